"""Bare names that two namesakes share: whom they mean, and where they mean neither."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, islice

from attrs import frozen

from quotes.document import Document, Node
from quotes.mentions.attributes import told_gender
from quotes.mentions.entities import Entity, NameMention


def contested_names(document: Document, entities: tuple[Entity, ...]) -> dict[int, tuple[int, ...]]:
    """Return the starts of bare names that two namesakes share about equally, with both.

    The one whom the text names in full more often is its main entity and keeps the bare name: by
    far, or where the text or its headline makes plain whom it is about.
    """
    bearers: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.is_person:
            for surname in {m.tokens[-1] for m in entity.mentions if len(m.tokens) > 1}:
                bearers.setdefault(surname, []).append(entity)
    found: dict[int, tuple[int, ...]] = {}
    for surname, sharing in bearers.items():
        if len(sharing) > 1:
            for entity in sharing:
                plain = _is_main(document, entity, surname)
                _contest(document, entity, surname, sharing, found, lead=1 if plain else 2)
    return found


def _is_main(document: Document, entity: Entity, surname: str) -> bool:
    """The bare name again and again, or the full one in the headline."""
    bare = sum(1 for m in entity.mentions if m.tokens == (surname,) and not m.in_marks)
    return bare >= _OFTEN or entity.name in (document.title or "")


_OFTEN = 4

# Nobody keeps more people of one surname apart by where they stand.
MOST_NAMESAKES = 40


def _contest(
    document: Document,
    entity: Entity,
    surname: str,
    sharing: list[Entity],
    found: dict[int, tuple[int, ...]],
    *,
    lead: int,
) -> None:
    mine = full_count(entity.mentions)
    least = max(mine - lead + 1, 1)
    others = (f for f in sharing if f is not entity and full_count(f.mentions) >= least)
    equal = list(islice(others, MOST_NAMESAKES))
    bare = [m for m in entity.mentions if m.tokens == (surname,)]
    if not mine or not bare:
        return
    rivals = [
        _Rival(entity=f, first=_first_in_full(f))
        for f in equal
        if not _is_named_beside(f, entity, surname)
    ]
    for mention in bare:
        told = told_gender([mention])
        meant = [
            rival.entity.index
            for rival in rivals
            if (None in {told, rival.entity.gender} or told is rival.entity.gender)
            and rival.first < mention.span.start
            and not is_just_introduced(entity.mentions, rival.entity.mentions, mention.span.start)
            and not _is_settled(document, bare, rival, mention)
            and not _is_back_to(document, entity, rival.entity, mention)
        ]
        if meant:
            found[mention.span.start] = (entity.index, *meant)


@frozen(kw_only=True)
class _Rival:
    """A namesake, and where the surname is first his."""

    entity: Entity
    first: int


# Code points: a few sentences, and a section of an article.
_NEAR, _FAR = 600, 1500


def is_just_introduced(
    own: Sequence[NameMention],
    others: Sequence[NameMention],
    at: int,
    *,
    unplaced: Sequence[NameMention] = (),
) -> bool:
    """“Dana Holt opened the inquiry. Holt said …”, with the other Holt named long before: who has
    just been named in full, and not lost sight of since, is meant by the bare name.

    Not so where the bare name, `unplaced` ones among them, has long been somebody else's and the
    new Holt only comes up (“a friend of the late Hugh Holt”). All are in order; those of `own`
    among `others` do not count.
    """
    begin = at
    for mention in (own[i] for i in range(_before(own, at) - 1, -1, -1)):
        if begin - mention.span.start > _NEAR:
            return False
        begin = mention.span.start
        if len(mention.tokens) > 1 and not mention.in_marks:
            if not acts(mention) and _long_used(own, others, unplaced, before=begin):
                return False
            near = others[_before(others, begin - _FAR) : _before(others, at)]
            return not any(
                not _is_lent(m) and not _is_within(m, mention)
                for m in near
                if not _is_among(own, m)
            )
    return False


def _before(mentions: Sequence[NameMention], at: int) -> int:
    """How many of some mentions, in order, begin before a code point."""
    return bisect_left(mentions, at, key=lambda m: m.span.start)


def _is_among(mentions: Sequence[NameMention], mention: NameMention) -> bool:
    at = _before(mentions, mention.span.start)
    return at < len(mentions) and mentions[at] is mention


def _long_used(
    own: Sequence[NameMention],
    others: Sequence[NameMention],
    unplaced: Sequence[NameMention],
    *,
    before: int,
) -> bool:
    earlier = chain(others[: _before(others, before)], unplaced[: _before(unplaced, before)])
    bare = (m for m in earlier if len(m.tokens) == 1 and not m.in_marks and not _is_among(own, m))
    return len(list(islice(bare, _OFTEN))) == _OFTEN


def acts(mention: NameMention) -> bool:
    """Tell whether a name is a subject, or stands beside one (“the actor, Hugh Holt, left”)."""
    node: Node | None = mention.node
    while node is not None and node.is_a("appos", "flat", "compound", "nmod:desc"):
        node = node.head()
    return node is not None and node.is_a("nsubj") and not node.is_a("nsubj:pass")


def _is_lent(mention: NameMention) -> bool:
    """“the Holt inquiry”: the bare name stands in another name, and nobody is spoken of."""
    return len(mention.tokens) == 1 and mention.node.is_a("compound")


def _is_within(mention: NameMention, other: NameMention) -> bool:
    """“Dana Holt, mother of the late Hugh Holt, left”: named to tell who the other one is."""
    if mention.node.sentence is not other.node.sentence:
        return False
    node: Node | None = mention.node
    while node is not None and node.word != other.node.word and not node.is_a("conj"):
        node = node.head()
    return node is not None and node.word == other.node.word


def _first_in_full(entity: Entity) -> int:
    """Where the entity's surname first stands: who is only “Dana” so far is not “Holt”."""
    return min(m.span.start for m in entity.mentions if len(m.tokens) > 1)


def _is_named_beside(other: Entity, entity: Entity, surname: str) -> bool:
    """“Holt, a brother of the actor Hugh Holt, left”: a namesake named once, to tell who Holt is,
    when Holt has been called so before or is named in full there and acts."""
    named = [m for m in other.mentions if not m.in_marks]
    if len(named) != 1 or not _whose_it_is(named[0].node).is_a("nmod"):
        return False
    full = (m for m in entity.mentions if len(m.tokens) > 1)
    if any(acts(m) and _is_within(named[0], m) for m in full):
        return True
    bare = (m for m in entity.mentions if m.tokens == (surname,))
    return any(m.span.start < named[0].span.start for m in bare)


# Sentences in which a namesake just named may still be meant.
_STILL_MEANT = 5


def _is_settled(
    document: Document, bare: Sequence[NameMention], rival: _Rival, mention: NameMention
) -> bool:
    """The bare name has been the entity's again and again, from before the other was named, who
    does nothing near it: it goes on to be."""
    told = (m for m in bare[: _before(bare, mention.span.start)] if not m.in_marks)
    first = list(islice(told, _OFTEN))
    if len(first) < _OFTEN or first[0].span.start >= rival.first:
        return False
    here = document.number_of(mention.node.sentence)
    others = rival.entity.mentions
    begin = min(s.start for s in document.sentences_back(here, _STILL_MEANT))
    near = others[_before(others, begin) : _before(others, mention.node.sentence.end)]
    return not any(
        0 <= here - document.number_of(m.node.sentence) <= _STILL_MEANT and acts(m) for m in near
    )


def _is_back_to(document: Document, entity: Entity, other: Entity, mention: NameMention) -> bool:
    """The headline names the entity and not the other, whom the text named in full only once: some
    sentences on the bare name is again that of whom the article is about."""
    title = document.title or ""
    if entity.name not in title or other.name in title:
        return False
    named = [m for m in other.mentions if m.span.start < mention.span.start]
    if full_count(named) > 1:
        return False
    last = max((document.number_of(m.node.sentence) for m in named), default=0)
    return document.number_of(mention.node.sentence) - last > _STILL_MEANT


def _whose_it_is(name: Node) -> Node:
    """The noun that a name stands with (“of the actor Hugh Holt”), by which its phrase hangs."""
    head = name.head()
    while head is not None and head.word.upos == "NOUN" and name.is_a("appos", "flat"):
        name, head = head, head.head()
    return name


def full_count(mentions: tuple[NameMention, ...] | list[NameMention]) -> int:
    """Count the mentions outside marks that have more than one part."""
    return sum(1 for m in mentions if len(m.tokens) > 1 and not m.in_marks)

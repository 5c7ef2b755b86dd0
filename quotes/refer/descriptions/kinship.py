"""Relatives: “his wife”, “her brother”, of whom the text tells whose relative is who.

What it tells of the one it tells of the other: whose husband Holt is, is his wife.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from quotes.document import Node
from quotes.grammar.phrases import phrase_span, pronoun_of, title_before
from quotes.lexicon.gender import gender_of_role
from quotes.lexicon.nouns import KIN
from quotes.mentions.entities import Entity, NameMention
from quotes.model import Reason
from quotes.refer.context import Context
from quotes.refer.descriptions.joint import couple_before
from quotes.refer.outcome import Resolution, Step
from quotes.refer.pronouns.personal import resolve_pronoun

_PARTNERS = frozenset("husband wife widow widower spouse bride groom bridegroom partner".split())
_SIBLINGS = frozenset("brother sister sibling twin".split())
_MUTUAL = _SIBLINGS | {"cousin", "brother-in-law", "sister-in-law"}
_PARENTS = frozenset("mother father mum mom dad parent".split())
_CHILDREN = frozenset("son daughter child".split())
# Whose relative of the first kind is somebody's relative of the second.
_INVERSE = (
    (_PARTNERS, _PARTNERS),
    (_SIBLINGS, _SIBLINGS),
    (_PARENTS, _CHILDREN),
    (_CHILDREN, _PARENTS),
)


@frozen(kw_only=True)
class _Tie:
    """“her husband, Dana Holt”: whose, what, and who, by their entities."""

    owner: int
    noun: str
    relative: int


def resolve_kin(context: Context, node: Node) -> Resolution | None:
    """Return who somebody's relative is, None where the text names no such person."""
    if node.lemma not in KIN:
        return None
    owner = _owner(context, node)
    if owner is None:
        return None
    ties = tuple(_ties(context))
    found = {i for i in _told(ties, owner.index, node.lemma) if _fits(context, i, node)}
    step = Step(rule="kin", spans=(phrase_span(node),))
    if not found and node.lemma in _PARTNERS | _SIBLINGS:
        found = set(_of_family(context, ties, owner, node))
    if len(found) != 1:
        return None
    return Resolution(entities=tuple(found), steps=(step,), margin=0.5)


def resolve_open_kin(context: Context, node: Node) -> Resolution | None:
    """“Holt and Ruiz climbed it. …, his brother says”: each is the other's brother, and whose is
    open."""
    if node.lemma not in _MUTUAL:
        return None
    for child in node.children("nmod:poss"):
        pronoun = pronoun_of(child.word)
        if pronoun in {"he", "she"}:
            owner = resolve_pronoun(context, child, pronoun)
            if owner.reason is Reason.AMBIGUOUS:
                return evolve(owner, steps=(Step(rule="kin", spans=(phrase_span(node),)),))
    return None


def _owner(context: Context, node: Node) -> Entity | None:
    owners = (_person(context, child) for child in node.children("nmod:poss"))
    return next(owners, None)


def _owners(context: Context, node: Node) -> tuple[Entity, ...]:
    """Whose relative somebody is: one person's, or a couple's (“Their daughter, Dana, …”)."""
    if any(pronoun_of(c.word) == "they" for c in node.children("nmod:poss")):
        return couple_before(context, node) if node.lemma in _CHILDREN else ()
    owner = _owner(context, node)
    return () if owner is None else (owner,)


def _person(context: Context, node: Node) -> Entity | None:
    """Whom “he”, “she” or a name means; None for what is no person of the text."""
    pronoun = pronoun_of(node.word)
    if pronoun in {"he", "she"}:
        entities = resolve_pronoun(context, node, pronoun).entities
        return context.cast.entities[entities[0]] if entities else None
    entity = context.cast.entity_at(node.word.span)
    return entity if entity is not None and entity.is_person else None


def _fits(context: Context, index: int, node: Node) -> bool:
    gender = gender_of_role(node.lemma)
    entity = context.cast.entities[index]
    return entity.is_person and (gender is None or entity.gender in {None, gender})


def _told(ties: tuple[_Tie, ...], owner: int, noun: str) -> Iterator[int]:
    for tie in ties:
        if tie.owner == owner and _is_alike(tie.noun, noun):
            yield tie.relative
        inverse = any(tie.noun in kind and noun in other for kind, other in _INVERSE)
        if tie.relative == owner and inverse:
            yield tie.owner


def _is_alike(told: str, noun: str) -> bool:
    """“his bride” is “his wife” later, “her mum” “her mother”; gender tells the rest."""
    return told == noun or any({told, noun} <= kind for kind in (_PARTNERS, _SIBLINGS, _PARENTS))


def _ties(context: Context) -> Iterator[_Tie]:
    """All that the text tells of who is whose relative, and who married whom."""
    for entity in context.cast.entities:
        if not entity.is_person:
            continue
        for mention in entity.mentions:
            for noun in _nouns_of(mention):
                for owner in _owners(context, noun):
                    if owner.index != entity.index:
                        yield _Tie(owner=owner.index, noun=noun.lemma, relative=entity.index)
            yield from _marriages(context, entity, mention)


def _nouns_of(mention: NameMention) -> Iterator[Node]:
    """“his wife, Dana Holt”, “his wife Dana Holt”, “Dana Holt, his wife,”."""
    node = mention.node
    title, head = title_before(node), node.head()
    beside = [*node.children("appos"), *([title] if title is not None else [])]
    if head is not None and node.is_a("appos", "flat"):
        beside.append(head)
    yield from {n.start: n for n in beside if n.lemma in KIN}.values()


def _marriages(context: Context, entity: Entity, mention: NameMention) -> Iterator[_Tie]:
    """“she married Dana Holt”, “she married the baker Dana Holt”."""
    node: Node | None = mention.node
    while node is not None and node.is_a("appos", "flat"):
        node = node.head()
    verb = node.head() if node is not None and node.is_a("obj") else None
    if verb is None or verb.lemma != "marry":
        return
    for subject in verb.children("nsubj"):
        one = _person(context, subject)
        if one is not None:
            yield _Tie(owner=one.index, noun="spouse", relative=entity.index)


def _of_family(
    context: Context, ties: tuple[_Tie, ...], owner: Entity, node: Node
) -> Iterator[int]:
    """The others of the gender who share the surname, and of whom the text tells no other tie."""
    gender = gender_of_role(node.lemma)
    tied = {tie.relative for tie in ties}
    tied |= {tie.owner for tie in ties if tie.relative == owner.index}
    for entity in context.cast.entities:
        if entity.index == owner.index or not entity.is_person or entity.index in tied:
            continue
        if any(
            not _is_alike(noun.lemma, node.lemma) for m in entity.mentions for noun in _nouns_of(m)
        ):
            continue  # somebody's sister, whosever, is no wife
        if entity.gender is gender is not None and _share_surname(context, entity, owner):
            yield entity.index


def _share_surname(context: Context, one: Entity, other: Entity) -> bool:
    """“Dana Holt” and “Boris Holt”, “Dana Pike-Holt”; “Dana and Boris Holt”."""
    first, second = one.name.split(), other.name.split()
    if len(first) > 1 and len(second) > 1:
        return bool(set(first[-1].split("-")) & set(second[-1].split("-")))
    return any(
        context.cast.entity_at(joined.word.span) is other
        for mention in one.mentions
        for joined in _joined(mention.node)
    )


def _joined(node: Node) -> tuple[Node, ...]:
    head = node.head()
    above = (head,) if head is not None and node.is_a("conj") else ()
    return (*node.children("conj"), *above)

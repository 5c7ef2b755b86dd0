"""Names in a source phrase: its head's own name, or one that stands beside a description."""

from quotes.document import Node
from quotes.grammar.phrases import (
    is_law,
    naming_apposition,
    phrase_span,
    phrase_words,
    tagged_name_at,
)
from quotes.lexicon.name_tokens import (
    has_personal_title,
    is_plural_initials,
    name_tokens,
    names_same,
    only_titles,
)
from quotes.lexicon.nouns import COLLECTIVES, OFFICES, PERSON_ROLES
from quotes.mentions.cataphora import gender_beside
from quotes.mentions.entities import Cast, Entity
from quotes.mentions.generations import of_generation
from quotes.model import Reason, Span
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step, Weighed, unresolved
from quotes.refer.pronouns.deceased import is_gone
from quotes.refer.pronouns.described_antecedents import title_after
from quotes.syntax import EntityType, Word


def resolve_name(context: Context, head: Node) -> Resolution | None:
    """The entity named in the phrase: its head's own name, or a name set beside a description."""
    if head.lemma in COLLECTIVES and head.word.upos == "NOUN":
        return _apposed_body(context, head)
    if is_law(head):
        return unresolved(Reason.DOCUMENT, Step(rule="description", spans=(phrase_span(head),)))
    generation = of_generation(context.cast, head)
    if generation is not None:
        step = Step(rule="generation", spans=(phrase_span(head),))
        return Resolution(entities=(generation.index,), steps=(step,), margin=0.7)
    own = _name_node(head)
    if own is None:
        return _untagged_name(context, head)
    entity = context.cast.entity_at(own.word.span)
    step = Step(rule="name", spans=(own.word.span,))
    rivals = _agreeing(context, head, context.cast.rivals_at(own.word.span))
    if rivals:
        return _of_rivals(context, rivals, step)
    if entity is None:
        entity = _in_tagged_name(context, own)
    if entity is None:
        apposed = naming_apposition(head)
        entity = context.cast.entity_at(apposed.word.span) if apposed is not None else None
    if entity is None:
        return None
    if not entity.is_person and entity.type.value == "other" and own is not head:
        return None
    return Resolution(entities=(entity.index,), steps=(step,))


def _apposed_body(context: Context, head: Node) -> Resolution | None:
    """“the firm that sells them, Holt & Sons”: the body that a name after the noun names."""
    apposed = naming_apposition(head)
    entity = context.cast.entity_at(apposed.word.span) if apposed is not None else None
    if apposed is None or entity is None or entity.is_person:
        return None
    return Resolution(
        entities=(entity.index,), steps=(Step(rule="name", spans=(apposed.word.span,)),)
    )


_SINGLE = frozenset("a an one another".split())


def _in_tagged_name(context: Context, node: Node) -> Entity | None:
    """“Secretary of State Dana Holt”: the name in the entity that the office is part of, or that
    follows where the entity is a mere title (“Sen.”)."""
    tagged = tagged_name_at(node)
    if tagged is None or tagged.type is not EntityType.PERSON:
        return None
    inside = context.cast.entity_at(Span(start=tagged.start, end=tagged.end))
    if inside is not None or not only_titles(tagged.text):
        return inside
    after = (w for w in node.sentence.words if w.start >= tagged.end and w.text != ".")
    name = next(after, None)
    return None if name is None else context.cast.entity_at(name.span)


def _agreeing(context: Context, head: Node, rivals: tuple[int, ...]) -> tuple[int, ...]:
    """Of namesakes those whose gender the pronouns of the sentence allow."""
    gender = gender_beside(context.document, head) if rivals else None
    entities = context.cast.entities
    return tuple(i for i in rivals if gender is None or entities[i].gender in {None, gender})


def _of_rivals(context: Context, rivals: tuple[int, ...], step: Step) -> Resolution:
    """The one namesake whom the pronouns of the sentence fit, or who can have spoken."""
    if len(rivals) == 1:
        return Resolution(entities=rivals, steps=(step, Step(rule="gender_beside")), margin=0.8)
    able = _able(context, rivals)
    if len(able) == 1:
        return Resolution(entities=able, steps=(step, Step(rule="other_namesake")), margin=0.5)
    share = round(1 / len(able), 3)
    weighed = tuple(Weighed(entity=i, score=share) for i in able)
    return unresolved(Reason.AMBIGUOUS, step, weighed=weighed)


def _able(context: Context, rivals: tuple[int, ...]) -> tuple[int, ...]:
    """Of namesakes those whom the words do not name and who are neither dead nor missing."""
    others = tuple(i for i in rivals if i not in context.excluded)
    alive = tuple(i for i in others if not is_gone(context, context.cast.entities[i]))
    return alive or others


def _name_node(head: Node) -> Node | None:
    """The named word of a phrase: its head, an apposed name, or a name within the phrase that no
    possessor or preposition sets apart (“chief economist Dana Holt”)."""
    own = tagged_name_at(head)
    apposed = naming_apposition(head)
    if apposed is not None and (own is None or own.type is not EntityType.PERSON):
        return apposed
    if own is not None:
        return head
    after = _name_right_after(head)
    if after is not None:
        return after
    for word in phrase_words(head):
        if word.index <= head.word.index:
            continue
        node = Node(sentence=head.sentence, word=word)
        if _is_person_name(node) and _hangs_plainly(node, head):
            return node
    return None


def _name_right_after(head: Node) -> Node | None:
    """“radio host Dana Holt”, “Secretary of State Dana Holt”: a name that touches the phrase."""
    title_of = title_after(head) if head.word.upos == "NOUN" else None
    if title_of is not None and _is_person_name(title_of):
        return title_of
    at = phrase_words(head)[-1].index + 1
    words = head.sentence.words
    if at + 2 < len(words) and words[at].text == "-" and words[at].end == words[at + 1].start:
        at += 2  # “Secretary-Treasurer Dana Holt”
    if at < len(words) and words[at].upos == "PROPN":
        node = Node(sentence=head.sentence, word=words[at])
        return node if _is_person_name(node) else None
    return None


def _is_person_name(node: Node) -> bool:
    tagged = tagged_name_at(node)
    return tagged is not None and tagged.type is EntityType.PERSON


def _hangs_plainly(node: Node, head: Node) -> bool:
    """Tell whether nothing parts a name from the noun before it: no possessor, no preposition, nor
    one before it where the noun is anybody's (“a spokesman for candidate Dana Holt”)."""
    if not _SINGLE.isdisjoint(c.lemma for c in head.children("det")):
        between = head.sentence.words[head.word.index + 1 : node.word.index]
        if any(word.upos == "ADP" for word in between):
            return False
    while node.word.index != head.word.index:
        if node.is_a("nmod:poss", "conj") or node.children("case"):
            return False
        above = node.head()
        if above is None:
            return False
        node = above
    return True


def _untagged_name(context: Context, head: Node) -> Resolution | None:
    """A proper noun as source that the tagger did not see: matched by its words, or new."""
    if is_plural_initials(head.word.text):
        return None  # “MPs said”: a kind of people
    titled = has_personal_title(phrase_span(head).of(context.document.text))
    run = _name_run(head)
    if len(run) < 2 and head.word.upos != "PROPN":
        run = _capitalised_run(head)
    named = titled or head.word.upos == "PROPN" or len(run) > 1
    if not head.word.text[:1].isupper() or _is_office(head, run):
        return None
    if not named:
        return _short_name(context, head)
    span = Span(start=run[0].start, end=run[-1].end)
    entity = context.cast.entity_named(span.of(context.document.text))
    step = Step(rule="name", spans=(span,))
    if entity is not None:
        return Resolution(entities=(entity.index,), steps=(step,))
    words = span.of(context.document.text)
    if not name_tokens(words) or only_titles(words):
        return None  # “the President”
    return Resolution(name=span, steps=(step,), margin=0.6)


def _is_office(head: Node, run: list[Word]) -> bool:
    """“the Secretary of State”: an office written with a capital is no name."""
    office = head.lemma.lower() in OFFICES | PERSON_ROLES
    return office and len(run) == 1 and bool(head.children("det"))


def _short_name(context: Context, head: Node) -> Resolution | None:
    """“the Lantern wrote”, “Holt and Waters say”, “Small, who left, said”: a common noun with a
    capital, or an adjective anywhere, that is part of the name of one entity."""
    if head.start == head.sentence.start and head.word.upos != "ADJ":
        return None
    entity = context.cast.entity_named(head.word.text)
    if entity is None or (entity.is_person and head.children("det")):
        return None
    return Resolution(entities=(entity.index,), steps=(Step(rule="name", spans=(head.word.span,)),))


def _capitalised_run(head: Node) -> list[Word]:
    """“Northern Ferries”: capitals where a sentence has none make a name of common nouns.

    Not so in a headline, where every word has one.
    """
    words = head.sentence.words
    if _is_in_headline(head):
        return [head.word]
    low = high = head.word.index
    while low > 0 and words[low - 1].text[:1].isupper() and words[low - 1].upos in _NAMING:
        low -= 1
    while high + 1 < len(words) and words[high + 1].text[:1].isupper():
        if words[high + 1].upos not in _NAMING:
            break
        high += 1
    return list(words[low : high + 1])


def _is_in_headline(head: Node) -> bool:
    """Many words have a capital that are no names; not so where a small “the” leads the phrase."""
    words = head.sentence.words
    small = any(c.word.text == "the" for c in head.children("det"))
    plain = [
        w
        for w in words[1:]
        if w.text.isalpha() and w.upos not in {"PROPN", "PRON", "DET", "ADP"} and w != head.word
    ]
    if small and len(plain) < _TELLING:
        return False
    return sum(w.text[0].isupper() for w in plain) * 3 > len(plain)


# So many words outside the phrase show how the sentence is written.
_TELLING = 3
_NAMING = frozenset("PROPN NOUN ADJ".split())


def _name_run(head: Node) -> list[Word]:
    """The proper nouns around a head that touch it, titles left out at the front."""
    words = head.sentence.words
    low = high = head.word.index
    while low > 0 and words[low - 1].upos == "PROPN":
        low -= 1
    while high + 1 < len(words) and words[high + 1].upos == "PROPN":
        high += 1
    while low > 0 and _is_within_tagged_name(head, words[low - 1], words[low]):
        low -= 1
    if high + 1 < len(words) and words[high + 1].upos == "NUM" and words[high + 1].deprel == "flat":
        high += 1  # “Channel 12”
    run = list(words[low : high + 1])
    while len(run) > 1 and not name_tokens(run[0].text + " x")[1:]:
        run = run[1:]
    return run


def _is_within_tagged_name(head: Node, before: Word, word: Word) -> bool:
    """Both are of a name, of which the tagger saw but the front (“New Norland” “Leader”)."""
    tagged_names = head.sentence.entities
    return any(e.start <= before.start and word.end <= e.end for e in tagged_names)


def resolve_known(cast: Cast, head: Node) -> Resolution | None:
    """The known speaker that a source phrase means by an alias or role, None for any other."""
    entity = cast.entity_at(head.word.span)
    if entity is None or entity.known is None or cast.rivals_at(head.word.span):
        return None
    mention = next(m for m in entity.mentions if m.span.overlaps(head.word.span))
    if mention.role is not None:
        step = Step(rule="known_role", spans=(mention.span,))
    elif not names_same(mention.tokens, name_tokens(entity.known.name)):
        step = Step(rule="known_alias", spans=(mention.span,))
    else:
        return None
    return Resolution(entities=(entity.index,), steps=(step,))

"""“The elder Holt”, “Holt the younger”: which of two of one name, by kinship and age."""

from quotes.document import Node
from quotes.grammar.phrases import phrase_words
from quotes.lexicon.name_tokens import name_tokens
from quotes.mentions.entities import Cast, Entity, NameMention

_ELDER = frozenset("elder older senior father mother".split())
_YOUNGER = frozenset("younger junior".split())
_CHILDREN = frozenset("son daughter nephew niece grandson granddaughter".split())
_PARENTS = frozenset("father mother uncle aunt grandfather grandmother".split())


def regrouped(cast: Cast) -> list[list[NameMention]] | None:
    """Return the mentions by entity with “the elder Holt” given to whom it means; None if all are
    with theirs."""
    groups = [list(f.mentions) for f in cast.entities]
    moved = [
        (entity.index, told.index, mention)
        for entity in cast.entities
        if entity.is_person
        for mention in entity.mentions
        if len(mention.tokens) == 1
        and (told := of_generation(cast, mention.node)) is not None
        and told is not entity
    ]
    for of, to, mention in moved:
        groups[of].remove(mention)
        groups[to].append(mention)
    return groups if moved and all(groups) else None


def of_generation(cast: Cast, head: Node) -> Entity | None:
    """Return the entity that an “elder” or “younger” beside a surname tells, None if none does."""
    words = {w.text.lower() for w in phrase_words(head) if w.index < head.word.index}
    words |= {c.lemma for c in head.children("appos", "amod", "flat") if _is_right_after(head, c)}
    if not words & (_ELDER | _YOUNGER):
        return None
    surname = head.word.text.lower()
    sharing = [
        f
        for f in cast.entities
        if f.is_person
        and f.mentions[0].span.start <= head.start
        and any(name_tokens(x)[-1:] == (surname,) for x in f.forms)
    ]
    if len(sharing) != 2:
        return None
    one, two = sharing
    order = _compare(one, two)
    if order == 0:
        return None
    elder, younger = (one, two) if order > 0 else (two, one)
    return elder if words & _ELDER else younger


def _is_right_after(head: Node, word: Node) -> bool:
    """“Holt the elder”: no comma parts them."""
    between = head.sentence.words[head.word.index + 1 : word.word.index]
    return [w.text for w in between] == ["the"]


def _compare(one: Entity, two: Entity) -> int:
    """Return 1 if the first is told to be the older, -1 if the second is, 0 where untold."""
    ages = _age(one), _age(two)
    if ages[0] is not None and ages[1] is not None and ages[0] != ages[1]:
        return 1 if ages[0] > ages[1] else -1
    ranks = _rank(one), _rank(two)
    return (ranks[0] > ranks[1]) - (ranks[0] < ranks[1])


def _age(entity: Entity) -> int | None:
    found = [int(r.split("-")[0]) for r in entity.roles if r.endswith("-year-old")]
    return found[0] if len(found) == 1 else None


def _rank(entity: Entity) -> int:
    return bool(entity.roles & _PARENTS) - bool(entity.roles & _CHILDREN)

"""Two named together by one description: “both men”, “the sisters”, “the two”, “neither firm”.

Only where the sentences before speak of just two persons, or bodies, whom it can mean.
"""

from quotes.document import Node
from quotes.grammar.phrases import phrase_span, pronoun_of
from quotes.lexicon.gender import Gender, gender_of_role
from quotes.lexicon.nouns import BODY_KINDS, COLLECTIVES, DOCUMENTS, PERSON_ROLES
from quotes.mentions.entities import Entity
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

# Sentences back that two persons, and two bodies, must be named in.
_REACH = 5
_NEXT = 2
_PAIRS = frozenset("two pair couple duo both neither".split())
_KIN = frozenset(
    "brother sister twin sibling spouse newlywed cousin husband wife son daughter".split()
)
_MEN_AND_WOMEN = frozenset("man woman candidate rival leader senator minister player".split())


def resolve_pair(context: Context, node: Node) -> Resolution | None:
    """Return the two persons that a description of two stands for, None if it is of others."""
    if not _is_of_two(node) or node.lemma in BODY_KINDS | COLLECTIVES | DOCUMENTS:
        return None
    people = [f for f in _people_near(context, node) if _fits(f, node)]
    kin = [f for f in people if f.roles & _KIN] if node.lemma in _KIN | {"couple"} else []
    if len(kin) == 2:
        people = kin
    surnames = [f for f in people if _shares_surname(f, people)]
    if node.lemma in _KIN | {"couple"} and len(surnames) == 2:
        people = surnames
    if node.lemma == "parent" and len(people) != 2:
        people = list(couple_before(context, node))
    if len(people) != 2:
        return None
    step = Step(rule="pair", spans=(phrase_span(node),))
    return Resolution(entities=tuple(sorted(f.index for f in people)), steps=(step,), margin=0.4)


def couple_before(context: Context, node: Node) -> tuple[Entity, ...]:
    """Return the only two persons of one surname whom the text has named so far, as a couple."""
    before = [
        f
        for f in context.cast.entities
        if f.is_person and f.mentions[0].span.start < node.start and " " in f.name
    ]
    sharing = tuple(f for f in before if _shares_surname(f, before))
    genders = {f.gender for f in sharing}
    return sharing if len(sharing) == 2 and genders == {Gender.MALE, Gender.FEMALE} else ()


def _is_of_two(node: Node) -> bool:
    """“both men”, “the two”, “the sisters”, “each of them”; not “two men”, who may be any."""
    words = {c.word.text.lower() for c in node.children("det", "nummod", "cc:preconj", "amod")}
    lower = node.word.text.lower()
    if words & {"both", "neither"} or lower in {"both", "neither", "each"}:
        return all(pronoun_of(c.word) == "they" for c in node.children("nmod"))
    definite = "the" in words
    if lower in _PAIRS or node.lemma in {"couple", "pair", "duo"}:
        return definite
    counted = "two" in words
    plural = "Number=Plur" in node.word.feats
    if node.lemma in _KIN:
        return definite and plural
    return definite and counted and plural and node.lemma in PERSON_ROLES | _MEN_AND_WOMEN


def _people_near(context: Context, node: Node) -> tuple[Entity, ...]:
    """The persons named just before, not inside marks."""
    named = {
        entity.index: entity
        for entity, mention in context.people_before(node, reach=_REACH)
        if not mention.in_marks
    }
    return tuple(named.values())


def _fits(entity: Entity, node: Node) -> bool:
    if node.lemma == "parent" and entity.roles & {"son", "daughter", "child"}:
        return False
    gender = _gender_of(node)
    return gender is None or entity.gender in {None, gender}


def _gender_of(node: Node) -> Gender | None:
    return gender_of_role(node.lemma)


def _shares_surname(entity: Entity, people: list[Entity]) -> bool:
    last = entity.name.split()[-1]
    return any(f is not entity and f.name.split()[-1] == last for f in people)

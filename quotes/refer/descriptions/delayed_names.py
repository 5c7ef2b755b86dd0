"""Delayed names: “The founder of a bakery told … Dana Holt, 39, opened it in 2015.”.

A lead often says what somebody is and keeps the name for the sentences that follow, where it then
stands as a subject without anything else said of who that is.
"""

from quotes.document import Node
from quotes.grammar.animacy import can_speak
from quotes.grammar.main_clauses import is_main_subject
from quotes.grammar.number import is_definite, is_plural
from quotes.grammar.phrases import phrase_span
from quotes.lexicon.gender import gender_of_role
from quotes.lexicon.nouns import (
    BODY_KINDS,
    COLLECTIVES,
    DOCUMENTS,
    KIN,
    PERSON_ROLES,
    UNNAMED_ROLES,
)
from quotes.mentions.cataphora import gender_beside
from quotes.mentions.entities import Entity, NameMention
from quotes.model import Span
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

# Sentences that make a lead, and how many may stand between a description and the name: in a lead,
# and elsewhere.
_LEAD = 2
_BETWEEN_IN_LEAD = 3
_BETWEEN = 0
# Nouns of the unnamed that also end what leaders are called (“chief executive”).
_OFFICERS = frozenset("executive officer".split())
# What anybody who heads something may be called.
_HEADS = frozenset("head boss chief leader".split())


def resolve_introduced(context: Context, node: Node) -> Resolution | None:
    """Return the person whose name a definite description leaves for the next sentences.

    Only a person who is named there for the first time, in full and as a subject, and of whom
    nothing else is said than what the description says; nobody else may be named on the way.
    """
    if not _leaves_name_open(context, node):
        return None
    found = _first_named_after(context, node)
    if found is None:
        return None
    entity, mention = found
    gender = gender_of_role(node.lemma) or gender_beside(context.document, node)
    if gender is not None and entity.gender not in {None, gender}:
        return None
    if not _is_introduced(entity, mention, node):
        return None
    step = Step(rule="named_later", spans=(phrase_span(node), mention.span))
    return Resolution(entities=(entity.index,), steps=(step,), margin=0.5)


def _leaves_name_open(context: Context, node: Node) -> bool:
    things = COLLECTIVES | BODY_KINDS | DOCUMENTS
    person = node.lemma in PERSON_ROLES or (can_speak(node) and node.lemma not in things)
    owned = bool(node.children("nmod:poss"))
    return (
        person
        and node.lemma not in KIN | (UNNAMED_ROLES - _OFFICERS)
        and not is_plural(node)
        and (is_definite(node) or owned)
        and not context.document.in_marks(node.start)
    )


def _first_named_after(context: Context, node: Node) -> tuple[Entity, NameMention] | None:
    """The first person named outside marks after the sentence of a description, if within reach
    and if its own sentence names nobody but an owner."""
    number = context.document.number_of
    here = number(node.sentence)
    reach = _BETWEEN_IN_LEAD if here < _LEAD else _BETWEEN
    end = len(context.document.text)
    for entity, mention in context.cast.mentions_in(node.sentence.start, end):
        if not entity.is_person or mention.in_marks:
            continue
        distance = number(mention.node.sentence) - here
        if distance == 0 and not mention.node.is_a("nmod:poss"):
            return None
        if distance > 0:
            gap = Span(start=node.end, end=mention.node.sentence.start)
            return (entity, mention) if _sentences_in(context, gap) <= reach else None
    return None


def _sentences_in(context: Context, gap: Span) -> int:
    """How many sentences that are not within marks start in a gap."""
    return sum(
        not context.document.in_marks(s.start)
        for s in context.document.sentences_from(gap.start + 1, gap.end)
    )


def _is_introduced(entity: Entity, mention: NameMention, node: Node) -> bool:
    """Named here first, in full, as a subject by itself, and not as something else."""
    if mention is not entity.mentions[0] or len(mention.tokens) < 2:
        return False
    subject: Node | None = mention.node
    while subject is not None and subject.is_a("flat"):
        subject = subject.head()  # “Dame Dana Holt”
    if (
        subject is None
        or not subject.is_a("nsubj")
        or not is_main_subject(subject)
        or subject.children("conj")
    ):
        return False
    if any(c.word.xpos == "VBG" for c in subject.children("acl", "parataxis")):
        return False  # “Dana Holt, prosecuting, told the jury”
    beside = [c.lemma for c in subject.children("appos") if c.word.upos == "NOUN"]
    return all(lemma == node.lemma or lemma in _HEADS for lemma in (*beside, *_titles(mention)))


def _titles(mention: NameMention) -> tuple[str, ...]:
    return tuple(t.lower() for t in mention.titles if t.lower() in PERSON_ROLES)

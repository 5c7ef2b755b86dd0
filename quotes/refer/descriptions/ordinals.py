"""Persons told by their place in the text: “the former”, “the latter”; “the Holt & Sons owner”."""

from quotes.document import Node
from quotes.grammar.number import is_plural
from quotes.grammar.phrases import phrase_span, phrase_words
from quotes.lexicon.nouns import PERSON_ROLES, UNNAMED_ROLES
from quotes.mentions.entities import Entity
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step
from quotes.syntax import EntityType

_TWO = 2
# Sentences back in which the two of “the latter” are named.
_REACH = 1


def resolve_ranked(context: Context, node: Node) -> Resolution | None:
    """Return the first or second of the two just named, or the one person named with a body that
    the description names, None for any other description."""
    entity = _of_two(context, node) or _of_body(context, node)
    if entity is None:
        return None
    step = Step(rule="ranked", spans=(phrase_span(node),))
    return Resolution(entities=(entity.index,), steps=(step,), margin=0.6)


def _of_two(context: Context, node: Node) -> Entity | None:
    """“Holt met Ruiz; the latter said …”: of just two persons named shortly before."""
    if node.lemma not in {"former", "latter"} or len(phrase_words(node)) != _TWO:
        return None
    named = [f for f, m in context.people_before(node, reach=_REACH) if not m.in_marks]
    last = list({f.index: f for f in named}.values())
    if len(last) != _TWO:
        return None
    return last[0] if node.lemma == "former" else last[1]


def _of_body(context: Context, node: Node) -> Entity | None:
    """“Dana Holt, whose firm Arden sells it, … the Arden owner”: the one person whom a sentence
    before names with the body."""
    if node.lemma not in PERSON_ROLES - UNNAMED_ROLES or is_plural(node):
        return None
    words = [w for w in phrase_words(node) if w.index < node.word.index and w.upos == "PROPN"]
    entities = (context.cast.entity_at(w.span) for w in words)
    body = next((f for f in entities if f is not None and not f.is_person), None)
    if body is None or any(m.type is EntityType.PLACE for m in body.mentions):
        return None
    sentences = {
        id(m.node.sentence) for m in body.mentions if m.span.start < node.start and not m.in_marks
    }
    found = {
        f.index: f
        for f in context.cast.entities
        if f.is_person
        and any(id(m.node.sentence) in sentences and m.span.start < node.start for m in f.mentions)
    }
    return next(iter(found.values())) if len(found) == 1 else None

"""Persons told by their place in the text: “the former”, “the latter”."""

from quotes.document import Node
from quotes.grammar.phrases import phrase_span, phrase_words
from quotes.mentions.entities import Entity
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

_TWO = 2
# Sentences back in which the two of “the latter” are named.
_REACH = 1


def resolve_ranked(context: Context, node: Node) -> Resolution | None:
    """Return the first or second of the two just named, None for any other description."""
    entity = _of_two(context, node)
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

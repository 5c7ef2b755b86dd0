"""Who “you” is: the one called by name in the same words (“Dana, you said …”)."""

from quotes.document import Document, Node
from quotes.mentions.entities import NameMention
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

# What may stand before a name at the head of somebody's words: “Well, ”, “Mr. ”.
_LEAD = 8


def resolve_you(context: Context, node: Node) -> Resolution | None:
    """Return the entity whom the words around “you” call by name, None where they call nobody."""
    for entity, mention in reversed(context.people_before(node, reach=0)):
        if _is_called(context.document, mention, node):
            step = Step(rule="called", spans=(node.word.span, mention.span))
            return Resolution(entities=(entity.index,), steps=(step,), margin=0.7)
    return None


def _is_called(document: Document, mention: NameMention, node: Node) -> bool:
    """A comma behind the name, and the parse or its place at the head of the words tell so."""
    passage = document.passage(node.start)
    comma = document.text[mention.span.end : mention.span.end + 1] == ","
    if not comma or document.passage(mention.span.start) is not passage:
        return False
    start = mention.node.sentence.start
    if passage is not None and start < passage.start < mention.span.end:
        start = passage.start
    return mention.node.is_a("vocative") or mention.span.start - start <= _LEAD

"""Who the text tells is dead or missing: of two namesakes, or of “he” who speaks of “him”, it is
the other who speaks."""

from quotes.document import Node
from quotes.mentions.entities import Entity
from quotes.refer.context import Context

_DYING = frozenset("die drown perish vanish disappear".split())
_SLAIN = frozenset("kill murder slay bury drown".split())
_SEEN = frozenset("see hear".split())
_GONE = frozenset("dead missing killed victim deceased".split())


def is_gone(context: Context, entity: Entity) -> bool:
    """Tell whether a clause about an entity, by name or by “he” or “she”, says that it is dead or
    missing: “Holt died”, “Holt was last seen …”, “Holt was among the dead”, “the late Dana Holt”.
    """
    return entity.index in context.gone


def gone_of(context: Context) -> frozenset[int]:
    """Return the entities of which `is_gone` holds."""
    named = ((entity.index, m) for entity in context.cast.entities for m in entity.mentions)
    return frozenset(
        index
        for index, mention in (*named, *context.echoes)
        if not mention.in_marks and _is_told_gone(mention.node)
    )


def _is_told_gone(name: Node) -> bool:
    if any(c.lemma in {"late", "dead"} for c in name.children("amod")):
        return True
    head = name.head()
    while head is not None and name.is_a("appos", "flat"):
        name, head = head, head.head()
    if head is None or not name.is_a("nsubj"):
        return False
    if name.word.deprel == "nsubj:pass":
        last = any(c.lemma == "last" for c in head.children("advmod", "amod"))
        return head.lemma in _SLAIN or (head.lemma in _SEEN and last)
    cop = bool(head.children("cop"))
    return head.lemma in _DYING or (cop and head.lemma in _GONE)

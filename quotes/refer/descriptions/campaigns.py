"""“The candidate”, after “the Holt campaign”: Holt."""

from quotes.document import Node
from quotes.grammar.number import is_definite
from quotes.grammar.phrases import phrase_span
from quotes.mentions.entities import Entity
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

_RUNNING = frozenset("candidate nominee hopeful contender".split())
_CAMPAIGNS = frozenset("campaign camp team".split())
# Sentences back to the one that speaks of the campaign.
_REACH = 2


def resolve_candidate(context: Context, node: Node) -> Resolution | None:
    """Return the person whose campaign the sentences before speak of, None if there is none."""
    if node.lemma not in _RUNNING or not is_definite(node):
        return None
    here = context.document.number_of(node.sentence)
    owners = {
        entity.index
        for entity, mention in context.people_before(node, reach=_REACH)
        if context.document.number_of(mention.node.sentence) < here
        and _is_of_campaign(mention.node, entity)
    }
    step = Step(rule="campaign", spans=(phrase_span(node),))
    return Resolution(entities=tuple(owners), steps=(step,)) if len(owners) == 1 else None


def _is_of_campaign(name: Node, entity: Entity) -> bool:
    head = name.head()
    owns = name.is_a("compound", "nmod:poss") and head is not None
    return owns and head is not None and head.lemma in _CAMPAIGNS and entity.is_person

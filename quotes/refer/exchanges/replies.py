"""Who answers: the other party of an exchange."""

from attrs import evolve

from quotes.model import Kind, Reason
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step, unresolved
from quotes.refer.resolved import Resolved
from quotes.source.attributed import Attributed


def other_party(context: Context, item: Attributed, done: list[Resolved]) -> Resolution:
    """Return who answers: whoever spoke just before the answered one.

    Only the paragraph of the answered words and the one before it are looked at; further back
    other people talked.
    """
    assert item.answers is not None
    answered = done[item.answers]
    step = Step(rule="answers", spans=answered.attributed.found.spans[-1:])
    before = _spoke_before(context, item.answers, done)
    if before is None or voice(before) == voice(answered.resolution):
        return unresolved(Reason.AMBIGUOUS, step)
    return evolve(before, steps=(*before.steps, step), margin=min(before.margin, 0.6))


def _spoke_before(context: Context, answered: int, done: list[Resolved]) -> Resolution | None:
    """The last resolution before the answered quotation that is not its own speaker's."""
    document = context.document
    at = document.paragraph_index(done[answered].attributed.found.start) or 0
    for earlier in reversed(done[:answered]):
        found = earlier.attributed.found
        if (document.paragraph_index(found.start) or 0) < at - 1:
            return None
        if found.kind is Kind.REFERENCE or found.enclosing is not None:
            continue
        if not earlier.resolution.is_named or len(earlier.resolution.entities) > 1:
            return None
        if voice(earlier.resolution) != voice(done[answered].resolution):
            return earlier.resolution
    return None


def voice(resolution: Resolution) -> tuple[object, ...]:
    """Return what two resolutions share if they stand for the same speaker."""
    return (resolution.entities, resolution.name, resolution.given)

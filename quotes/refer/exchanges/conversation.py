"""Who else is there: the other of two who talk, where no words of his stand just before.

Holt comes in, Ruiz speaks; “It holds.” in the next paragraph is then Holt's. Only where the nearest
paragraph that speaks of others, going back, speaks of just one.
"""

from bisect import bisect_left
from collections.abc import Iterator

from quotes.grammar.phrases import pronoun_of
from quotes.model import Span
from quotes.refer.context import Context
from quotes.refer.outcome import Resolution, Step

# Paragraphs back, beside that of the words, in which the other is spoken of; and in which “I” is.
_BACK = 3
_BACK_FIRST_PERSON = 1


def other_present(context: Context, at: int, speaker: Resolution) -> Resolution | None:
    """Return the one other person of the scene in which somebody speaks at `at`."""
    reporter = context.cast.entity_named(context.reporter) if context.reporter else None
    own = {*speaker.entities, *([reporter.index] if reporter is not None else [])}
    regions = (_region(context, at, back) for back in range(_BACK + 1))
    others = next((p for region in regions if (p := {*_people_in(context, region)} - own)), set())
    narrates = speaker.given != context.reporter and (
        reporter is None or reporter.index not in speaker.entities
    )
    teller = narrates and _is_first_person(context, _region(context, at, _BACK_FIRST_PERSON))
    if len(others) + teller != 1:
        return None
    step = Step(rule="other_present")
    if others:
        return Resolution(entities=tuple(others), steps=(step,), margin=0.4)
    if reporter is not None:
        return Resolution(entities=(reporter.index,), steps=(step,), margin=0.4)
    if context.reporter is None:
        return None
    return Resolution(given=context.reporter, steps=(step,), margin=0.4)


def _region(context: Context, at: int, back: int) -> Span:
    paragraphs = context.document.prose.paragraphs
    index = context.document.paragraph_index(at) or 0
    return Span(start=paragraphs[max(index - back, 0)].start, end=paragraphs[index].end)


def _people_in(context: Context, region: Span) -> Iterator[int]:
    """Whom the narration of a region names, or has for the subject of a sentence."""
    starts = context.cast.starts
    for place in range(bisect_left(starts, (region.start, 0, 0)), len(starts)):
        entity, mention = context.cast.mention(place)
        if mention.span.start >= region.end:
            break
        if entity.is_person and not mention.in_marks:
            yield entity.index
    for index, mention in context.echoes:
        if region.start <= mention.span.start < region.end:
            yield index


def _is_first_person(context: Context, region: Span) -> bool:
    document = context.document
    return any(
        pronoun_of(node.word) == "i" and not document.in_marks(node.start)
        for node in document.nodes_in(region)
    )

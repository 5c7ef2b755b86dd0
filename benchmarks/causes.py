"""Why a segment came out wrong: the standing error analysis, grouped by cause."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from benchmarks.gold import Segment
from benchmarks.outcomes import shown, to_row
from benchmarks.scores import Judged, Outcome
from benchmarks.scores.names import name_words
from benchmarks.scores.speakers import is_reason_right
from benchmarks.scores.tables import is_source_right
from quotes.model import Quotation

_PRONOUNS = frozenset(
    "i we you he she it they him her them who himself herself themselves this that these those one "
    "his hers their theirs both".split()
)


class Cause(StrEnum):
    """Where on its way a segment went wrong, in the order of the way.

    cue: speech with source words, and no cue was found for it. source_span: other words were taken
    for the source. name_chain, pronoun, description: the source is right and of that form, the
    speaker is not. continuation: no source words of its own, and the speaker before goes on.
    speaker_change: none of its own, and somebody else begins. should_abstain: nobody is named in
    the text and somebody is in the report. reason: rightly unresolved for a wrong reason.
    """

    NOT_FOUND = "not found"
    CUE = "cue"
    SOURCE_SPAN = "source span"
    NAME_CHAIN = "name chain"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    CONTINUATION = "continuation"
    SPEAKER_CHANGE = "speaker change"
    JOINT = "joint"
    NON_SPEECH = "non-speech"
    SHOULD_ABSTAIN = "should have abstained"
    REASON = "reason"


def find_causes(judged: Sequence[Judged]) -> Mapping[Cause, tuple[Judged, ...]]:
    """Group what is wrong by cause; causes without a case are left out."""
    groups: defaultdict[Cause, list[Judged]] = defaultdict(list)
    before: Judged | None = None
    for item in judged:
        if before is not None and before.article.id != item.article.id:
            before = None
        cause = cause_of(item, before.segment if before else None)
        if cause is not None:
            groups[cause].append(item)
        if item.segment.is_speech:
            before = item
    return {cause: tuple(groups[cause]) for cause in Cause if groups[cause]}


def cause_of(item: Judged, before: Segment | None) -> Cause | None:
    """Return why a segment is wrong, None where it is right or not measured.

    `before` is the segment of speech before it in the same article.
    """
    match item.outcome:
        case Outcome.MISSED:
            return Cause.NOT_FOUND
        case Outcome.EMITTED | Outcome.MISNAMED:
            return Cause.NON_SPEECH
        case Outcome.NAMED:
            return Cause.SHOULD_ABSTAIN
        case Outcome.FLAGGED:
            return None if is_reason_right(item) else Cause.REASON
        case Outcome.WRONG | Outcome.ABSTAINED if item.quotation is not None:
            return _cause_of_speaker(item.segment, item.quotation, before)
        case _:
            return None


def causes_text(causes: Mapping[Cause, Sequence[Judged]], *, most: int) -> str:
    """Return each cause with its size and up to `most` cases in context, as Markdown."""
    parts = []
    for cause, items in causes.items():
        wrong = sum(item.outcome is not Outcome.ABSTAINED for item in items)
        parts.append(f"## {cause} ({len(items)}, of these {len(items) - wrong} abstained)\n\n")
        parts += [shown(to_row(item)) for item in items[:most]]
        if len(items) > most:
            parts.append(f"- and {len(items) - most} more\n")
        parts.append("\n")
    return "".join(parts)


def _cause_of_speaker(segment: Segment, quotation: Quotation, before: Segment | None) -> Cause:
    if len(segment.speakers) > 1:
        return Cause.JOINT
    if segment.mention is None:
        goes_on = before is not None and before.speakers == segment.speakers
        return Cause.CONTINUATION if goes_on else Cause.SPEAKER_CHANGE
    if not is_source_right(segment.mention, quotation):
        return Cause.CUE if quotation.cue is None else Cause.SOURCE_SPAN
    words = set(name_words(segment.mention))
    if words <= _PRONOUNS:
        return Cause.PRONOUN
    named = {word for form in (*segment.speakers, *segment.aliases) for word in name_words(form)}
    return Cause.NAME_CHAIN if words & named else Cause.DESCRIPTION

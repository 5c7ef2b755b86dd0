"""Each gold segment against one report: which quotation stands for it, and how that came out."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from attrs import frozen

from benchmarks.gold import Article, GoldKind, Segment
from benchmarks.scores.names import is_same_name
from quotes.model import Kind, Quotation, Report, Status

_MARKED = frozenset((GoldKind.SPEECH, GoldKind.DIRECT, GoldKind.MIXED, GoldKind.OTHER))
_UNMARKED = frozenset((Kind.INDIRECT, Kind.REFERENCE))
# A term inside a long quotation is not emitted merely because the quotation is.
_LEAST_LIKENESS_OF_OTHER = 0.4
_SKIPPED_NOTE = "marking"


class Outcome(StrEnum):
    """How one gold segment came out.

    Of speech with a named speaker: right, wrong, abstained, missed. Of speech without: flagged
    (rightly unresolved), named, missed. Of what is not speech: rejected, emitted (without a name),
    misnamed. Skipped: an error of the marks in the article itself, on which nobody is measured.
    """

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"
    FLAGGED = "flagged"
    NAMED = "named"
    MISSED = "missed"
    REJECTED = "rejected"
    EMITTED = "emitted"
    MISNAMED = "misnamed"
    SKIPPED = "skipped"


@frozen(kw_only=True)
class Judged:
    """A gold segment, the quotation that stands for it if any, and how it came out."""

    article: Article
    segment: Segment
    quotation: Quotation | None
    outcome: Outcome

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the report gives for the segment."""
        return names_of(self.quotation)

    @property
    def is_right(self) -> bool:
        """Whether status and names are right, for what is speech."""
        return self.outcome in (Outcome.RIGHT, Outcome.FLAGGED)


def judge_segments(gold: Sequence[Article], reports: Iterable[Report]) -> tuple[Judged, ...]:
    """Judge every gold segment, in order; reports are found by their `id`, the last one counts.

    A speech segment is found when a quotation covers at least half of its characters; of several
    the one closest in extent is taken.
    """
    by_id = {report.id: report for report in reports}
    return tuple(
        _judge(article, segment, report.quotations if report else ())
        for article in gold
        for report in (by_id.get(article.id),)
        for segment in article.segments
    )


def names_of(quotation: Quotation | None) -> tuple[str, ...]:
    """Return the speakers' names of a quotation, none where there is no quotation."""
    return tuple(s.name for s in quotation.speakers if s.name) if quotation else ()


def _judge(article: Article, segment: Segment, quotations: Sequence[Quotation]) -> Judged:
    best = _closest(segment, quotations)
    names = names_of(best)
    named = best is not None and best.status is Status.RESOLVED and bool(names)
    if segment.note == _SKIPPED_NOTE:
        outcome = Outcome.SKIPPED
    elif not segment.is_speech:
        emitted = Outcome.EMITTED if best else Outcome.REJECTED
        outcome = Outcome.MISNAMED if named else emitted
    elif best is None:
        outcome = Outcome.MISSED
    elif segment.status is Status.UNRESOLVED:
        outcome = Outcome.NAMED if named else Outcome.FLAGGED
    elif named:
        outcome = Outcome.RIGHT if are_right(names, segment) else Outcome.WRONG
    else:
        outcome = Outcome.ABSTAINED
    return Judged(article=article, segment=segment, quotation=best, outcome=outcome)


def are_right(names: Sequence[str], segment: Segment) -> bool:
    """Every name given is a gold form, and of joint speakers all are given."""
    forms = (*segment.speakers, *segment.aliases)
    joint = segment.speakers if len(segment.speakers) > 1 else ()
    return all(is_same_name(name, forms) for name in names) and all(
        any(is_same_name(name, (speaker,)) for name in names) for speaker in joint
    )


def _closest(segment: Segment, quotations: Sequence[Quotation]) -> Quotation | None:
    size = sum(end - start for start, end in segment.spans)
    best, likeness = None, 0.0
    for quotation in quotations:
        if segment.kind in _MARKED and quotation.kind in _UNMARKED:
            continue
        shared = _shared(segment, quotation)
        extent = sum(span.end - span.start for span in quotation.spans)
        near = shared / max(size, extent, 1)
        if not segment.is_speech and near < _LEAST_LIKENESS_OF_OTHER:
            continue
        if shared * 2 >= size and (best is None or near > likeness):
            best, likeness = quotation, near
    return best


def _shared(segment: Segment, quotation: Quotation) -> int:
    """Count the characters that both have."""
    return sum(
        max(0, min(span.end, end) - max(span.start, start))
        for span in quotation.spans
        for start, end in segment.spans
    )

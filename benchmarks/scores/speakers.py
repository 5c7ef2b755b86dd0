"""Who said it: the figures of a report over gold segments, in per cent."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from benchmarks.gold import Article, Status
from benchmarks.scores.judging import Judged, Outcome, judge_segments
from quotes.model import Report

_WRONG_NAMES = (Outcome.WRONG, Outcome.NAMED, Outcome.MISNAMED)


def _counter(counts: Mapping[Outcome, int]) -> Counter[Outcome]:
    return Counter(counts)


@frozen(kw_only=True)
class SpeakerScores:
    """Counts of outcomes, and the figures that follow from them.

    Figures are in per cent, rounded to two digits, None where there is nothing to divide by.
    `missed_resolved` are the missed segments whose speaker is named, a part of the missed.
    """

    counts: Counter[Outcome] = field(converter=_counter)
    missed_resolved: int = 0
    reasons_right: int = 0
    articles: int = 0
    articles_missing: int = 0

    @property
    def speech(self) -> int:
        """How many gold segments are speech."""
        return self.gold_resolved + self.gold_unresolved

    @property
    def other(self) -> int:
        """How many gold segments are not speech."""
        return self._sum(Outcome.REJECTED, Outcome.EMITTED, Outcome.MISNAMED)

    @property
    def gold_resolved(self) -> int:
        """How many gold segments have a named speaker."""
        named = self._sum(Outcome.RIGHT, Outcome.WRONG, Outcome.ABSTAINED)
        return named + self.missed_resolved

    @property
    def gold_unresolved(self) -> int:
        """How many gold segments are speech of somebody whom the text does not name."""
        missed = self.counts[Outcome.MISSED] - self.missed_resolved
        return self._sum(Outcome.FLAGGED, Outcome.NAMED) + missed

    @property
    def names_given(self) -> int:
        """For how many gold segments the report names somebody."""
        return self.counts[Outcome.RIGHT] + self.wrong_names

    @property
    def wrong_names(self) -> int:
        """How many of the names given are wrong."""
        return self._sum(*_WRONG_NAMES)

    @property
    def quote_recall(self) -> float | None:
        """Share of speech segments that are found."""
        return per_cent(self.speech - self.counts[Outcome.MISSED], self.speech)

    @property
    def speaker_accuracy(self) -> float | None:
        """Share of right names among segments with a named speaker."""
        return per_cent(self.counts[Outcome.RIGHT], self.gold_resolved)

    @property
    def named_precision(self) -> float | None:
        """Share of right names among all names given."""
        return per_cent(self.counts[Outcome.RIGHT], self.names_given)

    @property
    def misattribution(self) -> float | None:
        """Share of wrong names among all names given."""
        return per_cent(self.wrong_names, self.names_given)

    @property
    def unresolved_precision(self) -> float | None:
        """Share of rightly unresolved among all found speech left unresolved."""
        flagged = self._sum(Outcome.FLAGGED, Outcome.ABSTAINED)
        return per_cent(self.counts[Outcome.FLAGGED], flagged)

    @property
    def unresolved_recall(self) -> float | None:
        """Share of found and left unresolved among segments whose speaker is not named."""
        return per_cent(self.counts[Outcome.FLAGGED], self.gold_unresolved)

    @property
    def unresolved_f1(self) -> float:
        """Harmonic mean of the two, of their rounded values; 0 where one is missing."""
        return harmonic(self.unresolved_precision, self.unresolved_recall)

    @property
    def reason_accuracy(self) -> float | None:
        """Share of right reasons among the rightly unresolved."""
        return per_cent(self.reasons_right, self.counts[Outcome.FLAGGED])

    @property
    def non_speech_rejected(self) -> float | None:
        """Share of marked words that are not speech and not returned as quotations."""
        return per_cent(self.counts[Outcome.REJECTED], self.other)

    @property
    def abstained_on_resolved(self) -> float | None:
        """Share of segments with a named speaker that are found and left unresolved."""
        return per_cent(self.counts[Outcome.ABSTAINED], self.gold_resolved)

    @property
    def end_to_end(self) -> float | None:
        """Share of all segments that come out right: named, flagged or rejected."""
        right = self._sum(Outcome.RIGHT, Outcome.FLAGGED, Outcome.REJECTED)
        return per_cent(right, self.speech + self.other)

    def figures(self) -> dict[str, float | int | None]:
        """Return all figures by name, in the order in which they are read."""
        return {
            "docs": self.articles,
            "docs_missing": self.articles_missing,
            "speech": self.speech,
            "quote_recall": self.quote_recall,
            "speaker_accuracy": self.speaker_accuracy,
            "named_precision": self.named_precision,
            "misattribution": self.misattribution,
            "unresolved_precision": self.unresolved_precision,
            "unresolved_recall": self.unresolved_recall,
            "unresolved_f1": self.unresolved_f1,
            "reason_accuracy": self.reason_accuracy,
            "non_speech_rejected": self.non_speech_rejected,
            "end_to_end": self.end_to_end,
        }

    def _sum(self, *outcomes: Outcome) -> int:
        return sum(self.counts[outcome] for outcome in outcomes)


def score_speakers(gold: Sequence[Article], reports: Iterable[Report]) -> SpeakerScores:
    """Score reports against gold articles; they are matched by id.

    The definitions are those that the project's targets are given in: see `SpeakerScores` and
    `Outcome`. An article without a report counts as one in which nothing was found.
    """
    known = tuple(reports)
    ids = {report.id for report in known}
    missing = sum(article.id not in ids for article in gold)
    return tally(judge_segments(gold, known), articles=len(gold), missing=missing)


def tally(judged: Iterable[Judged], *, articles: int = 0, missing: int = 0) -> SpeakerScores:
    """Count outcomes that are judged already, such as those of one kind or tag."""
    items = tuple(judged)
    return SpeakerScores(
        counts=Counter(item.outcome for item in items),
        missed_resolved=sum(
            item.outcome is Outcome.MISSED and item.segment.status is Status.RESOLVED
            for item in items
        ),
        reasons_right=sum(is_reason_right(item) for item in items),
        articles=articles,
        articles_missing=missing,
    )


def is_reason_right(item: Judged) -> bool:
    """Tell whether a segment is rightly unresolved, and for the reason that the gold gives."""
    return (
        item.outcome is Outcome.FLAGGED
        and item.quotation is not None
        and item.quotation.reason is not None
        and item.segment.reason is not None
        and item.quotation.reason.value == item.segment.reason.value
    )


def per_cent(part: int, whole: int) -> float | None:
    """Return a share in per cent with two digits, None of nothing."""
    return round(100 * part / whole, 2) if whole else None


def harmonic(first: float | None, second: float | None) -> float:
    """Return the harmonic mean of two figures, 0 where one of them is missing or 0."""
    return round(2 * first * second / (first + second), 2) if first and second else 0.0

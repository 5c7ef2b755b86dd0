"""How far figures may be trusted: bootstrap intervals, whole articles resampled."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from benchmarks.scores.judging import Judged, Outcome
from benchmarks.scores.speakers import SpeakerScores, tally

FIGURES = (
    "quote_recall",
    "speaker_accuracy",
    "misattribution",
    "unresolved_recall",
    "unresolved_f1",
    "reason_accuracy",
    "non_speech_rejected",
    "end_to_end",
)


@frozen(kw_only=True)
class Interval:
    """The range in per cent that holds a figure in 95 of 100 resamplings."""

    low: float
    high: float


def speaker_intervals(
    judged: Iterable[Judged], *, rounds: int = 1000, seed: int = 1
) -> Mapping[str, Interval]:
    """Return the 95 % interval of each figure, by the percentile bootstrap over articles.

    Segments of one article stand and fall together, so articles are drawn, not segments. Figures
    that no resampling defines are left out. The same seed gives the same intervals.
    """
    by_article: defaultdict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        by_article[item.article.id].append(item)
    parts = [tally(items) for items in by_article.values()]
    if not parts:
        return {}
    chance = random.Random(seed)
    drawn = [_sum(chance.choices(parts, k=len(parts))) for _ in range(rounds)]
    values = {
        name: sorted(value for scores in drawn if (value := getattr(scores, name)) is not None)
        for name in FIGURES
    }
    return {name: _percentiles(found) for name, found in values.items() if found}


def _sum(parts: Sequence[SpeakerScores]) -> SpeakerScores:
    counts: Counter[Outcome] = Counter()
    for part in parts:
        counts.update(part.counts)
    return SpeakerScores(
        counts=counts,
        missed_resolved=sum(part.missed_resolved for part in parts),
        reasons_right=sum(part.reasons_right for part in parts),
    )


def _percentiles(values: Sequence[float]) -> Interval:
    last = len(values) - 1
    return Interval(low=values[round(0.025 * last)], high=values[round(0.975 * last)])

"""Whether confidences can be believed: risk against coverage, reliability, calibration error."""

import itertools
from collections.abc import Iterable, Sequence
from operator import itemgetter

from attrs import frozen

from benchmarks.scores.judging import Judged, Outcome

_NAMED = (Outcome.RIGHT, Outcome.WRONG, Outcome.NAMED, Outcome.MISNAMED)


@frozen(kw_only=True)
class Bin:
    """Outcomes of similar confidence: how many, their mean confidence, the share that is right."""

    size: int
    confidence: float
    accuracy: float


@frozen(kw_only=True)
class RiskPoint:
    """Names given from `threshold` up: their share of all named, and the share of wrong ones."""

    threshold: float
    coverage: float
    risk: float


def reliability_bins(judged: Iterable[Judged], *, bins: int = 10) -> tuple[Bin, ...]:
    """Sort found outcomes by confidence into bins of equal mass.

    Right means status and names; whatever is returned of words that are not speech is wrong.
    """
    pairs = [
        (item.quotation.confidence, item.is_right)
        for item in judged
        if item.quotation is not None and item.outcome is not Outcome.SKIPPED
    ]
    # By confidence alone: equals stay in the order of the text, right or wrong.
    pairs.sort(key=itemgetter(0))
    bins = min(bins, len(pairs))
    edges = [len(pairs) * n // bins for n in range(bins + 1)] if bins else []
    return tuple(_bin(pairs[a:b]) for a, b in itertools.pairwise(edges))


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error: the bins' mean gap, weighted by size."""
    total = sum(one.size for one in bins)
    if not total:
        return None
    return sum(one.size * abs(one.accuracy - one.confidence) for one in bins) / total


def risk_coverage(judged: Iterable[Judged]) -> tuple[RiskPoint, ...]:
    """Return what would be named, and wrongly, at each confidence that occurs, highest first.

    Coverage is the share of the names given when no threshold is set.
    """
    named = sorted(
        (
            (item.quotation.confidence, item.outcome is not Outcome.RIGHT)
            for item in judged
            if item.quotation is not None and item.outcome in _NAMED
        ),
        reverse=True,
    )
    points: list[RiskPoint] = []
    wrong = 0
    for kept, (confidence, is_wrong) in enumerate(named, 1):
        wrong += is_wrong
        if kept == len(named) or named[kept][0] < confidence:
            coverage = kept / len(named)
            points.append(RiskPoint(threshold=confidence, coverage=coverage, risk=wrong / kept))
    return tuple(points)


def _bin(pairs: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(
        size=len(pairs),
        confidence=sum(confidence for confidence, _ in pairs) / len(pairs),
        accuracy=sum(right for _, right in pairs) / len(pairs),
    )

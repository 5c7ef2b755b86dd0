"""What a fit of confidence is worth, out of fold: reliability, and what each threshold buys."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from attrs import asdict, frozen

from benchmarks.calibrate import FOLDS, Gathered, fit_folds, fit_models, out_of_fold
from benchmarks.markdown import table
from benchmarks.scores import (
    Bin,
    Judged,
    RiskPoint,
    calibration_error,
    reliability_bins,
    risk_coverage,
    tally,
)
from quotes.decide import Models

THRESHOLDS = (
    0.0,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.75,
    0.8,
    0.85,
    0.88,
    0.9,
    0.92,
    0.94,
    0.96,
    0.97,
    0.98,
)
_FIGURES = (
    "speaker_accuracy",
    "misattribution",
    "unresolved_recall",
    "abstained_on_resolved",
    "end_to_end",
)


@frozen(kw_only=True)
class Calibration:
    """Models fitted to all outcomes, and how models fitted without an article do on it.

    `judged` holds the outcomes out of fold at the default threshold, by gold set; `thresholds` the
    figures of each set at others.
    """

    models: Models
    judged: Mapping[str, tuple[Judged, ...]]
    thresholds: Mapping[str, Sequence[tuple[float, Mapping[str, float | None]]]]

    @property
    def pooled(self) -> tuple[Judged, ...]:
        """The outcomes of all sets."""
        return tuple(item for items in self.judged.values() for item in items)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Ten bins of equal mass over all sets."""
        return reliability_bins(self.pooled)

    @property
    def risks(self) -> tuple[RiskPoint, ...]:
        """Risk against coverage of the names given, over all sets."""
        return risk_coverage(self.pooled)

    @property
    def error(self) -> float | None:
        """The expected calibration error out of fold."""
        return calibration_error(self.bins)


def calibrate(sets: Mapping[str, Gathered], *, least: float) -> Calibration:
    """Fit to all sets together, and measure by folds what comes of them from `least` up."""
    rows = [row for gathered in sets.values() for row in gathered.rows]
    folds = fit_folds(rows)

    def figures(gathered: Gathered, threshold: float) -> Mapping[str, float | None]:
        scores = tally((*out_of_fold(gathered.rows, folds, threshold), *gathered.rest))
        return {name: getattr(scores, name) for name in _FIGURES}

    return Calibration(
        models=fit_models(rows),
        judged={name: out_of_fold(one.rows, folds, least) for name, one in sets.items()},
        thresholds={
            name: [(threshold, figures(one, threshold)) for threshold in THRESHOLDS]
            for name, one in sets.items()
        },
    )


def to_record(calibration: Calibration) -> dict[str, Any]:
    """Return the data that ships: the weights, and what they were fitted to."""
    error = calibration.error
    return {
        "about": {
            "date": date.today().isoformat(),
            "outcomes": {name: len(items) for name, items in calibration.judged.items()},
            "articles": {
                name: len({item.article.id for item in items})
                for name, items in calibration.judged.items()
            },
            "folds": FOLDS,
            "calibration_error_out_of_fold": None if error is None else round(error, 4),
        },
        **asdict(calibration.models),
    }


def to_markdown(calibration: Calibration) -> str:
    """Return the tables: reliability, risk and coverage, and each set's figures by threshold."""
    error = calibration.error
    parts = [
        f"Expected calibration error out of fold {error:.3f} (ten bins of equal mass, "
        f"{len(calibration.pooled)} outcomes).\n"
        if error is not None
        else "No outcomes.\n",
        table(
            ("outcomes", "mean confidence", "share right"),
            [(b.size, b.confidence, b.accuracy) for b in calibration.bins],
        ),
    ]
    for name, rows in calibration.thresholds.items():
        own = calibration_error(reliability_bins(calibration.judged[name]))
        alone = "–" if own is None else f"{own:.3f}"
        parts.append(f"{name}, out of fold (calibration error alone: {alone})\n")
        cells = [(f"{threshold:.2f}", *figures.values()) for threshold, figures in rows]
        parts.append(table(("names from", *_FIGURES), cells))
    return "\n".join(parts)

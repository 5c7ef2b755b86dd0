"""What a fit of the ranker is worth, out of fold: reliability, and what each threshold buys."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from attrs import fields, frozen
from numpy.typing import NDArray

from benchmarks.fit import FOLDS, Gathered, Row, chances_out_of_fold, fit_model
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
from quotes.rank.model import RankModel
from quotes.rank.network import Network

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.97, 0.98, 0.99)
_FIGURES = (
    "speaker_accuracy",
    "misattribution",
    "unresolved_recall",
    "abstained_on_resolved",
    "end_to_end",
)
_DIGITS = 5


@frozen(kw_only=True)
class Fitted:
    """Weights fitted to everything, and how weights fitted without an outlet do on it.

    `judged` holds the outcomes out of fold at the default threshold, by gold set; `thresholds` the
    figures of each set at others.
    """

    model: RankModel
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


def fit_all(sets: Mapping[str, Gathered], *, least: float, copies: Sequence[Row] = ()) -> Fitted:
    """Fit to all sets and `copies` of their articles together, and measure by folds what comes of
    the sets from `least` up."""
    rows = [row for gathered in sets.values() for row in gathered.rows]
    chances = dict(zip(map(id, rows), chances_out_of_fold(rows, copies=copies), strict=True))

    def decided(gathered: Gathered, threshold: float) -> tuple[Judged, ...]:
        return tuple(_decided(row, chances[id(row)], threshold) for row in gathered.rows)

    def figures(gathered: Gathered, threshold: float) -> Mapping[str, float | None]:
        scores = tally((*decided(gathered, threshold), *gathered.rest))
        return {name: getattr(scores, name) for name in _FIGURES}

    return Fitted(
        model=fit_model([*rows, *copies]),
        judged={name: decided(one, least) for name, one in sets.items()},
        thresholds={
            name: [(threshold, figures(one, threshold)) for threshold in THRESHOLDS]
            for name, one in sets.items()
        },
    )


def _decided(row: Row, chances: Sequence[float], threshold: float) -> Judged:
    return row.decided(chances, threshold)


def to_record(fitted: Fitted) -> dict[str, Any]:
    """Return the data that ships as JSON: the facts, the trees, and what they were fitted to."""
    error = fitted.error
    forest = fitted.model.forest
    return {
        "about": {
            "command": "python -m benchmarks fit",
            "date": date.today().isoformat(),
            "outcomes": {name: len(items) for name, items in fitted.judged.items()},
            "articles": {
                name: len({item.article.id for item in items})
                for name, items in fitted.judged.items()
            },
            "folds": FOLDS,
            "calibration_error_out_of_fold": None if error is None else round(error, 4),
        },
        "names": list(fitted.model.names),
        "trees": {
            "fact": forest.fact.tolist(),
            "threshold": [float(f"{t:.7g}") for t in forest.threshold],
            "left": forest.left.tolist(),
            "right": forest.right.tolist(),
            "value": [round(v, _DIGITS) for v in forest.value.tolist()],
            "roots": forest.roots.tolist(),
            "steps": forest.steps,
        },
    }


def to_arrays(fitted: Fitted) -> dict[str, NDArray[np.float16]]:
    """Return the networks that ship, by number and part: “0.wide”."""
    return {
        f"{number}.{part.name}": getattr(network, part.name).astype(np.float16)
        for number, network in enumerate(fitted.model.networks)
        for part in fields(Network)
        if part.init
    }


def to_markdown(fitted: Fitted) -> str:
    """Return the tables: reliability, risk and coverage, and each set's figures by threshold."""
    error = fitted.error
    parts = [
        f"Expected calibration error out of fold {error:.3f} (ten bins of equal mass, "
        f"{len(fitted.pooled)} outcomes).\n"
        if error is not None
        else "No outcomes.\n",
        table(
            ("outcomes", "mean confidence", "share right"),
            [(b.size, b.confidence, b.accuracy) for b in fitted.bins],
        ),
    ]
    for name, rows in fitted.thresholds.items():
        own = calibration_error(reliability_bins(fitted.judged[name]))
        alone = "–" if own is None else f"{own:.3f}"
        parts.append(f"{name}, out of fold (calibration error alone: {alone})\n")
        cells = [(f"{threshold:.2f}", *figures.values()) for threshold, figures in rows]
        parts.append(table(("names from", *_FIGURES), cells))
    return "\n".join(parts)

"""Plots as PNG and SVG, for those who have matplotlib (extra ``bench``)."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.errors import MissingPeerError
from benchmarks.scores import Bin, RiskPoint

_FORMATS = ("png", "svg")


def check_plotting() -> None:
    """Do nothing where plots can be drawn; better asked before long work than after.

    Raises:
        MissingPeerError: matplotlib is not installed.

    """
    _figure_module()


def plot_reliability(bins: Sequence[Bin], *, title: str, folder: Path, stem: str) -> list[Path]:
    """Draw the share that is right against mean confidence; return the files written.

    Raises:
        MissingPeerError: matplotlib is not installed.

    """
    figure, axes = _axes(title, x="mean confidence", y="share right")
    axes.plot([0, 1], [0, 1], color="0.7", linestyle="--", linewidth=1)
    axes.plot([b.confidence for b in bins], [b.accuracy for b in bins], marker="o")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1.02)
    return _save(figure, folder, stem)


def plot_risk(points: Sequence[RiskPoint], *, title: str, folder: Path, stem: str) -> list[Path]:
    """Draw the share of wrong names against the share of names kept; return the files written.

    Raises:
        MissingPeerError: matplotlib is not installed.

    """
    figure, axes = _axes(title, x="names kept, %", y="wrong, %")
    axes.plot([100 * p.coverage for p in points], [100 * p.risk for p in points])
    axes.set_xlim(0, 100)
    axes.set_ylim(bottom=0)
    return _save(figure, folder, stem)


def plot_bars(
    values: Sequence[tuple[str, float]], *, title: str, unit: str, folder: Path, stem: str
) -> list[Path]:
    """Draw one bar a value, the first on top; return the files written.

    Raises:
        MissingPeerError: matplotlib is not installed.

    """
    figure, axes = _axes(title, x=unit, y="")
    names = [name for name, _ in values]
    axes.barh(range(len(names)), [value for _, value in values])
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    return _save(figure, folder, stem)


def _axes(title: str, *, x: str, y: str) -> tuple[Any, Any]:
    figure = _figure_module().Figure(figsize=(5, 4), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.grid(visible=True, color="0.92")
    return figure, axes


def _figure_module() -> Any:
    try:
        # Figures of their own, not pyplot's: nothing global, no window.
        return import_module("matplotlib.figure")
    except ImportError as error:
        msg = (
            "wanted matplotlib to plot with, which is not installed: "
            "pip install quote-attribution[bench]"
        )
        raise MissingPeerError(msg) from error


def _save(figure: Any, folder: Path, stem: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{stem}.{form}" for form in _FORMATS]
    for path in paths:
        figure.savefig(path, dpi=150)
    return paths

"""`calibrate`: fits the confidence of outcomes to gold and writes it where the engine reads it."""

import json
from pathlib import Path

import click

from benchmarks.calibrate import gather
from benchmarks.calibration import Calibration, calibrate, to_markdown, to_record
from benchmarks.cli.choices import gold_sets, limit_option, models_option, plots_option
from benchmarks.machine import ROOT
from benchmarks.plots import plot_reliability, plot_risk
from quotes.options import Options
from quotes.parse.stanza_parser import StanzaParser

_SHIPPED = ROOT / "quotes" / "judge" / "confidence.json"


@click.command(name="calibrate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@models_option
@limit_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=_SHIPPED,
    help="Write the fitted weights there [default: where the engine reads them].",
)
@plots_option("Draw reliability and risk-coverage, out of fold, into this folder.")
def calibrate_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    output: Path,
    plots: Path | None,
) -> None:
    """Fit confidence to GOLD (files or folders) and measure it on articles left out."""
    parser = StanzaParser(models)
    sets = {
        one.name: gather(one.articles, parser) for one in gold_sets(gold, limit) if one.articles
    }
    calibration = calibrate(sets, least=Options().min_confidence)
    click.echo(to_markdown(calibration))
    record = json.dumps(to_record(calibration), indent=1, sort_keys=True)
    output.write_text(record + "\n", encoding="utf-8")
    if plots:
        _draw(calibration, plots)


def _draw(calibration: Calibration, folder: Path) -> None:
    title = "out of fold: " + ", ".join(calibration.judged)
    plot_reliability(calibration.bins, title=title, folder=folder, stem="calibration-reliability")
    plot_risk(calibration.risks, title=title, folder=folder, stem="calibration-risk")

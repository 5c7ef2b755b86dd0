"""`fit`: fits the ranker of speakers to gold and writes it where the engine reads it."""

import json
from pathlib import Path

import click
from safetensors.numpy import save_file

from benchmarks.cli.choices import (
    gold_sets,
    limit_option,
    models_option,
    parses_option,
    plots_option,
)
from benchmarks.damage import damaged
from benchmarks.fit import gather
from benchmarks.fitted import Fitted, fit_all, to_arrays, to_markdown, to_record
from benchmarks.machine import ROOT
from benchmarks.plots import plot_reliability, plot_risk
from quotes.options import Options
from quotes.parse.stanza_parser import StanzaParser

_SHIPPED = ROOT / "quotes" / "rank" / "ranker.json"


@click.command(name="fit")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@models_option
@limit_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=_SHIPPED,
    help="Write names and trees there, networks beside them [default: where the engine reads].",
)
@click.option(
    "--read",
    "read_sets",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="More gold, whose errors were read while the rules were written: it weighs less.",
)
@click.option(
    "--undamaged",
    is_flag=True,
    help="Fit to the articles alone, not to copies of them that have lost paragraphs as well.",
)
@parses_option
@plots_option("Draw reliability and risk-coverage, out of fold, into this folder.")
def fit_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    output: Path,
    read_sets: tuple[Path, ...],
    undamaged: bool,
    parses: Path,
    plots: Path | None,
) -> None:
    """Fit the ranker to GOLD (files or folders) and measure it on outlets left out."""
    parser = StanzaParser(models)
    read = gold_sets(read_sets, limit) if read_sets else ()
    given = [one for one in (*gold_sets(gold, limit), *read) if one.articles]
    sets = {
        one.name: gather(one.articles, parser, parses=parses, read=one in read) for one in given
    }
    copies = [] if undamaged else [c for one in given for a in one.articles if (c := damaged(a))]
    lesser = gather(copies, parser, parses=parses, read=True)
    fitted = fit_all(sets, least=Options().min_confidence, copies=lesser.rows)
    click.echo(to_markdown(fitted))
    record = json.dumps(to_record(fitted), separators=(",", ":"), sort_keys=True)
    output.write_text(record + "\n", encoding="utf-8")
    save_file(to_arrays(fitted), output.with_suffix(".safetensors"))
    if plots:
        _draw(fitted, plots)


def _draw(fitted: Fitted, folder: Path) -> None:
    title = "out of fold: " + ", ".join(fitted.judged)
    plot_reliability(fitted.bins, title=title, folder=folder, stem="calibration-reliability")
    plot_risk(fitted.risks, title=title, folder=folder, stem="calibration-risk")

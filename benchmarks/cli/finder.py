"""`finder`: fits what finds attributions with `scope="all"`, and shows frames and cues."""

import json
from pathlib import Path

import attrs
import click

from benchmarks.cli.choices import limit_option, models_option
from benchmarks.finder import fit_finder, frames_table, lemmas_table, out_of_fold, rows_of
from benchmarks.machine import ROOT
from benchmarks.parses import KeptParses
from benchmarks.readers.polnear import read_polnear
from quotes.parse.stanza_parser import StanzaParser

_SHIPPED = ROOT / "quotes" / "find" / "weigh" / "finder.json"


@click.command(name="finder")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--parses", required=True, type=click.Path(file_okay=False, path_type=Path))
@models_option
@limit_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=_SHIPPED,
    help="Write the fitted weights there [default: where the engine reads them].",
)
@click.option("--cues", default=60, show_default=True, help="How many cues to show.")
def finder_command(
    *,
    gold: Path,
    parses: Path,
    models: Path | None,
    limit: int | None,
    output: Path,
    cues: int,
) -> None:
    """Fit the finder to GOLD (PolNeAR's attributions), keeping parses in a folder."""
    parser = KeptParses(StanzaParser(models), parses)
    rows = tuple(rows_of(read_polnear(gold)[:limit], parser))
    click.echo(frames_table(rows, out_of_fold(rows)))
    click.echo()
    click.echo(lemmas_table(rows, most=cues))
    record = json.dumps(attrs.asdict(fit_finder(rows)), indent=0, sort_keys=True)
    output.write_text(record + "\n", encoding="utf-8")

"""`finder`: fits what finds attributions with `scope="all"`, and shows frames and cues."""

import json
from pathlib import Path

import attrs
import click

from benchmarks.cli.choices import limit_option, models_option
from benchmarks.finder import (
    among_others,
    begun_right,
    choices_of,
    fit_finder,
    found_table,
    frames_table,
    lemmas_table,
    out_of_fold,
    rows_of,
)
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
    articles = read_polnear(gold)[:limit]
    rows = tuple(rows_of(articles, parser))
    alone = out_of_fold(rows)
    together = among_others(rows, alone)
    annotated = sum(bool(a.content) for article in articles for a in article.attributions)
    click.echo(found_table(rows, together, annotated))
    click.echo()
    plain, chosen = begun_right(choices_of(rows, alone))
    click.echo(f"begin rightly: {plain:.1%} as parsed, {chosen:.1%} by weights")
    click.echo()
    click.echo(frames_table(rows, together))
    click.echo()
    click.echo(lemmas_table(rows, most=cues))
    record = json.dumps(attrs.asdict(fit_finder(rows, alone)), indent=0, sort_keys=True)
    output.write_text(record + "\n", encoding="utf-8")

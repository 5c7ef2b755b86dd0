"""`snippets`: how many speakers can be named from a quotation and a little text around it."""

from pathlib import Path

import click
from attrs import astuple

from benchmarks.cli.choices import gold_sets, limit_option, models_option
from benchmarks.markdown import Cell, table
from benchmarks.scores.judging import judge_segments
from benchmarks.snippets import cut_snippets, figures_of
from quotes import Engine, Options, Preset, Report


@click.command(name="snippets")
@click.argument("gold", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@models_option
@limit_option
@click.option("--around", default=100, show_default=True, help="Code points on both sides.")
@click.option(
    "--preset",
    type=click.Choice([*map(str, Preset)]),
    default=str(Preset.BALANCED),
    show_default=True,
    help="How sure a name must be; of texts cut out, all but complete ask for the surest.",
)
def snippets_command(
    *, gold: tuple[Path, ...], models: Path | None, limit: int | None, around: int, preset: str
) -> None:
    """Cut the marked quotations of GOLD out as quotation databases keep them, and name speakers."""
    rows: list[tuple[Cell, ...]] = []
    for one in gold_sets(gold, limit):
        cut = cut_snippets(one.articles, around=around)
        results = Engine(Options.preset(preset, models=models)).attribute_many(
            snippet.given for snippet in cut
        )
        reports = [result for result in results if isinstance(result, Report)]
        found = figures_of(judge_segments([snippet.gold for snippet in cut], reports))
        rows.append((one.name, *astuple(found)))
    click.echo(table(("set", *_HEADERS), rows))


_HEADERS = ("snippets", "named", "told", "given", "right", "right of told", "wrong", "open")

"""`errors`: what is wrong on gold files, grouped by cause and shown in context."""

from pathlib import Path

import click

from benchmarks.causes import Cause, causes_text, find_causes
from benchmarks.cli.choices import gold_argument, gold_sets, limit_option, models_option
from benchmarks.markdown import table
from benchmarks.runs import run_over, this_engine
from benchmarks.scores import judge_segments


@click.command(name="errors")
@gold_argument
@models_option
@limit_option
@click.option(
    "--cause",
    "causes",
    multiple=True,
    type=click.Choice([cause.value for cause in Cause]),
    help="Show these causes alone.",
)
@click.option(
    "--most", type=click.IntRange(min=0), default=10, show_default=True, help="Cases a cause."
)
def errors_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    causes: tuple[str, ...],
    most: int,
) -> None:
    """Group what the engine gets wrong on GOLD (default: corpus/) by cause, and show it."""
    engine = this_engine(models=models)
    for one in gold_sets(gold, limit):
        if not one.articles:
            continue
        run = run_over(engine, one.texts)
        found = find_causes(judge_segments(one.articles, run.reports))
        rows = [(cause.value, len(items)) for cause, items in found.items()]
        click.echo(f"# {one.name}\n\n{table(('cause', 'segments'), rows)}")
        wanted = {cause: items for cause, items in found.items() if not causes or cause in causes}
        click.echo(causes_text(wanted, most=most))

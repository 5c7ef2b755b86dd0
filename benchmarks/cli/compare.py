"""`compare`: two saved runs, or two git revisions, by gains and losses."""

import json
from pathlib import Path
from typing import Any

import click

from benchmarks.cli.choices import CORPUS, limit_option, models_option
from benchmarks.compare import compare_runs, comparison_text
from benchmarks.errors import BenchmarkError
from benchmarks.revisions import measure_revision


@click.command(name="compare")
@click.argument("before")
@click.argument("after")
@click.option(
    "--gold",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Gold to measure revisions on (default: corpus/); may be given several times.",
)
@models_option
@limit_option
@click.option(
    "--most", type=click.IntRange(min=0), default=20, show_default=True, help="Cases a list."
)
def compare_command(
    *,
    before: str,
    after: str,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    most: int,
) -> None:
    """Show what changed from BEFORE to AFTER: gains, losses, figures, time.

    Each is a file that `accuracy --json` wrote, or a git revision to measure now.
    """
    paths = gold or (CORPUS,)
    runs = [
        _saved(Path(name))
        if Path(name).is_file()
        else measure_revision(name, paths, models=models, limit=limit)
        for name in (before, after)
    ]
    compared = compare_runs(*runs)
    if not compared:
        raise BenchmarkError("wanted two runs with a gold set in common, came none; see --gold")
    for one in compared:
        click.echo(comparison_text(one, most=most))


def _saved(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        msg = f"{path}: wanted what accuracy --json writes, came {error}"
        raise BenchmarkError(msg) from error
    if not isinstance(record, dict) or "sets" not in record:
        raise BenchmarkError(f"{path}: wanted what accuracy --json writes, came something else")
    return record

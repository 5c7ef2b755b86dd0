"""`accuracy`: figures over gold files, as tables, JSON and plots, held against floors."""

import json
from pathlib import Path

import click

from benchmarks.accuracy import Accuracy, measure, to_json, to_markdown
from benchmarks.cli.choices import (
    gold_argument,
    gold_sets,
    json_option,
    limit_option,
    models_option,
    plots_option,
    scope_option,
)
from benchmarks.floors import breaches, read_floors
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs
from benchmarks.plots import plot_reliability, plot_risk
from benchmarks.runs import run_over, this_engine
from quotes.model import Scope


@click.command(name="accuracy")
@gold_argument
@models_option
@scope_option
@limit_option
@click.option("--brief", is_flag=True, help="Print the main tables alone.")
@click.option(
    "--floors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML of least and most figures; exit with 1 where a set breaks one.",
)
@json_option
@click.option(
    "--markdown",
    "markdown_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the tables there too.",
)
@plots_option("Draw reliability and risk-coverage into this folder, as PNG and SVG.")
def accuracy_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    scope: str,
    limit: int | None,
    brief: bool,
    floors: Path | None,
    json_file: Path | None,
    markdown_file: Path | None,
    plots: Path | None,
) -> int:
    """Measure how right the engine is on GOLD files or folders (default: corpus/).

    Reads the project's own form, PolNeAR in JSON lines, brat standoff of the PARC kind, PDNC and
    LitBank; which one a path holds is told by what lies there.
    """
    wanted = read_floors(floors) if floors else None
    engine = this_engine(models=models, scope=Scope(scope))
    measured = [measure(one, run_over(engine, one.texts)) for one in gold_sets(gold, limit)]
    about = describe_run() | {"models": ", ".join(sorted({one.run.models for one in measured}))}
    tables = "\n".join(to_markdown(one, brief=brief) for one in measured)
    click.echo(tables)
    if markdown_file:
        head = pairs(about, headers=("run", ""))
        markdown_file.write_text(f"{head}\n{tables}", encoding="utf-8")
    if json_file:
        record = {"about": about, "sets": [to_json(one) for one in measured]}
        json_file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    for one in measured if plots else ():
        _draw(one, plots)
    broken = [line for one in measured if wanted and one.speakers
              for line in breaches(wanted, one.speakers)]  # fmt: skip
    for line in broken:
        click.echo(f"below the floor: {line}", err=True)
    return 1 if broken else 0


def _draw(accuracy: Accuracy, folder: Path | None) -> None:
    if folder is None or accuracy.speakers is None:
        return
    name = accuracy.gold.name
    stem = name.replace("/", "-").removesuffix(".jsonl")
    plot_reliability(accuracy.bins, title=name, folder=folder, stem=f"{stem}-reliability")
    plot_risk(accuracy.risks, title=name, folder=folder, stem=f"{stem}-risk")

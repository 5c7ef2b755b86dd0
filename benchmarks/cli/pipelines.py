"""`pipelines`: what Arrow, data frames and DuckDB cost beside the engine alone."""

import resource
from pathlib import Path

import click

from benchmarks.cli.choices import gold_argument, gold_sets, limit_option
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.pipelines import cpu_seconds
from benchmarks.runs import count_words
from quotes.engine import Engine


@click.command(name="pipelines")
@gold_argument
@limit_option
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
def pipelines_command(*, gold: tuple[Path, ...], limit: int | None, repeat: int) -> None:
    """Measure the doors for pipelines over the articles of GOLD (default: corpus/), in turns."""
    articles = [article for one in gold_sets(gold, limit) for article in one.texts]
    words = count_words(articles)
    engine = Engine()
    list(engine.attribute_many(articles[:10]))
    turns = [cpu_seconds(articles, engine) for _ in range(repeat)]
    click.echo(pairs(describe_run(), headers=("run", "")))
    click.echo(
        table(
            ("words/s of a core", *(f"turn {turn + 1}" for turn in range(repeat))),
            [(door, *(words / turn[door] for turn in turns)) for door in turns[0]],
        )
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"{words:,} words; at most {peak:,.0f} MiB in memory")

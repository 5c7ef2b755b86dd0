"""`turns`: the speed of another revision's engine beside this one's."""

from os import getloadavg
from pathlib import Path

import click

from benchmarks.cli.choices import gold_argument, gold_sets, limit_option
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.turns import measure_turns


@click.command(name="turns")
@gold_argument
@click.option("--beside", required=True, metavar="REVISION", help="The engine before.")
@limit_option
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
def turns_command(*, gold: tuple[Path, ...], beside: str, limit: int | None, repeat: int) -> None:
    """Time a revision's engine and this one's in turns on the articles of GOLD (default: corpus/).

    What is told is the processor's time; OMP_NUM_THREADS=1 for what one core does.
    """
    texts = [article.text for one in gold_sets(gold, limit) for article in one.texts]
    before, now = measure_turns(beside, texts, repeats=repeat)
    rows = [
        (
            name,
            len(texts),
            turns.words,
            turns.quotations,
            min(turns.seconds),
            turns.words_per_second,
        )
        for name, turns in ((beside, before), ("this checkout", now))
    ]
    about = describe_run() | {"load average": f"{getloadavg()[0]:.1f}"}
    click.echo(pairs(about, headers=("run", "")))
    click.echo(table(("engine", "articles", "words", "quotations", "s", "words/s"), rows))
    click.echo(f"{now.words_per_second / before.words_per_second:.3f} times the words a second")

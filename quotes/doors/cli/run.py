"""`quotes run`: over an archive or a stream, by several processes, so that nothing is lost."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from quotes.doors.cli.choosing import engine_options, options_of, reading_of, reading_options
from quotes.doors.run.job import Job, OutputForm, cores
from quotes.doors.run.progress import watching
from quotes.doors.run.running import Run
from quotes.engine import Engine

_SOME_FAILED = 1
_SIGNALLED = 128  # what shells add a signal's number to


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT… | -")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="NAME.jsonl for reports; NAME.duckdb, or the folder NAME.parquet or NAME.csv for tables.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice([*map(str, OutputForm)]),
    help="What comes out [default: as the name of OUT tells].",
)
@reading_options
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Worker processes, each with an engine and a core of its own [default: cores].",
)
@click.option("--unordered", is_flag=True, help="Write records as they are done, not as they came.")
@click.option(
    "--max-wait",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a record of a live stream may wait for others.",
)
@click.option("--restart", is_flag=True, help="Begin anew: forget an earlier run and its output.")
@click.option("--quiet", is_flag=True, help="Tell of errors alone.")
@engine_options
def run_command(
    inputs: tuple[str, ...],
    out: Path,
    form: str | None,
    jobs: int | None,
    unordered: bool,
    max_wait: float,
    restart: bool,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Find the quotations of an archive or a stream, by several processes, to files or tables.

    INPUT is whatever can be read: text, JSON lines, pages, feeds, archives; "-" is standard input.

    Stopped or killed at any moment, the same command goes on where it was: every record comes out
    exactly once. OUT.run beside OUT holds what that needs, the records that failed
    (errors.jsonl) and the summary (summary.json).

    Ends with 0 where all was done, 1 where some records failed, 2 where the command was wrong.
    """
    job = Job(
        inputs=inputs,
        out=out,
        form=OutputForm(form) if form else OutputForm.of(out),
        reader=chosen["reader"],
        reading=reading_of(chosen),
        jobs=jobs or cores(),
        keep_order=not unordered,
        max_wait=max_wait,
    )
    made = Engine(options_of(chosen))
    with watching(_tell, is_quiet=quiet) as watcher:
        run = Run(job, made, watcher=watcher, restart=restart)
        with _stopped_by_signals(run) as received:
            summary = run.go()
    if not quiet:
        click.echo(summary.text(), err=True)
    if received:
        raise click.exceptions.Exit(_SIGNALLED + received[0])
    if summary.failed:
        raise click.exceptions.Exit(_SOME_FAILED)


@contextmanager
def _stopped_by_signals(run: Run) -> Iterator[list[int]]:
    """Let a first Ctrl-C or SIGTERM finish what is at work; a second one ends at once."""
    received: list[int] = []

    def receive(number: int, _: FrameType | None) -> None:
        if received:
            raise KeyboardInterrupt
        received.append(number)
        run.stop()

    before = {name: signal.signal(name, receive) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield received
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _tell(message: str) -> None:
    click.echo(f"quotes: {message}", err=True)

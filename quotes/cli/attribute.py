"""`quotes attribute`: articles in, reports out."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from attrs import define, evolve

from quotes.cli.reading import STDIN, InputForm, form_of, read_files
from quotes.cli.writing import OutputForm, written
from quotes.engine import Engine
from quotes.model import Article, Failure, Report, Scope
from quotes.options import Options

_DEFAULTS = Options()
_PIPE_CLOSED = 141  # what shells report for a program whose reader has gone


@define
class _Complaints:
    """Tells of each trouble in a line on standard error, and remembers that there was one."""

    any: bool = False

    def tell(self, message: str) -> None:
        """Tell of a trouble."""
        self.any = True
        click.echo(f"quotes: {' '.join(message.split())}", err=True)

    def watch(self, results: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Pass results on, telling of the failures among them."""
        for result in results:
            if isinstance(result, Failure):
                self.tell(f"{result.id}: {result.message}" if result.id else result.message)
            yield result


@click.command("attribute")
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option(
    "--from",
    "chosen",
    type=click.Choice([*map(str, InputForm)]),
    help="What the files hold; else told by their suffix (.jsonl), standard input being text.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*map(str, OutputForm)]),
    help="Default: a table on a terminal; else jsonl where all files are, or json.",
)
@click.option(
    "--scope",
    type=click.Choice([*map(str, Scope)]),
    default=str(_DEFAULTS.scope),
    show_default=True,
    help="Speech and writing alone, or belief and intention as well.",
)
@click.option("--models", type=click.Path(), help="Folder of stanza models [default: bundled].")
@click.option(
    "--min-confidence",
    type=float,
    default=_DEFAULTS.min_confidence,
    show_default=True,
    help="Name nobody below this confidence, from 0 to 1.",
)
@click.option(
    "--max-chars",
    type=int,
    default=_DEFAULTS.max_chars,
    show_default=True,
    help="Longest article accepted.",
)
@click.option("--title", help="Headline of the one text given, if it is not part of it.")
@click.option("--byline", help="Reporter of the one text given.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write there.")
def attribute_command(
    files: tuple[str, ...],
    chosen: str | None,
    form: str | None,
    scope: str,
    models: str | None,
    min_confidence: float,
    max_chars: int,
    title: str | None,
    byline: str | None,
    output: str | None,
) -> None:
    """Find the quotations in articles and tell who speaks them.

    FILE is a UTF-8 text, or JSON lines: an object a line with "text" and, if known, "id",
    "title", "byline"; whatever else it has comes back under "meta". "-" is standard input.
    """
    options = Options(
        scope=scope, models=models, min_confidence=min_confidence, max_chars=max_chars
    )
    input_form = InputForm(chosen) if chosen else None
    forms = {form_of(path, input_form) for path in files}
    _refuse_mistakes(files, forms, title=title, byline=byline, output=output)
    engine = Engine(options)
    complaints = _Complaints()
    articles = read_files(
        files, chosen=input_form, max_chars=options.max_chars, complain=complaints.tell
    )
    if title or byline:
        articles = (
            evolve(article, title=title, byline=byline) if isinstance(article, Article) else article
            for article in articles
        )
    terminal = output is None and sys.stdout.isatty()
    results = complaints.watch(_with_progress(engine.attribute_many(articles)))
    pieces = written(
        results,
        OutputForm(form) if form else _default_form(forms, terminal=terminal),
        width=min(shutil.get_terminal_size().columns, 120) if terminal else 80,
        styled=terminal,
    )
    try:
        with _output(output) as stream:
            for piece in pieces:
                stream.write(piece.encode("utf-8", errors="replace"))
                stream.flush()
    except BrokenPipeError:
        # Python flushes at exit once more; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_PIPE_CLOSED) from None
    if complaints.any:
        raise click.exceptions.Exit(2)


def _refuse_mistakes(
    files: tuple[str, ...],
    forms: set[InputForm],
    *,
    title: str | None,
    byline: str | None,
    output: str | None,
) -> None:
    if (title or byline) and (len(files) > 1 or InputForm.JSONL in forms):
        raise click.UsageError(
            "--title and --byline are for a single text; in JSON lines they are fields"
        )
    if files.count(STDIN) > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if output and any(path != STDIN and _same(path, output) for path in files):
        raise click.UsageError(f"--output {output} would overwrite an input")


def _same(path: str, output: str) -> bool:
    return Path(path).resolve() == Path(output).resolve()


def _default_form(forms: set[InputForm], *, terminal: bool) -> OutputForm:
    if terminal:
        return OutputForm.TABLE
    return OutputForm.JSONL if forms == {InputForm.JSONL} else OutputForm.JSON


@contextmanager
def _output(path: str | None) -> Iterator[BinaryIO]:
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        stream = Path(path).open("wb")  # noqa: SIM115 - closed below; only opening may fail so
    except OSError as error:
        raise click.UsageError(
            f"--output {path} cannot be written ({error.strerror or error})"
        ) from error
    with stream:
        yield stream


def _with_progress(results: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console

    console = Console(stderr=True)
    done = 0
    while True:
        # Shown only while waiting, so that it never mixes with what is written.
        with console.status(f"Reading articles ({done} done) …"):
            result = next(results, None)
        if result is None:
            return
        done += 1
        yield result

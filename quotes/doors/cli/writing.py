"""From reports to what the command line writes, one article at a time."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from errno import EBADF
from itertools import chain, islice
from pathlib import Path
from stat import S_ISREG
from typing import Any, BinaryIO

import click
from attrs import define

from quotes.errors import FormatError
from quotes.formats import json_text, table_text, to_json
from quotes.model import Failure, Report

_PIPE_CLOSED = 141  # what shells report for a program whose reader has gone


class OutputForm(StrEnum):
    """What is written: a table to read, JSON, or a line of JSON an article."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def written(
    results: Iterable[Report | Failure], form: OutputForm, *, width: int, styled: bool
) -> Iterator[str]:
    """Yield pieces of output, each as soon as its article is done.

    `width` (columns) and `styled` (colours) are for the table, which leaves failures out.
    """
    match form:
        case OutputForm.JSONL:
            return (f"{_json_of(result)}\n" for result in results)
        case OutputForm.JSON:
            return _json(results)
        case OutputForm.TABLE:
            return _tables(results, lambda report: table_text(report, width=width, styled=styled))


def on_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_out(pieces: Callable[[], Iterable[str]], output: str | None) -> None:
    """Write pieces as they come, to a file or else to standard output.

    They are asked for once it is known that they can be written. What the file held before goes
    when there is something to write in its place.

    Raises:
        CannotWriteError: the file or standard output cannot be written.
        Exit: nobody reads standard output any more.

    """
    name = f"--output {output}" if output else "standard output"
    with _opened(output, name) as stream:
        for piece in pieces():
            _write(stream, piece, name)
        if output:
            _write(stream, "", name)


class CannotWriteError(click.ClickException):
    """What was found cannot be written where it should go."""

    exit_code = 2

    def __init__(self, name: str, error: OSError) -> None:
        """Say what cannot be written, and why."""
        super().__init__(f"{name} cannot be written ({error.strerror or error})")

    def show(self, file: Any = None) -> None:
        """Tell of it in one line."""
        click.echo(f"quotes: {self.message}", err=True, file=file)


def discard_standard_output() -> None:
    """Let what is still to be flushed at exit go nowhere, where it cannot be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: "_Output", piece: str, name: str) -> None:
    try:
        stream.write(piece.encode("utf-8", errors="replace"))
    except BrokenPipeError:
        discard_standard_output()
        raise click.exceptions.Exit(_PIPE_CLOSED) from None
    except OSError as error:
        if not stream.is_file:
            discard_standard_output()
        raise CannotWriteError(name, error) from error


@define
class _Output:
    """A stream that is written piece by piece; a file is emptied by the first of them."""

    raw: BinaryIO
    is_file: bool
    _is_begun: bool = False

    def write(self, content: bytes) -> None:
        """Write all of it, now."""
        if self.is_file and not self._is_begun and S_ISREG(os.fstat(self.raw.fileno()).st_mode):
            self.raw.truncate(0)
        self._is_begun = True
        rest = memoryview(content)
        while rest:  # an unbuffered stream may take a part
            rest = rest[self.raw.write(rest) :]
        self.raw.flush()


@contextmanager
def _opened(path: str | None, name: str) -> Iterator[_Output]:
    if path is None:
        if sys.stdout is None:
            raise CannotWriteError(name, OSError(EBADF, "it is closed"))
        yield _Output(sys.stdout.buffer, is_file=False)
        return
    try:
        # Unbuffered, so that closing has nothing left to write, and to fail at.
        stream = Path(path).open("ab", buffering=0)  # noqa: SIM115 - only opening may fail so
    except OSError as error:
        raise CannotWriteError(name, error) from error
    with stream:
        yield _Output(stream, is_file=True)


def _tables(results: Iterable[Report | Failure], render: Callable[[Report], str]) -> Iterator[str]:
    gap = ""
    for result in results:
        if isinstance(result, Report):
            yield gap + render(result)
            gap = "\n"


def _json(results: Iterable[Report | Failure]) -> Iterator[str]:
    # One article is an object, several are an array: the second must be seen to know.
    rest = iter(results)
    first = list(islice(rest, 2))
    if len(first) == 1:
        yield _json_of(first[0], indent=2) + "\n"
        return
    separator = "["
    for result in chain(first, rest):
        yield f"{separator}\n{_json_of(result, indent=2)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _json_of(result: Report | Failure, *, indent: int | None = None) -> str:
    try:
        return json_text(to_json(result), indent=indent)
    except FormatError as error:  # what the caller sent under meta cannot be sent back
        given = {f: getattr(result, f) for f in ("id", "title", "byline", "date", "url")}
        failure = Failure(**given, error=type(error).__name__, message=str(error))
        return json_text(to_json(failure), indent=indent)

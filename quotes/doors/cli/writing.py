"""From reports to what the command line writes, one article at a time."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import click

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


def write_out(pieces: Iterable[str], output: str | None) -> None:
    """Write each piece as it comes, to a file or else to standard output.

    Raises:
        UsageError: the file cannot be written.
        Exit: nobody reads standard output any more.

    """
    try:
        with _output(output) as stream:
            for piece in pieces:
                stream.write(piece.encode("utf-8", errors="replace"))
                stream.flush()
    except BrokenPipeError:
        # Python flushes at exit once more; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(_PIPE_CLOSED) from None


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

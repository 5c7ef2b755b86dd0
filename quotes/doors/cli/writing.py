"""From reports to what the command line writes, one article at a time."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from errno import EBADF
from itertools import chain, islice
from pathlib import Path
from stat import S_ISREG
from typing import Any, BinaryIO

import click
from attrs import define

from quotes.errors import FormatError, QuotesError
from quotes.formats import OffsetUnit, json_text, table_text, to_json
from quotes.model import Failure, Report

_PIPE_CLOSED = 141  # what shells report for a program whose reader has gone


class OutputForm(StrEnum):
    """What is written: a table or page to read, JSON, or what annotation tools take."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    WEB_ANNOTATION = "web-annotation"
    LABEL_STUDIO = "label-studio"


_Result = tuple[Report | Failure, str]


def written(
    results: Iterable[_Result],
    form: OutputForm,
    *,
    width: int,
    styled: bool,
    offsets: OffsetUnit = OffsetUnit.CODEPOINT,
) -> Iterator[str]:
    """Yield pieces of output, each as soon as its article is done; a page comes whole.

    Each result comes with its text. `width` (columns) and `styled` (colours) are for the table.
    Tables and annotations leave failures out.
    """
    match form:
        case OutputForm.JSONL:
            return (f"{json_text(value)}\n" for value in _values(results, offsets))
        case OutputForm.JSON:
            return _array(_values(results, offsets), lone_object=True)
        case OutputForm.TABLE:
            return _tables(results, lambda report: table_text(report, width=width, styled=styled))
        case OutputForm.HTML:
            return _page(results)
        case OutputForm.WEB_ANNOTATION:
            from quotes.formats import to_web_annotations

            made = (to_web_annotations(r, t, offsets=offsets) for r, t in _reports(results))
            return _array(made, lone_object=True)
        case OutputForm.LABEL_STUDIO:
            from quotes.formats import to_label_studio

            tasks = (to_label_studio(r, t, offsets=offsets) for r, t in _reports(results))
            return _array(tasks, lone_object=False)


def on_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def table_width(*, terminal: bool) -> int:
    """Return the columns of a table: the terminal's up to 120, or 80 where there is none."""
    return min(shutil.get_terminal_size().columns, 120) if terminal else 80


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


def _tables(results: Iterable[_Result], render: Callable[[Report], str]) -> Iterator[str]:
    gap = ""
    for report, _ in _reports(results):
        yield gap + render(report)
        gap = "\n"


def _page(results: Iterable[_Result]) -> Iterator[str]:
    """Yield the page of all articles; if the work breaks off, of those that are done."""
    from quotes.formats import to_html, to_html_many

    done: list[tuple[Report, str] | Failure] = []

    def page() -> str:
        match done:
            case [(Report() as report, text)]:
                return to_html(report, text)
        return to_html_many(done)

    try:
        for result, text in results:
            done.append((result, text) if isinstance(result, Report) else result)
    except (QuotesError, KeyboardInterrupt):
        if done:
            yield page()
        raise
    yield page()


def _reports(results: Iterable[_Result]) -> Iterator[tuple[Report, str]]:
    return ((result, text) for result, text in results if isinstance(result, Report))


def _array(values: Iterable[Mapping[str, object]], *, lone_object: bool) -> Iterator[str]:
    # One article is an object, several are an array: the second must be seen to know.
    rest = iter(values)
    first = list(islice(rest, 2))
    if len(first) == 1 and lone_object:
        yield json_text(first[0], indent=2) + "\n"
        return
    separator = "["
    for value in chain(first, rest):
        yield f"{separator}\n{json_text(value, indent=2)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _values(results: Iterable[_Result], offsets: OffsetUnit) -> Iterator[Mapping[str, object]]:
    return (_value(result, text, offsets) for result, text in results)


def _value(result: Report | Failure, text: str, offsets: OffsetUnit) -> Mapping[str, object]:
    try:
        value = to_json(result, offsets=offsets, text=text)
        json_text(value["meta"])
    except FormatError as error:  # what the caller sent under meta cannot be sent back
        given = {f: getattr(result, f) for f in ("id", "title", "byline", "date", "url")}
        return to_json(Failure(**given, error=type(error).__name__, message=str(error)))
    return value

"""From the files named on the command line to articles."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.records import read_lines

STDIN = "-"
_LINE_SUFFIXES = (".jsonl", ".ndjson")


class InputForm(StrEnum):
    """What a file holds: one article, or an input record a line."""

    TEXT = "text"
    JSONL = "jsonl"


def form_of(path: str, chosen: InputForm | None) -> InputForm:
    """Return the form chosen for all files, or else the one that the file's suffix tells."""
    if chosen is not None:
        return chosen
    lines = Path(path).suffix.lower() in _LINE_SUFFIXES
    return InputForm.JSONL if lines else InputForm.TEXT


def read_files(
    paths: Iterable[str],
    *,
    chosen: InputForm | None,
    max_chars: int,
    complain: Callable[[str], None],
) -> Iterator[Article | Failure]:
    """Yield the articles of the files in order; tell of a file that cannot be read, and go on.

    A file's name is the id of its article. Texts are read as they are: line ends and a byte
    order mark stay. Of a text longer than `max_chars` code points only as much is read as shows
    that it is too long.
    """
    for path in paths:
        try:
            with _opened(path) as stream:
                if form_of(path, chosen) is InputForm.JSONL:
                    yield from read_lines(stream, name=_called(path))
                else:
                    yield _read_text(stream, path, max_chars)
        except OSError as error:
            complain(f"{_called(path)}: cannot be read ({error.strerror or error})")
        except RecordError as error:
            complain(f"{_called(path)}: {error}")


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _read_text(stream: BinaryIO, path: str, max_chars: int) -> Article:
    reader = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        text = reader.read(max_chars + 1)
    except UnicodeDecodeError as error:
        raise RecordError(
            f"wanted UTF-8 text, got byte 0x{error.object[error.start]:02x} ({error.reason}); "
            "convert the file first, for example with iconv"
        ) from error
    finally:
        reader.detach()
    if "\0" in text:
        raise RecordError("wanted UTF-8 text, got a binary file (it has null characters)")
    return Article(text=text, id=None if path == STDIN else path)


def _called(path: str) -> str:
    return "standard input" if path == STDIN else path

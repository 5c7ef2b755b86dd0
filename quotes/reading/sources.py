"""Opening sources and reading them one after the other; what cannot be opened is a failure."""

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EBADF
from pathlib import Path
from typing import BinaryIO

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.choose import AUTO, choose_reader
from quotes.reading.protocol import ReadOptions, Source
from quotes.reading.streams import ByteStream

STDIN = "-"


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    form: str = AUTO,
    options: ReadOptions | None = None,
) -> Iterator[Article | Failure]:
    """Yield the articles of files in order, each with its place (`Article.place`).

    A file that cannot be opened and a record that cannot be read are each a `Failure` with its
    place; the rest goes on. No more than a record is held in memory at a time.

        for article in quotes.reading.read("feed.jsonl", options=ReadOptions(
                fields=FieldMap.parse("text=body,id=guid"))):
            ...

    Args:
        paths: a file, or several; `-` is standard input. Gzip is undone, whatever the name says.
        form: the name of a reader (`quotes.reading.readers()` has them), or `"auto"` for the
            one whose form the bytes have.
        options: field names, charset, the longest record.

    Raises:
        OptionsError: there is no reader of that name.
        MissingExtraError: the form needs a library that is not installed.

    """
    for path in (paths,) if isinstance(paths, str | Path) else paths:
        yield from _read_one(str(path), form, options or ReadOptions())


def _read_one(path: str, form: str, options: ReadOptions) -> Iterator[Article | Failure]:
    name = "standard input" if path == STDIN else path
    try:
        with _opened(path) as raw:
            stream = ByteStream(raw)
            source = Source(name=name, path=None if path == STDIN else path, stream=stream)
            reader = choose_reader(form, stream.head, name)
            yield from reader.read(source, options)
    except OSError as error:
        why = f"cannot be read ({error.strerror or error})"
        yield _nothing(name).failure(why, id=None if path == STDIN else path)
    except RecordError as error:
        yield _nothing(name).failure(str(error), id=None if path == STDIN else path)


def _nothing(name: str) -> Source:
    return Source(name=name, stream=ByteStream(io.BytesIO()))


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        if sys.stdin is None:
            raise OSError(EBADF, "it is closed")
        # Beneath the buffer, whose lock a thread that waits here would keep at the program's end.
        yield getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    else:
        with Path(path).open("rb") as stream:
            yield stream

"""What a reader of some form of input is, and what it is given.

A reader turns the bytes of one source (a file, standard input) into articles, in order. Whoever
reads a form that this package does not know writes a class with these members and names it under
the entry point group `quotes.readers`; it then takes part in sniffing and in `--from`:

    class MailReader:
        name = "mail"

        def sniff(self, head: bytes, name: str) -> Likeness:
            return Likeness.CERTAIN if head.startswith(b"From ") else Likeness.NONE

        def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
            for number, mail in enumerate(parse(source.stream), start=1):
                yield Article(text=mail.body, id=mail.id, place=source.place(record=number))
"""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Protocol, runtime_checkable

from attrs import Attribute, field, frozen

from quotes.errors import OptionsError, RecordError
from quotes.model import Article, Failure, Place
from quotes.reading.charset import known_charset
from quotes.reading.fields import FieldMap
from quotes.reading.streams import ByteStream

ENTRY_POINTS = "quotes.readers"


class Likeness(IntEnum):
    """How sure a reader is that a source is of its form."""

    NONE = 0
    """It is not, as far as can be seen."""
    NAMED = 1
    """The name says so (its suffix), the bytes neither way."""
    LIKELY = 2
    """The bytes look like it, and could be something else."""
    CERTAIN = 3
    """The bytes are plainly that, whatever the name says."""


@frozen(kw_only=True)
class ReadOptions:
    """How sources are read.

    Args:
        fields: what JSON lines, CSV and Parquet call an article's fields.
        encoding: the charset of all sources, where it should not be told from the bytes.
        max_record_bytes: the longest record that is read (a line, a page), decompressed; a
            longer one is a failure, and is passed over in constant memory.

    """

    fields: FieldMap = field(factory=FieldMap)
    encoding: str | None = field(default=None)
    max_record_bytes: int = 32 * 2**20

    @encoding.validator
    def _known(self, _: "Attribute[str | None]", encoding: str | None) -> None:
        if encoding is not None and known_charset(encoding) is None:
            raise OptionsError(f"encoding must be the name of a charset, not {encoding!r}")


@frozen(kw_only=True)
class Source:
    """One source, opened: its name in messages, and its bytes, decompressed if they were gzip.

    `stream` need not be seekable. Reading it raises `RecordError` where a compressed stream is
    torn or damaged, after all the bytes before that have been given.
    """

    name: str
    path: str | None = None
    stream: ByteStream

    def place(
        self, *, line: int | None = None, record: int | None = None, offset: int | None = None
    ) -> Place:
        """Return a place in this source: a line or record from 1, or a byte offset from 0."""
        return Place(source=self.name, line=line, record=record, offset=offset)

    def failure(
        self,
        message: str,
        *,
        line: int | None = None,
        record: int | None = None,
        offset: int | None = None,
        id: str | None = None,  # noqa: A002 - what records call it
        meta: Mapping[str, object] | None = None,
    ) -> Failure:
        """Return what stands in for a record of this source that cannot be read."""
        return failure_at(
            self.place(line=line, record=record, offset=offset), message, id=id, meta=meta
        )


def failure_at(
    place: Place,
    message: str,
    *,
    id: str | None = None,  # noqa: A002 - what records call it
    meta: Mapping[str, object] | None = None,
) -> Failure:
    """Return what stands in for the record at a place that cannot be read."""
    return Failure(
        id=id,
        meta=meta or {},
        error=RecordError.__name__,
        message=message,
        place=place,
    )


@runtime_checkable
class Reader(Protocol):
    """Reads one form of input."""

    name: str
    """What `--from` calls the form."""

    def sniff(self, head: bytes, name: str) -> Likeness:
        """Tell how likely a source is of this form, by its first bytes and its name."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the articles of a source in order, each with its place.

        A record that cannot be read is a `Failure` with its place, and the rest goes on. Memory
        does not grow with the number of records.
        """

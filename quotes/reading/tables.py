"""Tables: a row is an input record. CSV and Parquet, with the field map's names for columns."""

import codecs
import csv
import math
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.charset import decode, guessed_charset
from quotes.reading.extras import needs
from quotes.reading.fields import TARGETS
from quotes.reading.protocol import Likeness, ReadOptions, Source, failure_at
from quotes.reading.streams import ByteStream, lines_of, read_whole

if TYPE_CHECKING:
    import pyarrow.parquet

_CSV_SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",;\t|"
_COLUMN = re.compile(r"[A-Za-z_][\w .:-]{0,40}")
_BOM = "\ufeff"
_PARQUET = b"PAR1"
_ROWS = 256
_IN_MEMORY = 16 * 2**20


class CsvReader:
    """A row is an article; the first row has the columns' names."""

    name = "csv"

    def sniff(self, head: bytes, name: str) -> Likeness:
        """Tell by a first line that names columns, `text` among them."""
        suffix = Path(name).suffix.lower() in _CSV_SUFFIXES
        first = head.decode("utf-8", errors="replace").lstrip(_BOM).partition("\n")[0].rstrip("\r")
        columns = [column.strip('"') for column in first.split(_delimiter(first))]
        # Two of them, since a sentence may begin with “text,”.
        known = len(set(TARGETS) & set(columns)) > 1 and "text" in columns
        if known and all(map(_COLUMN.fullmatch, columns)):
            return Likeness.CERTAIN if suffix else Likeness.LIKELY
        return Likeness.NAMED if suffix else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each row; a row of the wrong length is a failure."""
        lines = _Lines(source=source, options=options)
        header = next(lines, "")
        columns = next(csv.reader([header], delimiter=_delimiter(header)), [])
        if not columns:
            yield from lines.told()
            return
        # The longest field is the interpreter's to set, once for all of its readers.
        csv.field_size_limit(max(csv.field_size_limit(), options.max_record_bytes))
        rows = csv.reader(lines, delimiter=_delimiter(header), strict=True)
        while True:
            first = lines.number + 1
            try:
                row = next(rows, None)
                trouble = None
            except csv.Error as error:
                row, trouble = [], f"the row cannot be read ({error})"
            yield from lines.told()
            if row is None:
                return
            if trouble is None and row and len(row) != len(columns):
                trouble = f"wanted {len(columns)} columns as in the first row, got {len(row)}"
            if trouble is not None:
                yield source.failure(trouble, line=first)
            elif row:
                fields = dict(zip(columns, row, strict=True))
                yield options.fields.article(_without_empty(fields), source.place(line=first))


class ParquetReader:
    """A row is an article."""

    name = "parquet"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - the bytes say it
        """Tell by the first four bytes."""
        return Likeness.CERTAIN if head.startswith(_PARQUET) else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each row; a row group that is damaged is a failure."""
        with needs("feeds", "reading Parquet"):
            import pyarrow
            import pyarrow.parquet
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            # Its table of contents stands at the end, and sources cannot go back.
            try:
                _copy(source.stream, copy)
                table = pyarrow.parquet.ParquetFile(copy)
            except (RecordError, pyarrow.ArrowException, OSError) as error:
                yield source.failure(f"wanted a Parquet file, got none that is whole ({error})")
                return
            number = 0
            for group in range(table.num_row_groups):
                rows = table.metadata.row_group(group).num_rows
                read = 0
                try:
                    for fields in _rows(table, group):
                        read += 1
                        place = source.place(record=number + read)
                        yield options.fields.article(fields, place)
                except (pyarrow.ArrowException, OSError) as error:
                    yield source.failure(
                        f"{rows - read} rows cannot be read ({error})", record=number + read + 1
                    )
                number += rows


class _Lines:
    """The lines of a table as text, and what could not be read among them."""

    def __init__(self, *, source: Source, options: ReadOptions) -> None:
        self.number = 0
        self._failures: list[Failure] = []
        self._lines = _text_lines(source, options, self._failures)

    def __iter__(self) -> "Iterator[str]":
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        return line

    def told(self) -> Iterator[Failure]:
        """Yield the failures since the last call."""
        failures, self._failures[:] = tuple(self._failures), ()
        yield from failures


def _text_lines(
    source: Source, options: ReadOptions, failures: list[Failure]
) -> Iterator[tuple[int, str]]:
    if source.stream.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Spreadsheets write such; their line ends are not to be found among the bytes.
        try:
            whole = read_whole(source.stream, longest=options.max_record_bytes)
        except RecordError as error:
            failures.append(source.failure(str(error)))
            return
        lines = decode(whole, encoding=options.encoding).splitlines(keepends=True)
        yield from enumerate(lines, start=1)
        return
    declared = _charset(source.stream.head)
    for line in lines_of(source.stream, longest=options.max_record_bytes):
        place = source.place(line=line.number, offset=line.offset)
        if line.torn is not None:
            failures.append(failure_at(place, line.torn))
        elif line.content is None:
            longest = f"{options.max_record_bytes:,} bytes"
            failures.append(failure_at(place, f"the line is longer than {longest}"))
        else:
            try:
                text = decode(line.content, encoding=options.encoding, declared=declared)
            except RecordError as error:
                failures.append(failure_at(place, str(error)))
                continue
            yield line.number, (text.removeprefix(_BOM) if line.number == 1 else text) + "\n"


def _charset(head: bytes) -> str | None:
    """Return the charset of the lines that are not UTF-8, if the first lines show one.

    A table has one, which a line by itself may be too short to be told by.
    """
    lines = head[: head.rfind(b"\n") + 1]
    try:
        lines.decode("utf-8")
    except UnicodeDecodeError:
        return guessed_charset(lines)
    return None


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _without_empty(fields: Mapping[str, str]) -> dict[str, object]:
    """Leave out what is empty: a table has no other way to say that there is none."""
    return {name: value for name, value in fields.items() if value}


def _copy(stream: ByteStream, copy: "IO[bytes]") -> None:
    while piece := stream.piece():
        copy.write(piece)
    copy.seek(0)


def _rows(table: "pyarrow.parquet.ParquetFile", group: int) -> Iterator[dict[str, object]]:
    for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group]):
        for row in batch.to_pylist():
            yield {name: plain_value(value) for name, value in row.items()}


def plain_value(value: object) -> object:
    """Return a value as JSON has it: what is no number, text, list or object, as text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case list() | tuple():
            return [plain_value(item) for item in value]
        case dict():
            return {str(name): plain_value(item) for name, item in value.items()}
        case date() | datetime():
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", errors="replace")
        case _:
            return str(value)

"""Tables in files: Parquet or CSV (a folder, a file a table), or one DuckDB file.

Whatever is written is written beside its place and then renamed, so that nobody reads half a file
and an older one stays whole until the new one is.
"""

import csv
import errno
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from quotes.tables.rows import Row
from quotes.tables.schema import TABLES, Column, ColumnType, Table

_CHUNK = 4_096  # rows of a table that are written at once


class TableForm(StrEnum):
    """What tables are written as."""

    CSV = "csv"
    PARQUET = "parquet"
    DUCKDB = "duckdb"


class TableWriter(Protocol):
    """Takes rows of the tables, chunk by chunk."""

    def write(self, table: Table, rows: list[Row]) -> None:
        """Append rows to a table."""
        ...


def write_tables(rows: Iterable[tuple[Table, Row]], out: Path, form: TableForm) -> None:
    """Write rows, in any order of tables, to a file (DuckDB) or a folder of files (CSV, Parquet).

    What was at `out` is replaced once everything is written. Memory does not grow with the rows.

    Raises:
        MissingExtraError: the extra `tables` is not installed.
        OSError: the place cannot be written.

    """
    beside = out.with_name(f".{out.name}.partial")
    remove_tables(beside)
    with opened(beside, form) as writer:
        waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        for table, row in rows:
            chunk = waiting[table.name]
            chunk.append(row)
            if len(chunk) >= _CHUNK:
                writer.write(table, chunk)
                chunk.clear()
        for table in TABLES:
            if waiting[table.name]:
                writer.write(table, waiting[table.name])
    if out.is_dir() and beside.is_dir():
        # A folder cannot be renamed over one that holds files.
        remove_tables(out)
    os.replace(beside, out)


@contextmanager
def opened(place: Path, form: TableForm) -> Iterator[TableWriter]:
    """Open a place for tables; leaving closes it."""
    match form:
        case TableForm.DUCKDB:
            from quotes.tables.duck import DuckWriter

            with DuckWriter.opened(place) as duck:
                yield duck
        case TableForm.PARQUET:
            place.mkdir(parents=True)
            with ExitStack() as stack:
                yield _ParquetFiles(place, stack)
        case TableForm.CSV:
            place.mkdir(parents=True)
            with ExitStack() as stack:
                yield _CsvFiles(place, stack)


class _ParquetFiles:
    def __init__(self, folder: Path, stack: ExitStack) -> None:
        from quotes.tables.arrow import arrow_schema

        schemas = {table.name: arrow_schema(table) for table in TABLES}
        from pyarrow import parquet

        self._writers = {
            name: stack.enter_context(
                parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            )
            for name, schema in schemas.items()
        }

    def write(self, table: Table, rows: list[Row]) -> None:
        from quotes.tables.arrow import arrow_batch

        self._writers[table.name].write_batch(arrow_batch(table, rows))


class _CsvFiles:
    """CSV as RFC 4180 has it, UTF-8, a first line of names; null is an empty field."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._streams = {
            table.name: stack.enter_context((folder / f"{table.name}.csv").open("wb"))
            for table in TABLES
        }
        for table in TABLES:
            self._put(table, [[column.name for column in table.columns]])

    def write(self, table: Table, rows: list[Row]) -> None:
        self._put(table, [_csv_fields(row, table.columns) for row in rows])

    def _put(self, table: Table, lines: list[list[str]]) -> None:
        text = io.StringIO()
        csv.writer(text).writerows(lines)
        self._streams[table.name].write(text.getvalue().encode("utf-8", errors="replace"))


def _csv_fields(row: Mapping[str, object], columns: Iterable[Column]) -> list[str]:
    return [_csv_field(row.get(column.name), column) for column in columns]


def _csv_field(value: object, column: Column) -> str:
    if column.type is ColumnType.TEXTS:
        return json.dumps(value or [], ensure_ascii=False)
    if value is None:
        return ""
    # A text that is empty is told from null by its quotes no reader keeps; both are empty here.
    return str(value)


def remove_tables(place: Path) -> None:
    """Remove a file, or a folder of tables; a folder that holds anything else stays.

    Raises:
        OSError: it cannot be removed, or is such a folder.

    """
    if not place.is_dir():
        place.unlink(missing_ok=True)
        return
    own = {f"{table.name}.{form}" for table in TABLES for form in TableForm}
    others = sorted(path.name for path in place.iterdir() if path.name not in own)
    if others:
        raise OSError(errno.ENOTEMPTY, f"it holds {others[0]}, which is no table", str(place))
    shutil.rmtree(place)

"""The DuckDB file: the tables with what their columns hold as comments, and views over them.

Needs duckdb and pyarrow (the extra `tables`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from quotes.errors import MissingExtraError, TablesError
from quotes.tables.rows import Row
from quotes.tables.schema import TABLES, Column, ColumnType, Table
from quotes.tables.views import VIEWS

if TYPE_CHECKING:
    import duckdb

_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.WHOLE: "BIGINT",
    ColumnType.REAL: "DOUBLE",
    ColumnType.FLAG: "BOOLEAN",
    ColumnType.DAY: "DATE",
    ColumnType.MOMENT: "TIMESTAMPTZ",
    ColumnType.TEXTS: "VARCHAR[]",
}


def duck_type(column: Column) -> str:
    """Return the type that a column has in DuckDB."""
    return _TYPES[column.type]


class DuckWriter:
    """Writes the tables of one DuckDB file."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        """Write over a connection to a file that `define_tables` has been run on."""
        self._connection = connection

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator[Self]:
        """Make a file with empty tables and the views, and open it for writing."""
        connection = need_duckdb().connect(str(path))
        try:
            define_tables(connection)
            yield cls(connection)
            # Otherwise the last rows stay in a file of their own beside it.
            connection.execute("CHECKPOINT")
        finally:
            connection.close()

    def write(self, table: Table, rows: list[Row]) -> None:
        """Append rows to a table."""
        import pyarrow as pa

        from quotes.tables.arrow import arrow_batch

        self._connection.register("incoming", pa.Table.from_batches([arrow_batch(table, rows)]))
        self._connection.execute(f'INSERT INTO "{table.name}" SELECT * FROM incoming')
        self._connection.unregister("incoming")


def define_tables(connection: "duckdb.DuckDBPyConnection") -> None:
    """Create the tables and views, each with a comment that says what it holds."""
    for table in TABLES:
        columns = ", ".join(
            f'"{column.name}" {duck_type(column)}' + ("" if column.is_optional else " NOT NULL")
            for column in table.columns
        )
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        connection.execute(f'COMMENT ON TABLE "{table.name}" IS {_literal(table.tells)}')
        for column in table.columns:
            connection.execute(
                f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {_literal(column.tells)}'
            )
    for view in VIEWS:
        connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
        connection.execute(f'COMMENT ON VIEW "{view.name}" IS {_literal(view.tells)}')


@contextmanager
def reading(path: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    """Open a DuckDB file that `quotes run` wrote, to read alone.

    Raises:
        TablesError: there is no such file, or it is something else.
        MissingExtraError: duckdb is not installed.

    """
    duckdb = need_duckdb()
    if not path.is_file():
        raise TablesError(f"{path}: there is no such file; quotes run … -o {path} makes one")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise TablesError(
            f"{path}: cannot be opened as a DuckDB file ({_first_line(error)})"
        ) from (error)
    try:
        found = {str(name) for (name,) in connection.execute("SHOW TABLES").fetchall()}
        missing = sorted({table.name for table in TABLES} - found)
        if missing:
            raise TablesError(
                f"{path}: it has no table {missing[0]!r}; wanted a file that quotes run … -o "
                "NAME.duckdb made"
            )
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    except duckdb.Error as error:
        raise TablesError(_first_line(error)) from error
    finally:
        connection.close()


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def need_duckdb() -> Any:
    """Return the library; raises MissingExtraError where it is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(
            "this needs duckdb, which is not installed: pip install 'quote-attribution[tables]'"
        ) from error
    return duckdb

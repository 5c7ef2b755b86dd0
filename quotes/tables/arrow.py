"""Tables as Arrow has them: a fixed schema each, and batches of rows.

Needs pyarrow (the extra `tables`); nothing else imports it but what writes tables.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from quotes.errors import MissingExtraError
from quotes.tables.rows import Row
from quotes.tables.schema import Column, ColumnType, Table

if TYPE_CHECKING:
    import pyarrow as pa

_TO_GET = "pip install 'quote-attribution[tables]'"


def arrow_schema(table: Table) -> "pa.Schema":
    """Return a table's schema, with what each column holds in the metadata of its field.

    Raises:
        MissingExtraError: pyarrow is not installed.

    """
    pa = _pyarrow()
    types = {
        ColumnType.TEXT: pa.string(),
        ColumnType.WHOLE: pa.int64(),
        ColumnType.REAL: pa.float64(),
        ColumnType.FLAG: pa.bool_(),
        ColumnType.DAY: pa.date32(),
        ColumnType.MOMENT: pa.timestamp("us", tz="UTC"),
        ColumnType.TEXTS: pa.list_(pa.string()),
    }
    return pa.schema(
        pa.field(
            column.name,
            types[column.type],
            nullable=column.is_optional,
            metadata={"tells": column.tells},
        )
        for column in table.columns
    )


def arrow_batch(table: Table, rows: Sequence[Row]) -> "pa.RecordBatch":
    """Return rows as a batch of the table's schema; days and moments may be ISO 8601 texts."""
    pa = _pyarrow()
    schema = arrow_schema(table)
    arrays = [
        pa.array([_value(row.get(column.name), column) for row in rows], type=field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _value(value: object, column: Column) -> object:
    if value is None:
        return [] if column.type is ColumnType.TEXTS else None
    return _READ[column.type](value)


def _as_day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _as_moment(value: object) -> object:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _as_text(value: object) -> object:
    # Lone surrogates, which JSON can carry and Arrow's UTF-8 cannot, become question marks.
    return value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value


def _as_texts(value: object) -> object:
    return [_as_text(one) for one in value] if isinstance(value, list | tuple) else value


def _as_it_is(value: object) -> object:
    return value


_READ: dict[ColumnType, Callable[[object], object]] = {
    ColumnType.TEXT: _as_text,
    ColumnType.WHOLE: _as_it_is,
    ColumnType.REAL: _as_it_is,
    ColumnType.FLAG: _as_it_is,
    ColumnType.DAY: _as_day,
    ColumnType.MOMENT: _as_moment,
    ColumnType.TEXTS: _as_texts,
}


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        message = f"tables need pyarrow, which is not installed: {_TO_GET}"
        raise MissingExtraError(message) from error
    return pyarrow

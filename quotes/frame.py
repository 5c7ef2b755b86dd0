"""Data frames: articles in, quotations out, in pandas, Polars or Arrow, whichever came in.

    import pandas
    from quotes.frame import attribute

    quotations = attribute(pandas.read_parquet("day.parquet"))
    quotations.groupby("speaker").size()

Needs the extra `pandas` or `polars`. What the columns are, `quotes.tables.flat.ATTRIBUTED` says.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from quotes.arrow import attribute_batches, attributed_schema
from quotes.engine import Engine
from quotes.errors import OptionsError
from quotes.options import Options
from quotes.reading.fields import FieldMap

if TYPE_CHECKING:
    import pyarrow as pa

Frame = TypeVar("Frame")

_ROWS = 1_024  # of a batch; the frame is in memory anyway


def attribute(
    frame: Frame,
    *,
    options: Options | None = None,
    fields: FieldMap | None = None,
    engine: Engine | None = None,
) -> Frame:
    """Return the quotations of the articles in a data frame, as a data frame of the same library.

    Rows, columns, arguments and errors are those of `quotes.arrow.attribute_batches`: a row a
    quotation, and one for an article that has none or failed. In pandas whole numbers, of which
    some rows have none, are `Int64`; its index is left out, so keep what you join by in a column.

    Args:
        frame: a `pandas.DataFrame`, a `polars.DataFrame` or a `pyarrow.Table`, a row an article.
        options: how to work.
        fields: what the columns are called, if otherwise.
        engine: an engine of the caller's own, in place of `options`.

    Raises:
        OptionsError: `frame` is none of these, or has no column for the text.

    """
    to_arrow, from_arrow = _ways(frame)
    batches = to_arrow(frame).to_batches(max_chunksize=_ROWS)
    found = attribute_batches(batches, options=options, fields=fields, engine=engine)
    return from_arrow(_table(found))  # type: ignore[no-any-return]  # of the library that came


def _table(batches: Any) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_batches(batches, schema=attributed_schema())


def _ways(frame: object) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """Return how a frame becomes an Arrow table, and such a table a frame of its library."""
    # What somebody has a frame of is imported already; nobody else need have it.
    for library, name, ways in (
        ("pandas", "DataFrame", (_from_pandas, _to_pandas)),
        ("polars", "DataFrame", (_from_polars, _to_polars)),
        ("pyarrow", "Table", (_as_it_is, _as_it_is)),
    ):
        kind = getattr(sys.modules.get(library), name, None)
        if kind is not None and isinstance(frame, kind):
            return ways
    hint = "; collect() it first" if type(frame).__name__ == "LazyFrame" else ""
    raise OptionsError(
        "wanted a pandas.DataFrame, a polars.DataFrame or a pyarrow.Table, "
        f"not {type(frame).__module__}.{type(frame).__qualname__}{hint}"
    )


def _from_pandas(frame: Any) -> "pa.Table":
    attributed_schema()
    import pyarrow as pa

    return pa.Table.from_pandas(frame, preserve_index=False)


def _to_pandas(table: Any) -> Any:
    import pandas as pd
    import pyarrow as pa

    # Otherwise a column of offsets in which a row has none turns into floating-point numbers.
    return table.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)


def _from_polars(frame: Any) -> "pa.Table":
    attributed_schema()
    return frame.to_arrow()


def _to_polars(table: Any) -> Any:
    import polars as pl

    return pl.from_arrow(table)


def _as_it_is(table: Any) -> Any:
    return table

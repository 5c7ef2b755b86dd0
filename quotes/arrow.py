"""One function for every engine that speaks Arrow: batches of articles in, of quotations out.

    from quotes.arrow import attribute_batches

    for batch in attribute_batches(table.to_batches()):
        print(batch.column("speaker"), batch.column("text"))

Data frames (`quotes.frame`), DuckDB (`quotes.doors.duckdb`) and Spark (`quotes.doors.spark`) stand
on it. Needs pyarrow (the extra `arrow`).
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quotes.engine import Engine, engine_of
from quotes.errors import OptionsError
from quotes.model import Article, Failure, Place
from quotes.options import Options
from quotes.reading.fields import FieldMap
from quotes.reading.tables import plain_value
from quotes.tables.arrow import arrow_batch, arrow_schema
from quotes.tables.flat import ATTRIBUTED, flat_rows
from quotes.tables.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_IN = 64  # rows that are held as Python values at a time
_ROWS_OUT = 256


def attribute_batches(
    batches: "Iterable[pa.RecordBatch]",
    *,
    options: Options | None = None,
    fields: FieldMap | None = None,
    engine: Engine | None = None,
) -> "Iterator[pa.RecordBatch]":
    """Yield the quotations of the articles in some batches, as batches of `attributed_schema()`.

    Articles come out in their order, each with a row for every quotation. One that has none has a
    row whose `quotation` is null; one that cannot be dealt with has a row with its `error` and
    `message`, and never stops the rest. Batches are read no further ahead than the engine's own
    batches of words need, and memory does not grow with their number.

    The columns `text` (needed), `id`, `title`, `byline`, `date` and `url` are the article's; those
    but `text` come back under their names (`id` as `article_id`; whole numbers as digits, days and
    times as ISO 8601). All other columns come back in `meta`, as a JSON object.

    Args:
        batches: the articles, a row each.
        options: how to work. The engine for them is made once a process and kept, with its models;
            they can be pickled, so that the call can be sent to other processes.
        fields: what the columns are called, if otherwise: `FieldMap.parse("text=body,id=guid")`.
        engine: an engine of the caller's own, in place of `options`.

    Raises:
        OptionsError: an argument is wrong, or the batches have no column for the text.
        ModelsError: the models could not be found or loaded.
        MissingExtraError: pyarrow is not installed.

    """
    attributed_schema()  # what is not installed is told at once, not with the first batch
    return _attributed(_batches(batches), chosen_fields(fields), chosen_engine(options, engine))


def attributed_schema() -> "pa.Schema":
    """Return the schema of what comes out, with what each column holds in its field's metadata.

    The columns are those of `quotes.tables.flat.ATTRIBUTED`, and depend on no option or input.

    Raises:
        MissingExtraError: pyarrow is not installed.

    """
    return arrow_schema(ATTRIBUTED)


def chosen_engine(options: Options | None, engine: Engine | None) -> Engine:
    """Return the engine that a caller gave, or the one that this process keeps for his options.

    Raises:
        OptionsError: both were given, or what was given is something else.

    """
    if engine is None:
        return engine_of(options)
    if options is not None:
        raise OptionsError("give options or an engine, which has its own options, not both")
    if not isinstance(engine, Engine):
        raise OptionsError(f"engine must be Engine(…) or None, not {type(engine).__name__}")
    return engine


def chosen_fields(given: FieldMap | None) -> FieldMap:
    """Return the map that a caller gave, or the one by which columns have an article's own names.

    Raises:
        OptionsError: it is something else.

    """
    if given is not None and not isinstance(given, FieldMap):
        raise OptionsError(
            f"fields must be FieldMap(…) or None, not {type(given).__name__}; "
            'FieldMap.parse("text=body,id=guid") makes one'
        )
    return given or FieldMap()


def _batches(given: object) -> "Iterable[pa.RecordBatch]":
    import pyarrow as pa

    if isinstance(given, pa.Table):
        raise OptionsError("batches must be several record batches, not a Table; use to_batches()")
    if isinstance(given, pa.RecordBatch) or not isinstance(given, Iterable):
        raise OptionsError(
            f"batches must be several record batches, not one {type(given).__name__}; "
            "put it into a list"
        )
    return given


def _attributed(
    batches: "Iterable[pa.RecordBatch]", fields: FieldMap, engine: Engine
) -> "Iterator[pa.RecordBatch]":
    unanswered: deque[Article | Failure] = deque()

    def articles() -> Iterator[Article | Failure]:
        for article in _articles(batches, fields):
            unanswered.append(article)
            yield article

    rows: list[Row] = []
    try:
        for result in engine.attribute_many(articles()):
            rows += flat_rows(unanswered.popleft(), result)
            if len(rows) >= _ROWS_OUT:
                yield arrow_batch(ATTRIBUTED, rows)
                rows = []
    except Exception:  # of whatever gives the batches: what was done before still comes out
        if rows:
            yield arrow_batch(ATTRIBUTED, rows)
        raise
    if rows:
        yield arrow_batch(ATTRIBUTED, rows)


def _articles(batches: "Iterable[pa.RecordBatch]", fields: FieldMap) -> Iterator[Article | Failure]:
    number = 0
    for batch in batches:
        fields.check(batch.schema.names)
        for begin in range(0, batch.num_rows, _ROWS_IN):
            for row in _rows(batch.slice(begin, _ROWS_IN)):
                number += 1
                yield fields.article(row, Place(source="batches", record=number))


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    for row in batch.to_pylist():
        yield {name: plain_value(value) for name, value in row.items()}

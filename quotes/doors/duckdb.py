"""A function for SQL: the quotations of an article, as a list of structs, in DuckDB.

    import duckdb
    from quotes.doors.duckdb import register

    connection = duckdb.connect()
    register(connection)
    connection.sql('''
        SELECT id, q.speaker, q.text
        FROM 'day.parquet', unnest(quotations(text, title, byline)) AS found(q)
    ''')

Needs the extra `tables`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from quotes.arrow import chosen_engine
from quotes.engine import Engine
from quotes.model import Article, Failure, Report
from quotes.options import Options
from quotes.tables.arrow import arrow_batch
from quotes.tables.duck import duck_type, need_duckdb
from quotes.tables.flat import OF_AN_ARTICLE, flat_rows
from quotes.tables.rows import Row

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def register(
    connection: "duckdb.DuckDBPyConnection",
    *,
    name: str = "quotations",
    options: Options | None = None,
    engine: Engine | None = None,
) -> None:
    """Make a function of a connection: `quotations(text, title, byline)`.

    It returns a list of structs, one a quotation, whose fields are those of the table `quotations`
    (`quotes.tables.flat.OF_AN_ARTICLE`); an empty list where there are none, null for a null text.
    An article that fails has one struct with `error` and `message`. `title` and `byline` may be
    null. DuckDB calls it with some 2,000 articles at a time, and keeps their results in memory.

    Args:
        connection: where the function is known; not in the file, if there is one.
        name: what it is called.
        options: how to work.
        engine: an engine of the caller's own, in place of `options`.

    Raises:
        OptionsError: an argument is wrong.
        MissingExtraError: duckdb or pyarrow is not installed.
        duckdb.Error: there is a function of that name, or no such connection.

    """
    need_duckdb()
    reader = chosen_engine(options, engine)

    # DuckDB looks at the parameters, and evaluates annotations that are strings.
    def quotations(text: Any, title: Any, byline: Any) -> Any:
        return _lists(reader, zip(*(c.to_pylist() for c in (text, title, byline)), strict=True))

    fields = ", ".join(f'"{c.name}" {duck_type(c)}' for c in OF_AN_ARTICLE.columns)
    # Its types leave out the words that it takes for its enumerations.
    create: Any = connection.create_function
    parameters = ["VARCHAR"] * 3
    create(
        name, quotations, parameters, f"STRUCT({fields})[]", type="arrow", null_handling="special"
    )


def _lists(engine: Engine, records: Iterable[tuple[Any, Any, Any]]) -> "pa.Array":
    import pyarrow as pa

    articles = [
        None if text is None else Article(text=text, title=title, byline=byline)
        for text, title, byline in records
    ]
    given = [article for article in articles if article is not None]
    results = iter(zip(given, engine.attribute_many(given), strict=True))
    rows: list[Row] = []
    # Where each list begins; a list that is null has none.
    begins: list[int | None] = []
    for article in articles:
        begins.append(None if article is None else len(rows))
        rows += () if article is None else _rows(*next(results))
    structs = arrow_batch(OF_AN_ARTICLE, rows).to_struct_array()
    return pa.ListArray.from_arrays(pa.array([*begins, len(rows)], type=pa.int32()), structs)


def _rows(article: Article, result: Report | Failure) -> Iterator[Row]:
    for row in flat_rows(article, result):
        if row.keys() & {"quotation", "error"}:
            yield row

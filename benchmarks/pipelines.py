"""What the doors for pipelines cost beside the engine alone, in processor time."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from quotes.arrow import attribute_batches
from quotes.doors.duckdb import register
from quotes.engine import Engine
from quotes.frame import attribute
from quotes.model import Article

_SQL = "SELECT count(*) FROM articles, unnest(quotations(text, title, byline)) AS found(q)"


def cpu_seconds(articles: Sequence[Article], engine: Engine) -> dict[str, float]:
    """Return the processor time that the engine and each door over it take for some articles.

    All run in this process, one after another; have the models loaded before.
    """
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    rows = [{"text": a.text, "title": a.title, "byline": a.byline} for a in articles]
    table = pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in rows[0]]))
    with duckdb.connect() as connection:
        register(connection, engine=engine)
        connection.register("articles", table)
        doors: dict[str, Callable[[], Any]] = {
            "Engine.attribute_many": lambda: list(engine.attribute_many(articles)),
            "arrow": lambda: list(attribute_batches(table.to_batches(), engine=engine)),
            "pandas": lambda: attribute(pd.DataFrame(rows), engine=engine),
            "polars": lambda: attribute(pl.DataFrame(rows), engine=engine),
            "duckdb": lambda: connection.execute(_SQL).fetchall(),
        }
        return {name: _taken(run) for name, run in doors.items()}


def _taken(run: Callable[[], Any]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin

"""The function in DuckDB: lists of structs, beside the caller's own columns."""

from collections.abc import Iterator
from typing import Any

import pytest

from quotes.doors.duckdb import register
from quotes.engine import Engine
from quotes.errors import OptionsError
from quotes.options import Options
from quotes.tables.flat import OF_AN_ARTICLE
from tests.fake import FakeParser

duckdb = pytest.importorskip("duckdb")

ENGINE = Engine(Options(batch_words=60, max_chars=200), parser=FakeParser())
TWO = "“The dam will hold,” said Clara Moss, the mayor. Ben Holt said that it was old."


@pytest.fixture
def connection() -> Iterator[Any]:
    with duckdb.connect() as connection:
        register(connection, engine=ENGINE)
        yield connection


def test_quotations_stand_beside_the_article(connection: Any) -> None:
    connection.execute("CREATE TABLE day (id BIGINT, text VARCHAR, title VARCHAR, score DOUBLE)")
    connection.executemany(
        "INSERT INTO day VALUES (?, ?, ?, ?)",
        [(1, TWO, None, 0.5), (2, "It rained.", "Rain", None), (3, None, "Dam", 1.0)],
    )

    found = connection.execute(
        "SELECT id, score, q.speaker, q.speakers, q.start, q.confidence > 0.5, q.error "
        "FROM day, unnest(quotations(text, title, NULL)) AS found(q) ORDER BY id, q.start"
    ).fetchall()

    assert found == [
        (1, 0.5, "Clara Moss", ["Clara Moss"], 0, True, None),
        (1, 0.5, "Ben Holt", ["Ben Holt"], TWO.index("that it"), True, None),
    ]
    lengths = connection.execute(
        "SELECT len(quotations(text, title, NULL)) FROM day ORDER BY id"
    ).fetchall()
    assert lengths == [(2,), (0,), (None,)]


def test_types_are_those_of_the_tables(connection: Any) -> None:
    (column,) = connection.sql("SELECT quotations('', NULL, NULL)").types
    fields = dict(column.children[0][1].children)

    assert list(fields) == [column.name for column in OF_AN_ARTICLE.columns]
    assert (str(fields["start"]), str(fields["speakers"])) == ("BIGINT", "VARCHAR[]")


def test_what_fails_is_a_struct_with_its_error(connection: Any) -> None:
    ((error, message, quotation),) = connection.execute(
        "SELECT q.error, q.message, q.quotation "
        "FROM unnest(quotations(repeat('x', 201), NULL, NULL)) AS found(q)"
    ).fetchall()

    assert (error, quotation) == ("TextTooLongError", None)
    assert "max_chars" in message


def test_many_rows_in_many_threads(connection: Any) -> None:
    connection.execute("SET threads = 4")
    ((articles, found, named),) = connection.execute(
        "SELECT count(DISTINCT i), count(*), count(q.speaker) FROM range(6_000) AS r(i), "
        f"unnest(quotations(CASE WHEN i % 100 = 7 THEN '{TWO} ' || i ELSE '' END, NULL, NULL)) "
        "AS found(q)"
    ).fetchall()

    assert (articles, found, named) == (60, 120, 120)


def test_wrong_use_is_told(connection: Any) -> None:
    with pytest.raises(OptionsError, match="not both"):
        register(connection, name="others", options=Options(), engine=ENGINE)
    with pytest.raises(duckdb.Error, match="quotations"):
        connection.execute("SELECT quotations('a', 'b', 'c', 'd')")

"""One flat table instead of several: a row a quotation, with its article's columns beside it.

What engines that take one table and give one table need (Arrow, Spark, data frames). Every article
has a row at least: one without quotations a row whose `quotation` is null, one that failed a row
with its `error`. So nothing is lost unseen, and articles can be counted.
"""

from attrs import evolve

from quotes.formats.texts import text_hash
from quotes.model import Article, Failure, Report
from quotes.tables.rows import Row, given_row, rows_of
from quotes.tables.schema import ARTICLE_COLUMNS, ARTICLES, ERRORS, QUOTATIONS, Column, Table

_OF_ARTICLES = ("title", "byline", "date", "day", "published", "url", "outlet", "text_sha256")
_LAST = ("warnings", "meta", "engine", "models")
_OF_ERRORS = ("error", "message")


def _columns(table: Table, *names: str) -> tuple[Column, ...]:
    by_name = {column.name: column for column in table.columns}
    return tuple(by_name[name] for name in names)


_NUMBER, _ARTICLE_ID = ARTICLE_COLUMNS
_QUOTED = tuple(column for column in QUOTATIONS.columns if column not in ARTICLE_COLUMNS)

ATTRIBUTED = Table(
    name="attributed",
    tells="a quotation; or an article that has none (quotation is null) or failed (error is not)",
    columns=tuple(
        evolve(column, is_optional=True)
        for column in (
            _ARTICLE_ID,
            *_columns(ARTICLES, *_OF_ARTICLES),
            *_QUOTED,
            *_columns(ERRORS, *_OF_ERRORS),
            *_columns(ARTICLES, *_LAST),
        )
    ),
)
"""The columns of `articles`, `quotations` and `errors` that say something of one article alone."""

OF_AN_ARTICLE = Table(
    name="of_an_article",
    tells="a quotation of an article that stands beside it, or why that failed (error is not null)",
    columns=tuple(
        evolve(column, is_optional=True) for column in (*_QUOTED, *_columns(ERRORS, *_OF_ERRORS))
    ),
)
"""What is left of `ATTRIBUTED` where the article's own columns stand beside it."""


def flat_rows(given: Article | Failure, result: Report | Failure) -> list[Row]:
    """Return the rows of `ATTRIBUTED` for what was given and what came of it; one at least."""
    if isinstance(result, Failure):
        return [_head(result) | {"text_sha256": _hash_of(given)} | _error(result)]
    text = given.text if isinstance(given, Article) else ""
    tables = rows_of(result, text, number=0)
    (article,) = tables["articles"]
    head = _head(result) | {name: article[name] for name in ("text_sha256", *_LAST)}
    return [head | _quotation(row) for row in tables["quotations"]] or [head]


def _head(result: Report | Failure) -> Row:
    row = given_row(result)
    return {_ARTICLE_ID.name: row.pop("id")} | row


def _error(failure: Failure) -> Row:
    return {"error": failure.error, "message": failure.message}


def _quotation(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != _NUMBER.name}


def _hash_of(given: Article | Failure) -> str | None:
    if isinstance(given, Failure):
        return None
    return text_hash(given.text)

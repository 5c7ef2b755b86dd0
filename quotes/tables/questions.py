"""Ready questions to a DuckDB file that `quotes run` wrote: who, said, unresolved, count, query.

    with ask(Path("day.duckdb")) as questions:
        print(questions.who("Moss").rows)

Copies of articles (`duplicate_of`) are left out of every answer.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import Attribute, field, frozen

from quotes.errors import OptionsError
from quotes.tables.duck import reading

if TYPE_CHECKING:
    import duckdb

_JOINED = (
    "speakers of different articles count as one only by your own id (external_id) or by an equal "
    "full name"
)


class CountBy(StrEnum):
    """What quotations are counted by."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    DAY = "day"
    KIND = "kind"


def _zone(_: object, __: "Attribute[str]", value: str) -> None:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise OptionsError(
            f"tz must be a time zone such as Europe/Berlin, not {value!r}"
        ) from error


@frozen(kw_only=True)
class Limits:
    """What a question is confined to: days from `since` to `until`, one outlet, so many rows.

    `tz` is the time zone whose days are meant; an article whose date has no time of day keeps its
    day everywhere.
    """

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    tz: str = field(default="UTC", validator=_zone)
    rows: int | None = None


@frozen(kw_only=True)
class Answer:
    """The names of the columns, the rows, and what is to be known with them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()


@contextmanager
def ask(path: Path, limits: Limits | None = None) -> Iterator["Questions"]:
    """Open a file for questions.

    Raises:
        TablesError: it is not there, it is something else, or, within the block, a query is
            wrong.
        MissingExtraError: duckdb is not installed.

    """
    with reading(path) as connection:
        yield Questions(connection, limits or Limits())


class Questions:
    """Answers questions over one open file."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", limits: Limits) -> None:
        """Ask over a connection; `limits` hold for all but `query`."""
        self._connection = connection
        self._limits = limits

    def who(self, name: str) -> Answer:
        """Return those who spoke and whose name, or an alias, has all words of `name`.

        `name` may also be the caller's own id.
        """
        where, values = self._confined(named=name)
        return self._answer(
            f"""
            SELECT mode(speaker) AS name, any_value(joined_by) AS joined_by,
              max(external_id) AS external_id, mode(speaker_type) AS type,
              list_sort(list_distinct(list(role) FILTER (role IS NOT NULL))) AS roles,
              max(pronoun) AS pronoun, count(DISTINCT article) AS articles,
              count(*) AS quotations,
              list_sort(list_distinct(list(outlet) FILTER (outlet IS NOT NULL))) AS outlets,
              min(day) AS first_day, max(day) AS last_day
            FROM ({self._said()}) WHERE {where}
            GROUP BY identity ORDER BY quotations DESC, name
            """,
            values,
            notes=(_JOINED,),
        )

    def said(self, term: str | None = None, *, by: str | None = None) -> Answer:
        """Return the quotations whose words have `term` as whole words, in any case of letters.

        `by` confines them to speakers as `who` finds them.
        """
        where, values = self._confined(named=by, term=term)
        return self._answer(
            f"""
            SELECT day, outlet, coalesce(article_id, CAST(article AS VARCHAR)) AS article,
              quotation, string_agg(speaker, ' and ' ORDER BY speaker) AS speaker,
              any_value(reason) AS reason, any_value(role) AS role,
              any_value(kind) AS kind, any_value(text) AS text,
              any_value(polarity) AS polarity, any_value(sentence) AS sentence,
              any_value(confidence) AS confidence
            FROM ({self._said()}) s WHERE {where}
            GROUP BY s.article, s.article_id, quotation, day, outlet
            ORDER BY day DESC NULLS LAST, s.article, any_value(start)
            """,
            values,
        )

    def unresolved(self) -> Answer:
        """Return the quotations that nobody is named for, with the reason and the candidates."""
        where, values = self._confined()
        return self._answer(
            f"""
            SELECT day, outlet, coalesce(article_id, CAST(article AS VARCHAR)) AS article,
              quotation, reason, mention, candidates, text, sentence, confidence
            FROM ({self._with_days("unresolved")}) s WHERE {where}
            ORDER BY day DESC NULLS LAST, s.article, start
            """,
            values,
        )

    def count(self, by: Sequence[CountBy]) -> Answer:
        """Return how many quotations there are, in how many articles, by one thing or several."""
        where, values = self._confined()
        columns = {
            CountBy.SPEAKER: "mode(speaker) AS speaker, any_value(joined_by) AS joined_by",
            CountBy.OUTLET: "outlet",
            CountBy.DAY: "day",
            CountBy.KIND: "kind",
        }
        keys = {CountBy.SPEAKER: "identity"}
        groups = ", ".join(keys.get(one, one.value) for one in by)
        # A joint statement is one quotation, of each of its speakers.
        return self._answer(
            f"""
            SELECT {", ".join(columns[one] for one in by)},
              count(DISTINCT (article, quotation)) AS quotations,
              count(DISTINCT article) AS articles
            FROM ({self._said()}) WHERE {where}
            {"AND speaker IS NOT NULL" if CountBy.SPEAKER in by else ""}
            GROUP BY {groups} ORDER BY {"quotations DESC" if by[0] is not CountBy.DAY else "day"},
              {groups}
            """,
            values,
            notes=(_JOINED,) if CountBy.SPEAKER in by else (),
        )

    def query(self, sql: str) -> Answer:
        """Return what any query answers; the file is open for reading alone."""
        return self._answer(sql, [], confined=False)

    def _said(self) -> str:
        return self._with_days("said")

    def _with_days(self, view: str) -> str:
        """Return a view whose days are those of the time zone that was asked for."""
        if self._limits.tz == "UTC":
            return f"SELECT * FROM {view}"
        zone = self._limits.tz.replace("'", "''")
        day = f"coalesce(CAST(timezone('{zone}', published) AS DATE), day)"
        return f"SELECT * REPLACE ({day} AS day) FROM {view}"

    def _confined(
        self, *, named: str | None = None, term: str | None = None
    ) -> tuple[str, list[object]]:
        limits = self._limits
        tests: list[tuple[str, list[object]]] = []
        if limits.since:
            tests.append(("day >= ?", [limits.since]))
        if limits.until:
            tests.append(("day <= ?", [limits.until]))
        if limits.outlet:
            tests.append(("lower(outlet) = lower(?)", [limits.outlet]))
        if named is not None:
            words = [_as_words(word) for word in named.split()] or [_as_words(named)]
            form = " AND ".join(f"regexp_matches({_PLAIN.format('form')}, ?)" for _ in words)
            tests.append(
                (
                    f"(external_id = ? OR len(list_filter(forms, lambda form: {form})) > 0)",
                    [named, *words],
                )
            )
        if term is not None:
            tests.append((f"regexp_matches({_PLAIN.format('text')}, ?)", [_as_words(term)]))
        where = " AND ".join(test for test, _ in tests) or "true"
        return where, [value for _, values in tests for value in values]

    def _answer(
        self,
        sql: str,
        values: list[object],
        *,
        notes: tuple[str, ...] = (),
        confined: bool = True,
    ) -> Answer:
        if confined and self._limits.rows is not None:
            sql += f" LIMIT {int(self._limits.rows)}"
        done = self._connection.execute(sql, values)
        columns = tuple(str(column[0]) for column in done.description or ())
        return Answer(columns=columns, rows=tuple(done.fetchall()), notes=notes)


# An apostrophe is an apostrophe, whichever way it curls.
_PLAIN = "replace(replace({}, '’', ''''), '‘', '''')"


def _as_words(term: str) -> str:
    """Return the expression that finds a term as whole words, whatever the case of its letters."""
    plain = re.sub(r"\s+", " ", term.strip()).replace("’", "'").replace("‘", "'")
    words = r"\s+".join(re.escape(word) for word in plain.split(" "))
    return rf"(?i)(^|[^\pL\pN]){words}($|[^\pL\pN])"

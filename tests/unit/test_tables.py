"""Reports as tables: the rows, their types wherever they go, and the questions asked of them."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

from quotes.doors.cli import command
from quotes.engine import Engine
from quotes.errors import OptionsError, TablesError
from quotes.knowledge import Knowledge, KnownSpeaker
from quotes.model import Article, Failure, Place, Report
from quotes.options import Options
from quotes.tables import TABLES, Table, error_row, rows_of, table_named
from quotes.tables.files import TableForm, write_tables
from quotes.tables.questions import Answer, CountBy, Limits, ask
from quotes.tables.rows import Row, moment_of
from tests.fake import FakeParser

duckdb = pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")

KNOWN = Knowledge(speakers=[KnownSpeaker(name="Ben Ford", external_id="Q7")])
ENGINE = Engine(Options(knowledge=KNOWN), parser=FakeParser())
DAM = "“The dam will hold,” said Clara Moss, the mayor. She added that nobody had left."
# Neither is told to be meant.
TWO_MEN = "Hugh Quill and Boris Holt met. He said the dam was safe."
SPOKESMAN = "“It’s over,” a spokesman for the ministry said."


def articles() -> list[Article]:
    return [
        Article(
            id="a",
            text=DAM,
            date="2026-05-01T23:30:00Z",
            url="https://www.lantern.example/a",
            meta={"topic": "dam"},
            place=Place(source="day.jsonl", line=1),
        ),
        Article(id="b", text=SPOKESMAN, date="2026-05-02", meta={"outlet": "The Herald"}),
        Article(id="c", text="“Yes,” said Clara Moss. “No,” said Holt.", date="2026-05-03"),
        Article(id="d", text="“Maybe,” said Holt. “We won,” said Ben Ford.", date="nonsense"),
        Article(id="e", text=DAM, date="2026-05-03", duplicate_of="a"),
    ]


def gathered(given: Sequence[Article]) -> Iterator[tuple[Table, Row]]:
    for number, article in enumerate(given, start=1):
        report = ENGINE.attribute_many([article])
        rows = rows_of(of(report), article.text, number=number, place=article.place)
        yield from ((table, row) for table in TABLES for row in rows.get(table.name, ()))
    failure = Failure(id="f", error="RecordError", message="no", place=Place(source="x", line=2))
    yield table_named("errors"), error_row(failure, number=len(given) + 1)


def of(results: Iterator[Report | Failure]) -> Report:
    (result,) = results
    assert isinstance(result, Report)
    return result


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "day.duckdb"
    write_tables(gathered(articles()), path, TableForm.DUCKDB)
    return path


# --- rows


def test_every_row_has_the_columns_of_its_table_and_no_others() -> None:
    seen = set()
    for table, row in gathered([*articles(), Article(id="w", text=TWO_MEN)]):
        seen.add(table.name)
        assert list(row) == [column.name for column in table.columns], table.name
        for column in table.columns:
            assert column.is_optional or row[column.name] is not None, (table.name, column.name)
    assert seen == {table.name for table in TABLES}


def test_a_quotation_has_who_said_it_and_the_sentence_around() -> None:
    rows = rows_of(ENGINE.attribute(DAM, id="a"), DAM, number=7)

    first, second = rows["quotations"]
    assert (first["article"], first["article_id"], first["quotation"]) == (7, "a", "q1")
    assert DAM[slice(first["start"], first["end"])] == first["text"] == "“The dam will hold,”"  # type: ignore[misc]
    assert first["spans"] == "[[0, 20]]"
    assert (first["speaker"], first["speakers"], first["speaker_ids"]) == (
        "Clara Moss",
        ["Clara Moss"],
        ["s1"],
    )
    assert (first["role"], first["speaker_type"]) == ("mayor", "person")
    assert first["sentence"] == "“The dam will hold,” said Clara Moss, the mayor."
    assert (second["mention"], second["mention_form"]) == ("She", "pronoun")
    assert second["sentence"] == "She added that nobody had left."
    (moss,) = rows["speakers"]
    assert (moss["name"], moss["quotations"]) == ("Clara Moss", 2)


def test_a_pronoun_is_given_where_the_text_tells_it_alone() -> None:
    told = rows_of(ENGINE.attribute(DAM), DAM, number=1)["speakers"]
    text = "“The dam will hold,” said Clara Moss."
    untold = rows_of(ENGINE.attribute(text), text, number=1)["speakers"]

    assert [row["pronoun"] for row in told] == ["she"]
    assert [row["pronoun"] for row in untold] == [None]


@pytest.mark.parametrize(
    ("written", "day", "moment"),
    [
        ("2026-05-01", date(2026, 5, 1), None),
        ("2026-05-01T23:30:00-04:00", date(2026, 5, 2), datetime(2026, 5, 2, 3, 30, tzinfo=UTC)),
        ("2026-05-01 23:30", date(2026, 5, 1), datetime(2026, 5, 1, 23, 30, tzinfo=UTC)),
        (
            "Fri, 01 May 2026 12:30:00 +0200",
            date(2026, 5, 1),
            datetime(2026, 5, 1, 10, 30, tzinfo=UTC),
        ),
        ("20260501123000", date(2026, 5, 1), datetime(2026, 5, 1, 12, 30, tzinfo=UTC)),
        ("20260501", date(2026, 5, 1), None),
        ("May 1, 2026", date(2026, 5, 1), None),
        ("1 May 2026", date(2026, 5, 1), None),
        ("yesterday", None, None),
        ("0001-01-01T00:00:00+23:59", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_dates(written: str | None, day: date | None, moment: datetime | None) -> None:
    assert moment_of(written) == (day, moment)


# --- forms


def test_duckdb_has_typed_tables_and_tells_what_they_hold(db: Path) -> None:
    with duckdb.connect(str(db), read_only=True) as connection:
        told = connection.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
            "WHERE NOT internal AND table_name IN "
            "('articles', 'quotations', 'speakers', 'candidates', 'errors')"
        ).fetchall()
        day = connection.execute("SELECT day, published FROM articles WHERE id = 'a'").fetchone()
    types = {(table, column): kind for table, column, kind, _ in told}
    assert len(told) == sum(len(table.columns) for table in TABLES)
    assert all(comment for *_, comment in told)
    assert types["quotations", "speakers"] == "VARCHAR[]"
    assert types["articles", "published"] == "TIMESTAMP WITH TIME ZONE"
    assert day[0] == date(2026, 5, 1)
    assert day[1].astimezone(UTC) == datetime(2026, 5, 1, 23, 30, tzinfo=UTC)


def test_parquet_and_csv_hold_the_same(tmp_path: Path, db: Path) -> None:
    for form in (TableForm.PARQUET, TableForm.CSV):
        write_tables(gathered(articles()), tmp_path / form, form)

    for table in TABLES:
        with duckdb.connect(str(db), read_only=True) as connection:
            expected = connection.execute(f"FROM {table.name}").fetchall()
        read = parquet.read_table(tmp_path / "parquet" / f"{table.name}.parquet")
        assert [tuple(row.values()) for row in read.to_pylist()] == expected
        with (tmp_path / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as lines:
            names, *rows = csv.reader(lines)
        assert names == [column.name for column in table.columns]
        assert len(rows) == len(expected)
    with (tmp_path / "csv" / "quotations.csv").open(encoding="utf-8", newline="") as lines:
        first = next(csv.DictReader(lines))
    assert (first["speaker"], json.loads(first["speakers"])) == ("Clara Moss", ["Clara Moss"])
    assert first["reason"] == ""


def test_many_rows_are_written_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.tables.files._CHUNK", 2)

    write_tables(gathered(articles()), tmp_path / "day.duckdb", TableForm.DUCKDB)

    assert query(tmp_path / "day.duckdb", "SELECT count(*) FROM quotations") == [(9,)]


def test_lone_surrogates_do_not_stop_the_tables(tmp_path: Path) -> None:
    article = Article(text="“Yes \ud800,” said Clara Moss.", title="\udfff")

    for form in TableForm:
        write_tables(gathered([article]), tmp_path / f"day.{form}", form)

    assert query(tmp_path / "day.duckdb", "SELECT text FROM quotations") == [("“Yes ?,”",)]


def test_an_older_file_stays_whole_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "day.duckdb"
    write_tables(gathered(articles()), path, TableForm.DUCKDB)

    def broken() -> Iterator[tuple[Table, Row]]:
        yield from gathered(articles()[:1])
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        write_tables(broken(), path, TableForm.DUCKDB)

    assert query(path, "SELECT count(*) FROM articles") == [(5,)]


# --- questions


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with ask(path) as questions:
        return list(questions.query(sql).rows)


def columns(answer: Answer, *names: str) -> list[tuple[object, ...]]:
    places = [answer.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in answer.rows]


def test_who_joins_by_id_or_full_name_alone_and_says_so(db: Path) -> None:
    with ask(db) as questions:
        moss = questions.who("moss")
        holt = questions.who("Holt")
        ford = questions.who("Q7")
        nobody = questions.who("Mos")

    told = ("name", "joined_by", "articles", "quotations")
    assert columns(moss, *told) == [("Clara Moss", "full_name", 2, 3)]
    assert columns(holt, *told) == [("Holt", "nothing", 1, 1), ("Holt", "nothing", 1, 1)]
    assert columns(ford, *told, "external_id") == [("Ben Ford", "external_id", 1, 1, "Q7")]
    assert nobody.rows == ()
    assert any("only by your own id" in note for note in moss.notes)


@pytest.mark.parametrize(
    ("term", "by", "wanted"),
    [
        ("dam", None, ["“The dam will hold,”"]),
        ("THE  DAM", None, ["“The dam will hold,”"]),
        ("da", None, []),
        ("it's", None, ["“It’s over,”"]),
        (".*", None, []),
        (None, "Moss", ["“Yes,”", "“The dam will hold,”", "that nobody had left"]),
        ("yes", "moss", ["“Yes,”"]),
        ("yes", "Holt", []),
    ],
)
def test_said(db: Path, term: str | None, by: str | None, wanted: list[str]) -> None:
    with ask(db) as questions:
        answer = questions.said(term, by=by)

    assert columns(answer, "text") == [(words,) for words in wanted]


def test_unresolved_has_reason_and_sentence(db: Path) -> None:
    with ask(db) as questions:
        answer = questions.unresolved()

    assert columns(answer, "article", "reason", "sentence") == [("b", "anonymous", SPOKESMAN)]


@pytest.mark.parametrize(
    ("by", "tz", "wanted"),
    [
        ((CountBy.OUTLET,), "UTC", [(None, 4, 2), ("lantern.example", 2, 1), ("The Herald", 1, 1)]),
        (
            (CountBy.DAY,),
            "UTC",
            [
                (date(2026, 5, 1), 2, 1),
                (date(2026, 5, 2), 1, 1),
                (date(2026, 5, 3), 2, 1),
                (None, 2, 1),
            ],
        ),
        # Half past eleven at night is the next day in Berlin; a day without a time stays.
        (
            (CountBy.DAY,),
            "Europe/Berlin",
            [(date(2026, 5, 2), 3, 2), (date(2026, 5, 3), 2, 1), (None, 2, 1)],
        ),
        ((CountBy.KIND,), "UTC", [("direct", 6, 4), ("indirect", 1, 1)]),
    ],
)
def test_counts_leave_copies_out(
    db: Path, by: tuple[CountBy, ...], tz: str, wanted: list[tuple[object, ...]]
) -> None:
    with ask(db, Limits(tz=tz)) as questions:
        answer = questions.count(by)

    assert sorted(answer.rows, key=repr) == sorted(wanted, key=repr)


def test_limits(db: Path) -> None:
    with ask(db, Limits(since=date(2026, 5, 2), until=date(2026, 5, 2))) as questions:
        assert columns(questions.count([CountBy.DAY]), "quotations") == [(1,)]
    with ask(db, Limits(outlet="the herald")) as questions:
        assert columns(questions.count([CountBy.KIND]), "quotations") == [(1,)]
    with ask(db, Limits(rows=2)) as questions:
        assert len(questions.said(by="Moss").rows) == 2


def test_a_joint_statement_is_one_quotation_of_each(tmp_path: Path) -> None:
    text = "“We won,” said Clara Moss. “Yes,” said Ben Ford."
    report = ENGINE.attribute(text)
    first, second = report.quotations
    both = evolve(first, speakers=first.speakers + second.speakers)
    rows = rows_of(evolve(report, quotations=(both,)), text, number=1)
    written = ((table, row) for table in TABLES for row in rows.get(table.name, ()))
    write_tables(written, tmp_path / "d.duckdb", TableForm.DUCKDB)

    with ask(tmp_path / "d.duckdb") as questions:
        assert columns(questions.said("won"), "speaker") == [("Ben Ford and Clara Moss",)]
        assert columns(questions.count([CountBy.KIND]), "quotations") == [(1,)]
        assert columns(questions.count([CountBy.SPEAKER]), "speaker") == [
            ("Ben Ford",),
            ("Clara Moss",),
        ]


def test_views_can_be_asked(db: Path) -> None:
    days = query(
        db, "SELECT articles, copies, quotations, named FROM days WHERE day = '2026-05-03'"
    )
    assert days == [(1, 1, 2, 2)]
    assert query(db, "SELECT name FROM people WHERE joined_by = 'external_id'") == [("Ben Ford",)]


def test_what_is_no_such_file_is_told(tmp_path: Path, db: Path) -> None:
    with pytest.raises(TablesError, match="there is no such file"), ask(tmp_path / "no.duckdb"):
        pass
    (tmp_path / "text").write_text("no tables" * 1_000)
    with pytest.raises(TablesError, match="cannot be opened"), ask(tmp_path / "text"):
        pass
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    with pytest.raises(TablesError, match="it has no table"), ask(tmp_path / "other.duckdb"):
        pass
    with pytest.raises(TablesError, match=r"(?i)read-only"):
        query(db, "DELETE FROM articles")
    with pytest.raises(TablesError, match="peoples"):
        query(db, "SELECT * FROM peoples")
    with pytest.raises(OptionsError, match="tz must be a time zone"):
        Limits(tz="Mars/Olympus")


def test_questions_from_the_command_line(db: Path) -> None:
    def shown(*arguments: str) -> str:
        result = CliRunner().invoke(command, [*arguments, "--db", str(db)])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert json.loads(shown("who", "Moss", "--format", "json"))[0]["first_day"] == "2026-05-01"
    table = shown("who", "Moss", "--format", "table")
    assert "Clara Moss" in table
    assert "external id" not in table
    assert shown("said", "nothing of the kind", "--format", "table") == "Nothing was found.\n"
    rows = list(csv.DictReader(shown("unresolved", "--since", "2026-05-01").splitlines()))
    assert [row["reason"] for row in rows] == ["anonymous"]
    assert shown("count", "--by", "day", "--limit", "1").splitlines()[1:] == ["2026-05-01,2,1"]
    assert shown("query", "SELECT 1.5 AS a, NULL AS b, ['x', 'y'] AS c") == 'a,b,c\n1.5,,"x, y"\n'
    assert CliRunner().invoke(command, ["said", "--db", str(db)]).exit_code == 2

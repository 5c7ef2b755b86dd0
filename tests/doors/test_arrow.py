"""Batches of articles in, batches of quotations out; and the data frames that stand on it."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from quotes.arrow import attribute_batches, attributed_schema
from quotes.engine import Engine
from quotes.errors import OptionsError
from quotes.frame import attribute
from quotes.model import Article
from quotes.options import Options
from quotes.reading.fields import FieldMap
from quotes.tables.flat import ATTRIBUTED, flat_rows
from tests.fake import FakeParser

pa = pytest.importorskip("pyarrow")

ROOT = Path(__file__).parents[2]
ENGINE = Engine(Options(batch_words=60, max_chars=200), parser=FakeParser())
TWO = "“The dam will hold,” said Clara Moss, the mayor. Ben Holt said that it was old."


def batch(**columns: list[object]) -> Any:
    return pa.RecordBatch.from_pydict(columns)


def rows(*batches: Any, **options: Any) -> list[dict[str, Any]]:
    found = list(attribute_batches(iter(batches), engine=ENGINE, **options))
    assert all(one.schema.equals(attributed_schema(), check_metadata=True) for one in found)
    return [row for one in found for row in one.to_pylist()]


def test_a_row_a_quotation_with_what_the_tables_have_of_it() -> None:
    found = rows(batch(text=[TWO], id=["a"], title=["Dam"]))

    (report,) = ENGINE.attribute_many([{"text": TWO, "id": "a", "title": "Dam"}])
    told = [(row["quotation"], row["speaker"], row["start"], row["confidence"]) for row in found]
    assert told == [
        (q.id, q.speakers[0].name, q.spans[0].start, q.confidence)
        for q in report.quotations  # type: ignore[union-attr]
    ]
    assert [row["speaker"] for row in found] == ["Clara Moss", "Ben Holt"]
    assert {(row["article_id"], row["title"], row["error"]) for row in found} == {
        ("a", "Dam", None)
    }
    assert found[0]["role"] == "mayor"


def test_every_article_has_a_row_in_its_place() -> None:
    texts = [TWO, "It rained.", "x" * 201, None, 7, ""]
    found = rows(batch(text=texts[:4], id=[1, 2, 3, 4]), batch(text=[7], id=[5]), batch(text=[""]))

    assert [row["article_id"] for row in found] == ["1", "1", "2", "3", "4", "5", None]
    errors = [(row["error"], row["quotation"]) for row in found[2:]]
    assert errors == [
        (None, None),
        ("TextTooLongError", None),
        ("RecordError", None),
        ("RecordError", None),
        (None, None),
    ]
    assert "max_chars" in found[3]["message"]
    assert found[3]["text_sha256"] is not None
    assert all(row["engine"] for row in found if row["error"] is None)


def test_columns_of_the_caller_come_back() -> None:
    when = datetime(2024, 5, 1, 23, 30, tzinfo=UTC)
    found = rows(
        batch(
            body=["It rained."],
            guid=[17],
            date=[when],
            outlet=["The Lantern"],
            tags=[["a", "b"]],
            score=[float("nan")],
            place=[1],
        ),
        fields=FieldMap.parse("text=body,id=guid"),
    )

    (row,) = found
    assert (row["article_id"], row["outlet"]) == ("17", "The Lantern")
    assert (row["date"], row["day"]) == ("2024-05-01T23:30:00+00:00", date(2024, 5, 1))
    assert row["published"] == when
    assert json.loads(row["meta"]) == {
        "outlet": "The Lantern",
        "tags": ["a", "b"],
        "score": None,
        "place": 1,
    }


def test_the_text_may_lie_in_a_struct() -> None:
    found = rows(batch(article=[{"body": TWO, "n": 1}]), fields=FieldMap.parse("text=article.body"))

    assert [row["speaker"] for row in found] == ["Clara Moss", "Ben Holt"]
    assert json.loads(found[0]["meta"]) == {"article": {"n": 1}}


def test_batches_are_streamed() -> None:
    given = 0

    def endless() -> Iterator[Any]:
        nonlocal given
        while True:
            given += 1
            yield batch(text=[TWO] * 10, id=[f"{given}"] * 10)

    found = attribute_batches(endless(), engine=ENGINE)
    first = next(found)

    assert first.num_rows >= 256
    # A batch of rows out, and the engine's batch of 60 words, are what is read ahead.
    assert given * 20 <= first.num_rows + 100


def test_what_was_done_comes_out_before_an_error_of_the_source() -> None:
    def broken() -> Iterator[Any]:
        yield batch(text=[TWO])
        raise OSError("the disk is gone")

    found = attribute_batches(broken(), engine=ENGINE)

    assert next(found).num_rows == 2
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_no_batches_and_no_rows_are_nothing() -> None:
    assert rows() == []
    assert rows(batch(text=pa.array([], type=pa.string()))) == []


def test_lone_surrogates_do_not_stop_it() -> None:
    # Arrow has none in a text; a caller's reader may.
    failing = ENGINE.attribute_many([{"text": "\ud800" * 300, "title": "\ud800"}])
    (row,) = flat_rows(Article(text="\ud800" * 300), next(failing))
    assert row["error"] == "TextTooLongError"


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        (batch(text=["a"]), {}, "not one RecordBatch"),
        (pa.table({"text": ["a"]}), {}, "to_batches"),
        ([], {"options": Options()}, "not both"),
        ([], {"engine": "precise"}, "engine must be Engine"),
        ([], {"fields": "text=body"}, "FieldMap.parse"),
    ],
)
def test_wrong_arguments_are_told_at_once(given: Any, options: Any, message: str) -> None:
    with pytest.raises(OptionsError, match=message):
        attribute_batches(given, **{"engine": ENGINE, **options})


def test_a_missing_column_is_told_with_those_there() -> None:
    with pytest.raises(OptionsError, match=r"no column 'text' for the text \(there: body, id"):
        rows(batch(body=["a"], id=["b"]))


def test_the_call_can_be_sent_to_another_process() -> None:
    call = partial(attribute_batches, options=Options.preset("precise"), fields=FieldMap())

    again = pickle.loads(pickle.dumps(call))

    assert again.keywords["options"] == Options.preset("precise")


def test_a_process_makes_one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: made.append(1) or FakeParser())
    options = Options(max_chars=12_345)

    for _ in range(3):
        list(attribute_batches([batch(text=[TWO])], options=pickle.loads(pickle.dumps(options))))

    assert made == [1]


def test_nothing_heavy_comes_with_the_import() -> None:
    code = (
        "import sys, quotes.arrow, quotes.frame, quotes.doors.duckdb, quotes.doors.spark\n"
        "heavy = {'pyarrow', 'pandas', 'polars', 'duckdb', 'pyspark', 'torch', 'stanza'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=ROOT)


def test_columns_are_those_of_the_tables() -> None:
    names = [column.name for column in ATTRIBUTED.columns]
    assert len(names) == len(set(names))
    assert all(column.is_optional for column in ATTRIBUTED.columns)


# --- data frames


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {"text": [TWO, "It rained.", None], "id": ["a", "b", "c"]}, index=[7, 7, 9]
    )

    found = attribute(frame, engine=ENGINE)

    assert isinstance(found, pd.DataFrame)
    assert list(found.columns) == [column.name for column in ATTRIBUTED.columns]
    assert list(found["article_id"]) == ["a", "a", "b", "c"]
    assert list(found["speaker"].dropna()) == ["Clara Moss", "Ben Holt"]
    assert str(found["start"].dtype) == "Int64"
    assert found["error"].notna().tolist() == [False, False, False, True]


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"text": [TWO, "It rained."], "id": ["a", "b"]})

    found = attribute(frame, engine=ENGINE)

    assert isinstance(found, pl.DataFrame)
    assert found["article_id"].to_list() == ["a", "a", "b"]
    assert found["start"].dtype == pl.Int64
    assert found["speakers"].to_list()[:2] == [["Clara Moss"], ["Ben Holt"]]
    with pytest.raises(OptionsError, match=r"LazyFrame; collect\(\) it first"):
        attribute(frame.lazy(), engine=ENGINE)


def test_arrow_tables() -> None:
    found = attribute(pa.table({"text": [TWO]}), engine=ENGINE)

    assert found.schema.equals(attributed_schema())
    assert found.num_rows == 2
    assert attribute(pa.table({"text": pa.array([], type=pa.string())})).num_rows == 0


def test_what_is_no_frame_is_told() -> None:
    with pytest.raises(OptionsError, match=r"not builtins\.list"):
        attribute([TWO], engine=ENGINE)

"""The page on pipelines: its programs run as they are written, with the real models."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.doors.cluster import HAS_JAVA, submit

pytest.importorskip("pyarrow")

from quotes.frame import attribute

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "quotes" / "docs" / "pipelines.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.models


def programs(section: str) -> list[str]:
    text = PAGE.split(f"## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(program: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(program, names)  # as the page has it
    return names


def test_arrow(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = programs("Arrow")
    run(program)

    assert "'speaker': 'Clara Moss'" in capsys.readouterr().out


def test_data_frames(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    with_pandas, with_polars = (run(program) for program in programs("pandas and Polars"))

    assert capsys.readouterr().out.count("Doug Pellerin") == 2
    # Both readers give the same rows.
    assert with_pandas["quotations"]["text"].dropna().tolist() == [
        text for text in with_polars["quotations"]["text"] if text is not None
    ]


def test_duckdb(capsys: pytest.CaptureFixture[str]) -> None:
    duckdb = pytest.importorskip("duckdb")
    in_sql, streamed = (run(program) for program in programs("DuckDB"))
    in_sql["connection"].close()
    streamed["target"].close()

    assert "affirmed" in capsys.readouterr().out
    with duckdb.connect("spoken.duckdb", read_only=True) as connection:
        ((count, named),) = connection.execute(
            "SELECT count(*), count(speaker) FROM quotations"
        ).fetchall()
    assert count > named > 5


def test_spacy(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("spacy")
    (program,) = programs("spaCy")
    run(program)

    assert "direct “The dam will hold,” ['Clara Moss']" in capsys.readouterr().out


@pytest.mark.skipif(not HAS_JAVA, reason="NO SPARK TESTS: no Java; see tests/doors/test_spark.py")
def test_spark_gives_what_this_machine_gives(folder: Path) -> None:
    pytest.importorskip("pyspark")
    (program,) = programs("Spark")
    (folder / "program.py").write_text(program, encoding="utf-8")

    printed = submit(["program.py"], folder)

    assert "Doug Pellerin" in printed
    import pyarrow.json
    import pyarrow.parquet

    articles = pyarrow.json.read_json("corpus/local.jsonl").select(["id", "text"])
    expected = in_order(attribute(articles).to_pylist())
    found = in_order(pyarrow.parquet.read_table("spoken").to_pylist())
    assert [without_confidence(row) for row in found] == [without_confidence(e) for e in expected]
    # Texts that are parsed together are padded to one length, which moves the last digits.
    assert [row["confidence"] for row in found] == [
        pytest.approx(row["confidence"], abs=0.02) for row in expected
    ]


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["article_id"], int(row["quotation"][1:])))


def without_confidence(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "confidence"}

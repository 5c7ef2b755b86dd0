"""`quotes audit`, inside this process, with a fake parser."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes.doors.cli import command
from tests.fake import FakeParser

TEXT = "“The dam will hold,” said Mayor Clara Moss.\n\n“We left,” a resident said.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())
    monkeypatch.chdir(tmp_path)
    lines = [{"id": "a", "text": TEXT, "url": "https://www.lantern.example/1"}, {"id": "b"}]
    (tmp_path / "feed.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return tmp_path


def audit(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["audit", *arguments])


def test_json_where_nobody_looks_on() -> None:
    result = audit("feed.jsonl")

    written = json.loads(result.stdout)
    assert result.exit_code == 1  # the second record has no text
    assert (written["articles"], written["failures"]) == (1, 1)
    assert [s["source"] for s in written["statements"]] == ["person", "anonymous"]
    assert {s["value"] for s in written["shares"] if s["dimension"] == "outlet"} == {
        "lantern.example"
    }


def test_table_and_page(folder: Path) -> None:
    table = audit("--format", "table", "feed.jsonl").stdout
    audit("--format", "html", "--output", "audit.html", "feed.jsonl")
    page = (folder / "audit.html").read_text(encoding="utf-8")

    for text in (table, page):
        assert "Clara Moss" in text
        assert "Kind of source" in text
        assert "Wilson" in text
    assert page.startswith("<!doctype html>")

"""`quotes check`, inside this process, with a fake parser."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes.doors.cli import command
from tests.fake import FakeParser

TEXT = "“The dam will hold,” said Clara Moss.\n\n“We left in the night,” said Dana Holt.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["check", *arguments])


def test_json_where_nobody_looks_on() -> None:
    result = check("--quote", "the dam will not hold", "--speaker", "Moss", "a.txt")

    (written,) = json.loads(result.stdout)
    assert written["article"] == "a.txt"
    assert written["verdict"] == "altered"
    assert written["differences"][0]["claimed"] == "not"
    assert written["claimed"]["speakers"] == [{"id": "s1", "name": "Clara Moss"}]
    (piece,) = written["pieces"]
    assert TEXT[piece["start"] : piece["end"]] == piece["text"] == "The dam will hold"


def test_text_says_it_in_words() -> None:
    result = check(
        "--quote", "We left in the night", "--speaker", "Moss", "--format", "text", "a.txt"
    )

    assert result.stdout.startswith("a.txt: misattributed\n")
    assert "It gives them to Dana Holt." in result.stdout


def test_the_best_of_many_comes_first(folder: Path) -> None:
    texts = ["“The dam might hold,” said Eve Brand.", TEXT, "Nobody spoke."]
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")

    written = json.loads(check("--quote", "the dam will hold", "feed.jsonl").stdout)

    assert [(w["article"], w["verdict"]) for w in written] == [("1", "verbatim"), ("0", "altered")]
    only = json.loads(check("--quote", "the dam will hold", "--limit", "1", "feed.jsonl").stdout)
    assert only == written[:1]


def test_a_file_that_cannot_be_read_is_told_of_and_the_rest_goes_on() -> None:
    result = check("--quote", "the dam will hold", "missing.txt", "a.txt")

    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    found, failure = json.loads(result.stdout)
    assert found["verdict"] == "verbatim"
    assert "error" in failure


def test_a_quote_without_words_is_refused() -> None:
    result = check("--quote", " … ", "a.txt")

    assert "no words" in str(result.exception)

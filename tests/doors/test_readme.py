"""README's examples of the page, run as they are written."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import quotes
from quotes.doors.cli import command
from quotes.formats import to_html
from tests.fake import FakeParser

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TEXT = "“The dam will hold,” said Clara Moss."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def example(language: str) -> str:
    section = README.split("## To look at\n")[1].split("\n## ")[0]
    found = re.search(rf"```{language}\n(.*?)```", section, re.DOTALL)
    assert found is not None
    return found[1]


def test_command(folder: Path) -> None:
    program, *arguments = shlex.split(example("sh"))

    result = CliRunner().invoke(command, arguments)

    assert (program, result.exit_code) == ("quotes", 0)
    assert "The dam will hold" in Path("page.html").read_text(encoding="utf-8")


def test_code(folder: Path) -> None:
    report = quotes.attribute(TEXT)

    exec(example("python"), {"report": report, "text": TEXT})  # as README has it

    assert Path("page.html").read_text(encoding="utf-8") == to_html(report, TEXT)

"""The page on checking and auditing: what it shows comes out, its commands and code run."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes import Engine
from quotes.check import Verdict, check_report, check_text
from quotes.doors.cli import command

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "quotes" / "docs" / "checking.md").read_text(encoding="utf-8")
SAMPLE = "corpus/sample.txt"


@pytest.fixture(autouse=True)
def one_engine(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine of all tests over corpus/, in place of one that loads its models anew."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("quotes.doors.cli.check.Engine", lambda _: engine)
    monkeypatch.setattr("quotes.doors.cli.running.Engine", lambda _: engine)
    monkeypatch.setattr("quotes.check.articles.attribute", lambda text, **_: engine.attribute(text))


@pytest.mark.models
def test_the_check_shown(engine: Engine) -> None:
    found = re.search(r"```console\n\$ (quotes check .*)\n([^`]*)```", PAGE)
    assert found is not None
    arguments = shlex.split(found[1])
    claim = dict(zip(arguments[2::2], arguments[3::2], strict=False))
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")

    report = engine.attribute(text, id=SAMPLE)
    check = check_report(report, text, quote=claim["--quote"], speaker=claim["--speaker"])

    assert check_text([check]) == found[2]


@pytest.mark.models
def test_commands_run() -> None:
    lines = re.findall(r"```sh\n(.*)\n```", PAGE)
    assert len(lines) == 2
    for line in lines:
        program, *arguments = shlex.split(line)
        result = CliRunner().invoke(command, arguments)
        assert (program, result.exit_code) == ("quotes", 0), result.output


@pytest.mark.models
def test_code_runs(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    names = {"text": (ROOT / SAMPLE).read_text(encoding="utf-8"), "engine": engine}
    for code in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(code, names)  # as the page has it

    shown = capsys.readouterr().out
    assert shown.startswith("altered The text has like words")
    assert "sample verbatim" in shown
    assert "Kind of source" in shown


def test_every_verdict_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)

    assert told == [str(verdict) for verdict in Verdict]

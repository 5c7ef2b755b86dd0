"""What README shows is what comes out; how sure, may change with a new fit."""

import re
from pathlib import Path

import pytest

from quotes import Engine, Report
from quotes.formats import explanation_page, table_text
from quotes.reading import read

ROOT = Path(__file__).parents[2]
SAMPLE = "corpus/sample.txt"


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    return engine.attribute((ROOT / SAMPLE).read_text(encoding="utf-8"), id=SAMPLE)


def shown(command: str, page: Path = ROOT / "README.md") -> str:
    words = page.read_text(encoding="utf-8")
    found = re.search(rf"```console\n\$ {re.escape(command)}\n(.*?)```", words, re.DOTALL)
    assert found is not None
    return found[1].strip()


def without_percent(text: str) -> str:
    return re.sub(r"\d+%", "…%", text)


def without_facts(text: str) -> str:
    """Leave out which facts weighed most; that too may change with a new fit."""
    return re.sub(r"^( +(?:for|against): ).*$", r"\1…", without_percent(text), flags=re.MULTILINE)


@pytest.mark.models
def test_table(report: Report) -> None:
    wanted = without_percent(table_text(report)).strip()

    assert without_percent(shown(f"quotes attribute {SAMPLE}")) == wanted


@pytest.mark.models
def test_explanation(report: Report) -> None:
    wanted = without_facts(explanation_page(report, only="q4", width=100)).strip()

    assert without_facts(shown(f"quotes explain --quote q4 {SAMPLE}")) == wanted


READING = ROOT / "quotes" / "docs" / "reading.md"


@pytest.mark.models
def test_page_read(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (report,) = engine.attribute_many(read("corpus/sample.html"))
    assert isinstance(report, Report)

    wanted = without_percent(table_text(report)).strip()

    assert without_percent(shown("quotes attribute corpus/sample.html", READING)) == wanted


@pytest.mark.models
def test_files_read_in_python(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("quotes.Engine", lambda: engine)
    (code,) = re.findall(r"```python\n(.*?)```", READING.read_text(encoding="utf-8"), re.DOTALL)

    exec(compile(code, str(READING), "exec"), {})

    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"corpus/sample.html", "corpus/sample.txt"}
    assert all("Agnes Thornbury" in line for line in lines if "“We cannot carry" in line)

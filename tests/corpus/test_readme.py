"""What README shows is what comes out; how sure, may change with a new fit."""

import re
from pathlib import Path

import pytest

from quotes import Engine, Report
from quotes.formats import explanation_page, table_text

ROOT = Path(__file__).parents[2]
SAMPLE = "corpus/sample.txt"


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    return engine.attribute((ROOT / SAMPLE).read_text(encoding="utf-8"), id=SAMPLE)


def shown(command: str) -> str:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"```console\n\$ {re.escape(command)}\n(.*?)```", readme, re.DOTALL)
    assert found is not None
    return found[1].strip()


def without_percent(text: str) -> str:
    return re.sub(r"\d+%", "…%", text)


@pytest.mark.models
def test_table(report: Report) -> None:
    wanted = without_percent(table_text(report)).strip()

    assert without_percent(shown(f"quotes attribute {SAMPLE}")) == wanted


@pytest.mark.models
def test_explanation(report: Report) -> None:
    wanted = without_percent(explanation_page(report, only="q4", width=100)).strip()

    assert without_percent(shown(f"quotes explain --quote q4 {SAMPLE}")) == wanted

"""The page on runs and tables: its commands run as they are written, its columns are those."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.tables import TABLES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "quotes" / "docs" / "runs.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_columns_are_told_as_they_are() -> None:
    for table in TABLES:
        section = PAGE.split(f"### {table.name}\n")[1].split("###")[0]
        told = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", section, re.MULTILINE)
        assert told == [
            (column.name, column.type + ("" if column.is_optional else ", always"), column.tells)
            for column in table.columns
        ]
        assert f"A row is {table.tells}." in section


@pytest.mark.models
def test_what_is_shown_runs_as_it_is_written(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    (tmp_path / "program.py").write_text(blocks("python")[0], encoding="utf-8")
    quotes = f"{shlex.quote(sys.executable)} -m quotes"
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    for command in [*commands, f"{shlex.quote(sys.executable)} program.py"]:
        line = re.sub(r"(^|\| )quotes ", rf"\1{quotes} ", command)
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, capture_output=True, timeout=300, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout or " run " in command or "program" in command, command
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".run") == [
        "corpus",
        "day.duckdb",
        "live.jsonl",
        "local.duckdb",
        "program.py",
    ]

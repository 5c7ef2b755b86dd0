"""README and the pages it links to: what they name is there, and what is there they name."""

import ast
import re
from pathlib import Path

import pytest

import quotes
from quotes import terms
from quotes.doors.cli import command

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "quotes" / "docs").glob("*.md")))
WORDS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))

    assert links or page.name != "README.md"
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", [name for name in quotes.__all__ if name[0].isupper()])
def test_every_public_name_is_told_of(name: str) -> None:
    closed_sets = vars(terms) | {"Preset": quotes.Preset}
    told = name.lower() if name in closed_sets else name

    assert re.search(rf"\b{told}s?\b", WORDS)
    assert getattr(quotes, name).__doc__


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_is_python(page: Path) -> None:
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        used = {
            node.attr
            for node in ast.walk(ast.parse(block))
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "quotes"
        }
        assert used <= set(dir(quotes))


COMMANDS = re.findall(r"(?:^|`)quotes ([a-z]+)([^`#\n]*)", WORDS, re.MULTILINE)


@pytest.mark.parametrize(("name", "rest"), COMMANDS)
def test_commands_and_their_options_are_there(name: str, rest: str) -> None:
    known = {option for parameter in command.commands[name].params for option in parameter.opts}

    assert {word for word in rest.split() if word.startswith("-") and word != "-"} <= known

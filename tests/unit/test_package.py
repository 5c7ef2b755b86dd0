"""What `import quotes` offers, before and after anything of it is loaded."""

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import quotes
from quotes.engine import DISTRIBUTION

ROOT = Path(__file__).parents[2]
PACKAGE = Path(quotes.__file__).parent


@pytest.mark.parametrize("name", quotes.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(quotes, name) is not None
    assert name in dir(quotes)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Quotes'"):
        quotes.Quotes  # noqa: B018


@pytest.mark.parametrize(
    "code",
    [
        "import quotes; assert quotes.explain.explain",
        "from quotes.explain import explain; import quotes; assert quotes.explain.explain",
        "from quotes import *; assert Engine and attribute and explain.explain",
        "import quotes; assert {'Engine', 'attribute', 'explain'} <= set(dir(quotes))",
    ],
)
def test_names_are_there_in_a_fresh_interpreter(code: str) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=60)


def test_extras_ask_for_this_distribution() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0]
        for requirements in project["optional-dependencies"].values()
        for requirement in requirements
    }

    assert project["name"] == DISTRIBUTION
    assert "quotes" not in asked  # another project's


def _packages_imported() -> dict[str, set[str]]:
    """Return for each package or module of the top level which others it imports at once."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quotes."):
                other = str(node.module).split(".")[1]
                found.setdefault(own, set()).update({other} - {own})
    return found


def test_imports_run_one_way() -> None:
    TopologicalSorter(_packages_imported()).prepare()  # raises where two import each other


@pytest.mark.parametrize("name", ["engine", "report", "decide", "rank", "find", "text", "formats"])
def test_what_the_doors_are_made_of_knows_no_door(name: str) -> None:
    imported = _packages_imported()
    reached, waiting = set[str](), [name]
    while waiting:
        waiting += (new := imported.get(waiting.pop(), set()) - reached)
        reached |= new

    assert not reached & {"doors", "tables", "training", "reading", "check", "audit"}

"""What the tests over corpus/ share: its articles, an engine with real models, their reports.

`QUOTES_TEST_MODELS=FOLDER` holds other models than the bundled ones to the same floors.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.gold import Article, read_gold
from quotes import Engine, Options, Report
from quotes.model import Article as Given

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def articles() -> tuple[Article, ...]:
    return read_gold(ROOT / "corpus")


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine(Options(models=os.environ.get("QUOTES_TEST_MODELS")))


@pytest.fixture(scope="session")
def reports(engine: Engine, articles: tuple[Article, ...]) -> tuple[Report, ...]:
    return run(engine, articles)


def run(engine: Engine, articles: Sequence[Article]) -> tuple[Report, ...]:
    """Attribute all articles in one stream; none may fail."""
    given = [Given(text=a.text, id=a.id, title=a.title, byline=a.byline) for a in articles]
    found = tuple(engine.attribute_many(given))
    assert all(isinstance(report, Report) for report in found), found
    return tuple(report for report in found if isinstance(report, Report))

"""Two engines timed in turns, each in a process of its own: here engines that only count."""

from pathlib import Path

import pytest

from benchmarks import turns
from benchmarks.errors import BenchmarkError

_ENGINE = """
from types import SimpleNamespace

class Options:
    pass

class Engine:
    def __init__(self, options):
        pass

    def attribute_many(self, articles):
        for article in articles:
            yield SimpleNamespace(quotations=article["text"].split("{mark}")[1:])
"""


def _lay(place: Path, engine: str) -> None:
    (place / "quotes").mkdir(parents=True)
    (place / "quotes" / "__init__.py").write_text(engine)
    (place / "quotes" / "formats.py").write_text("def to_json(report): pass")


def test_engines_are_timed_on_the_same_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "ROOT", tmp_path)
    monkeypatch.setattr(
        turns, "unpack_revision", lambda _, place: _lay(place, _ENGINE.format(mark="you"))
    )
    _lay(tmp_path, _ENGINE.format(mark="“"))

    before, now = turns.measure_turns("v1", ["“We” left.", "“I” and “you”."], repeats=2)

    assert (before.words, before.quotations) == (5, 1)
    assert (now.words, now.quotations) == (5, 3)
    assert len(before.seconds) == len(now.seconds) == 2
    assert before.words_per_second == 5 / min(before.seconds)


def test_an_engine_that_does_not_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "ROOT", tmp_path)
    monkeypatch.setattr(turns, "unpack_revision", lambda _, place: _lay(place, "raise SystemExit"))
    _lay(tmp_path, _ENGINE.format(mark="“"))

    with pytest.raises(BenchmarkError, match="it ended"):
        turns.measure_turns("v1", ["“We” left."], repeats=1)

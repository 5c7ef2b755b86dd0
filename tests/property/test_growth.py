"""Hostile text costs no more than in proportion to its length: operations are counted, not time."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from benchmarks.hostile import many_quotations
from benchmarks.stress.parser import CheapParser
from benchmarks.stress.patterns import all_patterns, plain_prose
from quotes import Engine, Options
from quotes.check import check_report
from quotes.model import Span
from quotes.text.prose import read_prose

_PATTERNS = {pattern.title: pattern for pattern in (plain_prose(), *all_patterns())}
_LENGTH = 5_000
# What is not quite in proportion sorts, or looks back a few sentences at the beginning.
_MOST = 2.6

# The worst of each family as they were: with these one stage or another took the square.
_WORST = (
    "prose: plain prose",
    "marks: straight",
    "marks: nested twice",
    "marks: quoted sentences",
    "speech: he said",
    "speech: said before, open",
    "machine: JSON",
    "many: surnames",
    "many: namesakes, then one",
    "many: descriptions of",
    "many: capital sentences",
)


def calls_in(work: Callable[[], object]) -> int:
    """Count the Python functions that are called while `work` runs."""
    count = 0

    def see(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine(Options(), parser=CheapParser())
    made.attribute(plain_prose().text(2_000))  # what is worked out once
    return made


@pytest.mark.parametrize("title", _WORST)
def test_twice_the_text_takes_about_twice_the_calls(title: str, engine: Engine) -> None:
    short, long = (_PATTERNS[title].text(times * _LENGTH) for times in (1, 2))

    once = calls_in(lambda: engine.attribute(short))
    twice = calls_in(lambda: engine.attribute(long))

    assert twice < _MOST * once


def test_twice_the_quotations_take_about_twice_the_calls_to_check_one() -> None:
    def check(count: int) -> Callable[[], object]:
        report, text = many_quotations(count)
        quote, speaker = report.quotations[count // 2].text, report.speakers[0].name
        return lambda: check_report(report, text, quote=quote, speaker=speaker)

    check(10)()  # what is worked out once

    assert calls_in(check(400)) < _MOST * calls_in(check(200))


def test_what_a_chain_of_pronouns_came_by_stays_short(engine: Engine) -> None:
    report = engine.attribute("he said " * 1_000)

    assert len(report.quotations) > 100
    assert max(len(quotation.evidence) for quotation in report.quotations) < 60


@pytest.mark.parametrize("title", sorted(_PATTERNS))
def test_no_paragraph_is_endless_and_none_loses_a_word(title: str) -> None:
    text = _PATTERNS[title].text(20_000)

    paragraphs = read_prose(text).paragraphs

    assert all(0 < p.end - p.start <= 8_000 for p in paragraphs)
    ends = [0, *(p.end for p in paragraphs)]
    starts = [*(p.start for p in paragraphs), len(text)]
    between = "".join(
        Span(start=end, end=start).of(text) for end, start in zip(ends, starts, strict=True)
    )
    assert not any(map(str.isalnum, between))

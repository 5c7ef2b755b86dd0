"""The page keeps every text whole, whatever stands in it and however quotations lie."""

import re

from hypothesis import given
from hypothesis import strategies as st

import quotes
from benchmarks.gold import from_json as gold_of
from benchmarks.hostile import Draft
from quotes.formats import from_json, to_gold, to_html, to_json, to_label_studio, to_web_annotations
from quotes.formats.page.escape import shown
from quotes.formats.texts import OffsetUnit, Utf16
from quotes.model import Report, Span
from tests.fake import FakeParser
from tests.property.strategies import any_text, mark_soup
from tests.unit.test_page import Reading

ENGINE = quotes.Engine(parser=FakeParser())


@st.composite
def quoted_texts(draw: st.DrawFn) -> tuple[Report, str]:
    """A text with spans over it that nest, overlap and cross its line ends as they like."""
    text = draw(st.one_of(any_text(), mark_soup()).filter(bool))
    draft = Draft(text=text)
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        words = Span(start=start, end=draw(st.integers(start + 1, len(text))))
        at = draw(st.integers(0, len(text) - 1))
        mention = Span(start=at, end=draw(st.integers(at + 1, len(text))))
        draft.quote(words, mention=mention, speaker=draw(st.sampled_from(["A <b>", "Cy", None])))
    return draft.report("x")


def lines_of(text: str) -> list[str]:
    lines = re.split("\r\n|[\r\n\u2028\u2029]", text)
    named = {"\u202d": "LRO", "\u202e": "RLO"}
    return [
        "".join(named.get(char) or shown(char) for char in line)
        for line in lines
        if line and not line.isspace()
    ]


@given(quoted_texts())
def test_page_shows_every_character_in_order(drawn: tuple[Report, str]) -> None:
    report, text = drawn

    read = Reading(to_html(report, text))

    assert [line for line in read.lines if not line.isspace() and line] == lines_of(text)
    assert len(read.signs) == len(report.quotations)


@given(mark_soup())
def test_any_report_of_the_engine_has_all_forms(text: str) -> None:
    report = ENGINE.attribute(text, id="x")

    to_html(report, text).encode("utf-8")
    to_label_studio(report, text, offsets=OffsetUnit.UTF16)
    to_web_annotations(report, text)
    assert gold_of(to_gold(report, text)).text == text


@given(any_text(), st.data())
def test_offsets_turn_into_utf_16_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))

    units = Utf16(text).of(offset)

    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert Utf16(text).back(units) == offset


@given(quoted_texts())
def test_json_with_utf_16_offsets_comes_back_the_same(drawn: tuple[Report, str]) -> None:
    report, text = drawn

    data = to_json(report, offsets=OffsetUnit.UTF16, text=text)

    assert from_json(data, text=text) == report

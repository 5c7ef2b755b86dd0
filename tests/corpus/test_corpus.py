"""The annotated articles: what must hold of every report, and how right the engine is on them."""

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from benchmarks.floors import breaches, read_floors
from benchmarks.gold import Article
from benchmarks.scores import score_speakers
from quotes import Engine, Quotation, Report
from quotes.formats import from_json, json_text, schema_text, to_json
from quotes.model import Span, WarningCode
from tests.corpus.conftest import run
from tests.fake import FakeParser

FLOORS = Path(__file__).with_name("floors.toml")


@pytest.fixture(scope="module")
def faked(articles: tuple[Article, ...]) -> tuple[Report, ...]:
    return run(Engine(parser=FakeParser()), articles)


def test_every_report_follows_the_schema(faked: tuple[Report, ...]) -> None:
    validator = Draft202012Validator(json.loads(schema_text()))

    for report in faked:
        validator.validate(to_json(report))
        assert from_json(json.loads(json_text(to_json(report)))) == report


def test_spans_are_the_words_of_the_text(
    articles: tuple[Article, ...], faked: tuple[Report, ...]
) -> None:
    for article, report in zip(articles, faked, strict=True):
        for quotation in report.quotations:
            _assert_spans(quotation, article.text)
        for found in report.not_speech:
            assert article.text[found.start : found.end] == found.text


def _assert_spans(quotation: Quotation, text: str) -> None:
    assert quotation.text == " ".join(span.of(text) for span in quotation.spans)
    assert all(one.end <= other.start for one, other in pairwise(quotation.spans))
    for piece in quotation.quoted:
        assert any(span.contains(piece) for span in quotation.spans)
    for words in (quotation.cue, quotation.mention):
        assert words is None or text[words.start : words.end] == words.text


def test_nested_quotations_lie_in_their_parents(faked: tuple[Report, ...]) -> None:
    for report in faked:
        known = {quotation.id: quotation for quotation in report.quotations}
        for quotation in report.quotations:
            outer = known[quotation.parent].spans if quotation.parent else quotation.spans
            assert all(any(o.contains(span) for o in outer) for span in quotation.spans)


def test_no_quotation_has_a_line_of_boilerplate(
    articles: tuple[Article, ...], faked: tuple[Report, ...]
) -> None:
    seen = 0
    for article, report in zip(articles, faked, strict=True):
        lines = [w for w in report.warnings if w.code is WarningCode.BOILERPLATE]
        seen += len(lines)
        for line in lines:
            apart = Span(start=line.start, end=line.end)
            for quotation in report.quotations:
                assert not any(apart.overlaps(span) for span in quotation.spans), article.id
    assert seen


@pytest.mark.models
def test_entities_keep_their_floors(
    articles: tuple[Article, ...], reports: tuple[Report, ...]
) -> None:
    scores = score_speakers(articles, reports)
    sys.stdout.write(f"\n{scores.figures()}\n")

    assert breaches(read_floors(FLOORS), scores) == ()

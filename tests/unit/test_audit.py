"""Audits of sources: statements, sources, shares, intervals, and their forms."""

import math

import pytest
from attrs import evolve

from quotes import Engine
from quotes.audit import (
    Audit,
    Dimension,
    Interval,
    Place,
    SourceKind,
    audit,
    audit_html,
    audit_table,
    audit_to_json,
)
from quotes.audit.shares import role_of, wilson
from quotes.formats import json_text
from quotes.model import Article, Failure
from tests.fake import FakeParser

TEXT = """\
Clara Moss opened the dam on Monday, and Clara Moss closed it again. Mayor Moss had waited.

“The dam will hold,” said Mayor Clara Moss.

“We left in the night,” a resident said.

“Nobody paid,” said Mr Holt.

The report said that the wall had failed.
"""


def audit_of(*articles: Article) -> Audit:
    results = Engine(parser=FakeParser()).attribute_many(articles)
    return audit(zip(articles, results, strict=True))


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit_of(Article(id="a", text=TEXT, meta={"outlet": "The Lantern"}))


def test_a_statement_has_the_five_things(found: Audit) -> None:
    first, second, *_ = found.statements

    assert (first.text, first.source, first.names, first.title) == (
        "“The dam will hold,”",
        SourceKind.PERSON,
        ("Clara Moss",),
        "Mayor",
    )
    assert (second.source, second.names, second.title) == (
        SourceKind.ANONYMOUS,
        (),
        "a resident",
    )
    assert (first.outlet, first.words, first.place) == ("The Lantern", 4, Place.MIDDLE)


def test_who_is_central_is_told_from_who_was_asked(found: Audit) -> None:
    by_name = {source.name: source for source in found.sources}

    assert by_name["Clara Moss"].central
    assert by_name["Clara Moss"].in_story >= 3
    assert not by_name["Holt"].central


def test_courtesy_is_no_role(found: Audit) -> None:
    (holt,) = [s for s in found.sources if s.name == "Holt"]

    assert holt.title is None


def test_what_the_text_does_not_tell_is_shown(found: Audit) -> None:
    shares = {(s.dimension, s.value): s for s in found.shares}

    assert shares[Dimension.ROLE, "mayor"].statements == 1
    assert shares[Dimension.ROLE, "not told"].statements == 1
    assert sum(s.share for s in found.shares if s.dimension is Dimension.SOURCE) == pytest.approx(1)
    for share in found.shares:
        assert 0 <= share.low <= share.share <= share.high <= 1


def test_words_of_somebody_quoted_inside_are_not_counted_twice() -> None:
    text = "“Dana Holt told us that the dam failed,” said Clara Moss."

    outer, inner = audit_of(Article(text=text)).statements

    assert (outer.words, inner.words) == (4, 4)
    assert len(text.split()) - len("said Clara Moss.".split()) == outer.words + inner.words


def test_few_articles_have_wilson_s_intervals_and_many_are_drawn_anew() -> None:
    few = audit_of(Article(id="a", text=TEXT))
    many = audit_of(*(Article(id=str(n), text=TEXT) for n in range(10)))

    assert few.interval is Interval.WILSON
    assert many.interval is Interval.BOOTSTRAP
    for share in many.shares:  # all articles are alike, so that nothing varies
        assert share.low == pytest.approx(share.share, abs=1e-3)
        assert share.high == pytest.approx(share.share, abs=1e-3)


def test_wilson() -> None:
    low, high = wilson(8, 10)

    assert math.isclose(low, 0.490, abs_tol=0.001)
    assert math.isclose(high, 0.943, abs_tol=0.001)
    assert wilson(0, 10)[0] == 0
    assert wilson(0, 0) == (0, 1)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("the water minister", "water minister"),
        ("Selk’s defence minister", "defence minister"),
        ("mayor ’s father", "father"),
        ("Mayor", "mayor"),
        ("head of the council", "head"),
        ("her former Prime Minister", "former prime minister"),
        ("a teacher, who retired", "teacher"),
        ("", None),
        (None, None),
    ],
)
def test_roles(title: str | None, role: str | None) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("meta", "url", "outlet"),
    [
        ({"publisher": "Lantern"}, "https://www.other.example/a", "Lantern"),
        ({"source": 3}, "https://www.other.example/a", "other.example"),
        ({}, "http://[broken", None),
        ({}, None, None),
    ],
)
def test_outlets(meta: dict[str, object], url: str | None, outlet: str | None) -> None:
    (statement, *_) = audit_of(Article(text=TEXT, meta=meta, url=url)).statements

    assert statement.outlet == outlet


def test_failures_are_counted() -> None:
    failure = Failure(error="RecordError", message="no text")

    found = audit([(Article(text=""), failure)])

    assert (found.articles, found.failures, found.shares) == (0, 1, ())
    assert "could not be read" in audit_table(found)


def test_forms(found: Audit) -> None:
    hostile = evolve(found, statements=(evolve(found.statements[0], text="<script>x</script>"),))

    page = audit_html(hostile)

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Clara Moss" in audit_table(found, width=80)
    assert all(len(line) <= 80 for line in audit_table(found, width=80).splitlines())
    assert '"schema": "quotes-audit/1"' in json_text(audit_to_json(found))

"""Excerpts: who is named in a text cut out of a longer one, and how that is measured."""

import pytest

from benchmarks.gold import Article as GoldArticle
from benchmarks.gold import GoldKind, Segment, Status
from benchmarks.scores.judging import judge_segments
from benchmarks.snippets import cut_snippets, figures_of
from quotes import Article, Engine, Options, Report
from tests.fake import FakeParser

TEXT = (
    "“The dam will hold,” said Clara Moss. “Nobody leaves.”\n\n"
    "“The water is rising,” she said.\n\n“We left,” a resident said."
)


def attribute(*articles: Article, preset: str = "balanced") -> list[Report]:
    engine = Engine(Options.preset(preset), parser=FakeParser())
    return [item for item in engine.attribute_many(articles) if isinstance(item, Report)]


def named(report: Report) -> list[bool]:
    return [bool(quotation.speakers) for quotation in report.quotations]


def test_of_an_excerpt_only_what_stands_with_the_words_names_a_speaker() -> None:
    whole, excerpt = attribute(Article(text=TEXT), Article(text=TEXT, excerpt=True))

    assert named(whole) == [True, True, True, False]
    assert named(excerpt) == [True, True, False, False]
    assert excerpt.quotations[2].candidates
    assert "below_min_confidence" in str(excerpt.quotations[2].evidence)


def test_of_an_excerpt_every_name_can_be_had() -> None:
    (excerpt,) = attribute(Article(text=TEXT, excerpt=True), preset="complete")

    assert named(excerpt)[:3] == [True, True, True]


@pytest.fixture
def gold() -> GoldArticle:
    def segment(number: int, words: str, speaker: str | None) -> Segment:
        start = TEXT.index(words)
        return Segment(
            id=f"g{number}",
            kind=GoldKind.SPEECH,
            spans=((start, start + len(words)),),
            status=Status.RESOLVED if speaker else Status.UNRESOLVED,
            speakers=(speaker,) if speaker else (),
        )

    return GoldArticle(
        id="a",
        text=TEXT,
        segments=(
            segment(1, "“The dam will hold,”", "Clara Moss"),
            segment(2, "“The water is rising,”", "Clara Moss"),
            segment(3, "“We left,”", None),
        ),
    )


def test_quotations_are_cut_out_with_the_text_around(gold: GoldArticle) -> None:
    first, second, third = cut_snippets([gold], around=17)

    assert first.given.text == "“The dam will hold,” said Clara Moss."
    assert second.given.text == "Nobody leaves.”\n\n“The water is rising,” she said.\n\n“We l"
    assert third.given.text.endswith("“We left,” a resident said.")
    assert all(snippet.given.excerpt for snippet in (first, second, third))
    for snippet in (first, second, third):
        (segment,) = snippet.gold.segments
        assert snippet.gold.quoted(segment) in TEXT


def test_figures_of_snippets(gold: GoldArticle) -> None:
    cut = cut_snippets([gold], around=17)
    judged = judge_segments([one.gold for one in cut], attribute(*(one.given for one in cut)))

    found = figures_of(judged)

    assert (found.snippets, found.named, found.told, found.given) == (3, 2, 1, 1)
    assert (found.right, found.right_told, found.wrong) == (50, 100, 0)
    assert round(found.open) == 67

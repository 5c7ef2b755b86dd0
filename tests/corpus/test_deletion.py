"""Without any one paragraph, a speaker rightly named must not surely become somebody else."""

import os
import sys
from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import settings

from benchmarks.gold import Article, Segment
from benchmarks.scores import Judged, Outcome, judge_segments
from benchmarks.scores.names import is_same_name
from quotes import Engine
from quotes.options import Options
from quotes.parse.seam import Parser
from quotes.parse.stanza_parser import StanzaParser
from quotes.text.prose import read_prose
from tests.corpus.conftest import run
from tests.passages import RememberingParser

pytestmark = pytest.mark.models

SURE = 0.8


@pytest.fixture(scope="module")
def parser() -> Parser:
    # Passages are parsed apart here, and coreference goes over passages.
    models = Options(models=os.environ.get("QUOTES_TEST_MODELS")).models
    return StanzaParser(models, coreference=False)


def test_parsing_passages_once_changes_nothing(
    parser: Parser, articles: tuple[Article, ...]
) -> None:
    some = [_without(articles[0], 1), articles[0], *articles[1:3]]

    remembered = run(Engine(parser=RememberingParser(parser=parser)), some)

    assert remembered == run(Engine(parser=parser), some)


def test_no_deletion_surely_gives_the_words_to_another(
    parser: Parser, articles: tuple[Article, ...]
) -> None:
    # The fast profile takes as many articles as examples, spread over all.
    step = -(-len(articles) // settings().max_examples)
    outcomes = turned = 0
    for article in articles[::step]:
        engine = Engine(parser=RememberingParser(parser=parser))
        right = {
            item.segment.id for item in _judged(engine, article) if item.outcome is Outcome.RIGHT
        }
        for shorter in _deletions(article):
            for item in _judged(engine, shorter):
                if item.segment.id in right:
                    outcomes += 1
                    turned += _is_surely_another(item)
    sys.stdout.write(f"deletion: {turned} of {outcomes}, {100 * turned / outcomes:.2f} %\n")

    assert outcomes
    assert turned / outcomes <= 0.005


def _judged(engine: Engine, article: Article) -> tuple[Judged, ...]:
    return judge_segments([article], run(engine, [article]))


def _is_surely_another(item: Judged) -> bool:
    if item.outcome is not Outcome.WRONG:
        return False
    assert item.quotation is not None
    is_another = any(_is_another(name, item.segment) for name in item.names)
    is_surely_another = is_another and item.quotation.confidence >= SURE
    if is_surely_another:
        sys.stdout.write(
            f"deletion: {item.article.id}: {item.article.quoted(item.segment)!r} of "
            f"{item.segment.speakers} to {item.names}, {item.quotation.confidence}\n"
        )
    return is_surely_another


def _is_another(name: str, segment: Segment) -> bool:
    """Tell whether a name is of nobody who speaks; of a full name that is gone, a part may stay."""
    return not is_same_name(name, (*segment.speakers, *segment.aliases)) and not any(
        set(name.split()) <= set(speaker.split()) for speaker in segment.speakers
    )


def _deletions(article: Article) -> Iterator[Article]:
    for at in range(len(read_prose(article.text).paragraphs)):
        yield _without(article, at)


def _without(article: Article, at: int) -> Article:
    """Delete a paragraph, with the segments that touch it; the rest of them move up."""
    paragraphs = read_prose(article.text).paragraphs
    start = paragraphs[at].start
    end = paragraphs[at + 1].start if at + 1 < len(paragraphs) else len(article.text)
    gone = end - start
    segments = tuple(
        evolve(
            segment,
            spans=tuple(
                (low - gone, high - gone) if low >= end else (low, high)
                for low, high in segment.spans
            ),
        )
        for segment in article.segments
        if all(high <= start or low >= end for low, high in segment.spans)
    )
    return evolve(article, text=article.text[:start] + article.text[end:], segments=segments)

"""Quotations cut out of gold articles with some text around, as quotation databases keep them."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from benchmarks.gold import Article as GoldArticle
from benchmarks.gold import Segment
from benchmarks.scores.judging import Judged, Outcome
from quotes.model import Article
from quotes.reading import ReadOptions, Source, readers
from quotes.reading.streams import ByteStream

_MARKS = "“”\"'‘’«»„"


@frozen(kw_only=True)
class Snippet:
    """A gold quotation alone: what the engine is given, and the gold of it."""

    given: Article
    gold: GoldArticle


@frozen(kw_only=True)
class SnippetFigures:
    """How quotations cut out came out.

    `told` are those of a speaker whom the snippet names; the shares are of 100. `right` of all that
    have a speaker, `right_told` of those whom the snippet names, `wrong` of the names given, those
    for quotations without a named speaker among them.
    """

    snippets: int
    named: int
    told: int
    given: int
    right: float
    right_told: float
    wrong: float
    open: float


def cut_snippets(articles: Iterable[GoldArticle], *, around: int) -> tuple[Snippet, ...]:
    """Cut each marked quotation of the articles out, with so many code points on both sides."""
    return tuple(
        snippet
        for article in articles
        for segment in article.segments
        for snippet in _cut(article, segment, around)
    )


def figures_of(judged: Sequence[Judged]) -> SnippetFigures:
    """Return the figures of snippets that were judged."""
    named = [one for one in judged if one.segment.speakers]
    told = [one for one in named if _tells(one)]
    given = [one for one in judged if one.names]
    right = [one for one in named if one.outcome is Outcome.RIGHT]
    return SnippetFigures(
        snippets=len(judged),
        named=len(named),
        told=len(told),
        given=len(given),
        right=_share(len(right), len(named)),
        right_told=_share(sum(one in told for one in right), len(told)),
        wrong=_share(len(given) - len(right), len(given)),
        open=_share(len(judged) - len(given), len(judged)),
    )


def _cut(article: GoldArticle, segment: Segment, around: int) -> Iterator[Snippet]:
    if not segment.is_speech or len(segment.spans) != 1:
        return
    ((start, end),) = segment.spans
    words = article.text[start:end].strip(_MARKS + " \n")
    if not words or article.text[start] not in _MARKS:
        return
    first = article.text.index(words, start)
    last = first + len(words)
    name = f"{article.id}/{segment.id}"
    # The marks are cut off, as the database does.
    before = article.text[max(0, first - 1 - around) : first - 1]
    after = article.text[last + 1 : last + 1 + around]
    quote = {"pre": before, "quote": words, "post": after}
    record = {"url": name, "lang": "ENGLISH", "title": article.title, "quotes": [quote]}
    # Through the reader itself, so that what is measured is what users get.
    stream = ByteStream(io.BytesIO(json.dumps(record).encode()))
    source = Source(name=name, stream=stream)
    for given in readers()["gqg"].read(source, ReadOptions()):
        if isinstance(given, Article):
            place = given.text.index(words, len(before))
            spans = ((place, place + len(words)),)
            gold = evolve(
                article,
                id=given.id or name,
                text=given.text,
                segments=(evolve(segment, spans=spans),),
            )
            yield Snippet(given=given, gold=gold)


def _tells(judged: Judged) -> bool:
    """Tell whether the snippet or the title has a name of the speaker, or the last word of it."""
    gold = judged.segment
    forms = {form for name in (*gold.speakers, *gold.aliases) for form in (name, name.split()[-1])}
    return any(judged.article.states(form) for form in forms)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0

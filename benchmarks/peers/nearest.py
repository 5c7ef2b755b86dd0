"""The naive baseline: between quotation marks somebody speaks, and it is the nearest name."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from benchmarks.peers.said import Said, report_of
from quotes.model import Article, Failure, Report, Span

_QUOTED = re.compile(r"“[^“”\n]{2,}[”“]|\"[^\"\n]{2,}\"|«[^«»\n]{2,}»")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|(?:de|van|von|al|bin) )?[A-Z][\w’'-]+)+")
_WORD = re.compile(r"(?<=[\w,;] )[A-Z][\w-]+")


@frozen(kw_only=True)
class NearestName:
    """Names the nearest run of capitalised words outside marks; single words inside sentences."""

    name: str = "nearest name"

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order."""
        for article in articles:
            yield report_of(article, _said(article.text), by=self.name)


def _said(text: str) -> Iterator[Said]:
    quoted = [Span(start=m.start(), end=m.end()) for m in _QUOTED.finditer(text)]
    inside = re.sub(_QUOTED, lambda m: " " * len(m[0]), text)
    names = [
        Span(start=m.start(), end=m.end())
        for pattern in (_NAME, _WORD)
        for m in pattern.finditer(inside)
    ]
    for span in quoted:
        nearest = min(names, key=lambda name: _distance(name, span), default=None)
        yield Said(spans=(span,), name=nearest.of(text) if nearest else None, mention=nearest)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)

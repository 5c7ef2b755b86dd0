"""How quickly a claim's words are found among many articles."""

import random
import statistics
import time
from collections.abc import Sequence

from attrs import frozen

from quotes.check import CheckIndex
from quotes.model import Article

_SEED = 14


@frozen(kw_only=True)
class IndexTimes:
    """Seconds of CPU time to read the articles into an index, and to find a claim in it."""

    articles: int
    words: int
    reading: float
    median: float
    slowest: float


def many_articles(texts: Sequence[str], count: int) -> list[Article]:
    """Return so many articles of these texts' paragraphs, each shuffled from several of them."""
    chance = random.Random(_SEED)
    paragraphs = [p for text in texts for p in text.split("\n\n") if p.strip()]
    return [
        Article(id=str(number), text="\n\n".join(chance.sample(paragraphs, 12)))
        for number in range(count)
    ]


def time_index(articles: Sequence[Article], claims: Sequence[str]) -> IndexTimes:
    """Return what reading the articles and finding each claim takes; nothing is parsed."""
    start = time.process_time()
    index = CheckIndex(articles)
    reading = time.process_time() - start
    times = []
    for claim in claims:
        start = time.process_time()
        index.find(claim)
        times.append(time.process_time() - start)
    return IndexTimes(
        articles=len(index),
        words=sum(len(a.text.split()) for a in articles),
        reading=reading,
        median=statistics.median(times),
        slowest=max(times),
    )

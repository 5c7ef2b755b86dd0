"""Running something over articles: its reports in order, and how long it took."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from attrs import frozen

from quotes.engine import Engine
from quotes.model import Article, Failure, Report, Scope
from quotes.options import Options


class Attributor(Protocol):
    """What is measured: the engine, or a peer dressed up as one."""

    @property
    def name(self) -> str:
        """What tables call it."""
        ...

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order."""
        ...


@frozen(kw_only=True)
class Run:
    """What came out for a set of articles, and at what cost in seconds; words by white space."""

    name: str
    reports: tuple[Report, ...]
    failures: tuple[Failure, ...]
    articles: int
    words: int
    seconds: float

    @property
    def models(self) -> str:
        """Name and version of the models that made the reports, empty where there is none."""
        return self.reports[0].engine.models if self.reports else ""

    @property
    def words_per_second(self) -> float:
        """Words of the articles over the seconds of the run; loading counts where it happens."""
        return self.words / self.seconds if self.seconds else 0.0


@frozen(kw_only=True)
class ThisEngine:
    """The engine as it stands in this checkout."""

    engine: Engine
    name: str = "quotes"

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield the engine's own reports."""
        return self.engine.attribute_many(articles)


def this_engine(
    *, models: Path | None = None, scope: Scope = Scope.SPEECH, batch_words: int = 4_000
) -> ThisEngine:
    """Return the engine with the options that figures depend on."""
    options = Options(models=models, scope=scope, batch_words=batch_words)
    return ThisEngine(engine=Engine(options))


def run_over(attributor: Attributor, articles: Sequence[Article]) -> Run:
    """Run an attributor over articles, once, and gather all that comes out."""
    begin = time.perf_counter()
    results = list(attributor.attribute_many(articles))
    seconds = time.perf_counter() - begin
    return Run(
        name=attributor.name,
        reports=tuple(r for r in results if isinstance(r, Report)),
        failures=tuple(r for r in results if isinstance(r, Failure)),
        articles=len(articles),
        words=count_words(articles),
        seconds=seconds,
    )


def count_words(articles: Iterable[Article]) -> int:
    """Count the words of the articles' texts, by white space."""
    return sum(len(article.text.split()) for article in articles)

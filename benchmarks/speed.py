"""How fast the engine is: JSON lines in, JSON lines out, warm and cold; memory and growth."""

import itertools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from benchmarks.machine import ROOT, memory_now, peak_memory
from benchmarks.runs import count_words
from benchmarks.stages import shares, watch_stages
from quotes.engine import Engine
from quotes.formats import json_text, to_json
from quotes.model import Article, Report
from quotes.options import Options
from quotes.parse.seam import Parser
from quotes.records import read_lines

LENGTHS = (500, 2_000, 8_000, 20_000)
BATCHES = (500, 1_000, 2_000, 4_000, 8_000, 16_000)
_COLD_WORDS = 1_000
_SHORT_WORDS = 60
_MIB = 2**20


@frozen(kw_only=True)
class Warm:
    """Speed of an engine whose models are loaded; `seconds` is the median of all repeats."""

    articles: int
    words: int
    seconds: float
    repeats: tuple[float, ...]
    stages: Mapping[str, float]
    load_seconds: float
    peak_mib: float

    @property
    def words_per_second(self) -> float:
        """Words by white space."""
        return self.words / self.seconds

    @property
    def articles_per_second(self) -> float:
        """Articles of the set's own lengths."""
        return self.articles / self.seconds


def measure_warm(engine: Engine, articles: Sequence[Article], *, repeats: int = 3) -> Warm:
    """Time JSON lines through a loaded engine; the first article loads it and is not counted."""
    lines = [_line(article) for article in articles]
    load = seconds_of(lambda: _through(engine, lines[:1]))
    with watch_stages() as counts:
        taken = [seconds_of(lambda: _through(engine, lines)) for _ in range(repeats)]
    return Warm(
        articles=len(articles),
        words=count_words(articles),
        seconds=statistics.median(taken),
        repeats=tuple(taken),
        stages=shares(counts),
        load_seconds=load,
        peak_mib=peak_memory() / _MIB,
    )


def measure_cold(articles: Sequence[Article], *, models: Path | None = None) -> dict[str, float]:
    """Time fresh processes: the import alone, and 1,000 words from the command line."""
    text = of_length(articles, _COLD_WORDS).text
    attribute = [sys.executable, "-m", "quotes", "attribute", "--from", "text", "--format", "json"]
    attribute += ["--models", str(models)] if models else []
    bare = seconds_of(lambda: _process([sys.executable, "-c", "pass"], ""))
    imported = seconds_of(lambda: _process([sys.executable, "-c", "import quotes"], ""))
    return {
        "import quotes, s": max(0.0, imported - bare),
        f"{_COLD_WORDS:,} words from the command line, s": seconds_of(
            lambda: _process([*attribute, "-"], text)
        ),
    }


def measure_lengths(
    engine: Engine, articles: Sequence[Article], *, lengths: Sequence[int] = LENGTHS
) -> list[tuple[int, float]]:
    """Time one article of each length, made of the articles' paragraphs; the engine is warm."""
    made = [(length, of_length(articles, length)) for length in lengths]
    return [(length, _seconds_for(engine, [article])) for length, article in made]


def measure_batches(
    parser: Parser,
    articles: Sequence[Article],
    *,
    options: Options,
    batches: Sequence[int] = BATCHES,
) -> list[tuple[int, float]]:
    """Return words per second for each size of batch, with one loaded parser."""
    words = count_words(articles)
    engines = [(size, Engine(evolve(options, batch_words=size), parser=parser)) for size in batches]
    return [(size, words / _seconds_for(engine, articles)) for size, engine in engines]


def measure_stream(
    engine: Engine, articles: Sequence[Article], *, count: int
) -> list[tuple[int, float]]:
    """Return memory in MiB after tenths of a stream of `count` short articles."""
    short = [of_length([article], _SHORT_WORDS) for article in articles]
    stream = (
        evolve(article, id=str(number))
        for number, article in enumerate(itertools.islice(itertools.cycle(short), count), 1)
    )
    step = max(1, count // 10)
    return [
        (number, memory_now() / _MIB)
        for number, _ in enumerate(engine.attribute_many(stream), 1)
        if number % step == 0
    ]


def measure_reference(nlp: Any, articles: Sequence[Article], *, repeats: int = 3) -> float:
    """Return the words per second of a spaCy pipeline on the same articles, median of repeats."""
    texts = [article.text for article in articles]
    list(nlp.pipe(texts[:1]))
    taken = [seconds_of(lambda: list(nlp.pipe(texts))) for _ in range(repeats)]
    return count_words(articles) / statistics.median(taken)


def of_length(articles: Sequence[Article], words: int) -> Article:
    """Return an article of whole paragraphs of the articles, in order, of about `words` words."""
    taken: list[str] = []
    size = 0
    for paragraph in itertools.cycle(_paragraphs(articles)):
        if size >= words:
            break
        taken.append(paragraph)
        size += len(paragraph.split())
    return Article(text="\n\n".join(taken), id=f"{words} words")


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a call takes, in seconds."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _seconds_for(engine: Engine, articles: Sequence[Article]) -> float:
    return seconds_of(lambda: list(engine.attribute_many(articles)))


def _paragraphs(articles: Iterable[Article]) -> list[str]:
    found = [line for article in articles for line in article.text.split("\n") if line.split()]
    return found or ["No words."]


def _through(engine: Engine, lines: Iterable[bytes]) -> list[str]:
    results = engine.attribute_many(read_lines(lines, name="articles"))
    return [json_text(to_json(result)) for result in results if isinstance(result, Report)]


def _line(article: Article) -> bytes:
    record = {"id": article.id, "text": article.text, "title": article.title}
    return json.dumps(record).encode()


def _process(command: Sequence[str], text: str) -> None:
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True, cwd=ROOT)

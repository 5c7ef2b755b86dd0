"""The HTTP service under load, against `attribute_many` in the same run."""

import http.client
import itertools
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from attrs import define, field, frozen

from benchmarks.errors import BenchmarkError
from quotes.engine import Engine
from quotes.formats import json_text, to_json
from quotes.model import Article, Failure

_PORT = re.compile(r"running on http://127\.0\.0\.1:(\d+)")
_EVERY = 1.0  # seconds between looks at the memory


@frozen(kw_only=True)
class LoadFigures:
    """What a run under load gave; memory is the service's, in MiB, every second."""

    clients: int
    seconds: float
    requests: int
    errors: int
    unequal: int
    words: int
    library_words: int
    library_seconds: float
    memory: tuple[int, ...]
    machine_load: tuple[float, float]

    @property
    def pace(self) -> float:
        """Words a second of the service."""
        return self.words / self.seconds

    @property
    def library_pace(self) -> float:
        """Words a second of `attribute_many`."""
        return self.library_words / self.library_seconds

    @property
    def memory_by_quarter(self) -> tuple[tuple[int, int], ...]:
        """The median and the most memory in each quarter of the run, to see whether it grows."""
        size = -(-len(self.memory) // 4)
        parts = (self.memory[at : at + size] for at in range(0, len(self.memory), size))
        return tuple((round(median(part)), max(part)) for part in parts)


@define
class _Count:
    requests: int = 0
    errors: int = 0
    unequal: int = 0
    words: int = 0
    lock: threading.Lock = field(factory=threading.Lock)


def measure_load(articles: Sequence[Article], *, clients: int, seconds: float) -> LoadFigures:
    """Return how the service does with so many clients for so long.

    `attribute_many` reads the same articles for half that time before and as long after, so that
    whatever else the machine does falls on both. Every answer is held against the library's bytes.
    """
    before = os.getloadavg()[0]
    engine = Engine()
    expected = [_bytes(engine, article) for article in articles]
    library = [_library(engine, articles, seconds / 2)]
    count, memory = _Count(), []
    with _service() as (pid, port):
        start = time.perf_counter()
        work = _Work(articles=articles, expected=expected, until=start + seconds, port=port)
        threads = [
            threading.Thread(target=work.run, args=(count, first)) for first in range(clients)
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            memory.append(_resident(pid))
            end = time.perf_counter() + _EVERY
            for thread in threads:
                thread.join(max(0.0, end - time.perf_counter()))
        took = time.perf_counter() - start
    library.append(_library(engine, articles, seconds / 2))
    return LoadFigures(
        clients=clients,
        seconds=took,
        requests=count.requests,
        errors=count.errors,
        unequal=count.unequal,
        words=count.words,
        library_words=sum(words for words, _ in library),
        library_seconds=sum(taken for _, taken in library),
        memory=tuple(memory),
        machine_load=(before, os.getloadavg()[0]),
    )


def _bytes(engine: Engine, article: Article) -> bytes:
    report = engine.attribute(article.text, id=article.id)
    return json_text(to_json(report)).encode("utf-8")


def _library(engine: Engine, articles: Sequence[Article], seconds: float) -> tuple[int, float]:
    """Words read by `attribute_many` from an endless stream, and the seconds they took.

    The answers are written as JSON, as the service writes them.
    """
    words = 0
    start = time.perf_counter()
    for article, result in zip(
        itertools.cycle(articles), engine.attribute_many(itertools.cycle(articles)), strict=False
    ):
        if isinstance(result, Failure):
            raise BenchmarkError(f"{article.id}: {result.message}")
        json_text(to_json(result))
        words += len(article.text.split())
        if time.perf_counter() - start >= seconds:
            break
    return words, time.perf_counter() - start


@frozen(kw_only=True)
class _Work:
    articles: Sequence[Article]
    expected: Sequence[bytes]
    until: float
    port: int

    def run(self, count: _Count, first: int) -> None:
        """Ask about one article after the other, on one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        for number in itertools.count(first * 7):
            if time.perf_counter() >= self.until:
                break
            index = number % len(self.articles)
            article = self.articles[index]
            try:
                connection.request(
                    "POST",
                    f"/v1/attribute?id={article.id}",
                    article.text.encode("utf-8"),
                    {"Content-Type": "text/plain"},
                )
                response = connection.getresponse()
                content, status = response.read(), response.status
            except (OSError, http.client.HTTPException):
                content, status = b"", 0
                connection.close()
            with count.lock:
                count.requests += 1
                count.errors += status != 200
                count.unequal += status == 200 and content != self.expected[index]
                count.words += len(article.text.split()) if status == 200 else 0
        connection.close()


@contextmanager
def _service() -> Iterator[tuple[int, int]]:
    """The service in a process of its own, ready; its process id and port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "quotes", "serve", "--port", "0", "--log-level", "info"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        port = next(int(m[1]) for line in process.stderr if (m := _PORT.search(line)))
        threading.Thread(target=process.stderr.read, daemon=True).start()
        while not _is_ready(port):
            time.sleep(0.2)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(120)


def _is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/ready")
        return connection.getresponse().status == 200
    finally:
        connection.close()


def _resident(pid: int) -> int:
    """The memory of a process, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0

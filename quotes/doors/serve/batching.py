"""Work that comes in requests is done in batches: whatever waits together is parsed together."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from attrs import define, field

from quotes.doors.serve.metrics import Metrics
from quotes.doors.serve.problems import Problem, problem_of
from quotes.engine import Engine
from quotes.errors import ModelsError
from quotes.model import Article, Failure, Report

_LINGER = 0.01  # seconds in which others may join a batch that is not full
_CHARS_A_WORD = 6
_LOG = logging.getLogger("quotes.serve")

Result = Report | Failure


@define(eq=False)
class _Job:
    """The articles of one request, and the promise of their results."""

    articles: Sequence[Article | Failure]
    results: "asyncio.Future[list[Result]]"
    chars: int


@define(eq=False)
class Batcher:
    """One engine in one thread, and a queue of bounded length before it."""

    engine: Engine
    metrics: Metrics
    max_queue: int
    _jobs: deque[_Job] = field(factory=deque, init=False)
    _waiting: int = field(default=0, init=False)  # articles, those being worked on as well
    _came: asyncio.Event = field(factory=asyncio.Event, init=False)
    _thread: ThreadPoolExecutor = field(
        factory=lambda: ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine"), init=False
    )
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)
    _stopping: bool = field(default=False, init=False)
    _pace: float = field(default=0.5, init=False)  # seconds an article, of late
    ready: bool = field(default=False, init=False)
    trouble: str | None = field(default=None, init=False)

    async def start(self) -> None:
        """Begin to work; the models are loaded at once, while requests may already wait."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Finish what is being worked on, and refuse what still waits."""
        self._stopping = True
        self._came.set()
        if self._task is not None:
            await self._task
        while self._jobs:
            self._refuse(self._jobs.popleft(), _stopping())
        self._thread.shutdown(wait=True)

    async def attribute(
        self, articles: Sequence[Article | Failure], *, seconds: float
    ) -> list[Result]:
        """Return the results of a request's articles, in order.

        Raises:
            Problem: there are more than may ever wait (413), too much waits (429), the time is
                over, the models cannot be loaded, or the service is being stopped (503).

        """
        if self._stopping:
            raise _stopping()
        if self.trouble is not None:
            raise Problem(503, self.trouble)
        if len(articles) > self.max_queue:
            raise Problem(
                413, f"{len(articles):,} articles; at most {self.max_queue:,} may wait at a time"
            )
        if self._waiting + len(articles) > self.max_queue:
            wait = max(1, round(self._waiting * self._pace))
            raise Problem(
                429,
                f"{self._waiting:,} articles are waiting, of {self.max_queue:,} that may; "
                "ask again later, or send fewer at a time",
                headers={"Retry-After": str(wait)},
            )
        job = _Job(
            articles=articles,
            results=asyncio.get_running_loop().create_future(),
            chars=sum(len(a.text) for a in articles if isinstance(a, Article)),
        )
        self._jobs.append(job)
        self._count(len(articles))
        self._came.set()
        try:
            return await asyncio.wait_for(job.results, seconds)
        except TimeoutError as error:
            raise Problem(
                503,
                f"not done within {seconds:g} seconds; ask again later, or send fewer at a time",
                headers={"Retry-After": str(max(1, round(self._waiting * self._pace)))},
            ) from error

    async def _in_thread(self, work: Callable[[], list[Result]]) -> list[Result]:
        """Do some work in the engine's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _work(self) -> None:
        await self._load()
        while not self._stopping and self.trouble is None:
            if not self._jobs:
                self._came.clear()
                await self._came.wait()
                continue
            if not self._is_full():
                await asyncio.sleep(_LINGER)
            batch = self._next_batch()
            if batch:
                await self._do(batch)

    async def _load(self) -> None:
        """Read a sentence, so that the models are there before the first request needs them.

        Where that fails, those who wait are told, and whoever asks from then on.
        """
        probe = [Article(text="“We are here,” said Clara Moss.")]
        try:
            (result,) = await self._in_thread(lambda: list(self.engine.attribute_many(probe)))
        except ModelsError as error:
            self.trouble = str(error)
        else:
            if isinstance(result, Failure) and problem_of(result).status == 500:
                self.trouble = f"the engine does not work ({result.error})"
        self.ready = self.trouble is None
        if self.trouble is not None:
            _LOG.error("models", extra={"fields": {"trouble": self.trouble}})
            while self._jobs:
                self._refuse(self._jobs.popleft(), Problem(503, self.trouble))

    def _is_full(self) -> bool:
        return sum(job.chars for job in self._jobs) >= self._most_chars

    @property
    def _most_chars(self) -> int:
        return self.engine.options.batch_words * _CHARS_A_WORD

    def _next_batch(self) -> list[_Job]:
        """Take the jobs that make a batch, leaving out those nobody waits for any more."""
        batch: list[_Job] = []
        chars = 0
        while self._jobs and (not batch or chars + self._jobs[0].chars <= self._most_chars):
            job = self._jobs.popleft()
            if job.results.done():
                self._count(-len(job.articles))
                continue
            batch.append(job)
            chars += job.chars
        return batch

    async def _do(self, batch: list[_Job]) -> None:
        articles = [article for job in batch for article in job.articles]
        start = time.perf_counter()
        try:
            results = await self._in_thread(lambda: list(self.engine.attribute_many(articles)))
        except Exception as error:
            # Whatever it is, whoever waits is told, and the next batch is tried.
            _LOG.error("batch", extra={"fields": {"error": type(error).__name__}})
            for job in batch:
                self._refuse(job, Problem(500, "the engine failed; ask again later"))
            return
        took = time.perf_counter() - start
        self._pace = took / max(1, len(articles))
        self.metrics.batch(articles=len(articles), seconds=took)
        rest = iter(results)
        for job in batch:
            own = [next(rest) for _ in job.articles]
            self._count(-len(job.articles))
            with suppress(asyncio.InvalidStateError):  # nobody waits any more
                job.results.set_result(own)

    def _refuse(self, job: _Job, problem: Problem) -> None:
        self._count(-len(job.articles))
        with suppress(asyncio.InvalidStateError):  # nobody waits any more
            job.results.set_exception(problem)

    def _count(self, articles: int) -> None:
        self._waiting += articles
        self.metrics.waiting(self._waiting)


def _stopping() -> Problem:
    return Problem(
        503, "the service is being stopped; ask again later", headers={"Retry-After": "5"}
    )

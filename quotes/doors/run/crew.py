"""The worker processes: each gets a batch when it is idle, and is replaced when it dies.

Each has a connection of its own, so that one killed in the middle of anything harms no other.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from attrs import define, field, frozen

from quotes.doors.run.worker import Batch, Broken, Done, LineForm, Message, Ready, Record, work
from quotes.engine import Engine
from quotes.errors import ModelsError, OptionsError, RunError
from quotes.model import Failure

# A worker that dies before it ever waited for work has not been killed by an article.
_STILLBIRTHS = 3
# What a batch may take beyond its articles' time: the engine ends an article by itself, and only
# what does not listen to it is killed.
_GRACE_SECONDS = 30.0


@frozen(kw_only=True)
class _Task:
    """A batch on its way; one that was lost with its worker is tried again, article by article."""

    records: tuple[Record, ...]
    is_second: bool = False


@define(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    is_idle: bool = False
    was_ready: bool = False
    task: _Task | None = None
    left: deque[Record] = field(factory=deque)
    since: float = 0.0
    is_overdue: bool = False


class Crew:
    """Keeps `jobs` workers alive and at work."""

    def __init__(
        self, engine: Engine, form: LineForm, *, jobs: int, max_seconds: float | None
    ) -> None:
        """Start the workers.

        Args:
            engine: what each of them works by; it is sent to them by pickling.
            form: what they make of a report.
            jobs: how many there are.
            max_seconds: how long the engine may take for an article, if there is a limit.

        Raises:
            OptionsError: something of the caller's in the options cannot be sent to a process.

        """
        # Spawned: a fork would copy the threads' locks, and does not exist everywhere.
        self._context = multiprocessing.get_context("spawn")
        self._engine = engine
        self._form = form
        self._max_seconds = max_seconds
        self._again: deque[_Task] = deque()
        self._stillbirths = 0
        self._workers = [self._start() for _ in range(jobs)]

    @property
    def has_idle(self) -> bool:
        """Whether a worker waits for a batch."""
        return any(worker.is_idle for worker in self._workers)

    @property
    def is_busy(self) -> bool:
        """Whether any record has been given and not come back."""
        return bool(self._again) or any(worker.task for worker in self._workers)

    @property
    def connections(self) -> list[Connection]:
        """What can be waited for."""
        return [worker.connection for worker in self._workers]

    @property
    def deadline(self) -> float | None:
        """When the next worker will have taken too long (`time.monotonic`)."""
        return min(
            (d for d in map(self._deadline_of, self._workers) if d is not None), default=None
        )

    def give(self, batch: Batch) -> None:
        """Give a batch to an idle worker; there must be one."""
        self._hand(_Task(records=tuple(batch)))

    def collect(self) -> Iterator[Done]:
        """Yield what has been done since, without waiting; replace workers that have died.

        Raises:
            ModelsError: the workers have no models.
            RunError: the workers die as soon as they are started.

        """
        self._end_overdue()
        for place, worker in enumerate(self._workers):
            yield from self._collect_from(place, worker)
        while self._again and self.has_idle:
            self._hand(self._again.popleft())

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        self._workers = []

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(
            target=work, args=(there, self._engine, self._form), name="quotes-worker", daemon=True
        )
        try:
            process.start()
        except (AttributeError, TypeError, ValueError) as error:  # as pickle has it
            raise OptionsError(
                f"the options cannot be sent to worker processes ({error}); a resolver must be a "
                "function that a module defines"
            ) from error
        there.close()  # or the end of the worker would not be seen here
        return _Worker(process=process, connection=here)

    def _hand(self, task: _Task) -> None:
        worker = next(worker for worker in self._workers if worker.is_idle)
        worker.is_idle = False
        worker.task = task
        worker.left = deque(task.records)
        worker.since = time.monotonic()
        with suppress(OSError):  # it has just died, which `collect` will see
            worker.connection.send(task.records)

    def _collect_from(self, place: int, worker: _Worker) -> Iterator[Done]:
        try:
            while worker.connection.poll():
                yield from self._heed(worker, worker.connection.recv())
        except (EOFError, OSError):
            yield from self._bury(worker)
            self._workers[place] = self._start()

    def _heed(self, worker: _Worker, message: Message) -> Iterator[Done]:
        match message:
            case Done():
                worker.left.popleft()
                yield message
            case Ready():
                self._stillbirths = 0
                worker.was_ready, worker.is_idle, worker.task = True, True, None
            case Broken():
                raise ModelsError(message.message)

    def _bury(self, worker: _Worker) -> Iterator[Done]:
        """Take leave of a worker that has died; what it leaves undone is tried once more."""
        worker.connection.close()
        worker.process.join()
        code = worker.process.exitcode
        worker.process.close()
        if not worker.was_ready:
            self._stillbirths += 1
            if self._stillbirths >= _STILLBIRTHS:
                raise RunError(
                    f"worker processes end as soon as they are started ({_ending(code)}); is there "
                    "memory for all of them? Fewer --jobs take less"
                )
        task, worker.task = worker.task, None
        if task is None:
            return
        if task.is_second:
            for record in worker.left:
                yield Done(number=record.number, failure=self._failure(worker, record, code))
        else:
            self._again.extend(_Task(records=(one,), is_second=True) for one in worker.left)

    def _failure(self, worker: _Worker, record: Record, code: int | None) -> Failure:
        article = record.article
        if worker.is_overdue:
            error, why = "TimeLimitError", f"took longer than {self._max_seconds:g} seconds"
        else:
            error, why = "WorkerDiedError", f"killed its worker process twice ({_ending(code)})"
        return Failure(id=article.id, meta=article.meta, error=error, message=f"the article {why}")

    def _end_overdue(self) -> None:
        now = time.monotonic()
        for worker in self._workers:
            deadline = self._deadline_of(worker)
            if deadline is not None and now > deadline and not worker.is_overdue:
                worker.is_overdue = True
                worker.process.kill()

    def _deadline_of(self, worker: _Worker) -> float | None:
        if self._max_seconds is None or worker.task is None:
            return None
        return worker.since + self._max_seconds * len(worker.task.records) + _GRACE_SECONDS


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {-code}" + (", perhaps for want of memory" if code == -9 else "")
    return f"exit code {code}"

"""The loop of one start of a run: read, hand out, write, note down.

What is on disk is right at any moment: a record is done when the manifest has it, and the manifest
has it together with how long the output then was. Killed at any point, a run that is started again
cuts off what was written after the last commit and makes that again.
"""

import time
from collections import deque
from contextlib import ExitStack
from hashlib import sha256
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol

from attrs import evolve, frozen

from quotes.doors.run.crew import Crew
from quotes.doors.run.estimate import Estimate
from quotes.doors.run.inbox import Inbox, Item
from quotes.doors.run.job import Job, OutputForm
from quotes.doors.run.log import AppendLog
from quotes.doors.run.manifest import Entry, Manifest, Totals
from quotes.doors.run.order import Order
from quotes.doors.run.worker import Done, LineForm, Record
from quotes.engine import Engine
from quotes.formats import json_text
from quotes.model import Article, Failure
from quotes.reading import read
from quotes.reading.duplicates import text_digest
from quotes.tables import error_row
from quotes.tables.rows import Row

_COMMIT_SECONDS = 0.5
_COMMIT_RECORDS = 500
# Open words a job: a batch at work, one that waits, and some for a batch that takes longer.
_BATCHES_OPEN = 4
_SMALLEST_SHARE = 4  # of a batch, at the end, so that all workers end together


@frozen(kw_only=True)
class Progress:
    """How far a run is: `totals` over all starts, `words` and `seconds` of this one.

    `part` is the part of the input that is done, from 0 to 1, and `left` how many seconds the rest
    will take; None where that is not known.
    """

    totals: Totals
    words: int
    seconds: float
    part: float | None
    left: float | None


class Watcher(Protocol):
    """Is told how a run goes."""

    def tell(self, progress: Progress) -> None:
        """Take note of how far the run is; called often."""
        ...

    def failed(self, row: Row) -> None:
        """Take note of a record that failed, as the table `errors` has it."""
        ...


class Loop:
    """What is at work between a start of a run and its end, or its death."""

    def __init__(
        self,
        job: Job,
        engine: Engine,
        manifest: Manifest,
        watcher: Watcher | None,
        stack: ExitStack,
    ) -> None:
        """Open the logs, start the workers and begin to read; `stack` closes it all again."""
        self._job = job
        self._manifest = manifest
        self._watcher = watcher
        self._batch_words = engine.options.batch_words
        is_jsonl = job.form is OutputForm.JSONL
        self._lines = AppendLog.opened(
            job.out if is_jsonl else rows_log(job), manifest.size_of("lines")
        )
        stack.callback(self._lines.close)
        self._errors = AppendLog.opened(errors_log(job), manifest.size_of("errors"))
        stack.callback(self._errors.close)
        self._crew = Crew(
            engine,
            LineForm.REPORT if is_jsonl else LineForm.ROWS,
            jobs=job.jobs,
            max_seconds=engine.options.max_seconds,
        )
        stack.callback(self._crew.close)
        self.inbox = Inbox(read(job.inputs, form=job.reader, options=job.reading))
        stack.callback(self.inbox.close)
        self._order = Order(is_kept=job.keep_order)
        self._open: dict[int, Record] = {}
        self._pending: deque[tuple[float, Record]] = deque()
        self._pending_words = 0
        self._has_dropped = False
        self._number = 0
        if job.is_stream:
            manifest.begin_stream()
            self._number = manifest.last_number()
        self._estimate = Estimate(job.inputs)
        self._totals = manifest.totals()
        self._begin = time.monotonic()
        self._committed = self._begin
        self._uncommitted = 0
        self.words_now = 0

    def go(self) -> bool:
        """Work until all is read and written, or as much as there is when `inbox.stop` is called.

        Return whether that was all.

        Raises:
            QuotesError: as `Run.go` has it; what was written stays good.

        """
        while True:
            self._take()
            self._hand_out()
            self._write()
            if self._is_finished():
                break
            wait([self.inbox.ready, *self._crew.connections], self._patience())
            self.inbox.calm()
            for done in self._crew.collect():
                self._order.put(done)
        self._commit()
        return self.inbox.is_read and not self._has_dropped

    def _is_finished(self) -> bool:
        return self.inbox.is_ended and not self._order

    def _patience(self) -> float:
        """Return for how many seconds nothing needs to be done unless something comes."""
        now = time.monotonic()
        due = [self._committed + _COMMIT_SECONDS]
        if self._pending and self._crew.has_idle:
            due.append(self._pending[0][0] + self._job.max_wait)
        if (overdue := self._crew.deadline) is not None:
            due.append(overdue)
        return max(0.0, min(due) - now)

    # --- in

    def _take(self) -> None:
        if self.inbox.is_stopped and not self._job.is_stream:
            self._drop()
            return
        most = self._batch_words * self._job.jobs * _BATCHES_OPEN
        while self._order.open_words < most and (item := self.inbox.take()) is not None:
            self._take_one(item)

    def _drop(self) -> None:
        """Let go of what nobody works on; of files it can be read again, of a stream it cannot."""
        while self.inbox.take() is not None:
            self._has_dropped = True
        self._has_dropped = self._has_dropped or bool(self._pending)
        for _, record in self._pending:
            self._order.drop(record.number)
            del self._open[record.number]
        self._pending.clear()
        self._pending_words = 0

    def _take_one(self, item: Item) -> None:
        key = _key_of(item) if self._job.is_stream else None
        if key is not None and self._manifest.meet(key):
            return
        self._number += 1
        number = self._number
        if key is None and self._manifest.is_done(number):
            if isinstance(item, Article):
                self._marked(item, number)  # later copies are copies of it
            return
        if isinstance(item, Failure):
            self._order.take(number, 1)
            self._order.put(Done(number=number, failure=item))
            # A failure needs no record but for its key.
            self._open[number] = Record(
                number=number,
                article=Article(text="", id=item.id, place=item.place),
                words=0,
                key=key,
            )
            return
        article = self._marked(item, number)
        words = len(article.text.split())
        record = Record(number=number, article=article, words=words, key=key)
        self._order.take(number, words + 1)  # those without words count too
        self._open[number] = record
        self._pending.append((time.monotonic(), record))
        self._pending_words += words + 1

    def _marked(self, article: Article, number: int) -> Article:
        if not article.text.strip():
            return article
        name = article.id or str(article.place or number)
        first = self._manifest.first_with(text_digest(article.text), number, name)
        return article if first is None else evolve(article, duplicate_of=first)

    # --- work

    def _hand_out(self) -> None:
        while self._pending and self._crew.has_idle:
            now = time.monotonic()
            is_all = self.inbox.is_ended
            wanted = self._batch_words
            if is_all:
                share = self._pending_words // (2 * self._job.jobs)
                wanted = max(wanted // _SMALLEST_SHARE, min(wanted, share))
            waited = now - self._pending[0][0]
            if not (is_all or self._pending_words >= wanted or waited >= self._job.max_wait):
                return
            self._crew.give(self._next_batch(wanted))

    def _next_batch(self, wanted: int) -> list[Record]:
        batch: list[Record] = []
        words = 0
        while self._pending and words < wanted:
            _, record = self._pending.popleft()
            batch.append(record)
            words += record.words + 1
        self._pending_words -= words
        return batch

    # --- out

    def _write(self) -> None:
        for done in self._order.due():
            record = self._open.pop(done.number)
            if done.failure is None:
                self._lines.write(done.line)
            else:
                row = _whole_row(done.failure, record)
                self._errors.write(json_text(row).encode("utf-8"))
                if self._watcher is not None:
                    self._watcher.failed(row)
            self._note(record, done)
            self._estimate.note(record.article.place)
        if (
            self._uncommitted >= _COMMIT_RECORDS
            or time.monotonic() - self._committed >= _COMMIT_SECONDS
        ):
            self._commit()

    def _note(self, record: Record, done: Done) -> None:
        words = record.words if done.failure is None else 0
        entry = Entry(
            number=done.number,
            key=record.key,
            name=record.name,
            failed=None if done.failure is None else done.failure.error,
            words=words,
            quotations=done.quotations,
            named=done.named,
        )
        self._manifest.add(entry)
        self._uncommitted += 1
        self.words_now += words
        self._totals = Totals(
            records=self._totals.records + 1,
            failed=self._totals.failed + (done.failure is not None),
            words=self._totals.words + words,
            quotations=self._totals.quotations + done.quotations,
            named=self._totals.named + done.named,
        )

    def _commit(self) -> None:
        now = time.monotonic()
        if self._uncommitted:
            # The output first: the manifest must know of nothing that a failing disk may lose.
            self._lines.settle()
            self._errors.settle()
            self._manifest.commit({"lines": self._lines.size, "errors": self._errors.size})
        self._uncommitted = 0
        self._committed = now
        if self._watcher is not None:
            self._watcher.tell(
                Progress(
                    totals=self._totals,
                    words=self.words_now,
                    seconds=now - self._begin,
                    part=self._estimate.part,
                    left=self._estimate.left(now - self._begin),
                )
            )


def _key_of(item: Item) -> bytes:
    """Return by what a record of a stream is known again: id and text, or what is wrong with it."""
    what = item.text if isinstance(item, Article) else f"{item.error}: {item.message}"
    named = f"{type(item).__name__}\0{item.id or ''}\0{what}"
    return sha256(named.encode("utf-8", errors="surrogatepass")).digest()[:16]


def _whole_row(failure: Failure, record: Record) -> Row:
    """Return the row of a failure with what the record knows of its place."""
    row = error_row(failure, number=record.number)
    if row["place"] is None and record.article.place is not None:
        row["place"] = str(record.article.place)
    return row


def rows_log(job: Job) -> Path:
    """Return where the rows of tables are gathered until all are there."""
    return job.folder / "rows.jsonl"


def errors_log(job: Job) -> Path:
    """Return where the records that failed are listed."""
    return job.folder / "errors.jsonl"

"""A run from its first record to its last file: begin or go on, loop, make the tables, sum up."""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from quotes.doors.run.inbox import Inbox
from quotes.doors.run.job import Job, OutputForm, identity_of
from quotes.doors.run.loop import Loop, Watcher, errors_log, rows_log
from quotes.doors.run.manifest import Manifest
from quotes.doors.run.summary import Summary
from quotes.engine import Engine
from quotes.errors import OptionsError, RunError
from quotes.tables import TABLES, Table, table_named
from quotes.tables.files import TableForm, remove_tables, write_tables
from quotes.tables.rows import Row


class Run:
    """One start of a run. `go` runs it; `stop`, from a signal handler, lets it end early."""

    def __init__(
        self, job: Job, engine: Engine, *, watcher: Watcher | None = None, restart: bool = False
    ) -> None:
        """Make ready; nothing is touched before `go`.

        Args:
            job: what is run over, and where to.
            engine: what each worker process works by.
            watcher: is told how it goes.
            restart: forget an earlier run to the same place, and its output.

        """
        self._job = job
        self._engine = engine
        self._watcher = watcher
        self._restart = restart
        self._is_stopped = False
        self._inbox: Inbox | None = None

    @property
    def _manifest_path(self) -> Path:
        return self._job.folder / "manifest.sqlite"

    def stop(self) -> None:
        """Read no further, finish what is at work, and end."""
        self._is_stopped = True
        if self._inbox is not None:
            self._inbox.stop()

    def go(self) -> Summary:
        """Run, from where an earlier start ended, and return the summary, which is also written.

        Raises:
            RunError: the place is taken or of another run, or the workers do not live.
            OptionsError: the options cannot be sent to worker processes.
            ModelsError: there are no models.
            MissingExtraError: a library for the form of the output or input is not installed.

        """
        begin = time.monotonic()
        self._check_place()
        with ExitStack() as stack:
            manifest = Manifest.opened(self._manifest_path, identity_of(self._job, self._engine))
            stack.callback(manifest.close)
            before = manifest.totals().records
            now = 0
            is_new = manifest.get("is complete") is None
            if not is_new and not self._job.out.exists():
                raise RunError(
                    f"{self._job.out}: this run was complete, and its output is gone; begin anew "
                    "with --restart"
                )
            if is_new:
                loop = Loop(self._job, self._engine, manifest, self._watcher, stack)
                self._inbox = loop.inbox
                if self._is_stopped:  # before there was anything to stop
                    loop.inbox.stop()
                if loop.go():
                    self._finish(manifest)
                now = loop.words_now
            summary = self._summary(manifest, before, now, time.monotonic() - begin)
            if is_new:
                summary.write(self._job.folder / "summary.json")
            return summary

    def _check_place(self) -> None:
        job = self._job
        if job.form is not OutputForm.JSONL:
            _need_libraries(TableForm(job.form))
        for path in job.inputs:
            if Path(path).resolve() == job.out.resolve():
                raise OptionsError(f"{job.out} is an input, and would be written over")
        is_known = self._manifest_path.exists()
        if job.out.exists() and not is_known:
            raise RunError(
                f"{job.out}: it is there already, and of no run that could go on; choose another "
                "output, or move it away"
            )
        try:
            if self._restart and is_known:
                Manifest.claim(self._manifest_path)
                # The output first: what is left alone of the two must not pass for a run's.
                remove_tables(job.out)
                shutil.rmtree(job.folder)
            job.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RunError(f"{job.out}: cannot be written ({error.strerror or error})") from error

    def _finish(self, manifest: Manifest) -> None:
        """Make the tables of what was gathered, and note that there is nothing left to do."""
        job = self._job
        if job.form is not OutputForm.JSONL:
            try:
                write_tables(_gathered(job), job.out, TableForm(job.form))
            except OSError as error:
                raise RunError(
                    f"{job.out}: cannot be written ({error.strerror or error}); the same command "
                    "tries again"
                ) from error
        manifest.set("is complete", "yes")
        manifest.commit({})
        if job.form is not OutputForm.JSONL:
            rows_log(job).unlink(missing_ok=True)

    def _summary(self, manifest: Manifest, before: int, now: int, seconds: float) -> Summary:
        totals = manifest.totals()
        return Summary(
            is_complete=manifest.get("is complete") is not None,
            records=totals.records,
            failed=totals.failed,
            errors=manifest.errors(),
            words=totals.words,
            quotations=totals.quotations,
            named=totals.named,
            resumed=before,
            seconds=round(seconds, 3),
            words_now=now,
            out=str(self._job.out),
            errors_file=str(errors_log(self._job)) if totals.failed else None,
        )


def _gathered(job: Job) -> Iterator[tuple[Table, Row]]:
    """Yield all rows of a run, line by line of its logs."""
    for gathered in _objects(rows_log(job)):
        for table in TABLES:
            for row in gathered.get(table.name, ()):
                yield table, row
    errors = table_named("errors")
    for row in _objects(errors_log(job)):
        yield errors, row


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def _need_libraries(form: TableForm) -> None:
    if form is TableForm.CSV:
        return
    from quotes.tables.arrow import arrow_schema

    arrow_schema(TABLES[0])
    if form is TableForm.DUCKDB:
        from quotes.tables.duck import need_duckdb

        need_duckdb()

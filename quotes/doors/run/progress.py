"""How a run goes, on standard error: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from quotes.doors.run.loop import Progress, Watcher
from quotes.tables.rows import Row

_LINE_SECONDS = 30.0
# Of failures so many are told one by one; the file of errors has them all.
_TOLD = 20


@contextmanager
def watching(tell: Callable[[str], None], *, is_quiet: bool = False) -> Iterator[Watcher]:
    """Show how a run goes while it goes; `tell` writes a line of trouble on standard error."""
    if is_quiet:
        yield _Quiet(tell)
    elif sys.stderr.isatty():
        with _bar() as bar:
            yield _Bar(bar)
    else:
        yield _Lines(tell)


class _Quiet:
    """Tells of failures alone."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._failures = 0

    def tell(self, progress: Progress) -> None:
        pass

    def failed(self, row: Row) -> None:
        self._failures += 1
        if self._failures <= _TOLD:
            self._tell(failure_line(row))
        elif self._failures == _TOLD + 1:
            self._tell("further errors are in the file of errors")


class _Lines(_Quiet):
    """Tells how far the run is every half minute, and at the end."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(tell)
        self._due = time.monotonic() + _LINE_SECONDS

    def tell(self, progress: Progress) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _LINE_SECONDS
            self._tell(progress_line(progress))


class _Bar:
    """Keeps the bar of a terminal."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, figures="starting …")
        self._failures = 0

    def tell(self, progress: Progress) -> None:
        part = progress.part
        self._bar.update(
            self._task,
            total=None if part is None else 1.0,
            completed=part or 0.0,
            figures=progress_line(progress),
        )

    def failed(self, row: Row) -> None:
        self._failures += 1
        if self._failures <= _TOLD:
            from rich.markup import escape

            self._bar.console.print(escape(f"quotes: {failure_line(row)}"), highlight=False)


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    return Progress(
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TextColumn("{task.fields[figures]}"),
        console=Console(stderr=True),
        refresh_per_second=4,
        transient=True,
    )


def progress_line(progress: Progress) -> str:
    """Return how far a run is: `1,200 records, 1,540 words/s, 3 errors, 12 min left`."""
    totals = progress.totals
    parts = [f"{totals.records:,} records"]
    if progress.words:
        parts.append(f"{progress.words / max(progress.seconds, 0.001):,.0f} words/s")
    parts.append(f"{totals.failed:,} error{'' if totals.failed == 1 else 's'}")
    if progress.left is not None:
        parts.append(f"{_duration(progress.left)} left")
    return ", ".join(parts)


def failure_line(row: Row) -> str:
    """Return a failure as a line, with its place unless the message begins with that."""
    place, message = row["place"] or row["id"], str(row["message"])
    told = message if place is None or message.startswith(str(place)) else f"{place}: {message}"
    return " ".join(told.split())


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"

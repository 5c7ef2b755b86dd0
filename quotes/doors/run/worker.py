"""The worker process: batches of articles in, lines of output back, with an engine of its own.

One process takes one core: what torch gains from more it loses to the other workers.
"""

import json
import os
import signal
from collections.abc import Callable, Sequence
from enum import StrEnum
from multiprocessing.connection import Connection

from attrs import frozen

from quotes.engine import Engine
from quotes.errors import FormatError, ModelsError
from quotes.formats import json_text, to_json
from quotes.model import Article, Failure, Report, Status
from quotes.records import failure_of
from quotes.tables import rows_of


class LineForm(StrEnum):
    """What a line of a run's log is: a report as JSON has it, or its rows by table."""

    REPORT = "report"
    ROWS = "rows"


@frozen(kw_only=True)
class Record:
    """An article with its number in the input."""

    number: int
    article: Article
    words: int
    key: bytes | None = None

    @property
    def name(self) -> str | None:
        """The caller's id, or else the place in the input."""
        place = self.article.place
        return self.article.id or (None if place is None else str(place))


@frozen(kw_only=True)
class Done:
    """A record dealt with: the line to write, or why there is none."""

    number: int
    line: bytes = b""
    failure: Failure | None = None
    quotations: int = 0
    named: int = 0


@frozen(kw_only=True)
class Ready:
    """The worker waits for a batch."""


@frozen(kw_only=True)
class Broken:
    """The worker can do nothing, now or later: there are no models."""

    message: str


Batch = Sequence[Record]
Message = Done | Ready | Broken


def work(connection: Connection, engine: Engine, form: LineForm) -> None:
    """Work on the batches that come over a connection until it is closed."""
    _leave_signals_to_the_parent()
    # Read when torch is loaded, which happens with the first text.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"))
    render = _RENDERERS[form]
    try:
        # Models first: what dies for want of memory here has not been killed by an article.
        engine.attribute("It rained.")
        while True:
            connection.send(Ready())
            batch: Batch = connection.recv()
            results = engine.attribute_many([record.article for record in batch])
            for record, result in zip(batch, results, strict=True):
                connection.send(_done(record, result, render))
    except ModelsError as error:
        connection.send(Broken(message=str(error)))
    except (EOFError, OSError):  # the parent is gone
        return


def _leave_signals_to_the_parent() -> None:
    # Ctrl-C goes to all processes of a terminal; the parent decides what is finished.
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)


def _done(
    record: Record, result: Report | Failure, render: "Callable[[Record, Report], str]"
) -> Done:
    if isinstance(result, Failure):
        return Done(number=record.number, failure=result)
    try:
        line = render(record, result).encode("utf-8")
    except FormatError as error:  # what the caller gave as meta cannot be given back
        return Done(number=record.number, failure=failure_of(error, record.article))
    return Done(
        number=record.number,
        line=line,
        quotations=len(result.quotations),
        named=sum(quotation.status is Status.RESOLVED for quotation in result.quotations),
    )


def _report_line(_: Record, report: Report) -> str:
    return json_text(to_json(report))


def _rows_line(record: Record, report: Report) -> str:
    article = record.article
    rows = rows_of(report, article.text, number=record.number, place=article.place)
    return json.dumps(rows, default=lambda value: value.isoformat())


_RENDERERS: dict[LineForm, Callable[[Record, Report], str]] = {
    LineForm.REPORT: _report_line,
    LineForm.ROWS: _rows_line,
}

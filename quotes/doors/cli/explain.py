"""`quotes explain`: how each outcome came about, in plain words."""

import shutil
from collections.abc import Iterator
from typing import Any

import click
from attrs import define

from quotes.doors.cli.choosing import (
    EXIT_CODES,
    Filter,
    engine_options,
    filter_options,
    input_options,
    options_of,
)
from quotes.doors.cli.running import Complaints, inputs_of, run_engine
from quotes.doors.cli.writing import on_terminal, write_out
from quotes.formats import explanation_page
from quotes.model import Failure, Report


@define
class _Pages:
    """Writes a page a report, of all quotations or of the one wanted; counts what it found."""

    wanted: str | None
    width: int
    found: bool = False
    last: Report | None = None

    def of(self, results: Iterator[Report | Failure]) -> Iterator[str]:
        gap = ""
        for result in results:
            if isinstance(result, Failure):
                continue
            self.last = result
            if self.wanted and all(q.id != self.wanted for q in result.quotations):
                continue
            self.found = True
            yield gap + explanation_page(result, only=self.wanted, width=self.width)
            gap = "\n"


@click.command("explain", epilog=EXIT_CODES)
@click.argument("file", metavar="FILE | -")
@click.option("--quote", "wanted", metavar="ID", help="Only the quotation of this id (q1, q2 …).")
@filter_options
@input_options
@engine_options
def explain_command(
    file: str,
    wanted: str | None,
    kinds: tuple[str, ...],
    polarities: tuple[str, ...],
    **chosen: Any,
) -> None:
    """Tell how each outcome came about: the way from the words to their speaker, step by step.

    FILE is what `quotes attribute` reads: a text, JSON lines, or "-" for standard input. Of JSON
    lines, --quote shows that quotation of every article that has it.
    """
    options = options_of(chosen)
    inputs = inputs_of((file,), chosen)
    complaints = Complaints()
    width = min(shutil.get_terminal_size().columns, 100) if on_terminal() else 100
    pages = _Pages(wanted=wanted, width=width)
    shown = Filter(kinds=kinds, polarities=polarities)

    def pieces() -> Iterator[str]:
        found = run_engine(inputs, options, complaints)
        return pages.of(shown.of(result) for _, result in found)

    write_out(pieces, None)
    if wanted and pages.last is not None and not pages.found:
        complaints.tell(f"{file}: no quotation {wanted!r}; {_there_are(pages.last)}")
        raise click.exceptions.Exit(2)
    complaints.end()


def _there_are(report: Report) -> str:
    match [quotation.id for quotation in report.quotations]:
        case []:
            return "none was found there"
        case [only]:
            return f"there is {only} alone"
        case [first, *_, last]:
            return f"there are {first} to {last}"
    return ""

"""`quotes attribute`: articles in, reports out."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click

from quotes.doors.cli.choosing import (
    EXIT_CODES,
    Filter,
    engine_options,
    filter_options,
    input_options,
    options_of,
    output_option,
)
from quotes.doors.cli.running import Complaints, Inputs, inputs_of, run_engine
from quotes.doors.cli.writing import OutputForm, on_terminal, table_width, write_out, written
from quotes.formats import OffsetUnit
from quotes.model import Article
from quotes.reading.sources import STDIN


@click.command("attribute", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option(
    "--format",
    "output_form",
    type=click.Choice([*map(str, OutputForm)]),
    help="Default: a table on a terminal; else jsonl where the first file is, or json.",
)
@click.option(
    "--offsets",
    type=click.Choice([*map(str, OffsetUnit)]),
    default=str(OffsetUnit.CODEPOINT),
    show_default=True,
    help="What offsets in the output count; UTF-16 units are for JavaScript, Java and C#.",
)
@filter_options
@input_options
@engine_options
@output_option
def attribute_command(
    files: tuple[str, ...],
    output_form: str | None,
    offsets: str,
    kinds: tuple[str, ...],
    polarities: tuple[str, ...],
    output: str | None,
    **chosen: Any,
) -> None:
    """Find the quotations in articles and tell who speaks them.

    FILE is a text, or JSON lines: an object a line with "text" and, if known, "id", "title",
    "byline", "date", "url"; whatever else it has comes back under "meta". With the extra "feeds"
    also a page, a feed, a web archive, a table … (see --from), gzip or not. "-" is standard input.
    Which it is, is told by its first bytes. An article that was there before carries
    "duplicate_of".
    """
    options = options_of(chosen)
    inputs = inputs_of(files, chosen)
    if output and any(path != STDIN and _same(path, output) for path in files):
        raise click.UsageError(f"--output {output} would overwrite an input")
    complaints = Complaints()
    shown = Filter(kinds=kinds, polarities=polarities)
    terminal = output is None and on_terminal()

    def pieces() -> Iterator[str]:
        results = (
            (shown.of(result), article.text if isinstance(article, Article) else "")
            for article, result in run_engine(inputs, options, complaints)
        )
        first = [*islice(results, 1)]  # the form of the files is known once one has been read
        return written(
            chain(first, results),
            OutputForm(output_form) if output_form else _default_form(inputs, terminal=terminal),
            width=table_width(terminal=terminal),
            styled=terminal,
            offsets=OffsetUnit(offsets),
        )

    write_out(pieces, output)
    complaints.end()


def _same(path: str, output: str) -> bool:
    return Path(path).resolve() == Path(output).resolve()


def _default_form(inputs: Inputs, *, terminal: bool) -> OutputForm:
    if terminal:
        return OutputForm.TABLE
    return OutputForm.JSONL if inputs.holds_records else OutputForm.JSON

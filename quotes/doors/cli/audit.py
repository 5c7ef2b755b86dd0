"""`quotes audit`: who is quoted, in what role, how much."""

from collections.abc import Iterator
from typing import Any

import click

from quotes.audit import SourceAudit, audit_html, audit_table, audit_to_json
from quotes.doors.cli.choosing import (
    EXIT_CODES,
    engine_options,
    input_options,
    options_of,
    output_option,
)
from quotes.doors.cli.running import Complaints, inputs_of, run_engine
from quotes.doors.cli.writing import on_terminal, table_width, write_out
from quotes.formats import json_text


@click.command("audit", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option(
    "--format",
    "output_form",
    type=click.Choice(["table", "json", "html"]),
    help="Default: a table on a terminal, else JSON.",
)
@input_options
@engine_options
@output_option
def audit_command(
    files: tuple[str, ...],
    output_form: str | None,
    output: str | None,
    **chosen: Any,
) -> None:
    """Count the sources of articles: by kind, pronoun, role, place and outlet, with intervals.

    Per sourced statement it has the statement, the kind of source, its name, its title and the
    basis given; per source whether the story is about it or it was asked. What the text does not
    tell stays untold: nothing is guessed from a name. FILE is what `quotes attribute` reads; an
    outlet is a record's "outlet", "publisher", "source" or "site", else the host of its "url".
    """
    options = options_of(chosen)
    inputs = inputs_of(files, chosen)
    complaints = Complaints()
    terminal = output is None and on_terminal()
    wanted = output_form or ("table" if terminal else "json")

    def pieces() -> Iterator[str]:
        collected = SourceAudit()
        for article, result in run_engine(inputs, options, complaints):
            collected.add(article, result)
        found = collected.finish()
        match wanted:
            case "json":
                yield json_text(audit_to_json(found), indent=2) + "\n"
            case "html":
                yield audit_html(found)
            case _:
                width = table_width(terminal=terminal)
                yield audit_table(found, width=width, styled=terminal)

    write_out(pieces, output)
    complaints.end()

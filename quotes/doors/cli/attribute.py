"""`quotes attribute`: articles in, reports out."""

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from quotes.doors.cli.choosing import engine_options, input_options, options_of
from quotes.doors.cli.reading import STDIN, InputForm, form_of
from quotes.doors.cli.running import Complaints, refuse_mistakes, run_engine
from quotes.doors.cli.writing import OutputForm, write_out, written


@click.command("attribute")
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option(
    "--format",
    "form",
    type=click.Choice([*map(str, OutputForm)]),
    help="Default: a table on a terminal; else jsonl where all files are, or json.",
)
@input_options
@engine_options
@click.option("--output", type=click.Path(), metavar="FILE", help="Write there.")
def attribute_command(
    files: tuple[str, ...],
    form: str | None,
    chosen: str | None,
    title: str | None,
    byline: str | None,
    output: str | None,
    **engine: Any,
) -> None:
    """Find the quotations in articles and tell who speaks them.

    FILE is a UTF-8 text, or JSON lines: an object a line with "text" and, if known, "id",
    "title", "byline"; whatever else it has comes back under "meta". "-" is standard input.
    """
    options = options_of(engine)
    input_form = InputForm(chosen) if chosen else None
    refuse_mistakes(files, input_form, title=title, byline=byline)
    if output and any(path != STDIN and _same(path, output) for path in files):
        raise click.UsageError(f"--output {output} would overwrite an input")
    complaints = Complaints()
    terminal = output is None and sys.stdout.isatty()
    results = run_engine(files, options, complaints, chosen=input_form, title=title, byline=byline)
    forms = {form_of(path, input_form) for path in files}
    pieces = written(
        results,
        OutputForm(form) if form else _default_form(forms, terminal=terminal),
        width=min(shutil.get_terminal_size().columns, 120) if terminal else 80,
        styled=terminal,
    )
    write_out(pieces, output)
    complaints.end()


def _same(path: str, output: str) -> bool:
    return Path(path).resolve() == Path(output).resolve()


def _default_form(forms: set[InputForm], *, terminal: bool) -> OutputForm:
    if terminal:
        return OutputForm.TABLE
    return OutputForm.JSONL if forms == {InputForm.JSONL} else OutputForm.JSON

"""`quotes who`, `said`, `unresolved`, `count`, `query`: questions to a DuckDB file."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import click

from quotes.doors.cli.choosing import with_options
from quotes.doors.cli.writing import on_terminal, write_out
from quotes.formats.table import printable
from quotes.tables.questions import Answer, CountBy, Limits, ask

_F = TypeVar("_F", bound=Callable[..., Any])
_FORMS = ("table", "csv", "json")
_NARROW = 10  # columns up to this wide, such as days, are not narrowed further
_DATE = click.DateTime(["%Y-%m-%d"])

_FILE = click.option(
    "--db",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What quotes run … -o FILE.duckdb wrote.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="Default: a table on a terminal, else CSV.",
)
_LIMITS = (
    click.option("--since", type=_DATE, metavar="DAY", help="From this day on (2026-03-01)."),
    click.option("--until", type=_DATE, metavar="DAY", help="Up to this day."),
    click.option("--outlet", help="Of this outlet alone."),
    click.option("--tz", default="UTC", show_default=True, help="Whose days: Europe/Berlin."),
    click.option("--limit", "rows", type=click.IntRange(min=1), help="So many rows at most."),
)


def _limited(command: _F) -> _F:
    return with_options((_FILE, *_LIMITS, _FORMAT), command)


def _limits(
    since: datetime | None, until: datetime | None, outlet: str | None, tz: str, rows: int | None
) -> Limits:
    return Limits(
        since=since.date() if since else None,
        until=until.date() if until else None,
        outlet=outlet,
        tz=tz,
        rows=rows,
    )


@click.command("who")
@click.argument("name")
@_limited
def who_command(name: str, db: Path, form: str | None, **limits: Any) -> None:
    """Tell who of that name spoke: forms, roles, how often, when and where.

    NAME is any part of a name, in whole words, or your own id. Speakers of different articles are
    joined only by your id or an equal full name; the column joined_by says which.
    """
    with ask(db, _limits(**limits)) as questions:
        _show(questions.who(name), form)


@click.command("said")
@click.argument("term", required=False)
@click.option("--by", metavar="NAME", help="Said by those whom quotes who NAME finds.")
@_limited
def said_command(
    term: str | None, by: str | None, db: Path, form: str | None, **limits: Any
) -> None:
    """Show the quotations with TERM in their words, newest first, and who said them."""
    if term is None and by is None:
        raise click.UsageError("give a TERM, or --by NAME, or both")
    with ask(db, _limits(**limits)) as questions:
        _show(questions.said(term, by=by), form)


@click.command("unresolved")
@_limited
def unresolved_command(db: Path, form: str | None, **limits: Any) -> None:
    """Show the quotations that nobody is named for, with the reason and who was weighed."""
    with ask(db, _limits(**limits)) as questions:
        _show(questions.unresolved(), form)


@click.command("count")
@click.option(
    "--by",
    "by",
    multiple=True,
    required=True,
    type=click.Choice([*map(str, CountBy)]),
    help="What is counted; several times for a table of several.",
)
@_limited
def count_command(by: tuple[str, ...], db: Path, form: str | None, **limits: Any) -> None:
    """Count quotations and their articles by speaker, outlet, day or kind; copies count once."""
    with ask(db, _limits(**limits)) as questions:
        _show(questions.count([CountBy(one) for one in dict.fromkeys(by)]), form)


@click.command("query")
@click.argument("sql")
@_FILE
@_FORMAT
def query_command(sql: str, db: Path, form: str | None) -> None:
    """Answer any SQL query, as DuckDB has it; the file is opened for reading alone."""
    with ask(db) as questions:
        _show(questions.query(sql), form)


QUESTIONS = (who_command, said_command, unresolved_command, count_command, query_command)


def _show(answer: Answer, form: str | None) -> None:
    render = _RENDERERS[form or ("table" if on_terminal() else "csv")]
    write_out(lambda: [render(answer)], None)
    for note in answer.notes:
        click.echo(f"note: {note}", err=True)


def _json(answer: Answer) -> str:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _csv(answer: Answer) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def _table(answer: Answer) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = StringIO()
    width = shutil.get_terminal_size().columns
    styled = on_terminal()
    console = Console(file=out, width=width, force_terminal=styled, no_color=not styled)
    if not answer.rows:
        return "Nothing was found.\n"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    # What no row has would take the room of what they have.
    shown = [n for n in range(len(answer.columns)) if any(_cell(row[n]) for row in answer.rows)]
    for number in shown:
        cells = [_cell(row[number]) for row in answer.rows]
        is_number = isinstance(answer.rows[0][number], int | float)
        table.add_column(
            answer.columns[number].replace("_", " "),
            justify="right" if is_number else "left",
            overflow="fold",
            min_width=min(max(map(len, cells)), _NARROW),
        )
    for row in answer.rows:
        cells = [" ".join(_cell(row[number]).split()) for number in shown]
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console.print(table)
    return out.getvalue()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return f"{value:.3g}"
        case list():
            return ", ".join(map(_cell, value))
    return str(value)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


_RENDERERS = {"table": _table, "csv": _csv, "json": _json}

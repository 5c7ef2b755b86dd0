"""A report as a table to read: the words, who said them or why nobody is named, how sure.

Where a source is not reported to assert the words (denied, declined to say, would say), that stands
beside it.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from quotes.formats.wording import REASONS, WARNINGS
from quotes.model import Kind, Polarity, Quotation, Reason, Report, TextWarning

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_LONGEST_QUOTE = 180
_NARROWEST = 40


def table_text(report: Report, *, width: int = 80, styled: bool = False) -> str:
    """Return the report as a table of at most `width` columns, ending in a line end.

    `styled` adds the escape codes of a terminal; without it the table is plain text.
    """

    def draw(console: "Console") -> None:
        for line, style in _heading(report):
            console.print(line, style=style)
        if report.quotations:
            console.print(_table(report.quotations))
        else:
            console.print("No quotations found.")
        if report.warnings:
            console.print(_warnings_line(report.warnings), style="dim")

    return drawn_text(draw, width=max(width, _NARROWEST), styled=styled)


def drawn_text(draw: Callable[["Console"], None], *, width: int, styled: bool) -> str:
    """Return what is drawn on a console that takes every text as it stands, its lines without
    white space at their ends."""
    from rich.console import Console

    out = StringIO()
    draw(
        Console(
            file=out,
            width=width,
            force_terminal=styled,
            no_color=not styled,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )
    )
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _heading(report: Report) -> list[tuple[str, str]]:
    """What was given of the article, a line with its style each."""
    imprint = " · ".join(x for x in (report.byline, report.date, report.url) if x)
    lines = [(report.id, "bold"), (report.title, "bold"), (imprint, "dim")]
    if report.duplicate_of:
        lines.append((f"the same text as {report.duplicate_of}", "dim"))
    return [(" ".join(printable(line).split()), style) for line, style in lines if line]


def _table(quotations: Sequence[Quotation]) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("Quotation", ratio=3, overflow="fold")
    table.add_column("Speaker", ratio=2, overflow="fold")
    table.add_column("Sure", justify="right", no_wrap=True)
    for quotation in quotations:
        table.add_row(
            quotation.id, _words(quotation), _source(quotation), in_percent(quotation.confidence)
        )
    return table


def _words(quotation: Quotation) -> "Text":
    from rich.text import Text

    words = " ".join(printable(quotation.text).split())
    if len(words) > _LONGEST_QUOTE:
        words = words[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return Text(words) if quotation.kind is Kind.DIRECT else Text(f"{words} [{quotation.kind}]")


def _source(quotation: Quotation) -> "Text":
    from rich.text import Text

    if quotation.reason is None:
        names = printable(" and ".join(speaker.name for speaker in quotation.speakers))
        return Text.assemble((names, "bold"), (_standing(quotation), "yellow"))
    why = REASONS[quotation.reason]
    if quotation.reason is Reason.AMBIGUOUS and quotation.candidates:
        why += ": " + " or ".join(candidate.name for candidate in quotation.candidates)
    said_by = f"“{quotation.mention.text}”: {why}" if quotation.mention else why
    source = printable(" ".join(said_by.split()))
    return Text.assemble((source, "italic"), (_standing(quotation), "yellow"))


def _standing(quotation: Quotation) -> str:
    """How the words stand by their cue, where the source is not reported to assert them."""
    told = polarity_note(quotation)
    return f" [{told}]" if told else ""


def _warnings_line(warnings: Sequence[TextWarning]) -> str:
    counts = Counter(warning.code for warning in warnings)
    told = "; ".join(f"{WARNINGS[code]} ({count})" for code, count in sorted(counts.items()))
    return f"Warnings: {told}"


def polarity_note(quotation: Quotation) -> str:
    """Return the polarity with the cue that makes it so; nothing of what is affirmed."""
    if quotation.cue is None or quotation.polarity is Polarity.AFFIRMED:
        return ""
    return f"{quotation.polarity}: “{printable(quotation.cue.text)}”"


def in_percent(confidence: float) -> str:
    """Return a confidence to read: never 100 %, since nothing estimated is certain."""
    return f"{min(confidence, 0.99):.0%}"


def printable(text: str) -> str:
    """Return text without control characters, each of which becomes a space."""
    # Text is not trusted: its control characters must not reach a terminal.
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)

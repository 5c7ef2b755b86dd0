"""The forms that an audit is written in: JSON, a table, a page."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, cast

from quotes.audit.model import Audit, Dimension, Interval, Share, Source, Statement
from quotes.formats.page import source_hash
from quotes.formats.page.escape import attribute, words
from quotes.formats.table import drawn_text, printable

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA_ID = "quotes-audit/1"
_MOST = 12  # values of a dimension, and sources, that the table shows
_HEADINGS = {
    Dimension.SOURCE: "Kind of source",
    Dimension.PRONOUN: "Named people, by the pronoun the text uses",
    Dimension.ROLE: "Named people, by the role the text gives",
    Dimension.PLACE: "Place in the article",
    Dimension.OUTLET: "Outlet",
}
_INTERVALS = {
    Interval.WILSON: "Wilson's, as if the statements were independent",
    Interval.BOOTSTRAP: "over articles drawn anew 1,000 times",
}
_COLUMNS = ("Statement", "Kind", "Name", "Title", "Basis")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0 0 2rem; width: 100%; }
caption { font-weight: bold; text-align: left; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
"""
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{style_hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Source audit</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>Source audit</h1>
<p>{summary}</p>
{tables}
</main>
</body>
</html>
"""


def audit_to_json(audit: Audit) -> dict[str, object]:
    """Return an audit as plain values that `json` writes."""
    from cattrs import Converter  # late: `import quotes` need not wait for it

    return {"schema": SCHEMA_ID, **cast("dict[str, object]", Converter().unstructure(audit))}


def audit_table(audit: Audit, *, width: int = 80, styled: bool = False) -> str:
    """Return the audit as tables of at most `width` columns: the shares, then the sources."""

    def draw(console: "Console") -> None:
        console.print(_summary(audit) + "\n")
        for dimension, shares in groupby(audit.shares, key=lambda s: s.dimension):
            _print_shares(console, dimension, [*shares])
        _print_sources(console, audit.sources)

    return drawn_text(draw, width=max(width, 60), styled=styled)


def audit_html(audit: Audit) -> str:
    """Return the audit as a page of its own: shares, sources, and every statement."""
    tables = [
        _html_table(
            _HEADINGS[dimension],
            ("Value", "Statements", "Share", "95 % interval", "Words"),
            (
                (s.value, str(s.statements), _percent(s.share), _range(s), _percent(s.word_share))
                for s in shares
            ),
            numbers=4,
        )
        for dimension, shares in groupby(audit.shares, key=lambda s: s.dimension)
    ]
    tables.append(
        _html_table(
            "Sources",
            ("Article", "Name", "Kind", "Title", "Pronoun", "In the story", "Statements", "Words"),
            map(_source_row, audit.sources),
            numbers=2,
        )
    )
    tables.append(
        _html_table("Statements", ("Article", *_COLUMNS), map(_statement_row, audit.statements))
    )
    return _PAGE.format(
        style=_STYLE,
        style_hash=source_hash(_STYLE),
        summary=words(_summary(audit)),
        tables="\n".join(tables),
    )


def _summary(audit: Audit) -> str:
    named = sum(s.source.is_named for s in audit.statements)
    failed = f", {audit.failures} could not be read" if audit.failures else ""
    statements = _counted(len(audit.statements), "sourced statement")
    return (
        f"{statements} in {_counted(audit.articles, 'article')}{failed}; {named} have a named "
        f"source. Intervals are for 95 %: {_INTERVALS[audit.interval]}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _range(share: Share) -> str:
    return f"{100 * share.low:.0f}–{100 * share.high:.0f}%"


def _print_shares(console: "Console", dimension: Dimension, shares: Sequence[Share]) -> None:
    from rich.table import Table

    table = Table(title=_HEADINGS[dimension], title_justify="left", box=None, pad_edge=False)
    table.add_column("Value", max_width=36)
    for name in ("Statements", "Share", "95 %", "Words"):
        table.add_column(name, justify="right")
    for share in shares[:_MOST]:
        table.add_row(
            printable(share.value),
            str(share.statements),
            _percent(share.share),
            _range(share),
            _percent(share.word_share),
        )
    console.print(table)
    left = len(shares) - _MOST
    console.print(f"… and {left} more\n" if left > 0 else "")


def _print_sources(console: "Console", sources: Sequence[Source]) -> None:
    from rich.table import Table

    most = sorted(sources, key=lambda s: (-s.statements, -s.words))[:_MOST]
    if not most:
        return
    table = Table(title="Sources, most quoted first", title_justify="left", box=None)
    for name in ("Name", "Title", "In the story"):
        table.add_column(name, overflow="fold")
    for name in ("Statements", "Words"):
        table.add_column(name, justify="right")
    for source in most:
        name = source.name or f"({source.kind})"
        table.add_row(
            printable(name),
            printable(source.title or "–"),
            _role(source),
            str(source.statements),
            str(source.words),
        )
    console.print(table)
    if len(sources) > _MOST:
        console.print(f"… and {len(sources) - _MOST} more")


def _role(source: Source) -> str:
    if source.name is None:
        return "–"
    if not source.central:
        return "asked"
    return "central" if source.statements else "central, silent"


def _source_row(source: Source) -> tuple[str, ...]:
    return (
        source.article,
        source.name or "",
        str(source.kind),
        source.title or "",
        source.pronoun or "",
        _role(source),
        str(source.statements),
        str(source.words),
    )


def _statement_row(statement: Statement) -> tuple[str, ...]:
    return (
        statement.article,
        statement.text,
        str(statement.source),
        ", ".join(statement.names),
        statement.title or "",
        statement.basis or "",
    )


def _html_table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0
) -> str:
    """A table whose last columns, `numbers` of them, are numbers."""
    first = len(columns) - numbers
    head = "".join(f'<th scope="col">{words(name)}</th>' for name in columns)
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td class="n">{words(cell)}</td>' if i >= first else f"<td>{words(cell)}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{attribute(caption)}"><table>'
        f"<caption>{words(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>\n{body}\n</tbody></table></div>"
    )

"""Tables in Markdown that read well as plain text too."""

from collections.abc import Iterable, Mapping, Sequence

Cell = str | int | float | None


def table(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table with its columns aligned, numbers to the right; ends in a line end."""
    body = [list(row) for row in rows]
    numeric = [
        bool(body) and all(not isinstance(row[n], str) for row in body) for n in range(len(headers))
    ]
    cells = [list(headers), *([_shown(cell) for cell in row] for row in body)]
    widths = [max(3, *(len(row[n]) for row in cells)) for n in range(len(headers))]
    rule = [
        "-" * (width - 1) + ":" if right else "-" * width
        for width, right in zip(widths, numeric, strict=True)
    ]
    lines = [cells[0], rule, *cells[1:]]
    return "".join(_line(line, widths, numeric) for line in lines)


def pairs(values: Mapping[str, Cell], *, headers: tuple[str, str]) -> str:
    """Return a table of two columns."""
    return table(headers, values.items())


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    shown = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, numeric, strict=True)
    ]
    return f"| {' | '.join(shown)} |\n"


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return "–"
        case float():
            return f"{cell:.2f}"
        case int():
            return f"{cell:,}"
        case str():
            return " ".join(cell.split()).replace("|", "\\|")

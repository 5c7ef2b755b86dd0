"""The forms that a check is written in: JSON, and a text to read."""

from collections.abc import Iterable
from typing import cast

from quotes.check.model import QuoteCheck, Standing
from quotes.formats import to_json
from quotes.model import Failure

SCHEMA_ID = "quotes-check/1"
_INDENT = "  "


def check_to_json(check: QuoteCheck | Failure) -> dict[str, object]:
    """Return a check as plain values that `json` writes; offsets are code points of the text.

    What stands in a check's place because the engine could not read the article is written as
    `quotes.formats.to_json` does.
    """
    if isinstance(check, Failure):
        return to_json(check)
    from cattrs import Converter  # late: a tenth of a second that `import quotes` need not wait

    fields = cast("dict[str, object]", Converter().unstructure(check))
    return {"schema": SCHEMA_ID, "offset_unit": "codepoint", **fields}


def check_text(checks: Iterable[QuoteCheck]) -> str:
    """Return checks as a text to read, an article after the other."""
    return "\n".join(_shown(check) for check in checks)


def _shown(check: QuoteCheck) -> str:
    lines = [f"{check.article or 'The text'}: {check.verdict}"]
    lines += [f"{_INDENT}{sentence}" for sentence in check.explanation]
    for piece in check.pieces:
        marks = "" if piece.standing is Standing.MARKED else f" [{piece.standing}]"
        words = " ".join(piece.text.split())
        lines.append(f"{_INDENT}{piece.start}–{piece.end}: {words}{marks}")
    return "\n".join(lines) + "\n"

"""A report beside the text that it is of: whether it is that one, and its offsets in UTF-16."""

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Mapping
from enum import StrEnum

from quotes.errors import FormatError
from quotes.model import Report


class OffsetUnit(StrEnum):
    """What offsets count: code points (Python, Go's runes), or UTF-16 units (JavaScript, Java)."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"


def text_hash(text: str) -> str:
    """Return what `Report.text_sha256` holds for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def text_of(report: Report, text: str | None) -> str:
    """Return the text that a report is of: the one given, or else the one that it carries.

    Raises:
        FormatError: there is none, or it is not exactly the one that was read for the report.

    """
    return checked(text if text is not None else report.text, report.text_sha256)


def checked(text: object, wanted: str) -> str:
    """Return a text if it has the hash `wanted`.

    Raises:
        FormatError: `text` is no string, or another one.

    """
    if text is None:
        raise FormatError("wanted text=…, the string that was attributed; the report has none")
    if not isinstance(text, str):
        raise FormatError(f"text must be a string, not {type(text).__name__}")
    if text_hash(text) != wanted:
        raise FormatError(
            f"text (of {len(text):,} characters) is not the one that the report is of; hand in "
            "exactly the string that was attributed, line ends and byte order mark as they were"
        )
    return text


class Utf16:
    """Turns offsets in code points of one text into offsets in UTF-16 units, and back.

    >>> Utf16("📱 on").of(2)
    3
    """

    def __init__(self, text: str) -> None:
        """Note where the text's characters beyond U+FFFF stand, each of which is two units."""
        self._wide = [i for i, char in enumerate(text) if char > "\uffff"]
        self._units = [i + number for number, i in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """Return an offset in code points as one in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)

    def back(self, offset: int) -> int:
        """Return an offset in UTF-16 units as one in code points."""
        return offset - bisect_left(self._units, offset)


def with_offsets(value: object, turn: Callable[[int], int]) -> object:
    """Return plain values, as JSON has them, with each `start` and `end` turned by a function."""
    match value:
        case Mapping():
            return {
                name: turn(item)
                if name in {"start", "end"} and isinstance(item, int)
                else with_offsets(item, turn)
                for name, item in value.items()
            }
        case list() | tuple():
            return [with_offsets(item, turn) for item in value]
        case _:
            return value

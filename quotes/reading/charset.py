"""Telling the charset of bytes: by their mark, as UTF-8, by what they say, by their letters."""

import codecs

from quotes.errors import RecordError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English news comes in besides UTF-8. Asked among all charsets that there are, detectors take
# the curly marks and few accents of English for Polish or Turkish.
_USUAL = ["cp1252", "mac_roman"]
_WIDE = ["utf_16_le", "utf_16_be"]  # without a mark; half the bytes of English are null in it
_SAMPLE = 2**16  # even, so that no pair of UTF-16's bytes is cut
# What is called so is written in windows-1252, and browsers read it so.
_WINDOWS = frozenset(("iso8859-1", "ascii"))


def decode(content: bytes, *, encoding: str | None = None, declared: str | None = None) -> str:
    """Return the text of some bytes, by the first of: `encoding`, a mark, UTF-8, `declared`, looks.

    A byte order mark of UTF-8 stays, as a code point of the text.

    Args:
        content: the bytes.
        encoding: the charset, where the caller says it.
        declared: the charset that the bytes, or who sent them, say they are in; pages are often
            wrong about that, and what is not UTF-8 hardly ever reads as it.

    Raises:
        RecordError: the bytes are no text, or not in the charset of `encoding`.

    """
    if encoding is not None:
        return _as_told(content, encoding)
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return content.decode(marked, errors="replace")
    if b"\0" not in content:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    name = (declared and known_charset(declared)) or guessed_charset(content)
    if name is None:
        raise RecordError(
            "wanted text, got bytes that are none in UTF-8, UTF-16, windows-1252 or Mac Roman; "
            "a binary file?"
        )
    return content.decode(name, errors="replace")


def known_charset(name: str) -> str | None:
    """Return Python's name of a charset, or None where there is none of that name."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in _WINDOWS else found


def _as_told(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RecordError(
            f"wanted text in {encoding}, got byte 0x{error.object[error.start]:02x} at "
            f"{error.start} ({error.reason})"
        ) from error


def guessed_charset(content: bytes) -> str | None:
    """Return the charset that bytes which are not UTF-8 look to be in; None if they are no text."""
    from charset_normalizer import from_bytes

    sample = content[:_SAMPLE]
    usual = [*_USUAL, *_WIDE] if b"\0" in sample else _USUAL
    found = from_bytes(sample, cp_isolation=usual, enable_fallback=False).best()
    return None if found is None or "\0" in str(found) else found.encoding

"""The Project Dialogism Novel Corpus: a folder a novel, with text, quotations and characters."""

import ast
import csv
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.gold import Article, GoldError, GoldKind, Reason, Segment, Status

TEXT, INFO, CHARACTERS = "novel_text.txt", "quotation_info.csv", "character_info.csv"
# Some offsets are a little off: the words are looked for this far around them.
_SEARCH = 400


def read_pdnc(folder: Path) -> Article:
    """Read one novel.

    The corpus gives bytes without the marks; segments are code points of the text. A quotation
    whose words are not found near its place is left out.

    Raises:
        GoldError: a file is missing or malformed.

    """
    try:
        data = (folder / TEXT).read_bytes()
        forms = {row["Main Name"]: _literal(row["Aliases"]) for row in _rows(folder / CHARACTERS)}
        text = _Text.of(data)
        segments = [
            segment for row in _rows(folder / INFO) if (segment := _segment(row, text, forms))
        ]
    except (OSError, KeyError, ValueError, TypeError, SyntaxError) as error:
        msg = f"{folder}: wanted {TEXT}, {INFO} and {CHARACTERS} of PDNC, came {error!r}"
        raise GoldError(msg) from error
    segments.sort(key=lambda segment: segment.spans)
    return Article(id=folder.name, text=text.text, segments=tuple(segments), genre="novel")


@frozen(kw_only=True)
class _Text:
    """A text and, for each of its bytes, the code point that it belongs to."""

    text: str
    points: tuple[int, ...] | None

    @classmethod
    def of(cls, data: bytes) -> "_Text":
        text = data.decode("utf-8")
        if len(text) == len(data):
            return cls(text=text, points=None)
        starts = accumulate((byte & 0xC0 != 0x80 for byte in data), initial=-1)
        next(starts)
        return cls(text=text, points=(*starts, len(text)))

    def place(self, start: int, end: int, words: str) -> tuple[int, int] | None:
        """Return where the words are: at these bytes, or nearby."""
        begin = start if self.points is None else self.points[min(start, len(self.points) - 1)]
        low = max(0, begin - _SEARCH)
        if self.text.startswith(words, begin):
            return begin, begin + len(words)
        found = self.text.find(words, low, begin + _SEARCH + end - start)
        return (found, found + len(words)) if found >= 0 else None


def _segment(row: Mapping[str, str], text: _Text, forms: Mapping[str, list[Any]]) -> Segment | None:
    places = [
        text.place(start, end, words)
        for (start, end), words in zip(
            _literal(row["quoteByteSpans"]), _literal(row["subQuotationList"]), strict=True
        )
        if words
    ]
    spans = sorted(place for place in places if place and place[0] < place[1])
    if not spans or any(a[1] > b[0] for a, b in pairwise(spans)):
        return None
    speaker = row["speaker"]
    aliases = forms.get(speaker, [])
    # Names in angle brackets or with an underscore before stand for nobody in particular.
    is_named = speaker in forms and not speaker.startswith(("_", "<"))
    return Segment(
        id=row["quoteID"],
        kind=GoldKind.SPEECH,
        spans=tuple(spans),
        status=Status.RESOLVED if is_named else Status.UNRESOLVED,
        speakers=(speaker,) if is_named else (),
        aliases=tuple(sorted(str(alias) for alias in aliases)) if is_named else (),
        reason=None if is_named else Reason.ANONYMOUS,
        tags=(row["quoteType"].lower(),) if row["quoteType"] else (),
    )


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _literal(value: str) -> list[Any]:
    """Python's own notation, of lists and sets."""
    read = ast.literal_eval(value)
    if not isinstance(read, list | set | tuple):
        raise TypeError(f"wanted a list, came {value[:40]!r}")
    return list(read)

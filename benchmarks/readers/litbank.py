"""LitBank's quotations: texts of one tokenized sentence a line, and QUOTE and ATTRIB lines."""

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gold import Article, GoldError, GoldKind, Reason, Segment, Status

_FIELDS = 7
# Pronouns and articles that a capital letter does not make a name.
_NO_NAMES = frozenset(
    "i me my he him his she her it its we us our they them their you your who the a an this that "
    "these those one some another every each no".split()
)


def is_litbank(path: Path) -> bool:
    """Tell whether an ``.ann`` file has LitBank's lines."""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().startswith(("QUOTE\t", "ATTRIB\t"))


def read_litbank(path: Path) -> Article:
    """Read an ``.ann`` file and the ``.txt`` beside it; the file's name is the article's id.

    Tokens are joined as published, by blanks. An entity is known by one of its mentions alone:
    where that is a name it is the speaker, else the text is taken to name nobody.

    Raises:
        GoldError: the text is not there, or a line is malformed.

    """
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    except OSError as error:
        raise GoldError(f"{path}: wanted the text in a .txt beside it, came {error}") from error
    tokens = _token_places(text)
    speakers = {row[1]: row[2] for row in rows if row[0] == "ATTRIB" and len(row) > 2}
    segments = []
    for row in rows:
        if row[0] != "QUOTE":
            continue
        span = _span(row, tokens, place=f"{path}: {row[1:2]}")
        segments.append(_segment(row[1], span, speakers.get(row[1], "")))
    segments.sort(key=lambda segment: segment.spans)
    return Article(id=path.stem, text=text, segments=tuple(segments), genre="novel")


def _token_places(text: str) -> list[list[tuple[int, int]]]:
    """Return the code points of each token, line by line."""
    lines: list[list[tuple[int, int]]] = []
    start = 0
    for line in text.split("\n"):
        lines.append([(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", line)])
        start += len(line) + 1
    return lines


def _span(
    row: Sequence[str], tokens: Sequence[Sequence[tuple[int, int]]], *, place: str
) -> tuple[int, int]:
    """``QUOTE id line token line token words``: the first and the last token."""
    try:
        first, begin, last, end = map(int, row[2 : _FIELDS - 1])
        return tokens[first][begin][0], tokens[last][end][1]
    except (ValueError, IndexError) as error:
        msg = f"{place}: wanted lines and tokens of the text, came {list(row[2:6])}"
        raise GoldError(msg) from error


def _segment(quote: str, span: tuple[int, int], entity: str) -> Segment:
    words = re.sub(r"-\d+$", "", entity).replace("_", " ").strip()
    is_name = any(word[:1].isupper() and word.casefold() not in _NO_NAMES for word in words.split())
    reason = Reason.NO_ANTECEDENT if words else Reason.NO_ATTRIBUTION
    return Segment(
        id=quote,
        kind=GoldKind.SPEECH,
        spans=(span,),
        status=Status.RESOLVED if is_name else Status.UNRESOLVED,
        speakers=(words,) if is_name else (),
        reason=None if is_name else reason,
    )

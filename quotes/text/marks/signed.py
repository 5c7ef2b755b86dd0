"""Words without marks that a name closes, as pull quotes do: “We have to act. Dana Holt, mayor”."""

import re
from collections import Counter

from quotes.layout import Marked, MarkedForm, MarkStyle
from quotes.model import Span
from quotes.text.marks.labels import NAME
from quotes.text.marks.sheet import Sheet

_SIGNED = re.compile(
    rf"[.!?…]\s+(?P<dash>(?:[—–]|--?)\s?)?(?P<name>{NAME})(?P<role>,\ [^.!?,\n]{{2,60}})?$"
)
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?:\ [A-Z][\w’'-]+){1,3}")
_TAIL = 130
_LONGEST = 600
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_LOWER_ROLE = re.compile(r"\b[a-z]{4,}$")
_NO_WORDS = re.compile(r"(?:By|Reporting|Photos?|Photograph|Picture|Image|Source|Additional)\b")


def find_signed(sheet: Sheet) -> list[Marked]:
    """Return the paragraphs without marks that end in the name of who says them.

    A dash before the name, its role after it, or words in the first person by somebody whom the
    rest of the text names tell such a name from a photographer's.
    """
    found = []
    counts = Counter(_FULL_NAME.findall(sheet.text))
    repeated = frozenset(name for name, times in counts.items() if times > 1)
    for index, paragraph in enumerate(sheet.paragraphs):
        span = paragraph.span
        free = sheet.is_free(index) and not sheet.marked[index]
        if not free or span.end - span.start > _LONGEST or _is_other(sheet, index):
            continue
        match = _SIGNED.search(sheet.text, max(span.start, span.end - _TAIL), span.end)
        if (
            match is None
            or " " not in match["name"]
            or not _is_signature(sheet, span, match, repeated)
        ):
            continue
        words = Span(start=span.start, end=match.start() + 1)
        label = Span(start=match.start("name"), end=match.end("name"))
        found.append(
            Marked(spans=(words,), form=MarkedForm.BLOCK, style=MarkStyle.NONE, label=label)
        )
    return found


def _is_other(sheet: Sheet, index: int) -> bool:
    paragraph = sheet.paragraphs[index]
    credit = _NO_WORDS.match(sheet.text, paragraph.start, paragraph.end)
    return paragraph.byline or credit is not None


def _is_signature(sheet: Sheet, span: Span, match: re.Match[str], repeated: frozenset[str]) -> bool:
    if match["dash"]:
        return True
    if match["role"] and _LOWER_ROLE.search(match["role"]):
        return True
    if _FIRST_PERSON.search(sheet.text, span.start, match.start()) is None:
        return False
    return match["name"] in repeated

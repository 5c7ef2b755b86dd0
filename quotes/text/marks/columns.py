"""Exchanges whose labels stand without a colon: on a line of their own, in brackets, by a dash.

Such a line is a label only in an exchange: a name comes again after another one.
"""

import re

from quotes.layout import ParagraphKind
from quotes.model import Span
from quotes.text.marks.labels import NAME, TIME
from quotes.text.marks.parts import is_part
from quotes.text.marks.sheet import Sheet
from quotes.text.marks.topics import returning

_BESIDE = tuple(
    re.compile(form)
    for form in (
        rf"\[(?P<label>{NAME})\]\s+(?=\S)",
        rf"(?P<label>{NAME})\s+[-–—]{{1,2}}\s+(?=\S)",
        rf"(?P<label>{NAME})(?:;|\s?\|)\s+(?=\S)",
        rf"<(?P<label>{NAME})>\s+(?=\S)",
    )
)
# “#### Dana Holt”, “Dana Holt (00:01:12)”, “Dana Holt  0:04”, “Dana Holt -- Chief Executive”.
_ABOVE = re.compile(
    rf"#{{0,5}}\s*\*{{0,2}}(?P<label>{NAME})\*{{0,2}}"
    rf"(?:\s+{TIME}|\s+[-–—]{{1,2}}\s+[A-Z][^.!?\n]{{1,80}}|,\s[A-Z][^.!?\n]{{1,80}})?\s*"
)
_LONGEST_LINE = 120
_FEWEST = 3


def find_columns(sheet: Sheet) -> dict[int, tuple[Span, int]]:
    """Return the labels without a colon, each by the paragraph that its words begin in.

    The value is the label and where the words begin. Forms: `[Dana Holt] No.`, `Dana Holt – No.`,
    `Dana Holt; No.`, `Dana Holt | No.`, `<Dana Holt> No.`, and a line `Dana Holt`,
    `#### Dana Holt` or `Dana Holt 0:04` above the words.
    """
    above = _above(sheet)
    if _is_exchange(sheet, above):
        return above
    for form in _BESIDE:
        found = _beside(sheet, form)
        if _is_exchange(sheet, found):
            return found
    return {}


def _beside(sheet: Sheet, form: re.Pattern[str]) -> dict[int, tuple[Span, int]]:
    found: dict[int, tuple[Span, int]] = {}
    for index, paragraph in enumerate(sheet.paragraphs):
        match = form.match(sheet.text, paragraph.start, paragraph.end)
        if match and sheet.is_free(index):
            found[index] = Span(start=match.start("label"), end=match.end("label")), match.end()
    return found


def _above(sheet: Sheet) -> dict[int, tuple[Span, int]]:
    """A label's words follow it; a label right above another is a list's, of who takes part."""
    labels: dict[int, Span] = {}
    for index, paragraph in enumerate(sheet.paragraphs):
        match = None
        if paragraph.end - paragraph.start <= _LONGEST_LINE:
            match = _ABOVE.fullmatch(sheet.text, paragraph.start, paragraph.end)
        if match and (" " in match["label"] or is_part(match["label"])):
            labels[index] = Span(start=match.start("label"), end=match.end("label"))
    following = {
        index + 1: label
        for index, label in labels.items()
        if index + 1 < len(sheet.paragraphs) and index + 1 not in labels
    }
    return {
        index: (label, sheet.paragraphs[index].start)
        for index, label in following.items()
        if sheet.is_free(index) and not _is_heading(sheet, index)
    }


def _is_heading(sheet: Sheet, index: int) -> bool:
    """A heading with a paragraph below is no reply."""
    words = sheet.words(index)
    return sheet.paragraphs[index].kind is ParagraphKind.HEADLINE and words.startswith("#")


def _is_exchange(sheet: Sheet, found: dict[int, tuple[Span, int]]) -> bool:
    names = [label.of(sheet.text) for label, _ in found.values()]
    return len(names) >= _FEWEST and bool(returning(names))

"""Labels and signatures set beside marked words."""

from attrs import evolve

from quotes.layout import Marked
from quotes.marks.labels import from_line, signature, turn_label
from quotes.marks.sheet import Sheet
from quotes.model import Span

_LONGEST = 120


def set_labels(sheet: Sheet, stretches: list[Marked]) -> list[Marked]:
    """Give each marked stretch the label that stands beside it, if one does.

    Forms: `Holt: “Words”`; `“HOLT: Words”`; `“Words” — Dana Holt, minister`, on the same line or
    the next; a line `From Dana Holt:` before it.
    """
    labelled = []
    for marked in stretches:
        label = _label(sheet, marked)
        labelled.append(evolve(marked, label=label) if label else marked)
    return labelled


def _label(sheet: Sheet, marked: Marked) -> Span | None:
    index = sheet.index_at(marked.start)
    paragraph = sheet.paragraphs[index]
    if marked.start > paragraph.start + _LONGEST:
        return _signature(sheet, marked)
    if marked.start > paragraph.start:
        before = Span(start=paragraph.start, end=marked.start + 1)
        found = turn_label(sheet.text, before, capitals=False)
        if found and found[1] == marked.start:
            return found[0]
    else:
        found = turn_label(sheet.text, marked.spans[0], capitals=True)
        if found:
            return found[0]
        if index and (name := from_line(sheet.text, sheet.paragraphs[index - 1].span)):
            return name
    return _signature(sheet, marked)


def _signature(sheet: Sheet, marked: Marked) -> Span | None:
    index = sheet.index_at(marked.spans[-1].start)
    paragraph = sheet.paragraphs[index]
    if marked.end < paragraph.end:
        return signature(sheet.text, Span(start=marked.end, end=paragraph.end))
    if index + 1 < len(sheet.paragraphs):
        return signature(sheet.text, sheet.paragraphs[index + 1].span)
    return None

"""Labels and signatures set beside marked words."""

from attrs import evolve

from quotes.layout import Marked
from quotes.model import Span
from quotes.text.marks.labels import (
    closing_signature,
    from_line,
    heading_label,
    name_line,
    signature,
    turn_label,
)
from quotes.text.marks.sheet import Sheet

_LONGEST = 120


def set_labels(sheet: Sheet, passages: list[Marked]) -> list[Marked]:
    """Give each marked passage the label that stands beside it, if one does.

    Forms: `Holt: “Words”`; `Dam is safe - Dana Holt: “Words”`; `“HOLT: Words”`; `“Words” — Dana
    Holt, minister`, on the same line or the next, also after more words of a paragraph that the
    marks open, but not where the words are part of a sentence; a name alone on the line below; a
    line `From Dana Holt:` before it.
    """
    labelled = []
    for marked in passages:
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
        if found and found[1] == marked.start and not _leads_on(sheet, marked):
            return found[0]
        heading = Span(start=paragraph.start, end=marked.start)
        if name := heading_label(sheet.text, heading):
            return name
    else:
        found = turn_label(sheet.text, marked.spans[0], capitals=True)
        if found:
            return found[0]
        if index and (name := from_line(sheet.text, sheet.paragraphs[index - 1].span)):
            return name
    return _signature(sheet, marked)


def _leads_on(sheet: Sheet, marked: Marked) -> bool:
    """“THE VIEW: “It will rain,” said Holt”, “WEATHER: “Heavy rain” expected”: a comma within the
    marks and who says it after, or a sentence of which they hold some words."""
    last = sheet.text[marked.start : marked.end].rstrip("”\"’'»“ ")[-1:]
    end = sheet.paragraphs[sheet.index_at(marked.start)].end
    after = sheet.text[marked.end : end].lstrip()[:1]
    return bool(after) and (last == "," or (last not in ".!?…" and after.islower()))


def _signature(sheet: Sheet, marked: Marked) -> Span | None:
    if _is_in_a_sentence(sheet, marked):
        return None
    index = sheet.index_at(marked.spans[-1].start)
    paragraph = sheet.paragraphs[index]
    alone = marked.spans[-1].start == paragraph.start
    if marked.end < paragraph.end:
        rest = Span(start=marked.end, end=paragraph.end)
        beside = signature(sheet.text, rest, described=alone)
        return beside or (closing_signature(sheet.text, rest) if alone else None)
    if index + 1 == len(sheet.paragraphs):
        return None
    following = sheet.paragraphs[index + 1].span
    if alone and _stand_together(sheet, index):
        name = name_line(sheet.text, following)
        if name:
            return name
    return signature(sheet.text, following, described=alone)


def _is_in_a_sentence(sheet: Sheet, marked: Marked) -> bool:
    """“Holt insisted that it was “still safe.” -- Dana Quill”: the sentence has its own speaker,
    and the line signs the report; not so where the paragraph opens with marked words."""
    index = sheet.index_at(marked.start)
    before = Span(start=sheet.paragraphs[index].start, end=marked.start).of(sheet.text).split()
    if not before or sheet.marked[index][0].start <= sheet.paragraphs[index].start:
        return False
    last = before[-1]
    return last.endswith(",") or (last[0].islower() and last[-1].isalnum())


def _stand_together(sheet: Sheet, index: int) -> bool:
    """Tell whether a paragraph and the next are two lines with a blank one before and after."""
    gaps = [_line_ends(sheet, part) for part in (index - 1, index, index + 1)]
    return gaps[1] == 1 and gaps[0] != 1 and gaps[2] != 1


def _line_ends(sheet: Sheet, index: int) -> int:
    """Count the line ends after a paragraph, none at the ends of the text."""
    if not 0 <= index < len(sheet.paragraphs) - 1:
        return 0
    between = sheet.text[sheet.paragraphs[index].end : sheet.paragraphs[index + 1].start]
    return between.count("\n") or between.count("\r")

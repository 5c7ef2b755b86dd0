"""Block quotations: paragraphs without marks that a colon introduces."""

import re

from quotes.layout import Marked, MarkedForm, MarkStyle
from quotes.model import Span
from quotes.text.marks.endings import evident_end
from quotes.text.marks.labels import from_line, signature, turn_label
from quotes.text.marks.sheet import Sheet

_SPEECH = re.compile(
    r"\b(?:said|says|saying|say|told|added|adds|wrote|writes|written|tweeted|tweets|posted|posts?|"
    r"read|reads|stated?|states|reports|reported|continued|continues|replied|responded|asked|"
    r"explained|declared|announced|concluded|statement|letter|e-?mail|tweet|message|memo|remarks|"
    r"response|reply|speech|logs?|diary|minutes|notes?|notice|inscription)\b",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"[.!?]['\"”’»)]*\s+(?=[^\W\d_])")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|me)\b")
_LIST_ITEM = re.compile(r"(?:[•*·▪–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_QUOTED_LINE = re.compile(r">+\s*|(?:<\w[^<>]{0,300}>\s*)+")
_END_TAG = re.compile(r"\s*</\w{1,20}>$")
# What a colon after these introduces is a list, a picture or a link, not anybody's words.
_POINTER = re.compile(r"(?:\b(?:below|here|above|includes?|including|are|is|were)|\)):$")
_TIME = re.compile(r"\d{1,2}\W?\d{2}\s?[ap]\.?m\b", re.IGNORECASE)
_INTRO = 300
_FEWEST_WORDS = 4
_MOST = 8


def find_blocks(sheet: Sheet) -> list[Marked]:
    """Return the block quotations, each with its introducing clause or its label.

    The paragraph before ends with a colon and speaks of speech (said in a statement:), or is a
    line such as `From Dana Holt:`. Set off by indentation or `>`, a block lasts as long as that
    does; else until a signature (`— Dana Holt`) or, after “the following:”, until marked words;
    else it is one paragraph, and those after it that speak in the first person.
    """
    blocks: list[Marked] = []
    index = 0
    while index + 1 < len(sheet.paragraphs):
        stop = _block_end(sheet, index)
        if stop > index + 1:
            spans = [_words(sheet, part) for part in range(index + 1, stop)]
            label = from_line(sheet.text, sheet.paragraphs[index].span) or _signature(sheet, stop)
            blocks.append(
                Marked(
                    spans=tuple(spans),
                    form=MarkedForm.BLOCK,
                    style=MarkStyle.NONE,
                    label=label,
                    intro=_intro(sheet, index),
                )
            )
        index = max(stop - 1, index + 1)
    return blocks


def _block_end(sheet: Sheet, index: int) -> int:
    """Return the index after the last paragraph of the block that paragraph `index` introduces."""
    paragraph = sheet.paragraphs[index]
    if sheet.text[paragraph.end - 1] != ":" or index in sheet.taken:
        return index + 1
    if not from_line(sheet.text, paragraph.span) and not _speaks(sheet, index):
        return index + 1
    first = index + 1
    if not _may_begin(sheet, first):
        return first
    set_off = _is_set_off(sheet, first) and not _is_set_off(sheet, index)
    if not set_off and (plain := _plain_end(sheet, first)):
        return plain
    stop = first + 1
    while stop < len(sheet.paragraphs) and _goes_on(sheet, stop, set_off=set_off):
        stop += 1
    return stop


def _plain_end(sheet: Sheet, first: int) -> int | None:
    """Return the index after a block's last paragraph where what follows shows it, or None.

    That is a signature, or after “the following:” a paragraph with marked words.
    """
    before = sheet.paragraphs[first - 1].span
    following = sheet.text.endswith("following:", before.start, before.end)
    for stop in range(first + 1, min(first + _MOST, len(sheet.paragraphs))):
        if _signature(sheet, stop) or (following and sheet.marked[stop]):
            return stop
        if sheet.marked[stop] or not _may_begin(sheet, stop):
            return None
    return None


def _signature(sheet: Sheet, index: int) -> Span | None:
    if index >= len(sheet.paragraphs):
        return None
    return signature(sheet.text, sheet.paragraphs[index].span)


def _speaks(sheet: Sheet, index: int) -> bool:
    words = _intro(sheet, index).of(sheet.text)
    return bool(_SPEECH.search(words)) and not _POINTER.search(words) and not words.isupper()


def _may_begin(sheet: Sheet, index: int) -> bool:
    span = sheet.paragraphs[index].span
    words = _words(sheet, index)
    return (
        sheet.is_free(index)
        and sheet.fits(index, words)
        and not _LIST_ITEM.match(sheet.text, span.start, span.end)
        and not _TIME.match(sheet.text, span.start, span.end)
        and turn_label(sheet.text, span, capitals=True) is None
        and len(sheet.text[span.start : span.start + 200].split()) >= _FEWEST_WORDS
        and sheet.text[span.end - 1] != ":"
    )


def _goes_on(sheet: Sheet, index: int, *, set_off: bool) -> bool:
    if not _may_begin(sheet, index):
        return False
    if set_off:
        return _is_set_off(sheet, index)
    span = sheet.paragraphs[index].span
    if sheet.marked[index] or evident_end(sheet.text, span.start, span.end) is not None:
        return False
    return _FIRST_PERSON.search(sheet.text, span.start, span.end) is not None


def _is_set_off(sheet: Sheet, index: int) -> bool:
    start = sheet.paragraphs[index].start
    line = max(sheet.text.rfind(end, max(0, start - 40), start) for end in "\n\r\u2028") + 1
    indent = sheet.text[line:start] if line else ""
    return sheet.text[start] == ">" or len(indent.replace("\t", "  ")) >= 2


def _words(sheet: Sheet, index: int) -> Span:
    """Return a paragraph's words without the `>` or the tags around them."""
    span = sheet.paragraphs[index].span
    found = _QUOTED_LINE.match(sheet.text, span.start, span.end)
    if not found or found.end() == span.end:
        return span
    tag = _END_TAG.search(sheet.text, max(found.end(), span.end - 30), span.end)
    return Span(start=found.end(), end=tag.start() if tag else span.end)


def _intro(sheet: Sheet, index: int) -> Span:
    """Return the last sentence of a paragraph."""
    span = sheet.paragraphs[index].span
    start = max(span.start, span.end - _INTRO)
    for found in _SENTENCE_START.finditer(sheet.text, start, span.end):
        start = found.end()
    return Span(start=start, end=span.end)

"""Posts on social networks: words with an author's handle."""

import re

from quotes.layout import Marked, MarkedForm, MarkStyle
from quotes.model import Span
from quotes.text.marks.labels import trim
from quotes.text.marks.sheet import Sheet

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?|\d{{1,2}}\ {_MONTH}(?:\ \d{{4}})?)"
_AUTHOR = r"(?P<name>[^\s()—–@“”\"][^()—–\n@“”\"]{0,60}?)\ ?\(@\w{1,30}\)"
# Without a colon, a lower-case word may well be the verb: Dana Holt (@dholt) tweeted that ….
_HEADED = re.compile(rf"{_AUTHOR}(?:\s*:\s+(?=\S)|\s+(?=[^\sa-zß-öø-ÿ]))")
_HANDLE = re.compile(r"(?P<name>@\w{2,30})\s?:\s+(?=\S)")
_SIGNED = re.compile(rf"\s*(?:[—–]|--?)\s*{_AUTHOR}(?:\s*[—–,·-]?\s*{_DATE})?\.?")
_TAGS = re.compile(r"(?:<[^<>]{1,200}>\s*)*")
_DATED = re.compile(rf"\s*[—–-]{{1,2}}\s*{_DATE}\.?\s*$")


def find_posts(sheet: Sheet) -> list[Marked]:
    """Return the posts, words alone, with their author as label.

    Forms: `Dana Holt (@dholt) words — May 3, 2024`; `@dholt: words`; `words — Dana Holt (@dholt)
    May 3, 2024`, several in a paragraph or the signature in a paragraph of its own.
    """
    posts = []
    for index in range(len(sheet.paragraphs)):
        if index not in sheet.taken and "@" in sheet.words(index):
            posts += _signed(sheet, index) or _headed(sheet, index)
    return posts


def _headed(sheet: Sheet, index: int) -> list[Marked]:
    paragraph = sheet.paragraphs[index]
    for pattern in (_HEADED, _HANDLE):
        found = pattern.match(sheet.text, paragraph.start, paragraph.end)
        if found:
            dated = _DATED.search(sheet.text, max(found.end(), paragraph.end - 40), paragraph.end)
            end = dated.start() if dated else paragraph.end
            span = trim(sheet.text, found.end(), end)
            return _post(sheet, index, span, found)
    return []


def _signed(sheet: Sheet, index: int) -> list[Marked]:
    paragraph = sheet.paragraphs[index]
    posts = []
    start = paragraph.start
    for found in _SIGNED.finditer(sheet.text, paragraph.start, paragraph.end):
        span = trim(sheet.text, start, found.start())
        start = found.end()
        if span.end > span.start:
            posts += _post(sheet, index, span, found)
        elif index and found.end() == paragraph.end and sheet.is_free(index - 1):
            posts += _post(sheet, index - 1, sheet.paragraphs[index - 1].span, found)
    return posts


def _post(sheet: Sheet, index: int, span: Span, author: re.Match[str]) -> list[Marked]:
    if span.end - span.start < 2 or not sheet.fits(index, span):
        return []
    tags = _TAGS.match(sheet.text, span.start, span.end)
    if tags and tags.end() < span.end:
        span = Span(start=tags.end(), end=span.end)
    label = trim(sheet.text, author.start("name"), author.end("name"))
    marked = Marked(spans=(span,), form=MarkedForm.POST, style=MarkStyle.NONE, label=label)
    return [marked]

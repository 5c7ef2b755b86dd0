"""Words whose marks are both lost: somebody's “I” or “we” beside a clause that says whose."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quotes.layout import Marked, MarkStyle, ParagraphKind
from quotes.model import Span
from quotes.text.marks.beginnings import SAYING, SENTENCE_START
from quotes.text.marks.endings import told_end
from quotes.text.marks.sheet import Sheet

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|[Mm]y)\b")
_FEWEST_WORDS = 5
_LED = re.compile(r"[,:]\s+(?=[A-Z])")


def find_bare(sheet: Sheet) -> list[Marked]:
    """Return the words in the first person that lack both marks, in text order.

    They stand before an attribution (We will win, he said.) or after a mark that leads in to them
    (Holt said: We will win.), with the sentences beside them that are in the first person too.
    What is told without “I” or “we” may as well be indirect, and is left to the parse.
    """
    found: list[Marked] = []
    for index, paragraph in enumerate(sheet.paragraphs):
        if index in sheet.taken or paragraph.kind is ParagraphKind.HEADLINE:
            continue
        for gap in _gaps(paragraph.span, sheet.marked[index]):
            found += (
                Marked(spans=(words,), style=MarkStyle.NONE, repaired=True)
                for words in _in_gap(sheet.text, gap, paragraph.start)
                if len(words.of(sheet.text).split()) >= _FEWEST_WORDS
            )
    return found


def _gaps(paragraph: Span, marked: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the words of a paragraph that no passage takes up."""
    start = paragraph.start
    for span in marked:
        if span.start > start:
            yield Span(start=start, end=span.start)
        start = max(start, span.end)
    if start < paragraph.end:
        yield Span(start=start, end=paragraph.end)


def _in_gap(text: str, gap: Span, paragraph: int) -> Iterator[Span]:
    """Yield runs of sentences in the first person that a clause beside them tells of."""
    run: Span | None = None
    told = False
    for sentence in _sentences(text, gap, paragraph):
        end = told_end(text, sentence.start, sentence.end)
        led = _led(text, sentence) if end is None else None
        start = sentence.start if led is None else led
        words = Span(start=start, end=sentence.end if end is None else end)
        if led is not None or not _is_own(text, words):
            if run is not None and told:
                yield _trimmed(text, run)
            run, told = None, False
            if led is None or not _is_own(text, words):
                continue
        run = Span(start=words.start if run is None else run.start, end=words.end)
        told = told or led is not None
        if end is not None:
            yield run
            run, told = None, True
    if run is not None and told:
        yield _trimmed(text, run)


def _trimmed(text: str, span: Span) -> Span:
    return Span(start=span.start, end=span.start + len(span.of(text).rstrip()))


def _sentences(text: str, gap: Span, paragraph: int) -> Iterator[Span]:
    """Yield the sentences that begin in a gap, the last of which a passage may cut."""
    begins = SENTENCE_START.finditer(text, max(paragraph, gap.start - 4), gap.end)
    starts = [found.end() for found in begins if found.end() >= gap.start]
    if gap.start == paragraph:
        starts.insert(0, paragraph)
    yield from (Span(start=start, end=end) for start, end in pairwise([*starts, gap.end]))


def _is_own(text: str, words: Span) -> bool:
    """Tell whether words are in the first person and report nobody's (she told us to go)."""
    own = _FIRST_PERSON.search(text, words.start, words.end)
    return own is not None and not SAYING.search(text, words.start, words.end)


def _led(text: str, sentence: Span) -> int | None:
    """Return where words begin after “Holt said: ” or “Holt said, ” in a sentence."""
    said = SAYING.search(text, sentence.start, sentence.end)
    if said is None or _FIRST_PERSON.search(text, sentence.start, said.start()):
        return None
    lead = _LED.search(text, said.end(), sentence.end)
    return lead.end() if lead else None

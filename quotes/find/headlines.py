"""Marked words of headlines and subheads: they are quoted before they are said."""

import re
from collections.abc import Iterable

from quotes.document import Document
from quotes.layout import Marked, MarkStyle, ParagraphKind
from quotes.model import Span
from quotes.syntax import EntityType
from quotes.text.marks.labels import turn_label

_WORD = re.compile(r"[^\W_]+")
_LONGEST_SUBHEAD = 8
# Fewer words may be anybody's (“Yes”).
FEWEST = 3


def plain_words(text: str) -> str:
    """Return the words alone, in small letters and with a space around each."""
    return f" {' '.join(_WORD.findall(text.lower().replace('’', chr(39))))} "


def is_in_headline(document: Document, offset: int) -> bool:
    """Tell whether an offset is in the first paragraph, or in a headline or subhead."""
    heads = not document.paragraph_index(offset)
    return heads or document.paragraph(offset).kind is ParagraphKind.HEADLINE


def headline_label(document: Document, passage: Marked) -> Span | None:
    """“Holt: Ruiz is ‘dangerously wrong’ on the dam”: the name that a headline begins with, before
    a colon, of somebody whom the text names again."""
    if passage.parent is not None or not is_in_headline(document, passage.start):
        return None
    line = document.paragraph(passage.start).span
    if line.end - line.start > _LONGEST:
        return None
    found = turn_label(document.text, line, capitals=False)
    if found is None or passage.start < found[1]:
        return None
    label, _ = found
    last = label.of(document.text).split()[-1]
    named = (e for s in document.parse.sentences for e in s.entities if e.start >= line.end)
    again = any(e.text.split()[-1:] == [last] and e.type in _SPEAK for e in named)
    return label if again else None


_LONGEST = 300  # no headline is longer
_SPEAK = frozenset({EntityType.PERSON, EntityType.ORG})


def is_crosshead(document: Document, passage: Marked) -> bool:
    """‘A hard decision.’ alone in a paragraph, where all that is said stands in double marks: a
    subhead that quotes somebody, above or below it."""
    if passage.style is not MarkStyle.SINGLE or passage.parent is not None:
        return False
    alone = passage.spans == (document.paragraph(passage.start).span,)
    few = len(document.text[passage.start : passage.end].split()) <= _LONGEST_SUBHEAD
    outer = (s for s in document.markings.passages if s.parent is None)
    return alone and few and any(s.style is MarkStyle.DOUBLE for s in outer)


def is_echoed(document: Document, passage: Marked, said: Iterable[Marked]) -> bool:
    """Tell whether three words or more in the marks of a headline are among those `said` below."""
    if passage.parent is not None or not is_in_headline(document, passage.start):
        return False
    own = plain_words(document.text[passage.start : passage.end])
    return len(own.split()) >= FEWEST and any(
        own in plain_words(document.text[s.start : s.end])
        for s in said
        if s.start >= passage.end and not is_in_headline(document, s.start)
    )

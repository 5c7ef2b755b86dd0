"""What the parser is asked to read: the prose around quotations, and their words apart from it.

A parser that meets “…,” said Holt with ten sentences between the marks takes words of the quotation
for the subject, or loses the cue. So the prose is read with a stand-in for every quotation that
makes sentences of its own, and its words are read as stretches of their own.
"""

import re

from quotes.document import Document
from quotes.layout import Marked, MarkedForm, Markings, ParagraphKind, Prose
from quotes.link import is_sentential
from quotes.model import Span
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse

_GLYPHS = frozenset(" \t\n\r\xa0\u200b\ufeff\"“”„‟«»‹›‘’‚‛'`´″′")
_STOPS = frozenset(",.!?…;:—–-")
_LEAST_WORDS = 4


def plan_parse(text: str, prose: Prose, markings: Markings) -> ParseRequest:
    """Return what of an article is to be parsed, and how.

    Boilerplate is not parsed; neither is a paragraph without a letter or figure.
    """
    document = Document(text=text, prose=prose, markings=markings, parse=Parse())
    masks = tuple(
        inner
        for stretch in markings.stretches
        if _is_apart(document, stretch)
        for span in stretch.spans
        if (inner := _inner(text, span)) is not None
    )
    paragraphs = tuple(
        _after_dateline(text, p.span)
        for p in prose.paragraphs
        if p.kind is not ParagraphKind.BOILERPLATE and any(map(str.isalnum, p.span.of(text)))
    )
    return ParseRequest(text=text, stretches=paragraphs, masks=masks)


# “NORDHAVN, Oct. 4 (Agency) — ”, “Nordhavn (Agency) - ”: where and whose, no part of a sentence.
_DATELINE = re.compile(
    r"""[\ufeff\s]*(?:[A-Z][A-Z.'’ -]{2,30}(?:,[^—–"“”\n]{0,40})?(?:\([^()\n]{2,30}\))?
        |[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,3}\s*\([A-Z][^()\n]{1,30}\))
        \s*(?:—|–|--|-)\s""",
    re.VERBOSE,
)


def _after_dateline(text: str, span: Span) -> Span:
    match = _DATELINE.match(text, span.start, min(span.end, span.start + 120))
    return span if match is None else Span(start=match.end(), end=span.end)


def _is_apart(document: Document, stretch: Marked) -> bool:
    return (
        stretch.parent is None
        and stretch.form is MarkedForm.MARKS
        and is_sentential(document, stretch)
    )


def _inner(text: str, span: Span) -> Span | None:
    """Return the words between the marks, without the stop at their end; None for a few words."""
    start, end = span.start, span.end
    while start < end and text[start] in _GLYPHS:
        start += 1
    while end > start and (text[end - 1] in _GLYPHS or text[end - 1] in _STOPS):
        end -= 1
    inner = Span(start=start, end=end)
    if len(inner.of(text).split()) < _LEAST_WORDS or "\n" in inner.of(text):
        return None
    return inner

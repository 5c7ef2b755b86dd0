"""What the parser is asked to read: the prose around quotations, and their words apart from it.

A parser that meets “…,” said Holt with ten sentences between the marks takes words of the quotation
for the subject, or loses the cue. So the prose is read with a stand-in for every quotation that
makes sentences of its own; its words are read apart, and only if they may quote somebody in turn.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.document import Document
from quotes.find.link.scene import is_sentential
from quotes.knowledge import NO_CUES, CueList
from quotes.layout import Marked, MarkedForm, Markings, MarkStyle, ParagraphKind, Prose
from quotes.model import Scope, Span
from quotes.parse.seam import ParseRequest
from quotes.parse.skim import skim
from quotes.syntax import Parse

_GLYPHS = frozenset(" \t\n\r\xa0\u200b\ufeff\"“”„‟«»‹›‘’‚‛'`´″′")
_STOPS = frozenset(",.!?…;:—–-")
_LEAST_WORDS = 4


def plan_parse(
    text: str,
    prose: Prose,
    markings: Markings,
    *,
    cues: CueList = NO_CUES,
    scope: Scope = Scope.SPEECH,
) -> ParseRequest:
    """Return what of an article is to be parsed, and how.

    Boilerplate is not parsed; neither is a paragraph without a letter or digit. `cues` are the
    caller's own, which may quote somebody in a quotation as the built-in ones do. Sentences that
    can hold and help no quotation are not parsed either, but for a `scope` in which any may.
    """
    document = Document(text=text, prose=prose, markings=markings, parse=Parse())
    masks = tuple(
        inner
        for passage in markings.passages
        if _is_apart(document, passage)
        for span in passage.spans
        if (inner := _inner(text, span)) is not None
    )
    labels = sorted(m.label.start for m in markings.passages if m.label is not None)
    paragraphs = tuple(
        _after_dateline(text, p.span, labels)
        for p in prose.paragraphs
        if p.kind is not ParagraphKind.BOILERPLATE and any(map(str.isalnum, p.span.of(text)))
    )
    nested = [s.spans[0] for s in markings.passages if s.parent is not None]
    own = _forms_of(cues)
    apart = tuple(m for m in masks if _quotes_somebody(text, m, nested, own))
    plain = skim(text, paragraphs, masks, own) if scope is Scope.SPEECH else ()
    return ParseRequest(
        text=text,
        regions=(*paragraphs, *apart),
        masks=masks,
        plain=plain,
        unclosed=frozenset(s.end for s in markings.passages if _lacks_closer(text, s)),
    )


# Words that let a quotation quote in its turn; the others need no parse of their own. Those that
# are more often a noun, or what the speaker does by saying it (“I promise”), are left out.
_QUOTING = re.compile(
    r"""\b(?:say|says|said|saying|tell|tells|told|telling|ask|asks|asked|asking|according
    |warn(?:s|ed|ing)|claim(?:s|ed|ing)?|announc(?:ed|ing)|admit(?:s|ted)|den(?:ied|ies|ying)
    |promised|wrote|writes|argu(?:ed|es|ing)|reported|insist(?:s|ed|ing)|suggested|explain(?:s|ed)
    |shouted|replied|answered|confirm(?:s|ed)|vowed|urg(?:es|ed|ing)|stated|stating)\b""",
    re.VERBOSE | re.IGNORECASE,
)


def _forms_of(cues: CueList) -> re.Pattern[str] | None:
    """Return what finds a caller's verbs and nouns in any form, roughly: by how they begin."""
    words = (*cues.say, *cues.name, *cues.voice, *cues.think, *cues.nouns)
    stems = "|".join(re.escape(word.removesuffix("e").removesuffix("y")) for word in words)
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE) if stems else None


def _quotes_somebody(
    text: str, mask: Span, nested: list[Span], own: re.Pattern[str] | None
) -> bool:
    at = bisect_left(nested, mask.start, key=lambda s: s.start)
    if at < len(nested) and nested[at].start < mask.end:
        return True
    if own is not None and own.search(text, mask.start, mask.end) is not None:
        return True
    return _QUOTING.search(text, mask.start, mask.end) is not None


# “NORDHAVN, Oct. 4 (Agency) — ”, “Nordhavn (Agency) - ”, “NORDHAVN--(WIRE)--”, “NORDHAVN, May 4
# /Wire/ -- ”: where and whose, no part of a sentence.
_DATELINE = re.compile(
    r"""[\ufeff\s]*(?:(?:[A-Z][A-Z.'’ /-]{2,30}(?:,[^—–"“”\n]{0,40}|[A-Z][a-z]+\.?\ \d{1,2}\ ?)?
            (?:\([^()\n]{2,30}\))?
        |[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){0,3}\s*\([A-Z][^()\n]{1,30}\)
        |[A-Z][A-Z.'’ -]{2,30}(?:,[^—–/"“”\n]{0,40})?/[A-Za-z ]{2,20}/)\s*(?:—|–|--|-)\s
    |[A-Z][A-Z.'’ -]{2,30}(?:,[^—–"“”\n]{0,40})?--\([A-Z][^()\n]{1,30}\)--\s?
    |UPDATE\ \d-)""",
    re.VERBOSE,
)
# “NEW DELHI: ”, “WHAT NEXT: ”: a place or topic that is nobody's label.
_TOPIC = re.compile(r"[\ufeff\s]*[A-Z][A-Z0-9,.'’& -]{1,40}:\s+(?=\S)")


def _after_dateline(text: str, span: Span, labels: Sequence[int]) -> Span:
    end = min(span.end, span.start + 120)
    match = _DATELINE.match(text, span.start, end)
    if match is None:
        match = _TOPIC.match(text, span.start, end)
        at = bisect_left(labels, span.start)
        if match is not None and at < len(labels) and labels[at] < match.end():
            return span
    return span if match is None else Span(start=match.end(), end=span.end)


def _is_apart(document: Document, passage: Marked) -> bool:
    return (
        passage.parent is None
        and passage.form is MarkedForm.MARKS
        and is_sentential(document, passage)
    )


def _lacks_closer(text: str, passage: Marked) -> bool:
    """Tell whether a double mark opens a passage that ends without one, before a space."""
    return (
        passage.repaired
        and passage.form is MarkedForm.MARKS
        and passage.style is not MarkStyle.SINGLE
        and text[passage.start] in _GLYPHS
        and text[passage.end - 1] not in _GLYPHS
        and text[passage.end : passage.end + 1].isspace()
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

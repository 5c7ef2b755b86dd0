"""Pairing single marks, which look like apostrophes."""

from quotes.layout import MarkStyle
from quotes.model import Span, TextWarning, WarningCode
from quotes.text.marks.draft import Draft, Paired, warn
from quotes.text.marks.endings import evident_end
from quotes.text.marks.glyphs import Glyph, Mark, Side


def pair_singles(text: str, marks: list[Mark], paragraph: Span, *, reopened: bool) -> Paired:
    """Return the passages that single marks set off among `marks`, all at one depth of nesting.

    An opener takes the first closer before the next opener that cannot be an apostrophe
    (‘the boys’ club’), else the first of those that may be one (‘the boys’ said). Without any,
    it is a quotation only if `reopened` says that the next paragraph goes on with it or an
    attribution shows its end (‘We will win, he said.).
    """
    drafts: list[Draft] = []
    warnings: list[TextWarning] = []
    index = 0
    while index < len(marks):
        opener = marks[index]
        index += 1
        if opener.side is not Side.OPEN:
            continue
        closers = []
        while index < len(marks) and marks[index].side is Side.CLOSE:
            closers.append(marks[index])
            index += 1
        closer = _choose(closers)
        last = index == len(marks)
        if last and (closer is None or closer.possessive) and reopened:
            closer = None
        if closer is not None:
            wrong = _wrong_glyphs(opener, closer)
            warnings += [warn(WarningCode.MARK_REORIENTED, mark.span) for mark in wrong]
            drafts.append(_draft(opener, closer.end, repaired=bool(wrong)))
            continue
        limit = paragraph.end if last else marks[index].start
        end = _unclosed_end(text, opener, limit, paragraph)
        if end is not None:
            warnings.append(warn(WarningCode.MARK_UNCLOSED, opener.span))
            drafts.append(_draft(opener, end, repaired=True))
        elif last and reopened and _begins_speech(text, opener, paragraph):
            drafts.append(_draft(opener, paragraph.end, runs_on=True))
        elif opener.glyph is Glyph.OPENING:
            warnings.append(warn(WarningCode.MARK_STRAY, opener.span))
    return Paired(drafts=tuple(drafts), warnings=tuple(warnings))


def _choose(closers: list[Mark]) -> Mark | None:
    sure = (closer for closer in closers if not closer.possessive)
    return next(sure, closers[0] if closers else None)


def _wrong_glyphs(opener: Mark, closer: Mark) -> list[Mark]:
    wrong = []
    if opener.glyph is Glyph.CLOSING:
        wrong.append(opener)
    if closer.glyph is Glyph.OPENING and opener.glyph not in (Glyph.LOW, Glyph.CLOSING):
        wrong.append(closer)
    return wrong


def _unclosed_end(text: str, opener: Mark, limit: int, paragraph: Span) -> int | None:
    """Return the evident end of an unclosed passage that stands where speech begins."""
    before = text[paragraph.start : opener.start][-3:].rstrip()
    if before and before[-1] not in ",:.!?":
        return None
    return evident_end(text, opener.end, limit)


def _begins_speech(text: str, opener: Mark, paragraph: Span) -> bool:
    """Tell whether words that the next paragraph may go on with begin here: at the paragraph's
    start, or with a mark that is no apostrophe after a stop (he said. ‘We will win.)."""
    before = text[paragraph.start : opener.start].rstrip()
    return not before or (opener.glyph is Glyph.OPENING and before[-1] in ".!?:,")


def _draft(opener: Mark, end: int, *, repaired: bool = False, runs_on: bool = False) -> Draft:
    style = MarkStyle.LOW if opener.glyph is Glyph.LOW else MarkStyle.SINGLE
    return Draft(start=opener.start, end=end, style=style, repaired=repaired, runs_on=runs_on)

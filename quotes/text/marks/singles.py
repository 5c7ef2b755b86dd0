"""Pairing single marks, which look like apostrophes."""

from collections import Counter
from collections.abc import Iterable

from quotes.layout import MarkStyle
from quotes.model import Span, TextWarning, WarningCode
from quotes.text.marks.beginnings import lost_start
from quotes.text.marks.draft import Draft, Paired, warn
from quotes.text.marks.endings import evident_end, fallback_end
from quotes.text.marks.glyphs import Family, Glyph, Mark, Side

_ENDING = ".,!?…"
_FEWEST = 2


def are_speech_marks(marks: Iterable[Mark]) -> bool:
    """Tell whether an article sets speech in single marks, as its openers are mostly single.

    There an unpaired one is a mark whose mate is lost rather than an apostrophe.
    """
    counts = Counter(mark.family for mark in marks if mark.side is Side.OPEN)
    return counts[Family.SINGLE] >= _FEWEST and counts[Family.SINGLE] > counts.total() / 2


def pair_singles(
    text: str, marks: list[Mark], paragraph: Span, *, reopened: bool, speech: bool = False
) -> Paired:
    """Return the passages that single marks set off among `marks`, all at one depth of nesting.

    An opener takes the first closer before the next opener that cannot be an apostrophe
    (‘the boys’ club’), else the first of those that may be one (‘the boys’ said). Without any,
    it is a quotation only if `reopened` says that the next paragraph goes on with it or an
    attribution shows its end (‘We will win, he said.). Where single marks are the article's own
    (`speech`), an opener without a closer and a closer after a stop without an opener (We will
    win.’) set off words as double ones do.
    """
    drafts: list[Draft] = []
    warnings: list[TextWarning] = []
    index = 0
    while index < len(marks):
        opener = marks[index]
        index += 1
        if opener.side is not Side.OPEN:
            if speech and not opener.possessive and text[opener.start - 1] in _ENDING:
                drafts += _lost(text, drafts, opener, paragraph)
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
            index = marks.index(closer, index - len(closers)) + 1
            continue
        limit = paragraph.end if last else marks[index].start
        runs_on = last and reopened and _begins_speech(text, opener, paragraph)
        if runs_on and evident_end(text, opener.end, limit) is None:
            drafts.append(_draft(opener, paragraph.end, runs_on=True))
            continue
        end = _unclosed_end(text, opener, limit, paragraph, speech=speech)
        if end is not None:
            warnings.append(warn(WarningCode.MARK_UNCLOSED, opener.span))
            drafts.append(_draft(opener, end, repaired=True))
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


def _lost(text: str, drafts: list[Draft], closer: Mark, paragraph: Span) -> list[Draft]:
    """Return the passage that a closer ends whose opener is lost, if there is one."""
    if not drafts:
        whole = Draft(
            start=paragraph.start,
            end=closer.end,
            style=MarkStyle.SINGLE,
            repaired=True,
            taken_up=True,
            lost=True,
            mark=closer.end - closer.start,
        )
        return [whole]
    room = Span(start=drafts[-1].end, end=closer.start)
    start = lost_start(text, room, closer.span, paragraph.end, beside=True)
    if start is None:
        return []
    found = Draft(start=start, end=closer.end, style=MarkStyle.SINGLE, repaired=True, lost=True)
    return [found]


def _unclosed_end(
    text: str, opener: Mark, limit: int, paragraph: Span, *, speech: bool
) -> int | None:
    """Return the end of an unclosed passage: the evident one where speech begins, else, if marks
    are sure to be no apostrophes, the one that is most likely."""
    before = text[paragraph.start : opener.start][-3:].rstrip()
    fragment = before != "" and before[-1] not in ",:.!?"
    end = None if fragment else evident_end(text, opener.end, limit)
    if end is not None or not speech or (fragment and opener.glyph is not Glyph.OPENING):
        return end
    return fallback_end(text, Span(start=opener.end, end=limit), fragment=fragment)


def _begins_speech(text: str, opener: Mark, paragraph: Span) -> bool:
    """Tell whether words that the next paragraph may go on with begin here: at the paragraph's
    start, or with a mark that is no apostrophe after a stop (he said. ‘We will win.)."""
    before = text[paragraph.start : opener.start].rstrip()
    return not before or (opener.glyph is Glyph.OPENING and before[-1] in ".!?:,")


def _draft(opener: Mark, end: int, *, repaired: bool = False, runs_on: bool = False) -> Draft:
    style = MarkStyle.LOW if opener.glyph is Glyph.LOW else MarkStyle.SINGLE
    return Draft(start=opener.start, end=end, style=style, repaired=repaired, runs_on=runs_on)

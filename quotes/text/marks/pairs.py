"""Pairing double marks and guillemets within one paragraph."""

from attrs import evolve

from quotes.model import Span, TextWarning, WarningCode
from quotes.text.marks.beginnings import lost_start
from quotes.text.marks.draft import Draft, Paired, warn
from quotes.text.marks.endings import (
    evident_end,
    fallback_end,
    is_one_sentence,
)
from quotes.text.marks.glyphs import Glyph, Mark, Side

_WEIGHTS = {Side.CLOSE: 1, Side.OPEN: -1, Side.EITHER: 0}
_DEEPEST = 4
_LOOK_BACK = 600


def pair_marks(text: str, marks: list[Mark], paragraph: Span, *, reopened: bool) -> Paired:
    """Return the passages that `marks`, all of one family, set off in `paragraph`.

    Each mark faces the way its neighbours say, whatever its glyph, so that one missing or wrong
    mark does not shift the rest. `reopened` tells whether the next paragraph takes an open
    passage up again; then the last one runs on to the end of this paragraph.
    """
    return _Pairing(text, marks, paragraph, reopened=reopened).run()


class _Pairing:
    """One walk over one paragraph's marks."""

    def __init__(self, text: str, marks: list[Mark], paragraph: Span, *, reopened: bool) -> None:
        self._text = text
        self._marks = marks
        self._paragraph = paragraph
        self._reopened = reopened
        self._open: list[Mark] = []
        self._drafts: list[Draft] = []
        self._warnings: list[TextWarning] = []
        self._reach = _closers_ahead(marks)
        self._weak: int | None = None

    def run(self) -> Paired:
        """Take the marks one by one."""
        for index, mark in enumerate(self._marks):
            if self._side(mark) is Side.OPEN:
                self._take_opener(index, mark)
            elif self._open:
                self._close(mark)
            else:
                self._take_stray(index, mark)
        self._finish()
        drafts = sorted(self._drafts, key=lambda draft: (draft.start, -draft.end))
        return Paired(drafts=tuple(drafts), warnings=tuple(self._warnings))

    def _side(self, mark: Mark) -> Side:
        """Let glyph and state decide where the neighbours do not.

        A low mark closes only what is open (“So it is„).
        """
        if mark.glyph is Glyph.LOW and mark.side is Side.CLOSE:
            return Side.CLOSE if self._open else Side.OPEN
        if mark.side is not Side.EITHER:
            return mark.side
        if mark.glyph is Glyph.OPENING or mark.glyph is Glyph.LOW:
            return Side.OPEN
        if mark.glyph is Glyph.CLOSING:
            return Side.CLOSE
        return Side.CLOSE if self._open else Side.OPEN

    def _take_opener(self, index: int, mark: Mark) -> None:
        while self._open and not self._nests(index, mark):
            self._abandon(self._open.pop(), mark.start)
        self._open.append(mark)

    def _nests(self, index: int, mark: Mark) -> bool:
        """Tell whether an opener within an open passage begins a nested one.

        It does where closers enough follow for both; else the passage before it lacks its
        closer, unless these words plainly go on (“He called it “a shame,” she said.).
        """
        outer = self._open[-1]
        if len(self._open) >= _DEEPEST or self._said_before(outer, mark):
            return False
        if self._reach[index] > len(self._open):
            return True
        runs_on = self._reopened and self._open[0].start == self._paragraph.start
        if not self._reach[index] or self._evident_before(outer, mark) is not None:
            return False
        return runs_on or self._text[max(0, mark.start - 2)] not in ".!?"

    def _said_before(self, outer: Mark, mark: Mark) -> bool:
        """Tell whether “…, he said.” stands between the two openers."""
        before = self._text[max(outer.end, mark.start - 2) : mark.start].rstrip()
        return before.endswith(".") and self._evident_before(outer, mark) is not None

    def _evident_before(self, outer: Mark, mark: Mark) -> int | None:
        """Look for a plain end between two openers, near the second (to stay linear)."""
        start = max(outer.end, mark.start - _LOOK_BACK)
        return evident_end(self._text, start, mark.start)

    def _close(self, mark: Mark) -> None:
        opener = self._open.pop()
        repaired = self._reorient(opener, mark)
        self._weak = len(self._drafts) if mark.measure else None
        self._add(opener, mark.end, repaired=repaired)

    def _reorient(self, opener: Mark, closer: Mark) -> bool:
        """Warn of glyphs that face the wrong way or do not belong together."""
        wrong = []
        if opener.glyph is Glyph.CLOSING and closer.glyph is not Glyph.OPENING:
            wrong.append(opener)
        low_or_reversed = opener.glyph in (Glyph.LOW, Glyph.CLOSING)
        if closer.glyph is Glyph.OPENING and not low_or_reversed:
            wrong.append(closer)
        if closer.glyph is Glyph.LOW:
            wrong.append(closer)
        straight = (opener.glyph is Glyph.STRAIGHT) + (closer.glyph is Glyph.STRAIGHT)
        if straight == 1 and not wrong and not self._doubled(opener, closer):
            wrong.append(opener if opener.glyph is Glyph.STRAIGHT else closer)
        self._warnings += [warn(WarningCode.MARK_REORIENTED, mark.span) for mark in wrong]
        return bool(wrong)

    def _doubled(self, opener: Mark, closer: Mark) -> bool:
        """Tell whether two marks are typed doubled singles (``Yes'')."""
        return self._text.startswith("``", opener.start) and self._text.startswith(
            "''", closer.start
        )

    def _take_stray(self, index: int, mark: Mark) -> None:
        if self._weak is not None:
            self._widen(mark)
        elif mark.measure:
            return
        elif index == 0:
            self._drafts.append(
                Draft(
                    start=self._paragraph.start,
                    end=mark.end,
                    style=mark.style,
                    repaired=True,
                    taken_up=True,
                    mark=mark.end - mark.start,
                )
            )
        elif (start := self._lost_opener(index, mark)) is not None:
            self._warnings.append(warn(WarningCode.MARK_UNCLOSED, mark.span))
            self._drafts.append(Draft(start=start, end=mark.end, style=mark.style, repaired=True))
        else:
            self._warnings.append(warn(WarningCode.MARK_STRAY, mark.span))

    def _lost_opener(self, index: int, closer: Mark) -> int | None:
        """Return where words begin whose opener is lost after other marks of the paragraph."""
        beside = bool(self._drafts)
        start = self._drafts[-1].end if beside else self._marks[index - 1].end
        room = Span(start=max(start, self._marks[index - 1].end), end=closer.start)
        return lost_start(self._text, room, closer.span, self._paragraph.end, beside=beside)

    def _widen(self, mark: Mark) -> None:
        """Take back a close after a digit (“The 12" record) for the mark that really closes."""
        if self._weak is None:
            return
        draft = self._drafts[self._weak]
        self._drafts[self._weak] = Draft(start=draft.start, end=mark.end, style=draft.style)
        self._weak = None

    def _finish(self) -> None:
        """Settle what the paragraph leaves open, the innermost first."""
        while self._open:
            opener = self._open.pop()
            end = evident_end(self._text, opener.end, self._paragraph.end)
            if self._reopened and not self._open and end is None:
                self._add(opener, self._paragraph.end, runs_on=True)
            else:
                self._abandon(opener, self._paragraph.end)

    def _abandon(self, opener: Mark, limit: int) -> None:
        """End an unclosed passage at the place that is most likely, never within another."""
        room = Span(start=opener.end, end=limit)
        if self._stands_alone(opener):
            self._warnings.append(warn(WarningCode.MARK_STRAY, opener.span))
            return
        end = evident_end(self._text, room.start, room.end)
        if end is None:
            end = fallback_end(self._text, room, fragment=self._is_fragment(opener))
        if end <= opener.end:
            self._warnings.append(warn(WarningCode.MARK_STRAY, opener.span))
            return
        self._warnings.append(warn(WarningCode.MARK_UNCLOSED, opener.span))
        self._add(opener, self._past_inner(opener, end), repaired=True)

    def _stands_alone(self, opener: Mark) -> bool:
        """Tell whether an unclosed mark that does not look like an opener is a stray one.

        It is with space on both sides; and ” within a paragraph, as it would be wrong twice.
        """
        if self._text[opener.end : opener.end + 1].isspace():
            return opener.glyph in (Glyph.STRAIGHT, Glyph.CLOSING)
        return opener.glyph is Glyph.CLOSING and opener.start > self._paragraph.start

    def _is_fragment(self, opener: Mark) -> bool:
        before = self._text[self._paragraph.start : opener.start][-3:].rstrip()
        return bool(before) and before[-1] not in ".!?,:;—–"

    def _past_inner(self, opener: Mark, end: int) -> int:
        """Move an end that falls within a nested passage to that one's end."""
        for draft in reversed(self._drafts):
            if draft.start < opener.start:
                break
            if draft.start < end < draft.end:
                return draft.end
        return end

    def _add(
        self, opener: Mark, end: int, *, repaired: bool = False, runs_on: bool = False
    ) -> None:
        self._drafts.append(
            Draft(
                start=opener.start,
                end=end,
                style=opener.style,
                repaired=repaired,
                runs_on=runs_on,
                fragment=runs_on
                and self._is_fragment(opener)
                and is_one_sentence(self._text, opener.end, end),
            )
        )


def settle_taken_up(text: str, draft: Draft, limit: int) -> Paired:
    """Decide about words that are closed without an opener and continue nothing.

    They are a passage whose opener is lost (We will win,” he said), else their mark is stray.
    """
    mark = Span(start=draft.end - draft.mark, end=draft.end)
    start = lost_start(text, Span(start=draft.start, end=mark.start), mark, limit)
    if start is None:
        return Paired(warnings=(warn(WarningCode.MARK_STRAY, mark),))
    found = evolve(draft, start=start)
    return Paired(drafts=(found,), warnings=(warn(WarningCode.MARK_UNCLOSED, found.span),))


def _closers_ahead(marks: list[Mark]) -> list[int]:
    """For each mark, the most by which closers ever outnumber openers after it."""
    best = 0
    reach = []
    for mark in reversed(marks):
        reach.append(best)
        weight = 0 if mark.glyph is Glyph.LOW and mark.side is Side.CLOSE else _WEIGHTS[mark.side]
        best = max(0, best + weight)
    return reach[::-1]

"""Passages over several paragraphs: what one leaves open, the next takes up again."""

from collections.abc import Sequence

from attrs import evolve

from quotes.layout import Marked
from quotes.model import Span, TextWarning, WarningCode
from quotes.text.marks.beginnings import narrates
from quotes.text.marks.draft import Draft, Paired, warn
from quotes.text.marks.endings import attribution_follows, fallback_end
from quotes.text.marks.glyphs import Mark, Side
from quotes.text.marks.labels import is_stage_direction, turn_label
from quotes.text.marks.pairs import settle_taken_up

# So many paragraphs without marks, of this length, may stand between an opener and its closer.
_MOST_BETWEEN = 3
_LONGEST = 1200
_ENDING = ".,!?…"


def goes_on_at(
    text: str, paragraphs: Sequence[Span], marks: Sequence[Sequence[Mark]], index: int
) -> int | None:
    """Return the index of the paragraph that goes on with what paragraph `index` leaves open.

    By its first mark it begins with an opener or closes what it has not opened. It is the next
    one, or follows on a few without any mark, none of which is the reporter's, and closes.
    """
    for onward in range(index + 1, min(index + 2 + _MOST_BETWEEN, len(paragraphs))):
        row = marks[onward]
        if row:
            near = onward == index + 1
            goes_on = _reopens(text, paragraphs[onward], row) if near else _closes(text, row[0])
            return onward if goes_on else None
        if not marks[index] or not _may_be_words(text, paragraphs[onward]):
            return None
    return None


def _reopens(text: str, paragraph: Span, marks: Sequence[Mark]) -> bool:
    first = marks[0]
    if first.side is Side.CLOSE:
        return not first.measure and not first.possessive
    return _at_start(text, paragraph, first.start)


def _closes(text: str, mark: Mark) -> bool:
    return mark.side is Side.CLOSE and text[mark.start - 1] in _ENDING


def _may_be_words(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph without marks is of whole sentences and reports nothing."""
    whole = text[paragraph.end - 1] in _ENDING and paragraph.end - paragraph.start < _LONGEST
    return (
        whole
        and not narrates(text, paragraph)
        and turn_label(text, paragraph, capitals=False) is None
    )


def join_paragraphs(
    text: str, paragraphs: Sequence[Span], paired: Sequence[Paired]
) -> tuple[list[Marked], list[TextWarning]]:
    """Return the passages of one family, those that paragraphs share made one.

    A new turn's label (“HOLT: …) begins a passage of its own; a stage direction in marks of its
    own is left out.
    """
    done: list[Marked] = []
    warnings: list[TextWarning] = []
    pending: list[Draft] = []
    for paragraph, found in zip(paragraphs, paired, strict=True):
        warnings += found.warnings
        drafts = list(found.drafts)
        if pending and _is_apart(text, paragraph, pending, drafts):
            warnings.append(warn(WarningCode.MARK_UNCLOSED, pending[0].span))
            pending = _hand_over([_cut_short(text, pending[0])], done)
        elif pending and not _carry_on(text, paragraph, pending, drafts):
            if not _new_turn(text, drafts):
                warnings.append(warn(WarningCode.MARK_UNCLOSED, pending[0].span))
            pending = _hand_over(pending, done)
        elif pending and not pending[-1].runs_on:
            pending = _hand_over(pending, done)
        for draft in drafts:
            if draft.taken_up:
                settled = settle_taken_up(text, draft, paragraph.end)
                warnings += settled.warnings
                done += [_marked([kept]) for kept in settled.drafts]
            elif draft.runs_on:
                pending = [draft]
            else:
                done.append(_marked([draft]))
    if pending:
        warnings.append(warn(WarningCode.MARK_UNCLOSED, pending[0].span))
        _hand_over(pending, done)
    return done, warnings


def _is_apart(text: str, paragraph: Span, pending: list[Draft], drafts: list[Draft]) -> bool:
    """Tell whether words open in mid-sentence lack their closer, not go on (said it “failed.).

    They do where the next paragraph's words have an attribution of their own.
    """
    heir = _heir(text, paragraph, drafts)
    return (
        pending[-1].fragment
        and heir is not None
        and not (heir.taken_up or heir.runs_on)
        and attribution_follows(text, heir.end, paragraph.end)
    )


def _cut_short(text: str, draft: Draft) -> Draft:
    end = fallback_end(text, draft.span, fragment=True)
    return evolve(draft, end=end, repaired=True)


def _carry_on(text: str, paragraph: Span, pending: list[Draft], drafts: list[Draft]) -> bool:
    """Move the draft that goes on with `pending` there; tell whether there was one."""
    heir = _heir(text, paragraph, drafts)
    if heir is None:
        return False
    drafts.remove(heir)
    if not (heir.runs_on and is_stage_direction(text, heir.span)):
        pending.append(heir)
    return True


def _hand_over(pending: list[Draft], done: list[Marked]) -> list[Draft]:
    done.append(_marked(pending))
    return []


def _heir(text: str, paragraph: Span, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft that goes on with what the paragraph before left open."""
    if not drafts or _new_turn(text, drafts):
        return None
    first = drafts[0]
    return first if first.taken_up or _at_start(text, paragraph, first.start) else None


def _new_turn(text: str, drafts: Sequence[Draft]) -> bool:
    return bool(drafts) and turn_label(text, _inside(drafts[0]), capitals=True) is not None


def _inside(draft: Draft) -> Span:
    return Span(start=min(draft.start + 1, draft.end), end=draft.end)


def _at_start(text: str, paragraph: Span, position: int) -> bool:
    """Tell whether nothing but a dash, bullet or invisible character stands before `position`."""
    before = text[paragraph.start : min(position, paragraph.start + 4)]
    return position - paragraph.start < 4 and not any(c.isalnum() for c in before)


def _marked(drafts: Sequence[Draft]) -> Marked:
    return Marked(
        spans=tuple(draft.span for draft in drafts),
        style=drafts[0].style,
        repaired=any(draft.repaired for draft in drafts),
    )

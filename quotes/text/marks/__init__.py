"""Passages set off as somebody's words: by quotation marks, or as block, turn or post.

Pure text: no parse, no names known. Marks are paired paragraph by paragraph, first double ones,
then guillemets, then single ones within what is left; the forms without marks come after.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.layout import Marked, Markings, MarkStyle, ParagraphKind, Prose
from quotes.model import Span, TextWarning
from quotes.text.marks.attach import set_labels
from quotes.text.marks.bare import find_bare
from quotes.text.marks.blocks import find_blocks
from quotes.text.marks.draft import Draft, Paired
from quotes.text.marks.glyphs import Family, Mark, scan_marks
from quotes.text.marks.join import goes_on_at, join_paragraphs
from quotes.text.marks.nest import clear_of, group_by_depth, set_parents
from quotes.text.marks.pairs import pair_marks
from quotes.text.marks.posts import find_posts
from quotes.text.marks.sheet import Sheet
from quotes.text.marks.signed import find_signed
from quotes.text.marks.singles import are_speech_marks, pair_singles
from quotes.text.marks.turns import find_turns

__all__ = ["find_marked"]


def find_marked(text: str, prose: Prose, deadline: Deadline = NO_DEADLINE) -> Markings:
    """Return every passage of `text` set off as speech, title, scare quote or the like.

    `prose` is what `read_prose` made of the same string; offsets are its code points. Lines of
    boilerplate lie in no span. Marks that are missing or face the wrong way are repaired within
    their paragraph, each with a warning; time is linear in length but for sorting. No text makes
    it raise; TimeLimitError says that `deadline` has passed.
    """
    paragraphs = tuple(p for p in prose.paragraphs if p.kind is not ParagraphKind.BOILERPLATE)
    passages, warnings = _pair_all(text, [p.span for p in paragraphs], deadline)
    sheet = Sheet.of(text, paragraphs, passages)
    passages = set_labels(sheet, passages)
    for find in (find_turns, find_posts, find_blocks, find_signed, find_bare):
        deadline.check()
        found = find(sheet)
        passages += found
        sheet = sheet.without(found)
    warnings.sort(key=lambda warning: (warning.start, warning.end))
    return Markings(passages=set_parents(passages), warnings=tuple(warnings))


def _pair_all(
    text: str, spans: Sequence[Span], deadline: Deadline
) -> tuple[list[Marked], list[TextWarning]]:
    """Pair family by family, each only within the passages that the one before left whole."""
    marks = [scan_marks(text, span) for span in spans]
    found: list[list[Draft]] = [[] for _ in spans]
    passages: list[Marked] = []
    warnings: list[TextWarning] = []
    speech = are_speech_marks(chain.from_iterable(marks))
    pairers: dict[Family, Callable[..., Paired]] = {
        Family.DOUBLE: pair_marks,
        Family.GUILLEMET: pair_marks,
        Family.SINGLE: partial(pair_singles, speech=speech),
    }
    for family, pair in pairers.items():
        own = [[mark for mark in row if mark.family is family] for row in marks]
        if not any(own):
            continue
        paired: list[Paired] = []
        onward, style = 0, MarkStyle.NONE
        for index, (span, row) in enumerate(zip(spans, own, strict=True)):
            deadline.check()
            if index < onward:  # words between what one paragraph opens and another closes
                whole = Draft(start=span.start, end=span.end, style=style, runs_on=True)
                paired.append(Paired(drafts=(whole,)))
                continue
            following = goes_on_at(text, spans, own, index)
            result = _pair_paragraph(
                text, span, row, found[index], pair, reopened=following is not None
            )
            paired.append(result)
            if following is not None and any(draft.runs_on for draft in result.drafts):
                onward, style = following, result.drafts[0].style
            found[index] = sorted((*found[index], *result.drafts), key=lambda draft: draft.start)
        joined, notes = join_paragraphs(text, spans, paired)
        passages += joined
        warnings += notes
    return passages, warnings


def _pair_paragraph(
    text: str,
    span: Span,
    marks: list[Mark],
    found: list[Draft],
    pair: Callable[..., Paired],
    *,
    reopened: bool,
) -> Paired:
    drafts: list[Draft] = []
    warnings: list[TextWarning] = []
    for region, group in group_by_depth(marks, found, span):
        whole = region == span
        result = pair(text, group, region, reopened=reopened and whole)
        for draft in result.drafts:
            cleared = clear_of(draft, found) if draft.repaired else draft
            guessed = draft.taken_up or (draft.repaired and draft.end == region.end)
            if cleared is not None and (whole or not guessed):
                drafts.append(cleared)
        warnings += result.warnings
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return Paired(drafts=tuple(drafts), warnings=tuple(warnings))

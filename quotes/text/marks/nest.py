"""Which passage lies within which, and what lies where."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import evolve

from quotes.layout import Marked
from quotes.model import Span
from quotes.text.marks.draft import Draft
from quotes.text.marks.glyphs import Mark


def group_by_depth(
    marks: Iterable[Mark], drafts: Sequence[Draft], paragraph: Span
) -> list[tuple[Span, list[Mark]]]:
    """Group a paragraph's marks by the innermost of `drafts` that each stands in.

    Returns the region of each group (the inside of its draft, or the paragraph) and its marks,
    so that pairing within a group never crosses a passage already found.
    """
    regions = sorted((draft.span for draft in drafts), key=lambda span: (span.start, -span.end))
    groups: dict[Span, list[Mark]] = {}
    around: list[Span] = []
    following = 0
    for mark in marks:
        while following < len(regions) and regions[following].start <= mark.start:
            around.append(regions[following])
            following += 1
        while around and around[-1].end <= mark.start:
            around.pop()
        groups.setdefault(around[-1] if around else paragraph, []).append(mark)
    return list(groups.items())


def clear_of(draft: Draft, found: Sequence[Draft]) -> Draft | None:
    """Move a guessed end out of the passages of another family, `found` in order of start.

    Words whose beginning is a guess, with such a passage among them, are none.
    """
    end = draft.end
    place = bisect_left(found, end, key=lambda other: other.start)
    if draft.lost and place and found[place - 1].end > draft.start:
        return None
    while place and found[place - 1].start > draft.start:
        place -= 1
        if found[place].start < end < found[place].end:
            end = found[place].start
    return evolve(draft, end=end) if end > draft.start + 1 else None


def set_parents(passages: Iterable[Marked]) -> tuple[Marked, ...]:
    """Order passages by start, outer before inner, and give each the index of its parent."""
    ordered = sorted(passages, key=lambda marked: (marked.start, -marked.end))
    around: list[tuple[Span, int]] = []
    pieces = sorted(
        (span.start, -span.end, index, part)
        for index, marked in enumerate(ordered)
        for part, span in enumerate(marked.spans)
    )
    parents: list[int | None] = [None] * len(ordered)
    for start, minus_end, index, part in pieces:
        while around and around[-1][0].end <= start:
            around.pop()
        if part == 0:
            parents[index] = around[-1][1] if around else None
        around.append((Span(start=start, end=-minus_end), index))
    return tuple(
        marked if parent is None else evolve(marked, parent=parent)
        for marked, parent in zip(ordered, parents, strict=True)
    )

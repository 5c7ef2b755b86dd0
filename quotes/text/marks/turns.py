"""Transcript turns: words after a speaker's label."""

import re
from collections import Counter
from collections.abc import Iterable

from quotes.layout import Marked, MarkedForm, MarkStyle, ParagraphKind
from quotes.model import Span
from quotes.text.marks.columns import find_columns
from quotes.text.marks.endings import evident_end
from quotes.text.marks.labels import (
    handle_label,
    has_title,
    is_capitals,
    is_stage_direction,
    part_label,
    turn_label,
    without_directions,
)
from quotes.text.marks.parts import is_part
from quotes.text.marks.sheet import Sheet
from quotes.text.marks.topics import LabelEvidence

_LONGEST = 6
_ASKERS = frozenset("presenter interviewer reporter host moderator question journalist".split())
_LONGEST_HEAD = 60
_COMMENTS = re.compile(r"(?:\d+ )?(?:reader )?(?:comments?|replies)(?: ?\(\d+\))?:?", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\W*(?:I|we)\b")


def find_turns(sheet: Sheet) -> list[Marked]:
    """Return the turns of a transcript, one passage a turn, stage directions cut out.

    Labels: `MS HOLT:`, `INTERVIEWER:`, also a single one; `Q:` and `A:`, `Dana Holt:` where the
    article has two or more; among such also `(UNKNOWN):`, `A woman in the gallery:`. A turn lasts
    until the next label; the last one, and one with no other label near, only for its own
    paragraph.
    """
    labels = _labels(sheet)
    turns = []
    indices = sorted(labels)
    for place, index in enumerate(indices):
        following = indices[place + 1] if place + 1 < len(indices) else None
        stop = following if following and following - index <= _LONGEST else index + 1
        turn = _turn(sheet, index, stop, *labels[index])
        if turn:
            turns.append(turn)
    return turns


def _labels(sheet: Sheet) -> dict[int, tuple[Span, int]]:
    found = {}
    parts = {}
    for index, paragraph in enumerate(sheet.paragraphs):
        if not sheet.is_free(index):
            continue
        label = turn_label(sheet.text, paragraph.span, capitals=False)
        if label and _has_words(sheet.text, Span(start=label[1], end=paragraph.end)):
            found[index] = label
        elif part := part_label(sheet.text, paragraph.span):
            parts[index] = part
    names = {index: label.of(sheet.text) for index, (label, _) in found.items()}
    counts = Counter(names.values())
    spoken = _spoken(sheet, found, parts)
    transcript = len(names) > 1 and any(_is_sure(name, counts) for name in names.values())
    kept = {
        index: label
        for index, label in found.items()
        if (
            is_capitals(names[index])
            and len(names[index]) > 2
            and index in spoken
            and not (index == 0 and _opens_article(sheet, names[index], counts))
        )
        or (
            transcript
            and not is_capitals(names[index], least=3)
            and not _is_heading(sheet, index, names[index], counts)
        )
    }
    kept |= find_columns(sheet) | _comments(sheet)
    if len(kept) < 2:
        return kept
    near = _neighbourhood(kept)
    return kept | {index: label for index, label in parts.items() if index in near}


def _spoken(
    sheet: Sheet, found: dict[int, tuple[Span, int]], parts: dict[int, tuple[Span, int]]
) -> frozenset[int]:
    """Return where labels are a speaker's, not a topic's: all, in what is clearly a transcript."""
    if not found:
        return frozenset()
    if parts or any(_is_direction(sheet, index) for index in range(len(sheet.paragraphs))):
        return frozenset(found)
    evidence = LabelEvidence.of(sheet.text, (label.of(sheet.text) for label, _ in found.values()))
    sure = frozenset(
        index
        for index, (label, start) in found.items()
        if evidence.speaks(sheet.text, label, Span(start=start, end=sheet.paragraphs[index].end))
    )
    return frozenset(found) if 2 * len(sure) > len(found) else sure


def _is_direction(sheet: Sheet, index: int) -> bool:
    return is_stage_direction(sheet.text, sheet.paragraphs[index].span)


def _comments(sheet: Sheet) -> dict[int, tuple[Span, int]]:
    """Return the labels of readers' comments below a heading that says so (dana59: Not again)."""
    found: dict[int, tuple[Span, int]] = {}
    below = False
    for index in range(1, len(sheet.paragraphs)):
        below = below or _comments_begin(sheet, index)
        if not below:
            continue
        label = handle_label(sheet.text, sheet.paragraphs[index].span)
        if label is not None and sheet.is_free(index):
            found[index] = label
    return found


def _comments_begin(sheet: Sheet, index: int) -> bool:
    """The heading, a line of the page around the article, stands between two paragraphs."""
    start, end = sheet.paragraphs[index - 1].end, sheet.paragraphs[index].start
    between = sheet.text[start:end].strip() if end - start < _LONGEST_HEAD else ""
    return _COMMENTS.fullmatch(between) is not None


def _opens_article(sheet: Sheet, name: str, counts: Counter[str]) -> bool:
    """“SHOCK: Mayor resigns”, the headline of an article that has no turns."""
    return len(sheet.paragraphs) > 1 and " " not in name and counts == {name: 1}


def _is_heading(sheet: Sheet, index: int, name: str, counts: Counter[str]) -> bool:
    """Tell a topic's headline (Dam: no end in sight) from a turn as short (Mr. Holt: No)."""
    headline = sheet.paragraphs[index].kind is ParagraphKind.HEADLINE
    return headline and not _is_sure(name, counts)


def _neighbourhood(labels: Iterable[int]) -> set[int]:
    """Return the indices of the paragraphs that turns stand close to."""
    return {index + step for index in labels for step in range(-_LONGEST, _LONGEST + 1)}


def _has_words(text: str, span: Span) -> bool:
    """Tell speech from an entity in a table (Holt: 1,547)."""
    return any(c.islower() for c in text[span.start : min(span.end, span.start + 80)])


def _is_sure(name: str, counts: Counter[str]) -> bool:
    """Tell a speaker's label from a topic's (Taxes: …): it is in capitals, titled or repeated."""
    if len(name) == 1:
        return len(counts) > 1 or counts[name] > 1
    asks = name.lower() in _ASKERS
    return asks or is_capitals(name) or has_title(name) or is_part(name) or counts[name] > 1


def _turn(sheet: Sheet, index: int, stop: int, label: Span, words: int) -> Marked | None:
    spans: list[Span] = []
    for part in range(index, stop):
        paragraph = sheet.paragraphs[part]
        if part > index and not _goes_on(sheet, part):
            break
        span = Span(start=words if part == index else paragraph.start, end=paragraph.end)
        if not sheet.fits(part, span):
            break
        pieces = without_directions(sheet.text, span)
        # Marks around a stage direction keep it with their words.
        spans += pieces if all(sheet.nests(part, piece) for piece in pieces) else (span,)
    if not spans:
        return None
    return Marked(spans=tuple(spans), form=MarkedForm.TURN, style=MarkStyle.NONE, label=label)


def _goes_on(sheet: Sheet, index: int) -> bool:
    """Tell whether a paragraph without a label is still the turn before it."""
    paragraph = sheet.paragraphs[index]
    if paragraph.kind is ParagraphKind.HEADLINE:
        return is_stage_direction(sheet.text, paragraph.span)
    return sheet.is_free(index) and not any(_is_told(sheet, index, s) for s in sheet.marked[index])


def _is_told(sheet: Sheet, index: int, span: Span) -> bool:
    """Tell whether a narrator speaks beside marked words (“No,” said Holt), not the turn's “I”."""
    limit = min(sheet.paragraphs[index].end, span.end + 80)
    end = evident_end(sheet.text, span.end - 1, limit)
    return end is not None and not _FIRST_PERSON.match(sheet.text, end, limit)

"""Turns of talk that nobody is named for: paragraphs of a few marked words, one after another.

“Is it locked?” Holt asked.  /  “It was.”  /  “Since when?”: two people speak in turn.
"""

from attrs import frozen

from quotes.document import Document
from quotes.find import Findings, Found, Origin
from quotes.layout import MarkedForm, ParagraphKind
from quotes.model import Kind

# A turn of talk is short; a speaker who goes on over paragraphs says more at once.
_MOST_WORDS = 15
# So much narration may close the paragraph of the words that a turn answers.
_MOST_TAIL = 14


@frozen(kw_only=True)
class Turn:
    """A turn's place: the quotation that it answers, and the one before that its speaker made.

    Both are indices of the findings; `own` is None for the first unattributed turn.
    """

    answers: int
    own: int | None = None


def turns_of(document: Document, findings: Findings) -> dict[int, Turn]:
    """Return the turns without attribution, by the index of their quotation.

    Two such paragraphs in a row make an exchange; after a question one is enough.
    """
    turns: dict[int, Turn] = {}
    for run in _runs(document, findings):
        anchor = _anchor(document, findings, run[0])
        if anchor is None or (len(run) == 1 and not _asks(document, findings.quotations[anchor])):
            continue
        line = [anchor, *run]
        turns[run[0]] = Turn(answers=anchor)
        for own, answered, index in zip(line, line[1:], line[2:], strict=False):
            turns[index] = Turn(answers=answered, own=own)
    return turns


def _runs(document: Document, findings: Findings) -> tuple[tuple[int, ...], ...]:
    """Return the bare turns grouped by paragraphs that follow each other."""
    runs: list[list[int]] = []
    last = None
    for index, found in enumerate(findings.quotations):
        if not _is_bare(document, found):
            continue
        paragraph = document.paragraph_index(found.start)
        if last is not None and paragraph == last + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
        last = paragraph
    return tuple(map(tuple, runs))


def _is_bare(document: Document, found: Found) -> bool:
    """Tell whether a quotation is a short paragraph of its own that nothing attributes."""
    if found.origin is not Origin.PASSAGE or found.enclosing is not None or len(found.spans) > 1:
        return False
    passage = document.markings.passages[found.passages[0]]
    if passage.form is not MarkedForm.MARKS or found.frame is not None or found.label is not None:
        return False
    paragraph = document.paragraph(found.start)
    whole = paragraph.span == found.spans[0] and paragraph.kind is ParagraphKind.BODY
    words = found.spans[0].of(document.text)
    return whole and len(words.split()) <= _MOST_WORDS and not words[-1].isalnum()


def _anchor(document: Document, findings: Findings, first: int) -> int | None:
    """Return the quotation that closes the paragraph before a run of turns, None if none does."""
    at = document.paragraph_index(findings.quotations[first].start)
    if not at:
        return None
    before = document.prose.paragraphs[at - 1]
    if before.kind is not ParagraphKind.BODY or document.text[before.end - 1] == ":":
        return None
    for index in range(first - 1, -1, -1):
        found = findings.quotations[index]
        if found.end <= before.start:
            return None
        if found.kind in {Kind.REFERENCE, Kind.INDIRECT} or found.enclosing is not None:
            continue
        tail = document.text[found.end : before.end]
        return index if len(tail.split()) <= _MOST_TAIL else None
    return None


def _asks(document: Document, found: Found) -> bool:
    return found.spans[-1].of(document.text).rstrip("\"'”’»“ \xa0").endswith("?")

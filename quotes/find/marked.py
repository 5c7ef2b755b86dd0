"""Quotations of marked words: whole, interrupted, or pieces of somebody's clause."""

from attrs import evolve

from quotes.document import Document
from quotes.find.found import Found, Origin, widen
from quotes.find.link import Link, LinkRule
from quotes.find.link.scene import is_sentential
from quotes.model import Kind


def marked_quotations(document: Document, links: list[Link]) -> tuple[Found, ...]:
    """Return the quotations that the linked passages make, in text order."""
    found: list[Found] = []
    clauses: dict[tuple[int, int], int] = {}
    for link in links:
        piece = _direct(document, link)
        if found and _interrupts(document, found[-1], piece):
            found[-1] = _join(found[-1], piece)
        elif _is_mixed(document, link):
            assert link.frame is not None
            key = (id(link.frame.cue.sentence), link.frame.cue.word.index)
            if key in clauses:
                found[clauses[key]] = _with_piece(document, found[clauses[key]], link)
                continue
            clauses[key] = len(found)
            found.append(_mixed(document, link))
        else:
            found.append(piece)
    return tuple(found)


def _is_mixed(document: Document, link: Link) -> bool:
    """A passage inside another's sentence, or with unmarked words of its clause around it."""
    passage = document.markings.passages[link.passage]
    if link.frame is None or not link.frame.clausal or is_sentential(document, passage):
        return False
    return any(span.overlaps(passage.spans[0]) for span in link.frame.content)


def _direct(document: Document, link: Link) -> Found:
    passage = document.markings.passages[link.passage]
    sentential = is_sentential(document, passage)
    spans = passage.spans
    kind = Kind.DIRECT if sentential else Kind.MIXED
    return Found(
        kind=kind,
        spans=spans,
        quoted=() if sentential else spans,
        frame=link.frame,
        rule=link.rule,
        origin=Origin.PASSAGE,
        passages=(link.passage,),
        label=passage.label or link.label,
        enclosing=passage.parent,
    )


def _mixed(document: Document, link: Link) -> Found:
    passage = document.markings.passages[link.passage]
    frame = link.frame
    assert frame is not None
    spans = widen(frame.content, passage)
    return Found(
        kind=Kind.MIXED,
        spans=spans,
        quoted=passage.spans,
        frame=frame,
        rule=link.rule,
        origin=Origin.CLAUSE,
        passages=(link.passage,),
        enclosing=passage.parent,
    )


def _with_piece(document: Document, found: Found, link: Link) -> Found:
    passage = document.markings.passages[link.passage]
    return evolve(
        found,
        spans=widen(found.spans, passage),
        quoted=(*found.quoted, *passage.spans),
        passages=(*found.passages, link.passage),
    )


def _interrupts(document: Document, first: Found, second: Found) -> bool:
    """“A,” she said, “B.” is one quotation: the cue's clause stands between, and no full stop."""
    if first.origin is Origin.CLAUSE or first.frame is None or first.label is not None:
        return False
    if first.rule is not LinkRule.CLAUSE_AFTER or first.enclosing != second.enclosing:
        return False
    gap = document.text[first.end : second.start]
    if "\n" in gap or not gap.rstrip().endswith((",", "—", "–", "-")):
        return False
    if not first.end <= first.frame.cue.start < second.start:
        return False
    if _ended(document.text[first.start : first.end]):
        return False
    return second.frame is None or second.frame.cue.start == first.frame.cue.start


def _ended(text: str) -> bool:
    return text.rstrip("”\"’'»“").endswith(".")


def _join(first: Found, second: Found) -> Found:
    return evolve(
        first,
        kind=Kind.DIRECT,
        quoted=(),
        origin=Origin.JOINED,
        spans=(*first.spans, *second.spans),
        passages=(*first.passages, *second.passages),
    )

"""Words quoted twice: those of a headline, and the sentence that says whose they are."""

from quotes.document import Document
from quotes.find import Findings, Found
from quotes.headlines import FEWEST, is_crosshead, is_in_headline, plain_words
from quotes.model import Kind

# So many headlines are looked at, to stay linear.
_MOST = 20


def echoes_of(document: Document, findings: Findings) -> dict[int, tuple[int, ...]]:
    """Return for marked words of headlines the quotations further down that have the same words.

    The words may be a part of the other quotation's, cut at its word borders.
    """
    bare = [i for i, f in enumerate(findings.quotations) if _is_bare(document, f)][:_MOST]
    texts = [_words(document, f) for f in findings.quotations] if bare else []
    found: dict[int, tuple[int, ...]] = {}
    for index in bare:
        words = texts[index]
        if len(words.split()) < FEWEST:
            continue
        same = tuple(
            other
            for other, text in enumerate(texts)
            if other != index and words in text and _is_attributed(findings.quotations[other])
        )
        if same:
            found[index] = same
    return found


def _words(document: Document, found: Found) -> str:
    if found.kind in {Kind.REFERENCE, Kind.INDIRECT}:
        return ""
    return plain_words(" ".join(span.of(document.text) for span in found.spans))


def _is_bare(document: Document, found: Found) -> bool:
    """Tell whether marked words of a headline have nothing there that attributes them."""
    marked = found.kind in {Kind.DIRECT, Kind.MIXED} and found.enclosing is None
    own = tuple(document.markings.stretches[index] for index in found.stretches)
    headline = is_in_headline(document, found.start) or any(
        is_crosshead(document, stretch) for stretch in own
    )
    return marked and headline and found.frame is None and found.label is None


def _is_attributed(found: Found) -> bool:
    return found.enclosing is None and (found.frame is not None or found.label is not None)

"""Quotations of the four kinds, each with its cue, and the marked words that are no speech.

What is found here is never dropped later: `attribute` and `resolve` only add to it.
"""

from quotes.document import Document
from quotes.find.found import Findings, Found, Origin, Rejected
from quotes.find.frames import Frame
from quotes.find.headline_speech import headline_quotations
from quotes.find.link import Link
from quotes.find.mark_series import labelled
from quotes.find.marked import marked_quotations
from quotes.find.references import references
from quotes.find.unmarked import unmarked_quotations
from quotes.find.weigh import spoken_besides, weighed_quotations
from quotes.model import Scope, Span

__all__ = ["Findings", "Found", "Origin", "Rejected", "find_quotations"]


def find_quotations(
    document: Document,
    frames: tuple[Frame, ...],
    links: tuple[Link, ...],
    *,
    scope: Scope = Scope.SPEECH,
) -> Findings:
    """Return every quotation of the document and every marked passage that is none."""
    rejected: list[Rejected] = []
    kept: list[Link] = []
    for link, label in labelled(document, links):
        if label is None:
            kept.append(link)
        else:
            passage = document.markings.passages[link.passage]
            rejected.append(Rejected(span=Span(start=passage.start, end=passage.end), label=label))
    marked = marked_quotations(document, kept)
    if scope is Scope.ALL:
        found = weighed_quotations(document, marked)
    else:
        found = (*marked, *unmarked_quotations(document, frames, marked))
        found = (*found, *spoken_besides(document, found))
    found = (*found, *headline_quotations(document, found))
    quotations = sorted((*found, *references(document, found)), key=lambda f: (f.start, -f.end))
    return Findings(frames=frames, quotations=tuple(quotations), rejected=tuple(rejected))

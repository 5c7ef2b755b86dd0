"""Words that a page prints twice: a paragraph of marked words that stands in the article as well.

Such a pull quote is set between two paragraphs, wherever there is room; what it says belongs to
the place that it is taken from, never to whoever spoke in the paragraph before.
"""

from quotes.document import Document
from quotes.find.headlines import plain_words
from quotes.layout import Marked, MarkedForm

# Fewer words may be said twice.
FEWEST = 8
# So many are looked at, to stay linear.
_MOST = 100


def is_set_apart(document: Document, passage: Marked) -> bool:
    """Tell whether marked words, and enough of them, are all that their paragraphs hold."""
    return (
        passage.form is MarkedForm.MARKS
        and passage.parent is None
        and all(span == document.paragraph(span.start).span for span in passage.spans)
        and len(pulled_words(document, passage).split()) >= FEWEST
    )


def pulled_words(document: Document, passage: Marked) -> str:
    """Return the words of the first paragraph; the name of who said them may be in the next."""
    return plain_words(passage.spans[0].of(document.text))


def pulled_from_narration(document: Document) -> frozenset[int]:
    """Return the passages whose words the article tells in its own, outside all marks."""
    passages = document.markings.passages
    apart = [i for i, s in enumerate(passages) if is_set_apart(document, s)][:_MOST]
    if not apart:
        return frozenset()
    told = _told(document)
    return frozenset(i for i in apart if pulled_words(document, passages[i]) in told)


def _told(document: Document) -> str:
    """The words of the narration, with a break for every passage in marks."""
    pieces, start = [], 0
    outer = [s for s in document.markings.passages if s.parent is None]
    for span in sorted(span for passage in outer for span in passage.spans):
        pieces.append(document.text[start : span.start])
        start = span.end
    pieces.append(document.text[start:])
    return "|".join(plain_words(piece) for piece in pieces)

"""Names of bodies that the tagger passed over: capitals that end in what a body is.

“Norland Utilities says …”, “he phoned Radio Norland”: a run of capitals outside all entities is a
body's name where its last word, or “Radio” as its first, is what such names have.
"""

from collections.abc import Iterator

from quotes.document import Document, Node
from quotes.lexicon.name_tokens import name_tokens
from quotes.mentions.entities import NameMention
from quotes.model import Span
from quotes.syntax import EntityType, Sentence, Word

# What the names of firms end in that is no noun for a body by itself, and of stations begin with.
_ENDS = frozenset(
    """utilities lines ferries railways airlines airways records holdings industries partners
    weekly news motors pharmaceuticals""".split()
)
_BEGINS = frozenset({"radio"})
_NAMING = frozenset("PROPN NOUN ADJ".split())


def unseen_bodies(document: Document) -> Iterator[NameMention]:
    """Return the names of bodies outside marks that no entity has a word of."""
    for sentence in document.parse.sentences:
        for run in _runs(sentence):
            if _is_body(run) and not document.in_marks(run[0].start):
                span = Span(start=run[0].start, end=run[-1].end)
                inside = {w.index for w in run}
                head = next((w for w in run if w.head not in inside), run[-1])
                yield NameMention(
                    span=span,
                    node=Node(sentence=sentence, word=head),
                    tokens=name_tokens(span.of(document.text)),
                    type=EntityType.ORG,
                    in_marks=False,
                )


def _runs(sentence: Sentence) -> Iterator[list[Word]]:
    """The runs of capitalised words of a sentence, outside entities."""
    run: list[Word] = []
    for word in sentence.words:
        named = word.text[:1].isupper() and word.upos in _NAMING
        if named and not sentence.entities_over(word.start, word.end):
            run.append(word)
            continue
        yield run
        run = []
    yield run


def _is_body(run: list[Word]) -> bool:
    if len(run) < 2:
        return False
    return run[-1].text.lower() in _ENDS or run[0].text.lower() in _BEGINS

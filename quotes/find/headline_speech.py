"""Headlines that stand in the text and say who says what with a colon alone."""

from collections.abc import Iterator, Mapping
from itertools import groupby, takewhile

from quotes.document import Document, Node
from quotes.find.content import spans_of
from quotes.find.found import Cover, Found, Origin
from quotes.find.frames import Frame, FrameKind
from quotes.find.headlines import is_in_headline
from quotes.lexicon.cues import CueClass
from quotes.model import Kind
from quotes.syntax import EntityType, Sentence, Word

_LONGEST_NAME = 4
_FINITE = frozenset("VBD VBZ VBP MD".split())
# Words of one sentence.
_Part = tuple[Sentence, tuple[Word, ...]]


def headline_quotations(document: Document, found: tuple[Found, ...]) -> Iterator[Found]:
    """“Holt: Dam will close by spring”, “Dam will close by spring: Holt”: a headline of a person's
    name and a clause without marks, where the text names that person again below."""
    cover, people = Cover.of(found), _people(document)
    heads = takewhile(lambda s: is_in_headline(document, s.start), document.parse.sentences)
    for _, line in groupby(heads, key=lambda s: document.paragraph_index(s.start)):
        frame = _headline_frame(document, tuple(line), people)
        if frame is not None and not any(cover.overlaps(s) for s in frame.content):
            yield Found(kind=Kind.INDIRECT, spans=frame.content, frame=frame, origin=Origin.CLAUSE)


def _headline_frame(
    document: Document, line: tuple[Sentence, ...], people: Mapping[str, int]
) -> Frame | None:
    words = [w for sentence in line for w in sentence.words]
    colons = [(s, w) for s in line for w in s.words if w.text == ":"]
    if len(colons) != 1 or words[-1].text == "?" or any(document.in_marks(w.start) for w in words):
        return None
    sentence, colon = colons[0]
    before, after = (sentence, sentence.words[: colon.index]), _after(line, colon)
    for name, clause in ((before, after), (after, before)):
        source = None if name is None else _person(*name, people)
        if source is None or clause is None or not _is_clause(*clause):
            continue
        return Frame(
            kind=FrameKind.VERB,
            cue=Node(sentence=sentence, word=colon),
            cue_class=CueClass.SAY,
            source=source,
            content=spans_of(clause[0], frozenset(w.index for w in clause[1])),
            clausal=True,
        )
    return None


def _after(line: tuple[Sentence, ...], colon: Word) -> _Part | None:
    """What follows the colon: the rest of its sentence, or the next where it ends with it."""
    parts = [(s, tuple(w for w in s.words if w.start > colon.start)) for s in line]
    parts = [part for part in parts if part[1]]
    return parts[0] if len(parts) == 1 and line[0].start <= colon.start < line[0].end else None


def _person(sentence: Sentence, words: tuple[Word, ...], people: Mapping[str, int]) -> Node | None:
    """The head of these words where they are a name, and end as a person's does further below."""
    if not words or len(words) > _LONGEST_NAME or any(w.upos != "PROPN" for w in words):
        return None
    again = people.get(words[-1].text, 0) > sentence.end
    return Node(sentence=sentence, word=_head(words)) if again else None


def _head(words: tuple[Word, ...]) -> Word:
    inside = {w.index for w in words}
    return next((w for w in words if w.head not in inside and w.upos != "PUNCT"), words[0])


def _people(document: Document) -> dict[str, int]:
    """The last word of every person's name, and where it stands last."""
    return {
        entity.text.split()[-1]: entity.start
        for sentence in document.parse.sentences
        for entity in sentence.entities
        if entity.type is EntityType.PERSON and entity.text.strip()
    }


def _is_clause(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Its main verb is finite: not “the man who built the dam”."""
    if not words:
        return False
    node = Node(sentence=sentence, word=_head(words))
    own = (node.word, *(c.word for c in node.children("aux", "cop")))
    return any(w.xpos in _FINITE for w in own) and bool(node.children("nsubj", "nsubj:pass"))

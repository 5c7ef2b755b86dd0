"""Where the content of a reading begins: the words it may begin with, and what tells of each.

The parser hangs the first words of a content now in it, now beside it (“asked the panel to close
it”, “calls him a liar”, “joked about moving”, “was accused of lying”). So a content may begin
wherever a phrase does nearby; the fitted weights say which start is likeliest.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from quotes.find.frames import FrameKind
from quotes.find.weigh.readings import Reading, lemma_of
from quotes.grammar.phrases import phrase_words
from quotes.syntax import Sentence, Word


@frozen(kw_only=True)
class Start:
    """The first word that a content may have, by its index, and the facts that tell of it."""

    index: int
    facts: tuple[str, ...]


def starts_of(reading: Reading, others: tuple[Reading, ...]) -> tuple[Start, ...]:
    """Return where a reading's content may begin, first where it does; nothing without words.

    `others` are the readings of the same cue: where one of them begins, this one may too.
    """
    if not reading.words:
        return ()
    own = reading.words[0].index
    ways = {own: "own", **dict(_ways(reading, others))}
    ways[own] = "own"
    return tuple(
        Start(index=index, facts=tuple(_facts(reading, index, way))) for index, way in ways.items()
    )


def begun_at(reading: Reading, first: int) -> Reading:
    """Return the reading with a content that begins with word `first`, less the words of the cue
    and its source that stand in it; who is its subject (“was accused of …”) is not its source."""
    low = reading.words[0].index
    subject = _subject(reading)
    if subject and first == subject[0].index:
        content = reading.content | {w.index for w in subject}
        return evolve(reading, content=content, source=None, via="none")
    added = frozenset(range(first, low)) - _of_cue(reading)
    return evolve(reading, content=frozenset(i for i in reading.content if i >= first) | added)


def _of_cue(reading: Reading) -> frozenset[int]:
    cue, source = reading.cue, reading.source
    own = {cue.word.index, *(c.word.index for c in cue.children("aux", "compound:prt"))}
    if source is not None and source.sentence is cue.sentence:
        own |= {w.index for w in phrase_words(source)}
    return frozenset(own)


_NEAR = 12
_OPENERS = frozenset("that whether if".split())
_QUESTIONS = frozenset("WP WDT WRB WP$".split())
_LEADING = frozenset("ADP PART CCONJ SCONJ ADV".split())


def _ways(reading: Reading, others: tuple[Reading, ...]) -> Iterator[tuple[int, str]]:
    """The words that a content may begin with, and how each comes into question; of two ways to
    the same word the later counts."""
    cue, first, last = reading.cue.word.index, reading.words[0].index, reading.words[-1].index
    subject = _subject(reading)
    if subject:
        yield subject[0].index, "subject"
    if cue < first:
        after = _after_cue(reading, first)
        if first - after <= _NEAR:
            yield after, "after cue"
    yield from _ways_on(reading.sentence.words, first, last)
    for other in others:
        if other.words:
            start = other.words[0].index
            if start <= last and (start > cue) == (first > cue):
                yield start, "other"


def _after_cue(reading: Reading, first: int) -> int:
    """The first word after a cue that is neither its own nor its source's, up to `first`."""
    words, own = reading.sentence.words, _of_cue(reading)
    between = range(reading.cue.word.index + 1, first)
    return next((i for i in between if i not in own and words[i].upos != "PUNCT"), first)


def _ways_on(words: tuple[Word, ...], first: int, last: int) -> Iterator[tuple[int, str]]:
    """The words soon after the first that a content may begin with."""
    for index in range(first + 1, min(first + _NEAR, last)):
        word = words[index]
        if words[index - 1].text == "," and word.upos != "PUNCT":
            yield index, "comma"
        elif word.lemma in _OPENERS or word.xpos in _QUESTIONS:
            yield index, "opener"
    if words[first].upos in _LEADING and first < last:
        yield first + 1, "less"


def _subject(reading: Reading) -> tuple[Word, ...]:
    """“Holt was accused of lying”, “Holt seems to lie”: whom the content may be about."""
    cue = reading.cue
    if reading.kind is not FrameKind.VERB or reading.words[0].index < cue.word.index:
        return ()
    before = (s for s in cue.children("nsubj") if s.start < cue.start)
    return next((phrase_words(s) for s in before), ())


def _facts(reading: Reading, index: int, way: str) -> Iterator[str]:
    sentence = reading.sentence
    word = sentence.words[index]
    frame, lemma = f"{reading.kind}/{reading.relation}", lemma_of(reading)
    hangs = _phrase_from(sentence, word).deprel
    shape = _shape(word)
    before = _shape(sentence.words[index - 1]) if index else "none"
    yield f"way={way}"
    yield f"way+frame={way}/{frame}"
    yield f"way+lemma={way}/{lemma}"
    yield f"shape={reading.kind}/{shape}"
    yield f"way+shape={way}/{shape}"
    yield f"before={before}"
    yield f"before+shape={before}/{shape}"
    yield f"hangs={way}/{hangs}"
    yield f"hangs+frame={hangs}/{frame}"
    yield f"lemma+shape={lemma}/{shape}"
    yield f"lemma+hangs={lemma}/{hangs}"
    if index - 1 == reading.cue.word.index:
        yield f"right after/{frame}"
    if way == "subject":
        yield f"subject={reading.via}/{reading.relation}"
        yield f"subject+form={reading.cue.word.xpos}/{reading.via}"


_HIGH = 12


def _phrase_from(sentence: Sentence, word: Word) -> Word:
    """The head of the largest phrase that begins with a word."""
    first = _first_of(sentence, word)
    for _ in range(_HIGH):
        head = sentence.head(word)
        if head is None or _first_of(sentence, head) < first:
            break
        word = head
    return word


def _first_of(sentence: Sentence, word: Word) -> int:
    """The first word of a phrase, by its head."""
    while True:
        left = (c for c in sentence.children(word) if c.upos != "PUNCT")
        child = next(left, word)
        if child.index >= word.index:
            return word.index
        word = child


_CLOSED = frozenset("ADP SCONJ CCONJ PRON DET PART AUX PUNCT".split())


def _shape(word: Word) -> str:
    """A word of the closed classes itself, of others its class."""
    closed = word.upos in _CLOSED or word.xpos in _QUESTIONS
    return word.text.lower() if closed else word.xpos

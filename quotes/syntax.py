"""A parsed text in our own types: words, sentences, named entities; stanza's never leave the seam.

Offsets are code points of the caller's text. `Word.head` and `Word.index` count within a sentence.
"""

from enum import StrEnum

from attrs import field, frozen

from quotes.model import Span

# What joins the parts of one word or name; the tokenizer may stand it apart.
HYPHENS = frozenset("-‐‑")


class EntityType(StrEnum):
    """The types of named entity that the models tell apart."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    MISC = "MISC"


@frozen(kw_only=True)
class Word:
    """A syntactic word (UD): two words of one token (“don’t”) share or split its characters."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    deprel: str

    @property
    def span(self) -> Span:
        """The word's code points."""
        return Span(start=self.start, end=self.end)


@frozen(kw_only=True)
class NamedEntity:
    """A named entity's words and type, as the models see it."""

    start: int
    end: int
    text: str
    type: EntityType


@frozen(kw_only=True)
class Sentence:
    """A sentence's words in order, with the tree that their heads make."""

    words: tuple[Word, ...]
    entities: tuple[NamedEntity, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(init=False, eq=False, repr=False)

    @_children.default
    def _index_children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head is not None:
                found[word.head].append(word.index)
        return tuple(map(tuple, found))

    @property
    def start(self) -> int:
        """The first word's first code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """One past the last word's last code point."""
        return self.words[-1].end

    def entities_over(self, start: int, end: int) -> tuple[NamedEntity, ...]:
        """Return the entities that share a code point with a span, in text order."""
        return tuple([e for e in self.entities if e.start < end and start < e.end])

    def children(self, word: Word) -> tuple[Word, ...]:
        """Return the words that depend on `word`, in text order."""
        words = self.words
        return tuple([words[i] for i in self._children[word.index]])

    def head(self, word: Word) -> Word | None:
        """Return the word that `word` depends on, or None for the root."""
        return None if word.head is None else self.words[word.head]

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """Return `word` and all that hangs on it, in text order."""
        words, children = self.words, self._children
        found = [word.index]
        for index in found:  # grows as it is walked
            found += children[index]
        return tuple([words[i] for i in sorted(found)])


@frozen(kw_only=True)
class Antecedent:
    """A phrase that an anaphor may stand for, with the probability that it is the one.

    `head` is where the phrase's head word starts; a `group` stands for all its conjuncts.
    """

    start: int
    end: int
    head: int
    group: bool
    score: float


@frozen(kw_only=True)
class Anaphor:
    """A pronoun or description with what it may stand for, the likeliest first.

    `none` is the probability that it stands for no phrase before it; with the antecedents' scores
    and those too small to be told it sums to 1. `head` is where its own head word starts.
    """

    start: int
    end: int
    head: int
    none: float
    antecedents: tuple[Antecedent, ...] = ()


@frozen(kw_only=True)
class Parse:
    """A parsed article: the sentences of its parsed paragraphs, in text order.

    `anaphors` are told only where the parser was asked for coreference.
    """

    sentences: tuple[Sentence, ...] = ()
    anaphors: tuple[Anaphor, ...] = ()

"""One article as the later stages see it: text, paragraphs, marks and parse, with lookups.

Nothing is decided here; the class only answers where things stand.
"""

from bisect import bisect_left, bisect_right

from attrs import field, frozen

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.knowledge import Knowledge
from quotes.layout import Marked, Markings, Paragraph, ParagraphKind, Prose
from quotes.model import Span
from quotes.syntax import Parse, Sentence, Word


@frozen(kw_only=True)
class Node:
    """A word together with its sentence; what rules pass around."""

    sentence: Sentence
    word: Word

    @property
    def start(self) -> int:
        """The word's first code point."""
        return self.word.start

    @property
    def end(self) -> int:
        """One past the word's last code point."""
        return self.word.end

    @property
    def lemma(self) -> str:
        """The word's lemma in lower case."""
        return self.word.lemma.lower()

    def children(self, *relations: str) -> tuple["Node", ...]:
        """Return the dependents, of the given relations if any are named (`nsubj` alone also
        stands for its subtypes)."""
        sentence = self.sentence
        return tuple(
            [
                Node(sentence=sentence, word=word)
                for word in sentence.children(self.word)
                if not relations or is_relation(word, *relations)
            ]
        )

    def head(self) -> "Node | None":
        """Return the governor, None at the root."""
        head = self.sentence.head(self.word)
        return None if head is None else Node(sentence=self.sentence, word=head)

    def subtree(self) -> tuple[Word, ...]:
        """Return the words of this node's subtree in text order."""
        return self.sentence.subtree(self.word)

    def is_a(self, *relations: str) -> bool:
        """Tell whether this node hangs on its head by one of the relations."""
        return is_relation(self.word, *relations)


def is_relation(word: Word, *relations: str) -> bool:
    """Tell whether a word's relation, or what it is a subtype of, is one of those named."""
    deprel = word.deprel
    return deprel in relations or (":" in deprel and deprel.split(":")[0] in relations)


@frozen(kw_only=True)
class Document:
    """An article read: its text and everything the pure-text and parsing stages found."""

    text: str
    prose: Prose
    markings: Markings
    parse: Parse
    title: str | None = None
    byline: str | None = None
    knowledge: Knowledge = field(factory=Knowledge)
    deadline: Deadline = field(default=NO_DEADLINE, eq=False, repr=False)
    _nodes: tuple[Node, ...] = field(init=False, eq=False, repr=False)
    _node_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _ordered: tuple[Sentence, ...] = field(init=False, eq=False, repr=False)
    _numbers: dict[int, int] = field(init=False, eq=False, repr=False)
    _sentence_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _prose_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    _cover: tuple[tuple[int, int, int], ...] = field(init=False, eq=False, repr=False)

    @_nodes.default
    def _index_nodes(self) -> tuple[Node, ...]:
        nodes = (Node(sentence=s, word=w) for s in self.parse.sentences for w in s.words)
        return tuple(sorted(nodes, key=lambda n: (n.start, -n.end)))

    @_node_starts.default
    def _index_node_starts(self) -> tuple[int, ...]:
        return tuple([n.word.start for n in self._nodes])

    @_ordered.default
    def _order_sentences(self) -> tuple[Sentence, ...]:
        return tuple(sorted(self.parse.sentences, key=lambda s: (s.start, -s.end)))

    @_numbers.default
    def _number_sentences(self) -> dict[int, int]:
        return {id(sentence): number for number, sentence in enumerate(self._ordered)}

    @_sentence_starts.default
    def _index_sentences(self) -> tuple[int, ...]:
        return tuple(s.start for s in self._ordered)

    @_paragraph_starts.default
    def _index_paragraphs(self) -> tuple[int, ...]:
        return tuple(p.start for p in self.prose.paragraphs)

    @_prose_starts.default
    def _index_prose(self) -> tuple[int, ...]:
        return tuple(
            p.start for p in self.prose.paragraphs if p.kind is not ParagraphKind.BOILERPLATE
        )

    @_cover.default
    def _index_cover(self) -> tuple[tuple[int, int, int], ...]:
        found = [
            (span.start, span.end, index)
            for index, marked in enumerate(self.markings.passages)
            if marked.parent is None
            for span in marked.spans
        ]
        return tuple(sorted(found))

    def number_of(self, sentence: Sentence) -> int:
        """Return a sentence's place among all sentences, by where they start."""
        return self._numbers[id(sentence)]

    def node_before(self, offset: int) -> Node | None:
        """Return the last word that starts before `offset`, None if none does."""
        at = bisect_left(self._node_starts, offset)
        return self._nodes[at - 1] if at else None

    def sentence_number(self, offset: int) -> int:
        """Return the place of the sentence that the word at or last before `offset` is in."""
        node = self.node_before(offset + 1)
        return self.number_of(node.sentence) if node is not None else 0

    def sentences_begun(self, offset: int) -> int:
        """Return the place of the last sentence that starts at or before `offset`, be it one within
        the words that another sentence attributes."""
        return bisect_right(self._sentence_starts, offset) - 1

    def nodes_in(self, span: Span) -> tuple[Node, ...]:
        """Return the words wholly inside `span`, in text order."""
        low = bisect_left(self._node_starts, span.start)
        high = bisect_left(self._node_starts, span.end, lo=low)
        return tuple(n for n in self._nodes[low:high] if n.end <= span.end)

    def words_between(self, start: int, end: int) -> int:
        """Count the parsed words that start between two offsets; none where `end` is first."""
        first = bisect_left(self._node_starts, start)
        last = bisect_left(self._node_starts, end)
        return max(0, last - first)

    def nodes_in_reach(self, offset: int, count: int) -> tuple[Node, ...]:
        """Return the few words of the paragraph from `offset` on, or, with a negative count, up to
        it, in order; punctuation is passed over."""
        at = bisect_left(self._node_starts, offset)
        reach = 2 * abs(count)
        near = self._nodes[at : at + reach] if count > 0 else self._nodes[max(0, at - reach) : at]
        inside = self.paragraph(offset - 1 if count > 0 else offset)
        words = [n for n in near if n.word.upos != "PUNCT" and inside.start <= n.start < inside.end]
        return tuple(words[:count] if count > 0 else words[count:])

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that have a word inside `span`, by where they start."""
        found = {id(n.sentence): n.sentence for n in self.nodes_in(span)}
        return tuple(sorted(found.values(), key=lambda s: (s.start, -s.end)))

    def sentences_at_ends(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences of the first and the last word inside `span`; none without words."""
        first = bisect_left(self._node_starts, span.start)
        last = bisect_left(self._node_starts, span.end) - 1
        if last < first:
            return ()
        return self._nodes[first].sentence, self._nodes[last].sentence

    def last_sentence_in(self, span: Span, *, begun: bool = False) -> Sentence | None:
        """Return the last of the sentences that `sentences_in` gives, or of those among them that
        begin in the span; it looks no further back than that."""
        at = bisect_left(self._node_starts, span.end) - 1
        found: Sentence | None = None
        floor = span.start
        while at >= 0 and self._nodes[at].start >= floor:
            node = self._nodes[at]
            at -= 1
            if node.end > span.end or (begun and node.sentence.start < span.start):
                continue
            if found is None or self.number_of(node.sentence) > self.number_of(found):
                found = node.sentence
                floor = max(span.start, found.start)
        return found

    def sentences_from(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Return the sentences that begin in a range of code points, in order."""
        low = bisect_left(self._sentence_starts, start)
        return self._ordered[low : bisect_left(self._sentence_starts, end, lo=low)]

    def end_of(self, number: int, reach: int) -> int:
        """Return where the sentence of a number and those up to `reach` before it have ended."""
        return max((s.end for s in self.sentences_back(number, reach)), default=0)

    def sentences_back(self, number: int, reach: int) -> tuple[Sentence, ...]:
        """Return the sentences up to the one of that number, from `reach` before it on."""
        return self._ordered[max(0, number - reach) : number + 1]

    def paragraph_index(self, offset: int) -> int | None:
        """Return the index of the paragraph around or last before `offset`."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        return index if index >= 0 else None

    def paragraph_number(self, offset: int) -> int:
        """Return the place of the paragraph around or last before `offset` among those of the
        article itself: how many lie between two does not hang on lines of the page."""
        return bisect_right(self._prose_starts, offset) - 1

    def paragraph(self, offset: int) -> Paragraph:
        """Return the paragraph around `offset`; the whole text where there is none."""
        index = self.paragraph_index(offset)
        if index is None:
            return Paragraph(start=0, end=len(self.text))
        return self.prose.paragraphs[index]

    def passage_index(self, offset: int) -> int | None:
        """Return the index of the outermost marked passage around `offset`, None outside all."""
        at = bisect_right(self._cover, (offset, len(self.text) + 1, 0)) - 1
        if at < 0:
            return None
        start, end, index = self._cover[at]
        return index if start <= offset < end else None

    def passage(self, offset: int) -> Marked | None:
        """Return the outermost marked passage around `offset`."""
        index = self.passage_index(offset)
        return None if index is None else self.markings.passages[index]

    def in_marks(self, offset: int) -> bool:
        """Tell whether `offset` is inside any passage, with or without marks."""
        return self.passage_index(offset) is not None

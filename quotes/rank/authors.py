"""Whose a text is that speaks: “Lind sent a letter. “We are done,” the letter says.”."""

from bisect import bisect_left
from collections.abc import Iterator

from attrs import define, field

from quotes.document import Document, Node
from quotes.grammar.phrases import naming_apposition, subject_of
from quotes.lexicon.nouns import DOCUMENTS
from quotes.mentions.entities import Cast

_BY = frozenset({"by", "from", "of"})
_OTHER = 0.5
_MOST = 40  # of the texts told before; bounds time


@define(kw_only=True)
class Authors:
    """Who wrote, sent or owns the texts that an article speaks of, looked for when first asked."""

    document: Document
    cast: Cast
    _known: tuple[tuple[int, str, int], ...] | None = field(init=False, default=None)

    def of(self, head: str, offset: int) -> dict[int, float]:
        """Return who is told before an offset as the author of such a text as `head` names, the
        last first; half as likely where it is another kind of text.

        Nobody, if `head` is the lemma of no text.
        """
        if head not in DOCUMENTS:
            return {}
        if self._known is None:
            self._known = tuple(sorted(self._look()))
        at = bisect_left(self._known, offset, key=lambda known: known[0])
        before = self._known[max(0, at - _MOST) : at][::-1]
        found: dict[int, float] = {}
        for same, share in ((True, 1.0), (False, _OTHER)):
            for _, lemma, index in before:
                if (lemma == head) is same:
                    found.setdefault(index, share / (1 + len(found)))
        return found

    def _look(self) -> Iterator[tuple[int, str, int]]:
        for sentence in self.document.parse.sentences:
            for word in sentence.words:
                if word.upos == "NOUN" and word.lemma in DOCUMENTS:
                    node = Node(sentence=sentence, word=word)
                    for index in self._tied(node):
                        yield word.start, word.lemma, index

    def _tied(self, node: Node) -> Iterator[int]:
        for child in node.children("nmod:poss", "nmod"):
            if child.is_a("nmod:poss") or {c.lemma for c in child.children("case")} & _BY:
                yield from self._named(child)
        verb = node.head()
        if verb is not None and node.is_a("obj", "obl", "nsubj:pass"):
            subject = subject_of(verb)
            if subject is not None and subject.word.index != node.word.index:
                yield from self._named(subject)
            for agent in verb.children("obl:agent", "obl"):
                if {c.lemma for c in agent.children("case")} & {"by"}:
                    yield from self._named(agent)

    def _named(self, node: Node) -> Iterator[int]:
        entity = self.cast.entity_at(node.word.span)
        if entity is None:
            name = naming_apposition(node)
            entity = self.cast.entity_at(name.word.span) if name is not None else None
        if entity is not None:
            yield entity.index

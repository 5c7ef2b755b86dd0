"""Whose a text is that speaks: “Lind sent a letter. “We are done,” the letter says.”."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from attrs import define

from quotes.document import Document, Node
from quotes.grammar.phrases import subject_of
from quotes.lexicon.nouns import DOCUMENTS
from quotes.mentions.entities import Cast
from quotes.rank.candidates import named_entity

_BY = frozenset({"by", "from", "of"})
_OTHER = 0.5
_MOST = 40  # of the texts told before; bounds time


@define(kw_only=True, eq=False)
class Authors:
    """Who wrote, sent or owns the texts that an article speaks of, looked for when first asked."""

    document: Document
    cast: Cast

    def of(self, head: str, offset: int) -> dict[int, float]:
        """Return who is told before an offset as the author of such a text as `head` names, the
        last first; half as likely where it is another kind of text.

        Nobody, if `head` is the lemma of no text.
        """
        if head not in DOCUMENTS:
            return {}
        at = bisect_left(self._known, offset, key=lambda known: known[0])
        before = self._known[max(0, at - _MOST) : at][::-1]
        found: dict[int, float] = {}
        for same, share in ((True, 1.0), (False, _OTHER)):
            for _, lemma, index in before:
                if (lemma == head) is same:
                    found.setdefault(index, share / (1 + len(found)))
        return found

    @cached_property
    def _known(self) -> tuple[tuple[int, str, int], ...]:
        """Where texts are spoken of, as what, and whose they are."""
        return tuple(sorted(self._look()))

    def _look(self) -> Iterator[tuple[int, str, int]]:
        for sentence in self.document.parse.sentences:
            for word in sentence.words:
                if word.upos == "NOUN" and word.lemma in DOCUMENTS:
                    node = Node(sentence=sentence, word=word)
                    for owner in _tied(node):
                        entity = named_entity(self.cast, owner)
                        if entity is not None:
                            yield word.start, word.lemma, entity.index


def _tied(node: Node) -> Iterator[Node]:
    """Yield the words for whoever owns or issues a text: its possessor, who it is by, the subject
    and the agent of the verb that it is the object of."""
    for child in node.children("nmod:poss", "nmod"):
        if child.is_a("nmod:poss") or {c.lemma for c in child.children("case")} & _BY:
            yield child
    verb = node.head()
    if verb is not None and node.is_a("obj", "obl", "nsubj:pass"):
        subject = subject_of(verb)
        if subject is not None and subject.word.index != node.word.index:
            yield subject
        for agent in verb.children("obl:agent", "obl"):
            if {c.lemma for c in agent.children("case")} & {"by"}:
                yield agent

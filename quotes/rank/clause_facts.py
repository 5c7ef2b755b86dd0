"""How the words, their cue and its source stand to each other in one sentence, as named numbers.

The farther a cue is from the words by syntax, and the more else stands between, the likelier it
speaks of something else.
"""

from collections.abc import Collection
from math import log2

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.find import Found
from quotes.lexicon.cues import SAY, cue_lemma
from quotes.model import Kind
from quotes.refer import Cast
from quotes.syntax import Sentence

_MOST_STEPS = 4.0
_MOST_OTHERS = 3.0


@frozen(kw_only=True)
class SayingVerbs:
    """The verbs of saying that sentences have outside the marks, looked for once a sentence."""

    document: Document
    _found: dict[int, frozenset[int]] = field(factory=dict, init=False, eq=False, repr=False)

    def of(self, sentence: Sentence) -> frozenset[int]:
        """Return the places of a sentence's verbs of saying."""
        found = self._found.get(id(sentence))
        if found is None:
            found = frozenset(
                word.index
                for word in sentence.words
                if word.upos == "VERB"
                and not self.document.in_marks(word.start)
                and cue_lemma(Node(sentence=sentence, word=word)) in SAY
            )
            self._found[id(sentence)] = found
        return found


def clause_features(
    document: Document,
    cast: Cast,
    found: Found,
    *,
    source: Node | None,
    best: Collection[int],
    saying: SayingVerbs,
) -> dict[str, float]:
    """Return the numbers for a quotation with a cue; none for one without.

    Args:
        document: the article.
        cast: its entities.
        found: the quotation.
        source: the head of the words for the source, if the text has such.
        best: the indexes of the entities named, or of the best candidate.
        saying: the verbs of saying of the document's sentences.

    """
    if found.frame is None:
        return {}
    cue = found.frame.cue
    numbers: dict[str, float] = {
        "other_cues": _other_cues(saying, cue),
        "others_in_sentence": _others(cast, cue, best),
    }
    if source is not None and source.sentence is cue.sentence:
        numbers["source_from_cue"] = log2(1 + abs(source.word.index - cue.word.index))
        numbers["source_behind"] = source.word.index > cue.word.index
    if found.kind is Kind.MIXED and found.quoted:
        numbers |= _fragment(document, found, cue)
    return numbers


def _other_cues(saying: SayingVerbs, cue: Node) -> float:
    """How many other verbs of saying the sentence has outside the marks."""
    return min(float(len(saying.of(cue.sentence) - {cue.word.index})), _MOST_OTHERS)


def _others(cast: Cast, cue: Node, best: Collection[int]) -> float:
    """How many other people the sentence names outside the marks."""
    named = {
        entity.index
        for entity, mention in cast.mentions_in(cue.sentence.start, cue.sentence.end)
        if entity.is_person and entity.index not in best
        if mention.node.sentence is cue.sentence and not mention.in_marks
    }
    return min(float(len(named)), _MOST_OTHERS)


def _fragment(document: Document, found: Found, cue: Node) -> dict[str, float]:
    """Marked words within a sentence: what they are in it, and how far from their cue."""
    words = [n for n in document.nodes_in(found.quoted[0]) if n.word.upos != "PUNCT"]
    numbers: dict[str, float] = {"mixed": 1.0}
    if not words:
        return numbers
    first = words[0]
    numbers["one_word"] = len(words) == 1
    numbers["small_letter"] = document.text[first.start].islower()
    if first.sentence is not cue.sentence:
        return numbers
    gap = first.word.index - cue.word.index
    numbers["cue_behind"] = gap < 0
    numbers["words_from_cue"] = log2(1 + max(gap, 0))
    inside = {n.word.index for n in words if n.sentence is cue.sentence}
    top = next((n for n in words if n.word.index in inside and n.word.head not in inside), None)
    return numbers if top is None else numbers | _way_up(top, cue, inside)


def _way_up(top: Node, cue: Node, inside: set[int]) -> dict[str, float]:
    """The steps and verbs from the words' own head up to the cue, and whose those words are."""
    steps = verbs = 0.0
    node = top.head()
    above = node
    while node is not None and node.word.index != cue.word.index:
        steps += 1
        verbs += node.word.upos == "VERB"
        node = node.head()
    owners = [c for n in (top, above) if n is not None for c in n.children("nmod:poss")]
    numbers = {
        f"words_are:{top.word.deprel.split(':')[0]}": 1.0,
        "owned": float(any(c.word.index not in inside for c in owners)),
    }
    if node is None:
        return numbers | {"apart_from_cue": 1.0}
    return numbers | {"steps": min(steps, _MOST_STEPS), "verbs": min(verbs, _MOST_OTHERS)}

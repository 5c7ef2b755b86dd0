"""How the words, their cue and its source stand to each other in one sentence, as named numbers.

The farther a cue is from the words by syntax, and the more else stands between, the likelier it
speaks of something else.
"""

from collections.abc import Collection
from math import log2

from quotes.document import Document, Node
from quotes.find import Found
from quotes.lexicon.cues import SAY, cue_lemma
from quotes.model import Kind
from quotes.refer import Cast, Entity

_MOST_STEPS = 4.0
_MOST_OTHERS = 3.0


def clause_features(
    document: Document, cast: Cast, found: Found, *, source: Node | None, best: Collection[int]
) -> dict[str, float]:
    """Return the numbers for a quotation with a cue; none for one without.

    Args:
        document: the article.
        cast: its entities.
        found: the quotation.
        source: the head of the words for the source, if the text has such.
        best: the indexes of the entities named, or of the best candidate.

    """
    if found.frame is None:
        return {}
    cue = found.frame.cue
    numbers: dict[str, float] = {
        "other_cues": _other_cues(document, cue),
        "others_in_sentence": _others(cast.entities, cue, best),
    }
    if source is not None and source.sentence is cue.sentence:
        numbers["source_from_cue"] = log2(1 + abs(source.word.index - cue.word.index))
        numbers["source_behind"] = source.word.index > cue.word.index
    if found.kind is Kind.MIXED and found.quoted:
        numbers |= _fragment(document, found, cue)
    return numbers


def _other_cues(document: Document, cue: Node) -> float:
    """How many other verbs of saying the sentence has outside the marks."""
    others = [
        word
        for word in cue.sentence.words
        if word.upos == "VERB"
        and word.index != cue.word.index
        and not document.in_marks(word.start)
    ]
    saying = sum(cue_lemma(Node(sentence=cue.sentence, word=word)) in SAY for word in others)
    return min(float(saying), _MOST_OTHERS)


def _others(entities: Collection[Entity], cue: Node, best: Collection[int]) -> float:
    """How many other people the sentence names outside the marks."""
    named = {
        entity.index
        for entity in entities
        if entity.is_person and entity.index not in best
        for mention in entity.mentions
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

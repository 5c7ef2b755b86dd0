"""Choose what the entity tagger's last round sees: more organisations, more names per context."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from quotes.training.entities import TaggedSentence, vary_case

# How often the last round shows a sentence; derived labels only where they name an organisation.
_TIMES = {"ewt-dev": 5, "wikigold": 2, "gum-open": 2}
# Scarce labels of running text: all showings but the first exchange names.
_EXCHANGED = ("ewt-dev", "gum-open")
_LONGEST = 48
# It tags descriptions and pronouns ("the insurgents", "they"), not names alone.
_LEFT_OUT = "re3d-open"

Names = Mapping[tuple[str, int], Sequence[tuple[str, ...]]]


def pieces_of(sentence: TaggedSentence) -> Iterator[tuple[tuple[str, ...], str]]:
    """Part a sentence into names, with their type, and single words outside of names, with ""."""
    tags = sentence.tags
    start = 0
    for end in range(1, len(tags) + 1):
        kind = tags[start][2:]
        if not (kind and end < len(tags) and tags[end] == f"I-{kind}"):
            yield sentence.words[start:end], kind
            start = end


def names_in(sentences: Iterable[TaggedSentence]) -> Names:
    """Collect the names by type and number of words; MISC mixes kinds that cannot stand in."""
    names: dict[tuple[str, int], list[tuple[str, ...]]] = {}
    for sentence in sentences:
        for words, kind in pieces_of(sentence):
            if kind not in ("", "MISC"):
                names.setdefault((kind, len(words)), []).append(words)
    return names


def exchange_names(sentence: TaggedSentence, names: Names, rng: random.Random) -> TaggedSentence:
    """Put other names of the same type and length in half of the places."""
    words: list[str] = []
    tags: list[str] = []
    for name, kind in pieces_of(sentence):
        same = names.get((kind, len(name)))
        words += rng.choice(same) if same and rng.random() < 0.5 else name
        tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)] if kind else ["O"]
    return attrs.evolve(sentence, words=tuple(words), tags=tuple(tags))


def balance(
    human: Sequence[TaggedSentence], derived: Sequence[TaggedSentence], seed: int
) -> list[TaggedSentence]:
    """Return the sentences of the last round, a fifth again in another letter case."""
    rng = random.Random(seed)
    named = [s for s in human if s.source != _LEFT_OUT]
    names = names_in(named)
    sentences = []
    for sentence in filter(_is_wanted, (*named, *derived)):
        sentences.append(sentence)
        for _ in range(_TIMES.get(sentence.source, 1) - 1):
            exchanged = sentence.source in _EXCHANGED
            sentences.append(exchange_names(sentence, names, rng) if exchanged else sentence)
    return sentences + [vary_case(s, rng) for s in sentences if rng.random() < 0.2]


def _is_wanted(sentence: TaggedSentence) -> bool:
    kinds = {tag[2:] for tag in sentence.tags}
    if len(sentence.words) > _LONGEST:
        return False
    if sentence.source.startswith("crossner"):
        return bool(kinds & {"PERSON", "ORG"})
    return sentence.source != "gum-open" or "ORG" in kinds

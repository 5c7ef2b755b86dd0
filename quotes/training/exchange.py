"""Training sentences with other names in the places of their own."""

import random
from collections.abc import Iterable, Mapping, Sequence

import attrs

from quotes.training.entities import TaggedSentence, pieces_of
from quotes.training.invent import Inventor, Name

_LONGEST = 4
# How often a name is exchanged, and for an invented one rather than another of the texts.
_EXCHANGED = 0.7
_INVENTED = {"PERSON": 0.75, "PLACE": 0.55, "ORG": 0.4}

Names = Mapping[tuple[str, int], Sequence[Name]]


def names_in(sentences: Iterable[TaggedSentence]) -> Names:
    """Collect the names by type and number of words; MISC mixes kinds that cannot stand in."""
    names: dict[tuple[str, int], list[Name]] = {}
    for sentence in sentences:
        for words, kind in pieces_of(sentence):
            if kind in _INVENTED:
                names.setdefault((kind, min(len(words), _LONGEST)), []).append(words)
    return names


def exchange_names(
    sentence: TaggedSentence, names: Names, inventor: Inventor, rng: random.Random
) -> TaggedSentence:
    """Put other names of the same type in most of the places."""
    words: list[str] = []
    tags: list[str] = []
    for piece, kind in pieces_of(sentence):
        name = piece
        written = any(char.isupper() for word in piece for char in word)
        if kind in _INVENTED and written and rng.random() < _EXCHANGED:
            name = _other(piece, kind, names, inventor, rng)
        words += name
        tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)] if kind else ["O"]
    return attrs.evolve(sentence, words=tuple(words), tags=tuple(tags))


def _other(name: Name, kind: str, names: Names, inventor: Inventor, rng: random.Random) -> Name:
    if kind == "PERSON" and len(name) == 1:
        return inventor.one_name(rng)
    if rng.random() < _INVENTED[kind]:
        invent = {"PERSON": inventor.person, "PLACE": inventor.place, "ORG": inventor.body}[kind]
        return invent(rng)
    return rng.choice(names[kind, min(len(name), _LONGEST)])

"""What the models make of one sentence, before offsets are put to it."""

from typing import NamedTuple

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from quotes.parse.borders import Tokens

States = NDArray[np.float32]
"""What the encoder says of a sentence's words, a row a word."""


class NamedTokens(NamedTuple):
    """A named entity: its first token, one past its last, and the tagger's own label."""

    first: int
    end: int
    label: str


@frozen(kw_only=True)
class Reading:
    """A sentence's tags, lemmas and tree by word, and its entities by token.

    `heads` count words from 1, with 0 for the root, as the treebanks do. `states` are what the
    encoder says of the words, a row each, where they were asked for.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[NamedTokens, ...]
    states: States | None = field(default=None, eq=False, repr=False)


def plain_reading(tokens: Tokens) -> Reading:
    """Return a sentence that no model has read: its words side by side below the first."""
    words = tuple(word for token in tokens for word in token.words)
    rest = len(words) - 1
    return Reading(
        upos=("X",) * len(words),
        xpos=("",) * len(words),
        feats=("",) * len(words),
        lemmas=words,
        heads=(0, *(1,) * rest),
        relations=("root", *("dep",) * rest),
        entities=(),
    )

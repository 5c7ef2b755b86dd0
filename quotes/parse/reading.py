"""What the models make of one sentence, before offsets are put to it."""

from typing import NamedTuple

from attrs import frozen

from quotes.parse.borders import Tokens


class NamedTokens(NamedTuple):
    """A named entity: its first token, one past its last, and the tagger's own label."""

    first: int
    end: int
    label: str


@frozen(kw_only=True)
class Reading:
    """A sentence's tags, lemmas and tree by word, and its entities by token.

    `heads` count words from 1, with 0 for the root, as the treebanks do.
    """

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    entities: tuple[NamedTokens, ...]


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

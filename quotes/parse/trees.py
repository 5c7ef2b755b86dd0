"""Scores of heads turned into trees: pure arithmetic.

Most sentences need no search: where every word's best head already makes a tree with one root, no
other tree scores higher. The rest are searched exactly.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]
Heads = NDArray[np.intp]


def find_trees(scores: Scores, lengths: Sequence[int]) -> list[Heads]:
    """Return the best tree of each sentence that has exactly one word at the root.

    Args:
        scores: (sentences, words + 1, words + 1), the score of each word's head by place; place 0
            is the root, and what lies beyond a sentence's own length is not looked at.
        lengths: places of each sentence, its root counted.

    Returns:
        each sentence's heads by place, with 0 for the root's own.

    """
    sizes = np.asarray(lengths)
    places = np.arange(scores.shape[1])
    beyond = places[None, :] >= sizes[:, None]
    own = np.where(beyond[:, None, :], -np.inf, scores)
    own[:, places, places] = -np.inf
    heads = own.argmax(axis=2)
    heads[:, 0] = 0
    heads[beyond] = 0
    roots = ((heads == 0) & ~beyond)[:, 1:].sum(axis=1)
    good = _reach_root(heads) & (roots == 1)
    return [
        heads[index, :size] if good[index] else find_tree(own[index, :size, :size])
        for index, size in enumerate(lengths)
    ]


def find_tree(scores: Scores) -> Heads:
    """Return the heads, by place, of the best tree with one word at the root (place 0).

    Mostly the word that loses least there is at the root, and no tree with another could be better.
    Otherwise all words are made so bad at the root that a tree with one there is better than any
    with two, which changes nothing between trees with one: a single search then finds the best of
    them (cf. Stanojević and Cohen 2021, A Root of a Problem).
    """
    size = len(scores)
    own = scores.astype(np.float64)
    np.fill_diagonal(own, -np.inf)
    likely = _likely_tree(own)
    if likely is not None:
        return likely
    told = own[1:][np.isfinite(own[1:])]
    own[1:, 0] -= size * (1 + float(told.max() - told.min()))
    heads = _span(own, 0)
    heads[0] = 0
    return heads


def _likely_tree(scores: Scores) -> Heads | None:
    """Return the best tree with the likeliest word at the root, None where a tree with another
    there may be better."""
    words = scores[1:, 1:]
    if len(words) == 1:
        return np.zeros(2, dtype=np.intp)
    best = words.max(axis=1)
    # What a tree with each word at the root scores at most, all other words at their best heads.
    bounds = scores[1:, 0] - best + best.sum()
    root = int(bounds.argmax())
    heads = _span(words, root)
    others = np.arange(len(words)) != root
    found = scores[root + 1, 0] + words[others, heads[others]].sum()
    if (bounds[others] > found).any():
        return None
    heads[root] = -1
    return np.concatenate(([0], heads + 1))


def _reach_root(heads: Heads) -> NDArray[np.bool_]:
    """Tell of each row whether following heads leads from every place to place 0."""
    ahead = heads
    for _ in range(int(heads.shape[1]).bit_length()):
        ahead = np.take_along_axis(ahead, ahead, axis=1)
    reached: NDArray[np.bool_] = (ahead == 0).all(axis=1)
    return reached


def _span(scores: Scores, root: int) -> Heads:
    """Return the heads of the best tree over all places below `root` (Chu and Liu, Edmonds)."""
    heads: Heads = scores.argmax(axis=1)
    heads[root] = root
    cycle = np.array(_find_cycle(heads.tolist(), root), dtype=np.intp)
    if not len(cycle):
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    kept = np.flatnonzero(~inside)
    # What breaking the cycle costs where a word of it takes a head outside.
    entering = scores[np.ix_(cycle, kept)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(kept, cycle)]
    entry, exit_ = entering.argmax(axis=0), leaving.argmax(axis=1)
    small = np.full((len(kept) + 1, len(kept) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(kept, kept)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    inner = _span(small, int(np.searchsorted(kept, root)))
    result: Heads = heads.copy()
    for place, word in enumerate(kept):
        head = inner[place]
        result[word] = cycle[exit_[place]] if head == len(kept) else kept[head]
    outside = inner[-1]
    result[cycle[entry[outside]]] = kept[outside]
    return result


def _find_cycle(heads: list[int], root: int) -> list[int]:
    """Return the places of one cycle, none if all words hang on the root."""
    state = [0] * len(heads)
    state[root] = -1
    for start in range(len(heads)):
        at = start
        while state[at] == 0:
            state[at] = start + 1
            at = heads[at]
        if state[at] == start + 1:
            cycle = [at]
            while heads[cycle[-1]] != at:
                cycle.append(heads[cycle[-1]])
            return cycle
        at = start
        while state[at] == start + 1:
            state[at] = -1
            at = heads[at]
    return []

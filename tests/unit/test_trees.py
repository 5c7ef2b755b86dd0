"""Trees and sequences of labels, held against trying every one of them."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotes.parse import trees
from quotes.parse.labels import best_labels
from quotes.parse.trees import Heads, Scores, find_tree, find_trees


def _is_tree(heads: tuple[int, ...]) -> bool:
    """Tell whether heads (counted from 1, 0 the root) make a tree with one word at the root."""
    for word in range(1, len(heads) + 1):
        seen = set()
        at = word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return heads.count(0) == 1


def _score(scores: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads, 1)))


@st.composite
def _scored(draw: st.DrawFn, words: int) -> Scores:
    values = st.integers(-1000, 0)
    rows = draw(st.lists(values, min_size=(words + 1) ** 2, max_size=(words + 1) ** 2))
    return np.array(rows, dtype=np.float32).reshape(words + 1, words + 1)


def _own(heads: Heads) -> tuple[int, ...]:
    return tuple(heads[1:].tolist())


@given(st.integers(1, 4).flatmap(_scored))
def test_no_tree_with_one_root_scores_higher(scores: Scores) -> None:
    words = len(scores) - 1
    best = max(
        _score(scores, heads)
        for heads in product(range(words + 1), repeat=words)
        if _is_tree(heads)
    )

    found = _own(find_tree(scores))

    assert _is_tree(found)
    assert best == _score(scores, found)


@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
def test_a_tree_takes_no_more_rounds_than_two_a_word(words: int, seed: int) -> None:
    # Scores that are all but equal: every word could be the root, and cycles nest in cycles.
    scores = np.random.default_rng(seed).normal(0, 1e-6, (words + 1, words + 1))
    rounds = 0

    def counted(*given: object) -> object:
        nonlocal rounds
        rounds += 1
        return original(*given)

    original = trees._span
    trees._span = counted
    try:
        found = _own(find_tree(scores))
    finally:
        trees._span = original

    assert _is_tree(found)
    assert rounds <= 2 * words


@given(st.lists(st.integers(1, 7).flatmap(_scored), min_size=1, max_size=4))
def test_a_batch_scores_like_its_sentences(batch: list[Scores]) -> None:
    longest = max(map(len, batch))
    padded = np.full((len(batch), longest, longest), 9.0, dtype=np.float32)
    for row, scores in zip(padded, batch, strict=True):
        row[: len(scores), : len(scores)] = scores

    found = [_own(heads) for heads in find_trees(padded, list(map(len, batch)))]

    assert all(map(_is_tree, found))
    for scores, tree in zip(batch, found, strict=True):
        assert _score(scores, tree) == _score(scores, _own(find_tree(scores)))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_no_sequence_of_labels_scores_higher(lengths: list[int], random: object) -> None:
    rng = np.random.default_rng(random.getrandbits(32))  # type: ignore[attr-defined]
    scores = rng.integers(-99, 99, (len(lengths), max(lengths), 3)).astype(np.float32)
    moves = rng.integers(-99, 99, (3, 3)).astype(np.float32)

    def worth(row: int, labels: tuple[int, ...]) -> float:
        steps = sum(moves[one, other] for one, other in pairwise(labels))
        return float(steps + sum(scores[row, at, label] for at, label in enumerate(labels)))

    for row, found in enumerate(best_labels(scores, moves, lengths)):
        best = max(worth(row, labels) for labels in product(range(3), repeat=lengths[row]))
        assert len(found) == lengths[row]
        assert best == worth(row, tuple(found))

"""Scores of labels turned into the best sequence of them: pure arithmetic."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray


def best_labels(
    scores: NDArray[np.float32], moves: NDArray[np.float32], lengths: Sequence[int]
) -> Iterator[list[int]]:
    """Yield each sentence's best sequence of labels (Viterbi 1967), all sentences in step.

    Args:
        scores: (sentences, longest, labels), padded.
        moves: (labels, labels), what it is worth to go from one label to another.
        lengths: words of each sentence.

    """
    longest = scores.shape[1]
    best = scores[:, 0]
    sums, froms = [best], []
    for step in range(1, longest):
        ways = best[:, :, None] + moves
        froms.append(ways.argmax(axis=1))
        best = scores[:, step] + ways.max(axis=1)
        sums.append(best)
    for row, length in enumerate(lengths):
        labels = [int(sums[length - 1][row].argmax())]
        for step in range(length - 2, -1, -1):
            labels.append(int(froms[step][row, labels[-1]]))
        yield labels[::-1]

"""Boosted trees read from plain data: scores for rows of facts, and what each fact added.

The trees are fitted with LightGBM (`python -m benchmarks fit`), which is not needed to run them.
What a fact added to one row is told along its path, as in Saabas (2014), “Interpreting random
forests”: the change of the mean value from a node to the child that the row goes on to.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Places = NDArray[np.intp]

# Rows walked down the trees at once: bounds memory, and what is walked stays near the processor.
_AT_ONCE = 256


@frozen(kw_only=True, eq=False)
class Forest:
    """Trees as flat arrays: a leaf is a node that leads to itself.

    `fact` is the column of the rows that a node asks for; `steps` is how deep the deepest tree is.
    """

    fact: Places
    threshold: NDArray[np.float64]
    left: Places
    right: Places
    value: NDArray[np.float64]
    roots: Places
    steps: int
    _children: Places = field(init=False, repr=False)
    _splits: NDArray[np.bool_] = field(init=False, repr=False)

    @_children.default
    def _pair_children(self) -> Places:
        """Each node's right child, then its left."""
        return np.stack([self.right, self.left], axis=1).ravel()

    @_splits.default
    def _tell_splits(self) -> NDArray[np.bool_]:
        splits: NDArray[np.bool_] = self.left != np.arange(len(self.left))
        return splits

    @staticmethod
    def of(record: Mapping[str, Any]) -> "Forest":
        """Read trees from their JSON record."""
        return Forest(
            fact=np.asarray(record["fact"], dtype=np.intp),
            threshold=np.asarray(record["threshold"], dtype=np.float64),
            left=np.asarray(record["left"], dtype=np.intp),
            right=np.asarray(record["right"], dtype=np.intp),
            value=np.asarray(record["value"], dtype=np.float64),
            roots=np.asarray(record["roots"], dtype=np.intp),
            steps=int(record["steps"]),
        )

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """Return the sum of all trees for each row."""
        return np.concatenate([np.empty(0), *(self._scores(part) for part in _parts(rows))])

    def _scores(self, rows: Rows) -> NDArray[np.float64]:
        ends = np.tile(self.roots, len(rows))
        for pairs, _, nodes in self._walk(rows):
            ends[pairs] = nodes
        total: NDArray[np.float64] = self.value[ends].reshape(len(rows), -1).sum(axis=1)
        return total

    def added(self, rows: Rows) -> NDArray[np.float64]:
        """Return what each fact (column) added to the score of each row."""
        none = np.empty((0, rows.shape[1]))
        return np.concatenate([none, *(self._added(part) for part in _parts(rows))])

    def _added(self, rows: Rows) -> NDArray[np.float64]:
        found = np.zeros(rows.size)
        for pairs, before, after in self._walk(rows):
            cells = pairs // len(self.roots) * rows.shape[1] + self.fact.take(before)
            steps = self.value.take(after) - self.value.take(before)
            found += np.bincount(cells, weights=steps, minlength=len(found))
        return found.reshape(rows.shape)

    def _walk(self, rows: Rows) -> Iterator[tuple[Places, Places, Places]]:
        """Go down all trees by all rows: yield for every step the pairs of a row and a tree that
        go on, row by row, the nodes that they leave, and those that they come to."""
        facts = rows.ravel()
        nodes = np.tile(self.roots, len(rows))
        starts = np.repeat(np.arange(len(rows)) * rows.shape[1], len(self.roots))
        pairs = np.arange(len(nodes))
        for _ in range(self.steps):
            value = facts.take(starts + self.fact.take(nodes))
            reached = self._children.take(2 * nodes + (value <= self.threshold.take(nodes)))
            yield pairs, nodes, reached
            going = np.flatnonzero(self._splits.take(reached))
            nodes, starts, pairs = reached.take(going), starts.take(going), pairs.take(going)


def _parts(rows: Rows) -> Iterator[Rows]:
    for first in range(0, len(rows), _AT_ONCE):
        yield rows[first : first + _AT_ONCE]

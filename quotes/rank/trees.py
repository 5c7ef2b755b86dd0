"""Boosted trees read from plain data: scores for rows of facts, and what each fact added.

The trees are fitted with LightGBM (`python -m benchmarks fit`), which is not needed to run them.
What a fact added to one row is told along its path, as in Saabas (2014), “Interpreting random
forests”: the change of the mean value from a node to the child that the row goes on to.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
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

    `names` are the facts that the trees ask for, by number; `steps` is how deep the deepest tree
    is.
    """

    names: tuple[str, ...]
    fact: Places
    threshold: NDArray[np.float64]
    left: Places
    right: Places
    value: NDArray[np.float64]
    roots: Places
    steps: int
    _places: dict[str, int] = field(init=False, repr=False)
    _children: Places = field(init=False, repr=False)
    _splits: NDArray[np.bool_] = field(init=False, repr=False)

    @_places.default
    def _index_names(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

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
            names=tuple(record["names"]),
            fact=np.asarray(record["fact"], dtype=np.intp),
            threshold=np.asarray(record["threshold"], dtype=np.float64),
            left=np.asarray(record["left"], dtype=np.intp),
            right=np.asarray(record["right"], dtype=np.intp),
            value=np.asarray(record["value"], dtype=np.float64),
            roots=np.asarray(record["roots"], dtype=np.intp),
            steps=int(record["steps"]),
        )

    def rows_of(
        self, facts: Sequence[Mapping[str, float]], *, common: Mapping[str, float] | None = None
    ) -> Rows:
        """Put facts by name into rows, each beside those that all have in `common`, in whose place
        its own stand; what no tree asks for is passed over."""
        places, width = self._places, len(self.names)
        table = array("f", bytes(4 * width))
        for name, value in (common or {}).items():
            if name in places:
                table[places[name]] = value
        table *= len(facts)
        for row, own in enumerate(facts):
            first = row * width
            for name, value in own.items():
                if name in places:
                    table[first + places[name]] = value
        return np.array(table, dtype=np.float32).reshape(len(facts), width)

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
        none = np.empty((0, len(self.names)))
        return np.concatenate([none, *(self._added(part) for part in _parts(rows))])

    def _added(self, rows: Rows) -> NDArray[np.float64]:
        found = np.zeros(rows.size)
        for pairs, before, after in self._walk(rows):
            cells = pairs // len(self.roots) * len(self.names) + self.fact.take(before)
            steps = self.value.take(after) - self.value.take(before)
            found += np.bincount(cells, weights=steps, minlength=len(found))
        return found.reshape(rows.shape)

    def _walk(self, rows: Rows) -> Iterator[tuple[Places, Places, Places]]:
        """Go down all trees by all rows: yield for every step the pairs of a row and a tree that
        go on, row by row, the nodes that they leave, and those that they come to."""
        facts = rows.ravel()
        nodes = np.tile(self.roots, len(rows))
        starts = np.repeat(np.arange(len(rows)) * len(self.names), len(self.roots))
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


def probabilities(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the scores of one quotation's candidates into probabilities that sum to 1."""
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares

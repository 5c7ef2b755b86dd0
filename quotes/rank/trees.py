"""Boosted trees read from plain data: scores for rows of facts, and what each fact added.

The trees are fitted with LightGBM (`python -m benchmarks fit`), which is not needed to run them.
What a fact added to one row is told along its path, as in Saabas (2014), “Interpreting random
forests”: the change of the mean value from a node to the child that the row goes on to.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

Rows = NDArray[np.float64]


@frozen(kw_only=True, eq=False)
class Forest:
    """Trees as flat arrays: a leaf is a node that leads to itself.

    `names` are the facts that the trees ask for, by number; `steps` is how deep the deepest tree
    is.
    """

    names: tuple[str, ...]
    fact: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    steps: int
    _places: dict[str, int] = field(init=False, repr=False)

    @_places.default
    def _index_names(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    @staticmethod
    def of(record: Mapping[str, Any]) -> "Forest":
        """Read trees from their JSON record."""
        return Forest(
            names=tuple(record["names"]),
            fact=np.asarray(record["fact"], dtype=np.int32),
            threshold=np.asarray(record["threshold"], dtype=np.float64),
            left=np.asarray(record["left"], dtype=np.int32),
            right=np.asarray(record["right"], dtype=np.int32),
            value=np.asarray(record["value"], dtype=np.float64),
            roots=np.asarray(record["roots"], dtype=np.int32),
            steps=int(record["steps"]),
        )

    def rows_of(
        self, facts: Sequence[Mapping[str, float]], *, common: Mapping[str, float] | None = None
    ) -> Rows:
        """Put facts by name into rows, each beside those that all have in `common`, in whose place
        its own stand; what no tree asks for is passed over."""
        rows = np.zeros((len(facts), len(self.names)), dtype=np.float32)
        for name, value in (common or {}).items():
            place = self._places.get(name)
            if place is not None:
                rows[:, place] = value
        for row, one in zip(rows, facts, strict=True):
            for name, value in one.items():
                place = self._places.get(name)
                if place is not None:
                    row[place] = value
        return rows.astype(np.float64)

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """Return the sum of all trees for each row."""
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        number = np.arange(len(rows))[:, None]
        for _ in range(self.steps):
            at = self._next(rows, number, at)
        total: NDArray[np.float64] = self.value[at].sum(axis=1)
        return total

    def added(self, row: Rows) -> dict[str, float]:
        """Return what each fact of one row added to its score, where it added anything."""
        rows, number = row[None, :], np.zeros((1, 1), dtype=np.int64)
        at = self.roots[None, :].copy()
        found = np.zeros(len(self.names))
        for _ in range(self.steps):
            after = self._next(rows, number, at)
            steps = self.value[after[0]] - self.value[at[0]]
            found += np.bincount(self.fact[at[0]], weights=steps, minlength=len(self.names))
            at = after
        return {self.names[place]: float(found[place]) for place in np.flatnonzero(found)}

    def _next(
        self, rows: Rows, number: NDArray[np.int64], at: NDArray[np.int32]
    ) -> NDArray[np.int32]:
        goes_left = rows[number, self.fact[at]] <= self.threshold[at]
        return np.where(goes_left, self.left[at], self.right[at])


def probabilities(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the scores of one quotation's candidates into probabilities that sum to 1."""
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares

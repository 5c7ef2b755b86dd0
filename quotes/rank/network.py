"""Small neural networks over the same facts that the trees weigh.

Trees cut each fact where it matters and know little of a fact that is rare; a network adds all
facts up and so learns from many weak ones. Together they are right more often than either
(`python -m benchmarks fit` shows it). Each is two hidden layers and a line beside them; fitted with
torch, run with numpy.
"""

from collections.abc import Mapping

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from quotes.rank.trees import Rows

Weights = NDArray[np.float32]

# How far from its mean a fact counts, in standard deviations: a rare fact says no more.
FARTHEST = 6.0
# What the line beside the hidden layers counts for.
LINE = 0.3


@frozen(kw_only=True, eq=False)
class Network:
    """The weights of one network: `mean` and `spread` of each fact, the line, and the layers."""

    mean: Weights
    spread: Weights
    line: Weights
    wide: Weights
    wide_bias: Weights
    narrow: Weights
    narrow_bias: Weights
    out: Weights
    _absent: Weights = field(init=False, repr=False)

    @_absent.default
    def _scale_nothing(self) -> Weights:
        return self._scaled(np.zeros_like(self.mean))

    @staticmethod
    def of(record: Mapping[str, NDArray[np.floating]]) -> "Network":
        """Read a network from its arrays by name."""
        return Network(**{name: np.asarray(a, dtype=np.float32) for name, a in record.items()})

    def _scaled(self, rows: Rows) -> Weights:
        scaled: Weights = np.clip((rows - self.mean) / self.spread, -FARTHEST, FARTHEST)
        return scaled

    def scores(self, rows: Rows) -> NDArray[np.float64]:
        """Return the score of each row."""
        facts = self._scaled(rows)
        first = np.maximum(facts @ self.wide.T + self.wide_bias, 0)
        second = np.maximum(first @ self.narrow.T + self.narrow_bias, 0)
        return np.asarray(second @ self.out + LINE * (facts @ self.line), dtype=np.float64)

    def added(self, rows: Rows) -> NDArray[np.float64]:
        """Return about what each fact added to the score of each row: the slope there times how far
        the fact is from where it is when absent (gradient times input)."""
        facts = self._scaled(rows)
        first = facts @ self.wide.T + self.wide_bias
        second = np.maximum(first, 0) @ self.narrow.T + self.narrow_bias
        slope = ((second > 0) * self.out) @ self.narrow
        slopes = (slope * (first > 0)) @ self.wide + LINE * self.line
        return np.asarray(slopes * (facts - self._absent), dtype=np.float64)

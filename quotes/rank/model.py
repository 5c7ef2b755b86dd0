"""The fitted weights of the ranker: trees and networks, each half of a score.

`python -m benchmarks fit` fits them and writes the data, which says on what.
"""

import json
from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from quotes.rank.network import Network
from quotes.rank.trees import Forest, Rows

# Fitted scores are a tenth too sure of outlets that they were not fitted to: chosen by the
# log-likelihood out of fold.
TEMPERED = 0.9
DATA = "ranker.json"
NETWORKS = "ranker.safetensors"


@frozen(kw_only=True, eq=False)
class RankModel:
    """Weighs rows of facts, whose columns `names` tells; without networks by the trees alone."""

    names: tuple[str, ...]
    forest: Forest
    networks: tuple[Network, ...] = ()
    _places: dict[str, int] = field(init=False, repr=False)

    @_places.default
    def _index_names(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.names)}

    @staticmethod
    def of(
        record: Mapping[str, Any], networks: Mapping[str, NDArray[np.floating]] | None = None
    ) -> "RankModel":
        """Read names and trees from their JSON record, networks from arrays called “0.wide”."""
        parts: dict[int, dict[str, NDArray[np.floating]]] = {}
        for name, weights in (networks or {}).items():
            number, part = name.split(".")
            parts.setdefault(int(number), {})[part] = weights
        return RankModel(
            names=tuple(record["names"]),
            forest=Forest.of(record["trees"]),
            networks=tuple(Network.of(parts[number]) for number in sorted(parts)),
        )

    def rows_of(
        self, facts: Sequence[Mapping[str, float]], *, common: Mapping[str, float] | None = None
    ) -> Rows:
        """Put facts by name into rows, each beside those that all have in `common`, in whose place
        its own stand; what has no column is passed over."""
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
        """Return the score of each row."""
        return _together(self.forest.scores(rows), [n.scores(rows) for n in self.networks])

    def added(self, rows: Rows) -> NDArray[np.float64]:
        """Return what each fact (column) added to the score of each row."""
        return _together(self.forest.added(rows), [n.added(rows) for n in self.networks])


def _together(
    by_trees: NDArray[np.float64], by_networks: Sequence[NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Half the trees' and half the networks' mean, tempered; the trees' own without networks."""
    if not by_networks:
        return by_trees
    return TEMPERED * (by_trees + sum(by_networks) / len(by_networks)) / 2


def probabilities(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the scores of one quotation's candidates into probabilities that sum to 1."""
    powers = np.exp(scores - scores.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares


@cache
def shipped_model() -> RankModel:
    """Return the weights that ship with the package."""
    from safetensors.numpy import load_file

    package = files("quotes.rank")
    record = json.loads(package.joinpath(DATA).read_text(encoding="utf-8"))
    with as_file(package.joinpath(NETWORKS)) as path:
        return RankModel.of(record, load_file(path))

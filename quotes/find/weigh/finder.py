"""How likely a reading is an attribution: a logistic model over its facts, shipped as plain data.

`python -m benchmarks finder` fits and writes it.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from attrs import field, frozen

from quotes.find.weigh.facts import Facts

DATA = "finder.json"


@frozen(kw_only=True)
class Finder:
    """Weights by the names of facts; what has none weighs nothing.

    `least` is the probability from which a reading counts.
    """

    intercept: float
    least: float
    weights: Mapping[str, float] = field(factory=dict, repr=False)

    def probability(self, facts: Facts) -> float:
        """Return the probability that a reading with these facts is an attribution."""
        weights = self.weights
        score = self.intercept + sum(weights.get(name, 0.0) * v for name, v in facts.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def shipped_finder() -> Finder:
    """Return the finder that ships with the package."""
    text = files("quotes.find.weigh").joinpath(DATA).read_text(encoding="utf-8")
    return finder_of(json.loads(text))


def finder_of(record: Mapping[str, Any]) -> Finder:
    """Read a finder from its JSON record."""
    return Finder(intercept=record["intercept"], least=record["least"], weights=record["weights"])

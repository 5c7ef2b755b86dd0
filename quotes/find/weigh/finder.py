"""How likely a reading is an attribution, and where its content begins: logistic models over plain
facts, shipped as data.

`python -m benchmarks finder` fits and writes it.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from attrs import field, frozen

from quotes.find.weigh.facts import Facts
from quotes.find.weigh.overlaps import Overlap
from quotes.find.weigh.starts import Start

DATA = "finder.json"

# The names of a reading's own log odds, and of what holds for all, among the weights of overlap.
OWN = "own"
CONSTANT = "constant"


@frozen(kw_only=True)
class Finder:
    """Weights by the names of facts; what has none weighs nothing.

    `least` is the probability from which a reading counts; `overlap` are the weights of the facts
    of other readings, and of its own log odds and 1; `starts` those of a content's first word.
    """

    intercept: float
    least: float
    weights: Mapping[str, float] = field(factory=dict, repr=False)
    overlap: Mapping[str, float] = field(factory=dict, repr=False)
    starts: Mapping[str, float] = field(factory=dict, repr=False)

    def probability(self, facts: Facts) -> float:
        """Return the probability that a reading with these facts is an attribution, by itself."""
        weights = self.weights
        score = self.intercept + sum(weights.get(name, 0.0) * v for name, v in facts.items())
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

    def beside(self, probability: float, overlap: Overlap) -> float:
        """Return the probability of a reading among the others of its sentence."""
        weights = self.overlap
        odds = log_odds(probability)
        score = weights.get(CONSTANT, 0.0) + weights.get(OWN, 1.0) * odds
        score += sum(weights.get(name, 0.0) for name in overlap.facts)
        return 1 / (1 + exp(-score))

    def likeliest(self, starts: Sequence[Start]) -> Start:
        """Return the likeliest of a content's starts, of equals the first."""
        weights = self.starts
        return max(starts, key=lambda s: sum(weights.get(name, 0.0) for name in s.facts))


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, none of them beyond reach."""
    return log((probability + 0.005) / (1.005 - probability))


@cache
def shipped_finder() -> Finder:
    """Return the finder that ships with the package."""
    text = files("quotes.find.weigh").joinpath(DATA).read_text(encoding="utf-8")
    return finder_of(json.loads(text))


def finder_of(record: Mapping[str, Any]) -> Finder:
    """Read a finder from its JSON record."""
    return Finder(
        intercept=record["intercept"],
        least=record["least"],
        weights=record["weights"],
        overlap=record["overlap"],
        starts=record["starts"],
    )

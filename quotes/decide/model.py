"""The fitted models of confidence: plain weights, shipped as data and read once.

`python -m benchmarks calibrate` fits and writes them.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from attrs import field, frozen

from quotes.decide.features import GARBLED, IN_TURN, Features

DATA = "confidence.json"
# Nothing that is learned from some thousand outcomes is surer than four hundred to one.
_STEEPEST = 6.0
_MOST_IN_GARBLED = 0.55
_MOST_IN_TURN = 0.79


@frozen(kw_only=True)
class Model:
    """A logistic model: the probability of something, given what an outcome rests on.

    What no weight is given for weighs nothing.
    """

    intercept: float
    weights: Mapping[str, float] = field(factory=dict)

    def probability(self, features: Features) -> float:
        """Return the probability, never quite 0 or 1."""
        score = self.intercept + sum(
            self.weights.get(name, 0.0) * value for name, value in features.items()
        )
        return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, score))))


@frozen(kw_only=True)
class Models:
    """How likely the best name is right, and how likely the text names nobody."""

    named: Model
    unnamed: Model

    def chance_named(self, features: Features) -> float:
        """Return how likely the best name is right.

        A garbled text has likely lost paragraphs. Too few are annotated to fit that, so no name
        that comes from another sentence of it is taken for sure. Nor is the name of who speaks in
        turn: a line that an outlet left out turns every name after it over.
        """
        most = [_MOST_IN_GARBLED] if GARBLED in features else []
        most += [_MOST_IN_TURN] if IN_TURN in features else []
        return min([self.named.probability(features), *most])

    def chance_unnamed(self, features: Features) -> float:
        """Return how likely the text names nobody."""
        return self.unnamed.probability(features)


@cache
def shipped_models() -> Models:
    """Return the models that ship with the package."""
    text = files("quotes.decide").joinpath(DATA).read_text(encoding="utf-8")
    return models_of(json.loads(text))


def models_of(record: Mapping[str, Any]) -> Models:
    """Read models from their JSON record."""
    return Models(**{name: Model(**record[name]) for name in ("named", "unnamed")})

"""The last word on each quotation: is the best name given, and how likely is the outcome right.

What an outcome rests on is put into named numbers (`features`); two logistic models, fitted on gold
and shipped as data (`model`), turn them into probabilities; `verdicts` decides by those.
"""

from quotes.decide.features import Features, damage_of, features_of
from quotes.decide.model import Model, Models, shipped_models
from quotes.decide.verdicts import JudgeRule, Verdict, judge_outcomes

__all__ = [
    "Features",
    "JudgeRule",
    "Model",
    "Models",
    "Verdict",
    "damage_of",
    "features_of",
    "judge_outcomes",
    "shipped_models",
]

"""The last word on each quotation: is the likeliest name given, and how likely is that right."""

from quotes.decide.verdicts import DecisionRule, Verdict, decide_outcomes

__all__ = ["DecisionRule", "Verdict", "decide_outcomes"]

"""From what an outcome rests on to its verdict: whom to name, if anybody, and how surely."""

from collections.abc import Sequence
from enum import StrEnum

from attrs import evolve, frozen

from quotes.decide.features import best_entities, features_of
from quotes.decide.model import Models, shipped_models
from quotes.document import Document
from quotes.model import MentionForm, Reason, Status
from quotes.refer import Cast, Resolution, Resolved
from quotes.source.attributed import SourceRule


class JudgeRule(StrEnum):
    """By which rule the last word differs from what resolution says; shown in the evidence."""

    BEST = "best_candidate"
    HELD_BACK = "below_min_confidence"


@frozen(kw_only=True)
class Verdict:
    """The outcome's status, why nobody is named, and how likely status and names are right.

    `resolution` has whoever is named, or would have been; `named` is how likely the best name is
    right, given or not.
    """

    status: Status
    reason: Reason | None = None
    rule: JudgeRule | None = None
    resolution: Resolution
    confidence: float
    named: float


def judge_outcomes(
    document: Document,
    cast: Cast,
    resolved: Sequence[Resolved],
    *,
    least: float,
    excerpt: bool = False,
    models: Models | None = None,
) -> tuple[Verdict, ...]:
    """Return the verdict on every quotation, in the same order.

    Args:
        document: the article.
        cast: its entities.
        resolved: its quotations, each with whom its source stands for.
        least: the least probability of being right at which the best name is given; the first
            of those that resolution only weighed needs more, unless every name is wanted.
        excerpt: whether the text is cut out of a longer one; then nobody is named, unless every
            name is wanted, but surely and by name, since whom a pronoun means, and who goes on
            from a paragraph before, may stand in what was cut off.
        models: what to judge by in place of the models that ship.

    """
    judging = models or shipped_models()
    return tuple(
        _judge(
            item.resolution,
            named=round(judging.chance_named(features), 3),
            unnamed=round(judging.chance_unnamed(features), 3),
            least=_least_in_excerpt(resolved, item, least) if excerpt else least,
        )
        for item, features in zip(resolved, features_of(document, cast, resolved), strict=True)
    )


def _least_in_excerpt(resolved: Sequence[Resolved], item: Resolved, least: float) -> float:
    if least < _BALANCED:
        return least
    return max(least, _SURE_IN_EXCERPT) if _is_told_within(resolved, item) else _NEVER


def _is_told_within(resolved: Sequence[Resolved], item: Resolved) -> bool:
    """Tell whether a name stands with the words themselves, or with those before in the same
    paragraph that they continue."""
    attributed = item.attributed
    for _ in resolved:
        if attributed.rule is not SourceRule.SAME_PARAGRAPH or attributed.follows is None:
            break
        attributed = resolved[attributed.follows].attributed
    named = attributed.mention is not None and attributed.form is MentionForm.NAME
    return named or attributed.rule is SourceRule.LABEL


# Of candidates that resolution itself left open about two thirds were wrong on gold below this.
_SURE = 0.7
_BALANCED = 0.5
# On quotations cut out of gold with 100 code points around, 5 in 100 names were wrong from here.
_SURE_IN_EXCERPT = 0.92
_NEVER = 2.0


def _to_promote(least: float) -> float:
    """What a mere candidate needs: more than a name, unless the caller wants every name."""
    return least if least < _BALANCED else max(least, _SURE)


def _judge(resolution: Resolution, *, named: float, unnamed: float, least: float) -> Verdict:
    best = best_entities(resolution)
    needed = least if resolution.is_named else _to_promote(least)
    if (best or resolution.is_named) and named >= needed:
        return Verdict(
            status=Status.RESOLVED,
            rule=None if resolution.is_named else JudgeRule.BEST,
            resolution=evolve(resolution, entities=best, reason=None),
            confidence=named,
            named=named,
        )
    return Verdict(
        status=Status.UNRESOLVED,
        reason=resolution.reason or Reason.AMBIGUOUS,
        rule=JudgeRule.HELD_BACK if resolution.is_named else None,
        resolution=resolution,
        confidence=unnamed,
        named=named,
    )

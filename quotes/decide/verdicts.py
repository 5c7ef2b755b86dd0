"""From each quotation's ranking to its outcome: whom to name, if anybody, and how surely."""

from collections.abc import Sequence
from enum import StrEnum

from attrs import evolve, frozen

from quotes.document import Document
from quotes.find.frames import Frame
from quotes.mentions.entities import Cast
from quotes.model import Fact, MentionForm, Reason, Status
from quotes.rank.candidates import NOBODY, Candidate
from quotes.rank.model import RankModel
from quotes.rank.outcome_facts import GARBLED, IN_TURN
from quotes.rank.ranker import Ranking, rank_speakers, tell_facts
from quotes.refer import Resolution, Resolved, Weighed
from quotes.source.attributed import SourceRule

# Candidates shown beside the name; of the rest nobody wants to read.
_MOST_SHOWN = 5
_LEAST_SHOWN = 0.05
# A fitted share is never certain; higher ones are shown as this.
_SUREST = 0.995


# What rests on more than a sentence of a text that is damaged in every way has likely lost
# paragraphs: too few such texts are annotated to fit that. And where nothing but the order of turns
# tells who speaks, a line that an outlet left out turns every name after it over.
_DOUBTS = {GARBLED: 0.55, IN_TURN: 0.79}


class DecisionRule(StrEnum):
    """How the outcome differs from what the rules of resolution say; shown in the evidence."""

    RANKED = "ranked_first"
    HELD_BACK = "below_min_confidence"


@frozen(kw_only=True)
class Verdict:
    """The outcome's status, why nobody is named, and how likely status and names are right.

    `resolution` has whoever is named, or would have been, and the candidates by probability;
    `named` is how likely the best name is right, given or not; `facts` spoke most for it or
    against it.
    """

    status: Status
    reason: Reason | None = None
    rule: DecisionRule | None = None
    resolution: Resolution
    confidence: float
    named: float
    facts: tuple[Fact, ...] = ()


def decide_outcomes(
    document: Document,
    cast: Cast,
    frames: Sequence[Frame],
    resolved: Sequence[Resolved],
    *,
    least: float,
    excerpt: bool = False,
    model: RankModel | None = None,
) -> tuple[Verdict, ...]:
    """Return the verdict on every quotation, in the same order.

    Args:
        document: the article.
        cast: its entities.
        frames: the cues of its sentences.
        resolved: its quotations, each with what the rules found.
        least: the least probability of being right at which the likeliest name is given.
        excerpt: whether the text is cut out of a longer one; then nobody is named, unless every
            name is wanted, but surely and by name, since whom a pronoun means, and who goes on
            from a paragraph before, may stand in what was cut off.
        model: what to weigh by in place of the weights that ship.

    """
    rankings = rank_speakers(document, cast, frames, resolved, model=model)
    decided = [
        _decide(
            item,
            ranking,
            least=_least_in_excerpt(resolved, item, least) if excerpt else least,
        )
        for item, ranking in zip(resolved, rankings, strict=True)
    ]
    told = tell_facts(rankings, [candidate for _, candidate in decided], model=model)
    return tuple(
        evolve(verdict, facts=facts) for (verdict, _), facts in zip(decided, told, strict=True)
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


_BALANCED = 0.5
# On quotations cut out of gold with 100 code points around, 5 in 100 names were wrong from here.
_SURE_IN_EXCERPT = 0.92
_NEVER = 2.0


def _decide(item: Resolved, ranking: Ranking, *, least: float) -> tuple[Verdict, Candidate]:
    """Return a verdict and the candidate whose chances it rests on."""
    best = ranking.best_named()
    nobody = ranking.chance_of(NOBODY)
    if best is None:
        verdict = Verdict(
            status=Status.UNRESOLVED,
            reason=item.resolution.reason or _reason_by_form(item),
            resolution=item.resolution,
            confidence=_shown(nobody),
            named=0.0,
        )
        return verdict, NOBODY
    candidate, chance = best
    chance = min(chance, *(most for fact, most in _DOUBTS.items() if ranking.has(fact)), 1.0)
    changed = not _is_ruled(item.resolution, candidate)
    if chance >= least:
        verdict = Verdict(
            status=Status.RESOLVED,
            rule=DecisionRule.RANKED if changed else None,
            resolution=_resolution_of(item.resolution, candidate, ranking, named=True),
            confidence=_shown(chance),
            named=_shown(chance),
        )
        return verdict, candidate
    ruled = item.resolution.reason
    likely_nobody = nobody >= 1 - nobody
    verdict = Verdict(
        status=Status.UNRESOLVED,
        reason=ruled or (_reason_by_form(item) if likely_nobody else Reason.AMBIGUOUS),
        rule=DecisionRule.HELD_BACK if item.resolution.is_named else None,
        resolution=_resolution_of(item.resolution, candidate, ranking, named=False),
        confidence=_shown(nobody),
        named=_shown(chance),
    )
    return verdict, NOBODY if likely_nobody else candidate


def _shown(chance: float) -> float:
    return round(min(chance, _SUREST), 3)


def _is_ruled(resolution: Resolution, candidate: Candidate) -> bool:
    if candidate.unlisted:
        return True
    return resolution.is_named and resolution.entities == candidate.entities


def _resolution_of(
    ruled: Resolution, candidate: Candidate, ranking: Ranking, *, named: bool
) -> Resolution:
    """What the rules found, with the candidate for whom it names; weighed are all of them, or,
    where he is `named`, the others."""
    weighed = tuple(
        Weighed(entity=c.entities[0], score=_shown(p))
        for c, p in sorted(
            zip(ranking.candidates, ranking.chances, strict=True), key=lambda pair: -pair[1]
        )[:_MOST_SHOWN]
        if len(c.entities) == 1 and p >= _LEAST_SHOWN and not (named and c == candidate)
    )
    if _is_ruled(ruled, candidate):
        return evolve(ruled, weighed=weighed)
    return evolve(
        ruled,
        entities=candidate.entities,
        name=None,
        given=None,
        reason=None,
        weighed=weighed,
    )


# What a source phrase alone tells of why nobody is named, where the rules had named somebody.
_REASONS = {
    MentionForm.PRONOUN: Reason.NO_ANTECEDENT,
    MentionForm.DESCRIPTION: Reason.NO_ANTECEDENT,
    MentionForm.NAME: Reason.AMBIGUOUS,
}


def _reason_by_form(item: Resolved) -> Reason:
    form = item.attributed.form
    return Reason.NO_ATTRIBUTION if form is None else _REASONS[form]

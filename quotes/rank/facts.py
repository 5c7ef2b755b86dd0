"""Facts about each candidate of each quotation, as named numbers that a fitted model weighs.

Facts of the quotation (its kind, its source's form, how the rules came to their answer) stand
beside those of the pair (how near, in what role, of which gender, who spoke last, named in the
words). A fact that is 0 is left out.
"""

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from quotes.document import Document
from quotes.find.frames import Frame
from quotes.mentions.entities import Cast
from quotes.rank.article import ArticleView
from quotes.rank.candidate_facts import candidate_facts, nobody_facts
from quotes.rank.candidates import Candidate, Facts
from quotes.rank.outcome_facts import Features, features_of
from quotes.rank.quotation_facts import case_of
from quotes.refer import Resolved


@frozen(kw_only=True)
class Weighing:
    """The candidates of one quotation: `common` are the facts that hold for all of them, `own`
    those of each, in the same order; an own fact stands in place of a common one of its name."""

    candidates: tuple[Candidate, ...]
    common: Facts
    own: tuple[Facts, ...]

    @property
    def facts(self) -> tuple[Facts, ...]:
        """All facts of each candidate."""
        return tuple(self.common | own for own in self.own)


def weigh_all(
    document: Document, cast: Cast, frames: Sequence[Frame], resolved: Sequence[Resolved]
) -> tuple[Weighing, ...]:
    """Return the candidates of every quotation with their facts, in the same order."""
    article = ArticleView.of(document, cast, frames, resolved)
    return tuple(
        _weigh(article, index, features)
        for index, features in enumerate(features_of(document, cast, resolved))
    )


def _weigh(article: ArticleView, index: int, features: Features) -> Weighing:
    case = case_of(article, index, features)
    around = article.fields[index]
    own = tuple(
        nobody_facts(case) if candidate.is_nobody else candidate_facts(case, around, candidate)
        for candidate in around.candidates
    )
    _add_standings(own)
    return Weighing(candidates=around.candidates, common=case.common, own=own)


# --- what only the comparison tells --------------------------------------------------------------


_COMPARED = (
    "weight",
    "l_mod_near",
    "named",
    "p_agrees",
    "l_role",
    "l_near",
    "l_called",
    "l_kind",
    "l_author",
    "namesake_recency",
)


def _add_standings(facts: Sequence[Facts]) -> None:
    """Add what a candidate is beside the others: how many agree or are nearer, whether it leads."""
    people = [f for f in facts if "person" in f and "only_later" not in f]
    people.sort(key=lambda f: f.get("before_distance", 99.0))
    agreeing = [
        f
        for f in people
        if ("p_differs" not in f and "l_gender" not in f) or f.get("l_gender", 0) > 0
    ]
    for rank, one in enumerate(people):
        one["rank_person"] = float(min(rank, 10))
    for rank, one in enumerate(agreeing):
        one["rank_agreeing"] = float(min(rank, 10))
    for name in _COMPARED:
        values = [f.get(name, 0.0) for f in facts]
        best = max(values, default=0.0)
        holders = sum(v == best for v in values) if best > 0 else 0
        if not holders:
            continue
        for one, value in zip(facts, values, strict=True):
            if value == best:
                one[f"top_{name}"] = 1.0 / holders
    nobody = next((f for f in facts if "nobody" in f), None)
    if nobody is not None:
        nobody["any_role"] = float(any("l_role" in f for f in facts))
        nobody["any_called"] = float(any("l_called" in f for f in facts))
        nobody["any_kind"] = float(any("l_kind" in f for f in facts))
        nobody["any_near"] = float(any("l_near" in f for f in facts))
        nobody["any_agrees"] = float(sum("p_agrees" in f for f in facts))
        nobody["any_source"] = float(any("is_source" in f for f in facts))
        gaps = [
            b["before_distance"] - a["before_distance"]
            for a, b in pairwise(agreeing[:2])
            if "before_distance" in a and "before_distance" in b
        ]
        nobody["lead"] = gaps[0] if gaps else 0.0

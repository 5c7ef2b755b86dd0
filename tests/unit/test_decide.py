"""The last word: from probabilities to a name, or to the reason why there is none."""

import pytest

from quotes.decide import DecisionRule, Verdict, decide_outcomes
from quotes.model import Reason, Status
from quotes.rank.model import RankModel
from quotes.refer import gather_names
from tests.scene import document_of, frames_of, resolved_of

SAFE = "said the dam was safe."
PLAIN = "“The dam will hold,” said Clara Moss."


def _model(fact: str, *, more: float) -> RankModel:
    """One tree: whoever has the fact scores `more` than the others."""
    tree = {
        "fact": [0, 0, 0],
        "threshold": [0.5, 0.0, 0.0],
        "left": [1, 1, 2],
        "right": [2, 1, 2],
        "value": [0.0, 0.0, more],
        "roots": [0],
        "steps": 1,
    }
    return RankModel.of({"names": [fact], "trees": tree})


# What the rules found has e to one against any other candidate; or the later name has.
BY_RULES = _model("ruled", more=1.0)
LATER = _model("only_later", more=3.0)


def _verdict(text: str, *, least: float, model: RankModel = BY_RULES) -> Verdict:
    document = document_of(text)
    *_, last = decide_outcomes(
        document,
        gather_names(document),
        frames_of(document),
        resolved_of(document),
        least=least,
        model=model,
    )
    return last


@pytest.mark.parametrize(
    ("text", "least", "status", "rule"),
    [
        (PLAIN, 0.0, Status.RESOLVED, None),
        (PLAIN, 0.73, Status.RESOLVED, None),
        (PLAIN, 0.74, Status.UNRESOLVED, DecisionRule.HELD_BACK),
        (f"The Moss campaign {SAFE}", 0.5, Status.RESOLVED, None),  # a name that no entity has
        (f"They {SAFE}", 0.0, Status.UNRESOLVED, None),  # nobody to name
    ],
)
def test_likeliest_name_is_given_from_the_least_probability_up(
    text: str, least: float, status: Status, rule: DecisionRule | None
) -> None:
    verdict = _verdict(text, least=least)

    assert (verdict.status, verdict.rule) == (status, rule)
    assert (verdict.reason is None) is (status is Status.RESOLVED)


def test_probability_is_the_confidence() -> None:
    verdict = _verdict(PLAIN, least=0.5)

    assert verdict.confidence == verdict.named == pytest.approx(0.731, abs=0.001)
    assert _verdict(PLAIN, least=0.9).confidence == pytest.approx(0.269, abs=0.001)


def test_another_than_the_rules_found_is_named_where_he_is_likelier() -> None:
    text = "Clara Moss left. “The dam will hold,” she said. Hugh Holt left."
    document = document_of(text)
    cast = gather_names(document)

    verdict = _verdict(text, least=0.5, model=LATER)

    assert verdict.rule is DecisionRule.RANKED
    assert [cast.entities[i].name for i in verdict.resolution.entities] == ["Hugh Holt"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PLAIN, Reason.AMBIGUOUS),
        ("Protesters said the dam was unsafe.", Reason.GROUP),
    ],
)
def test_name_held_back_is_ambiguous_and_the_rules_reason_stays(text: str, reason: Reason) -> None:
    assert _verdict(text, least=1.0).reason is reason


def test_candidates_stay_visible_by_probability() -> None:
    weighed = _verdict(f"Nora Quill met Clara Moss. She {SAFE}", least=1.0).resolution.weighed

    assert len(weighed) == 2
    assert [w.score for w in weighed] == sorted((w.score for w in weighed), reverse=True)


def test_facts_are_told_of_who_is_named() -> None:
    assert [f.name for f in _verdict(PLAIN, least=0.5).facts] == ["ruled"]


@pytest.mark.parametrize("least", [0.5, 0.9])
def test_no_antecedent_is_sought_beyond_an_excerpt(least: float) -> None:
    text = f"Clara Moss left. She {SAFE}"
    document = document_of(text)
    given = gather_names(document), frames_of(document), resolved_of(document)

    whole, cut = (
        decide_outcomes(document, *given, least=0.4, model=BY_RULES, excerpt=False),
        decide_outcomes(document, *given, least=least, model=BY_RULES, excerpt=True),
    )

    assert whole[-1].status is Status.RESOLVED
    assert cut[-1].status is Status.UNRESOLVED

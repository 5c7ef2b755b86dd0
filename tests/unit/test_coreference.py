"""Whom an anaphor stands for by the coreference head's scores, followed over chains of pronouns."""

import pytest

from quotes.rank.coreference import Coreference
from quotes.refer import gather_names
from quotes.syntax import Anaphor, Antecedent
from tests.scene import document_of

TEXT = "Clara Moss met Hugh Holt. She left. She said the dam was safe."
MOSS, HOLT = TEXT.index("Moss"), TEXT.index("Holt")
FIRST, SECOND = TEXT.index("She"), TEXT.rindex("She")


def _anaphor(at: int, none: float, scores: dict[int, float]) -> Anaphor:
    antecedents = tuple(
        Antecedent(start=head, end=head + 3, head=head, group=False, score=score)
        for head, score in scores.items()
    )
    return Anaphor(start=at, end=at + 3, head=at, none=none, antecedents=antecedents)


def test_chain_of_pronouns_leads_back_to_its_names() -> None:
    cast = gather_names(document_of(TEXT))
    moss, holt = (next(e.index for e in cast.entities if n in e.name) for n in ("Moss", "Holt"))

    found = Coreference.of(
        (
            _anaphor(SECOND, 0.1, {FIRST: 0.8, HOLT: 0.1}),
            _anaphor(FIRST, 0.2, {MOSS: 0.7, HOLT: 0.1}),
        ),
        cast,
    )

    referent = found.at(SECOND)
    assert referent is not None
    assert referent.entities == {moss: pytest.approx(0.56), holt: pytest.approx(0.18)}
    assert referent.none == pytest.approx(0.26)


def test_what_is_no_anaphor_has_no_referent() -> None:
    assert Coreference.of((), gather_names(document_of(TEXT))).at(FIRST) is None

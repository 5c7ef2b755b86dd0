"""Rows give the act and the stance of the last quotation of a text."""

import pytest

from quotes.find.acts import act_and_stance
from quotes.lexicon.acts import act_of, stance_of
from quotes.terms import Act, Stance
from tests.scene import document_of, findings_of

SAY, WRITE, ASK, ORDER, PROMISE = Act.SAY, Act.WRITE, Act.ASK, Act.ORDER, Act.PROMISE
NEUTRAL, DOUBTFUL, AFFIRMATIVE = Stance


@pytest.mark.parametrize(
    ("text", "act", "stance"),
    [
        ("Clara Moss said that the dam would hold.", SAY, NEUTRAL),
        ("Clara Moss tweeted that the dam would hold.", WRITE, NEUTRAL),
        ("Clara Moss asked whether the dam would hold.", ASK, NEUTRAL),
        ("Clara Moss promised that the dam would hold.", PROMISE, NEUTRAL),
        ("Clara Moss told the panel that the dam would hold.", SAY, NEUTRAL),
        # an infinitive makes an order of telling
        ("Clara Moss ordered the men to leave.", ORDER, NEUTRAL),
        ("“The dam will hold.”", SAY, NEUTRAL),
        ("According to Clara Moss, the dam would hold.", SAY, NEUTRAL),
        ("Clara Moss claimed that the dam would hold.", SAY, DOUBTFUL),
        ("Clara Moss admitted that the dam would fall.", SAY, AFFIRMATIVE),
        # of a speech act without its words the noun tells
        ("Her promise was carried by the agency.", PROMISE, NEUTRAL),
        ("Her claim was carried by the agency.", SAY, DOUBTFUL),
    ],
)
def test_cues_tell_act_and_stance(text: str, act: Act, stance: Stance) -> None:
    *_, found = findings_of(document_of(text)).quotations

    assert act_and_stance(found) == (act, stance)


@pytest.mark.parametrize(
    ("lemma", "infinitive", "act"),
    [
        ("tell", False, SAY),
        ("tell", True, ORDER),
        ("ask", False, ASK),
        ("ask", True, ORDER),
        ("agree", True, PROMISE),
        ("believe", False, Act.THINK),
        ("know", False, Act.KNOW),
        ("plan", True, Act.INTEND),
        ("fear", False, Act.FEEL),
        ("no-such-verb", False, SAY),
    ],
)
def test_lemmas_have_an_act(lemma: str, infinitive: bool, act: Act) -> None:
    assert act_of(lemma, infinitive=infinitive) is act


def test_lemmas_have_a_stance() -> None:
    assert [stance_of(lemma) for lemma in ("say", "allege", "reveal")] == list(Stance)

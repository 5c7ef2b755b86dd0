import json
from importlib.resources import files

import pytest

from quotes.decide import (
    Features,
    JudgeRule,
    Model,
    Models,
    Verdict,
    damage_of,
    features_of,
    judge_outcomes,
    shipped_models,
)
from quotes.decide.model import DATA, models_of
from quotes.document import Document
from quotes.model import Reason, Status, WarningCode
from quotes.refer import gather_names
from tests.scene import document_of, resolved_of

SAFE = "said the dam was safe."
PLAIN = "“The dam will hold,” said Clara Moss."
TIED = f"Hugh Quill and Boris Holt met. He {SAFE}"
# Names are right in three cases of four, from the next sentence in one of four; nobody is named in
# half.
MODELS = Models(
    named=Model(intercept=1.1, weights={"sentences": -2.2}), unnamed=Model(intercept=0.0)
)


def _verdicts(
    text: str, *, least: float = 0.0, models: Models | None = MODELS
) -> tuple[Verdict, ...]:
    document = document_of(text)
    return judge_outcomes(
        document, gather_names(document), resolved_of(document), least=least, models=models
    )


def _features(text: str) -> Features:
    document = document_of(text)
    *_, last = features_of(document, gather_names(document), resolved_of(document))
    return last


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            PLAIN,
            {"source:subject_of_cue", "link:clause_after", "step:name", "cue:say", "type:person"},
        ),
        (f"Clara Moss left. She {SAFE}", {"step:pronoun_she", "sentences"}),
        (f"Former mayor Clara Moss left. The mayor {SAFE}", {"step:role", "sentences"}),
        ("“It holds.” “We know.”", {"source:no_source", "reason:no_attribution", "link:none"}),
        ("“It holds,” Clara Moss said. “Nobody will leave.”", {"follows"}),
        # “Quill” alone, of two
        (
            f"Hugh Quill met Nora Quill. Hugh Quill left. Hugh Quill left. Quill {SAFE}",
            {"namesakes", "family"},
        ),
        (f"Nora Quill met Clara Moss. She {SAFE}", {"rivals", "closeness"}),
        (f"The Moss campaign {SAFE}", {"untagged"}),
        (f"Clara {SAFE}", {"part_of_name", "named_once"}),
        ("Clara Moss called the dam “safe”.", {"cue:name", "few_marked"}),
        ("Clara Moss denied the dam was safe.", {"polarity:negated", "cue_is:root"}),
        ("“The dam will hold.\n\n“We know,” Clara Moss said.", {"reopened", "cue_last"}),
        (f"Clara Moss’s son left. She {SAFE}", {"was_possessor"}),
        (f"Clara Moss left. She {SAFE}", {"was_subject"}),
    ],
)
def test_what_an_outcome_rests_on(text: str, wanted: set[str]) -> None:
    assert wanted <= _features(text).keys()


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (PLAIN, {"rivals", "sentences", "follows", "namesakes", "few_words", "damaged"}),
        (f"Hugh Quill met Nora Quill. Hugh Quill {SAFE}", {"namesakes"}),
        (f"Hugh Quill met Nora Moss. She {SAFE}", {"rivals"}),
    ],
)
def test_what_it_does_not_rest_on_is_left_out(text: str, unwanted: set[str]) -> None:
    assert not unwanted & _features(text).keys()


def test_distance_grows_with_the_sentences_between() -> None:
    near = _features(f"Clara Moss left. She {SAFE}")
    far = _features(f"Clara Moss left. The dam is old. The dam is wide. She {SAFE}")

    assert near["sentences"] < far["sentences"]


def test_speaker_who_goes_on_rests_on_the_first_attribution() -> None:
    first = _features("“It holds,” Clara Moss said.")
    second = _features("“It holds,” Clara Moss said. “Nobody will leave.” “We stay.”")

    assert second["follows"] == 2
    assert {"link:clause_after", "step:name"} <= first.keys() & second.keys()


@pytest.mark.parametrize(
    ("text", "least", "status", "rule"),
    [
        (PLAIN, 0.0, Status.RESOLVED, None),
        (PLAIN, 0.7, Status.RESOLVED, None),
        (PLAIN, 0.8, Status.UNRESOLVED, JudgeRule.HELD_BACK),
        (f"The Moss campaign {SAFE}", 0.7, Status.RESOLVED, None),  # a name that no entity has
        (f"Clara Moss left. She {SAFE}", 0.3, Status.UNRESOLVED, JudgeRule.HELD_BACK),
        (TIED, 0.2, Status.RESOLVED, JudgeRule.BEST),
        (TIED, 0.3, Status.UNRESOLVED, None),
        (f"They {SAFE}", 0.0, Status.UNRESOLVED, None),  # nobody to name
    ],
)
def test_best_name_is_given_from_the_least_confidence_up(
    text: str, least: float, status: Status, rule: JudgeRule | None
) -> None:
    *_, verdict = _verdicts(text, least=least)

    assert (verdict.status, verdict.rule) == (status, rule)
    assert verdict.confidence == pytest.approx(
        0.5 if status is Status.UNRESOLVED else verdict.named, abs=0.01
    )
    assert (verdict.reason is None) is (status is Status.RESOLVED)


def test_name_held_back_is_ambiguous_and_another_reason_stays() -> None:
    assert _verdicts(PLAIN, least=1.0)[-1].reason is Reason.AMBIGUOUS
    assert _verdicts("Protesters said the dam was unsafe.", least=1.0)[-1].reason is Reason.GROUP


def test_every_quotation_has_its_verdict() -> None:
    text = "“It holds,” Clara Moss said. “Nobody will leave.” They said the dam was safe."

    assert [v.status for v in _verdicts(text)] == [Status.RESOLVED] * 2 + [Status.UNRESOLVED]


# --- models ----------------------------------------------------------------------------------


def test_model_weighs_what_it_knows_and_nothing_else() -> None:
    model = Model(intercept=0.0, weights={"known": 2.0})

    assert model.probability({}) == model.probability({"unknown": 9.0}) == 0.5
    assert model.probability({"known": 0.5}) == pytest.approx(0.731, abs=0.001)
    assert 0.99 < model.probability({"known": 1e6}) < 1


def test_models_that_ship_are_small_and_measured() -> None:
    data = json.loads(files("quotes.decide").joinpath(DATA).read_text(encoding="utf-8"))

    assert models_of(data) == shipped_models()
    assert data["about"]["calibration_error_out_of_fold"] <= 0.05
    for name in ("named", "unnamed"):
        assert 0 < len(data[name]["weights"]) <= 60


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        # the cue's own clause; a pronoun with rivals; a tie
        (PLAIN, f"Nora Quill met Clara Moss. She {SAFE}"),
        (f"Clara Moss left. She {SAFE}", f"Nora Quill met Clara Moss. She {SAFE}"),
        (f"Clara Moss left. She {SAFE}", TIED),
        # many words, a word or two
        (f"{PLAIN} “We will not leave it. Nobody will.”", f"{PLAIN} “We will.”"),
    ],
)
def test_confidence_falls_with_what_it_rests_on(surer: str, less_sure: str) -> None:
    (*_, more), (*_, less) = (_verdicts(text, models=None) for text in (surer, less_sure))

    assert 0 < less.named < more.named < 1


def test_weights_of_doubts_lower_the_chance_of_a_name() -> None:
    named = shipped_models().named
    doubts = {"closeness", "namesakes", "few_words", "few_marked", "follows", "rivals", "damaged"}

    assert all(named.weights.get(doubt, 0.0) <= 0 for doubt in doubts)


# --- damage ----------------------------------------------------------------------------------

TURNED = "“The dam will hold“, Clara Moss said."
CUT = f"{PLAIN}\n\nThe mayor of the town above the dam said that she was going to ("


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PLAIN, set()),
        (f"Advertisement\n\n{PLAIN}", set()),  # lines set aside
        (TURNED, {WarningCode.MARK_REORIENTED}),
        (CUT, {WarningCode.TRUNCATED}),
    ],
)
def test_damage_shows_in_the_marks_and_at_the_end(text: str, wanted: set[WarningCode]) -> None:
    document: Document = document_of(text)

    assert damage_of(document) == wanted


def test_in_a_garbled_text_only_a_name_beside_its_cue_is_sure() -> None:
    whole = f"{TURNED} Clara Moss left. She {SAFE}"
    garbled = f"{whole}\n\n{CUT}"
    certain = Models(named=Model(intercept=5.0), unnamed=Model(intercept=0.0))

    beside, after, *_ = _verdicts(garbled, models=certain)

    assert beside.named > 0.9
    assert after.named < 0.6 < _verdicts(whole, models=certain)[1].named
    assert _features(whole)["damaged"] == 1


def test_who_speaks_by_the_order_of_turns_alone_is_not_for_sure() -> None:
    text = "“It holds,” Clara Moss said.\n\n“It does not.”\n\n“It will.”\n\n“Since when?”"
    certain = Models(named=Model(intercept=5.0), unnamed=Model(intercept=0.0))

    told, _, in_turn, _ = _verdicts(text, models=certain)

    assert told.named > 0.9
    assert in_turn.named == 0.79

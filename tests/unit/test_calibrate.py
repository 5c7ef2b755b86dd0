"""Fitting confidence: known weights come back, folds keep articles whole, the error is as told."""

import json
from collections.abc import Sequence
from math import exp
from pathlib import Path
from random import Random

import pytest
from attrs import evolve
from click.testing import CliRunner

from benchmarks.calibrate import FOLDS, Row, fit_folds, fit_logistic, fit_models, fold_of, gather
from benchmarks.calibration import THRESHOLDS, calibrate, to_markdown, to_record
from benchmarks.cli import command
from benchmarks.gold import Article, GoldKind, Segment, Status, to_json
from benchmarks.scores import Bin, Judged, Outcome, calibration_error
from quotes.decide import Features, Model, Models
from quotes.decide.model import models_of
from quotes.model import Kind, Quotation, Reason, Span, SpeakerRef
from quotes.model import Status as Came
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser

WEIGHTS = {"good": 1.5, "bad": -2.0}


def _drawn(count: int, *, seed: int = 1) -> tuple[list[Features], list[bool]]:
    """Draw outcomes whose chances follow WEIGHTS; “noise” tells nothing."""
    dice = Random(seed)
    features: list[Features] = []
    truth: list[bool] = []
    for _ in range(count):
        one = {name: 1.0 for name in ("good", "bad", "noise") if dice.random() < 0.5}
        score = 0.5 + sum(WEIGHTS.get(name, 0.0) for name in one)
        features.append(one)
        truth.append(dice.random() < 1 / (1 + exp(-score)))
    return features, truth


def test_fit_recovers_the_weights_that_made_the_data() -> None:
    model = fit_logistic(*_drawn(4_000), strength=0.1)

    assert model.intercept == pytest.approx(0.5, abs=0.2)
    assert model.weights == pytest.approx({**WEIGHTS, "noise": 0.0}, abs=0.25)


def test_stronger_penalty_draws_weights_to_nothing() -> None:
    weak, strong = (fit_logistic(*_drawn(500), strength=s) for s in (1.0, 1_000.0))

    for name in WEIGHTS:
        assert abs(strong.weights[name]) < abs(weak.weights[name])


def test_doubt_is_dropped_where_the_data_speak_for_it() -> None:
    model = fit_logistic(*_drawn(500), strength=1.0, doubts=frozenset({"good", "bad"}))

    assert set(model.weights) & set(WEIGHTS) == {"bad"}


def test_rare_features_are_left_out_and_the_slightest_beyond_sixty() -> None:
    features, truth = _drawn(1_200)
    dice = Random(2)
    many = [{**one, f"n{dice.randrange(80)}": 1.0} for one in features]
    many[0]["seldom"] = 1.0

    weights = fit_logistic(many, truth, strength=1.0).weights

    assert len(weights) == 60
    assert set(WEIGHTS) <= set(weights)
    assert "seldom" not in weights


@pytest.mark.parametrize("truth", [True, False])
def test_outcomes_of_one_sort_can_be_fitted(truth: bool) -> None:
    model = fit_logistic([{}] * 20, [truth] * 20, strength=1.0)

    assert (model.probability({}) > 0.95) is truth
    assert (model.probability({}) < 0.05) is not truth


# --- rows, folds, thresholds -----------------------------------------------------------------


def _row(article: str, features: Features, outcome: Outcome) -> Row:
    is_named = outcome in (Outcome.RIGHT, Outcome.WRONG)
    segment = Segment(
        id="s1",
        kind=GoldKind.DIRECT,
        spans=((0, 4),),
        status=Status.RESOLVED if is_named else Status.UNRESOLVED,
        speakers=("Clara Moss",) if is_named else (),
        reason=None if is_named else Reason.ANONYMOUS,
    )
    quotation = Quotation(
        id="q1",
        kind=Kind.DIRECT,
        spans=(Span(start=0, end=4),),
        text="“We”",
        status=Came.RESOLVED,
        speakers=(SpeakerRef(id="s1", name="Clara Moss"),),
        confidence=0.5,
    )
    told = Article(id=article, text="“We”", segments=(segment,))
    return Row(
        judged=Judged(article=told, segment=segment, quotation=quotation, outcome=outcome),
        features=features,
    )


def _rows(count: int) -> list[Row]:
    return [
        _row(f"a{at // 4}", features, Outcome.RIGHT if right else Outcome.WRONG)
        for at, (features, right) in enumerate(zip(*_drawn(count), strict=True))
    ]


def test_fold_is_told_by_the_id_alone() -> None:
    folds = [fold_of(f"article-{n}") for n in range(200)]

    assert folds == [fold_of(f"article-{n}") for n in range(200)]
    assert set(folds) == set(range(FOLDS))


def test_no_fold_is_fitted_to_its_own_articles() -> None:
    """Turning what is true of one fold's articles over changes all models but that fold's."""
    rows = _rows(300)
    turned = [
        _row(
            row.article,
            row.features,
            Outcome.WRONG if row.is_right is (fold_of(row.article) == 0) else Outcome.RIGHT,
        )
        for row in rows
    ]

    same = [one == two for one, two in zip(fit_folds(rows), fit_folds(turned), strict=True)]

    assert same == [True] + [False] * (FOLDS - 1)


@pytest.mark.parametrize(
    ("outcome", "given", "held_back"),
    [
        (Outcome.RIGHT, Outcome.RIGHT, Outcome.ABSTAINED),
        (Outcome.WRONG, Outcome.WRONG, Outcome.ABSTAINED),
        (Outcome.NAMED, Outcome.NAMED, Outcome.FLAGGED),
        (Outcome.MISNAMED, Outcome.MISNAMED, Outcome.EMITTED),
    ],
)
def test_below_the_threshold_the_outcome_is_that_of_naming_nobody(
    outcome: Outcome, given: Outcome, held_back: Outcome
) -> None:
    row = _row("a", {}, outcome)
    models = Models(named=Model(intercept=1.0), unnamed=Model(intercept=-1.0))

    kept, dropped = (row.decided(models, least) for least in (0.5, 0.9))

    assert (kept.outcome, dropped.outcome) == (given, held_back)
    assert kept.quotation is not None
    assert dropped.quotation is not None
    assert kept.quotation.confidence == pytest.approx(0.731, abs=0.001)
    assert dropped.quotation.confidence == pytest.approx(0.269, abs=0.001)
    assert (kept.names, dropped.names) == (("Clara Moss",), ())


def test_models_tell_right_from_wrong_and_named_from_unnamed() -> None:
    rows = [
        *(_row(f"a{n}", {"good": 1.0}, Outcome.RIGHT) for n in range(40)),
        *(_row(f"b{n}", {"bad": 1.0}, Outcome.NAMED) for n in range(40)),
    ]

    models = fit_models(rows)

    for model, high, low in ((models.named, "good", "bad"), (models.unnamed, "bad", "good")):
        assert model.probability({high: 1.0}) > 0.8
        assert model.probability({low: 1.0}) < 0.2


def test_calibration_error_of_a_hand_made_example() -> None:
    bins = (Bin(size=30, confidence=0.9, accuracy=0.8), Bin(size=10, confidence=0.5, accuracy=0.7))

    assert calibration_error(bins) == pytest.approx((30 * 0.1 + 10 * 0.2) / 40)


# --- from articles to data -------------------------------------------------------------------

TEXT = "“The dam is safe,” said Clara Moss.\n\n“It will hold,” she said. “We left,” one man said."


def _article(at: int) -> Article:
    def segment(words: str, *speakers: str) -> Segment:
        start = TEXT.index(words)
        return Segment(
            id=words,
            kind=GoldKind.DIRECT,
            spans=((start, start + len(words)),),
            status=Status.RESOLVED if speakers else Status.UNRESOLVED,
            speakers=speakers,
            reason=None if speakers else Reason.ANONYMOUS,
        )

    segments = (
        segment("“The dam is safe,”", "Clara Moss"),
        segment("“It will hold,”", "Clara Moss"),
        segment("“We left,”"),
        segment("one man said", "Clara Moss"),  # nobody finds this
    )
    return Article(id=f"a{at}", text=TEXT, genre="wire", segments=segments)


def test_outcomes_are_paired_with_what_they_rest_on() -> None:
    gathered = gather([_article(0)], FakeParser())

    steps = [
        next(name for name in row.features if name.startswith("step:")) for row in gathered.rows
    ]
    assert steps == ["step:name", "step:pronoun_she", "step:description"]
    assert [row.is_right for row in gathered.rows] == [True, True, False]
    assert [row.is_unnamed for row in gathered.rows] == [False, False, True]
    assert [item.outcome for item in gathered.rest] == [Outcome.MISSED]


class _PassesNamesOver(FakeParser):
    """A parser whose tagger sees no name."""

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        return tuple(
            evolve(p, sentences=tuple(evolve(s, entities=()) for s in p.sentences))
            for p in super().parse(requests)
        )


def test_features_are_read_from_the_parse_that_the_report_was_made_of() -> None:
    text = "Mr Hugh Hill left. “The dam is safe,” said Dame Clara Moss. “It will hold,” she said."
    start = text.index("“It")
    segment = Segment(
        id="s1",
        kind=GoldKind.DIRECT,
        spans=((start, start + len("“It will hold,”")),),
        status=Status.RESOLVED,
        speakers=("Clara Moss",),
    )
    article = Article(id="a", text=text, genre="wire", segments=(segment,))

    (seen,), (passed,) = (gather([article], p).rows for p in (FakeParser(), _PassesNamesOver()))

    assert seen.is_right
    assert passed.is_right
    assert passed.features == seen.features


def test_calibration_tells_its_error_and_each_thresholds_entities() -> None:
    gathered = gather([_article(at) for at in range(20)], FakeParser())

    calibration = calibrate({"tiny": gathered}, least=0.5)

    assert [threshold for threshold, _ in calibration.thresholds["tiny"]] == list(THRESHOLDS)
    assert calibration.error is not None
    assert calibration.error < 0.1
    record = json.loads(json.dumps(to_record(calibration)))
    assert models_of(record) == calibration.models
    assert record["about"]["outcomes"] == {"tiny": 60}
    assert record["about"]["articles"] == {"tiny": 20}
    assert f"{calibration.error:.3f}" in to_markdown(calibration)


def test_command_writes_what_the_engine_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.cli.calibrate.StanzaParser", lambda _: FakeParser())
    gold = tmp_path / "gold.jsonl"
    lines = [json.dumps(to_json(_article(at)), ensure_ascii=False) for at in range(12)]
    gold.write_text("\n".join(lines), encoding="utf-8")
    data = tmp_path / "confidence.json"

    done = CliRunner().invoke(command, ["calibrate", str(gold), "--output", str(data)])

    assert done.exit_code == 0, done.output
    assert "Expected calibration error out of fold" in done.output
    assert models_of(json.loads(data.read_text(encoding="utf-8"))).named.weights

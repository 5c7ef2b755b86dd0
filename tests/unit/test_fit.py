"""Fitting the ranker: what is true of the data comes back, folds keep outlets whole."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from click.testing import CliRunner
from safetensors.numpy import load_file

from benchmarks.cli import command
from benchmarks.fit import (
    FOLDS,
    Row,
    chances_of,
    chances_out_of_fold,
    fit_model,
    folds_of,
    gather,
)
from benchmarks.fitted import THRESHOLDS, fit_all, to_arrays, to_markdown, to_record
from benchmarks.gold import Article, GoldKind, Segment, Status, to_json
from benchmarks.scores import Bin, Judged, Outcome, calibration_error
from quotes.model import Kind, Quotation, Reason, Span
from quotes.model import Status as Came
from quotes.rank.candidates import NOBODY, Candidate
from quotes.rank.facts import Weighing
from quotes.rank.model import TEMPERED, RankModel, probabilities
from tests.fake import FakeParser
from tests.gold import gold_segment

FIRST, SECOND = Candidate(entities=(0,)), Candidate(entities=(1,))


def _row(outlet: str, *, right: str | None, near: str = "Clara Moss", noise: float = 0.0) -> Row:
    """A quotation with two candidates, one of them near, and nobody."""
    segment = Segment(
        id="s1",
        kind=GoldKind.DIRECT,
        spans=((0, 4),),
        status=Status.UNRESOLVED if right is None else Status.RESOLVED,
        speakers=() if right is None else (right,),
        reason=Reason.ANONYMOUS if right is None else None,
    )
    quotation = Quotation(
        id="q1",
        kind=Kind.DIRECT,
        spans=(Span(start=0, end=4),),
        text="“We”",
        status=Came.UNRESOLVED,
        reason=Reason.AMBIGUOUS,
        confidence=0.5,
    )
    told = Article(id=outlet, outlet=outlet, text="“We”", segments=(segment,))
    names = (("Clara Moss",), ("Hugh Holt",), ())
    facts = tuple({"near": float(n == (near,)), "noise": noise} for n in names)
    return Row(
        judged=Judged(
            article=told, segment=segment, quotation=quotation, outcome=Outcome.ABSTAINED
        ),
        weighing=Weighing(candidates=(FIRST, SECOND, NOBODY), common={}, own=facts),
        names=names,
    )


def _rows(count: int, *, share: float = 0.9) -> list[Row]:
    """Whoever is near is right in `share` of the cases, the other one in the rest."""
    dice = Random(1)
    rows = []
    for at in range(count):
        near, other = dice.sample(("Clara Moss", "Hugh Holt"), 2)
        right = near if dice.random() < share else other
        rows.append(_row(f"o{at % 40}", right=right, near=near, noise=dice.random()))
    return rows


def test_probabilities_that_made_the_data_come_back() -> None:
    model = fit_model(_rows(1_500))

    near, other, nobody = chances_of(model, _row("new", right=None))

    wanted = probabilities(TEMPERED * np.log([0.9, 0.05, 0.05]))
    assert near == pytest.approx(wanted[0], abs=0.05)
    assert other == pytest.approx(wanted[1], abs=0.05)
    assert nobody == pytest.approx(other)


def test_nobody_is_right_where_nobody_is_named_or_the_right_one_is_not_among_them() -> None:
    assert _row("a", right="Hugh Holt").target == (False, True, False)
    assert _row("a", right=None).target == (False, False, True)
    assert _row("a", right="Boris Quill").target == (False, False, True)


def test_folds_keep_outlets_whole_and_are_about_as_large() -> None:
    rows = _rows(400)
    folds = folds_of(rows)

    assert folds == folds_of(list(reversed(rows)))
    sizes = [sum(folds[row.outlet] == fold for row in rows) for fold in range(FOLDS)]
    assert max(sizes) - min(sizes) <= 400 / 40


def test_no_fold_is_fitted_to_its_own_outlets() -> None:
    rows = _rows(200)
    folds = folds_of(rows)
    seen: list[set[str]] = []

    def fit(some: object) -> RankModel:
        assert isinstance(some, list)
        seen.append({row.outlet for row in some})
        return fit_model(rows[:40])

    chances = chances_out_of_fold(rows, fit)

    assert all(len(chance) == 3 for chance in chances)
    for fold, outlets in enumerate(seen):
        assert all((folds[outlet] != fold) is (outlet in outlets) for outlet in folds)


@pytest.mark.parametrize(
    ("right", "given", "held_back"),
    [
        ("Clara Moss", Outcome.RIGHT, Outcome.ABSTAINED),
        ("Hugh Holt", Outcome.WRONG, Outcome.ABSTAINED),
        (None, Outcome.NAMED, Outcome.FLAGGED),
    ],
)
def test_below_the_threshold_the_outcome_is_that_of_naming_nobody(
    right: str | None, given: Outcome, held_back: Outcome
) -> None:
    row = _row("a", right=right)

    kept, dropped = (row.decided((0.7, 0.1, 0.2), least) for least in (0.5, 0.9))

    assert (kept.outcome, dropped.outcome) == (given, held_back)
    assert kept.quotation is not None
    assert dropped.quotation is not None
    assert kept.quotation.confidence == 0.7
    assert dropped.quotation.confidence == pytest.approx(0.2)
    assert (kept.names, dropped.names) == (("Clara Moss",), ())


def test_calibration_error_of_a_hand_made_example() -> None:
    bins = (Bin(size=30, confidence=0.9, accuracy=0.8), Bin(size=10, confidence=0.5, accuracy=0.7))

    assert calibration_error(bins) == pytest.approx((30 * 0.1 + 10 * 0.2) / 40)


# --- from articles to data -------------------------------------------------------------------

TEXT = "“The dam is safe,” said Clara Moss.\n\n“It will hold,” she said. “We left,” one man said."


def _article(at: int) -> Article:
    segments = (
        gold_segment(TEXT, "“The dam is safe,”", "Clara Moss"),
        gold_segment(TEXT, "“It will hold,”", "Clara Moss"),
        gold_segment(TEXT, "“We left,”"),
        gold_segment(TEXT, "one man said", "Clara Moss"),  # nobody finds this
    )
    return Article(id=f"a{at}", text=TEXT, genre="wire", segments=segments)


def test_quotations_are_paired_with_their_candidates(tmp_path: Path) -> None:
    gathered = gather([_article(0)], FakeParser(), parses=tmp_path)

    assert [row.names for row in gathered.rows] == [(("Clara Moss",), ())] * 3
    assert [row.target for row in gathered.rows] == [(True, False), (True, False), (False, True)]
    assert [item.outcome for item in gathered.rest] == [Outcome.MISSED]
    assert len(list(tmp_path.iterdir())) == 1  # the parse is kept


def test_fit_tells_its_error_and_each_thresholds_figures(tmp_path: Path) -> None:
    gathered = gather([_article(at) for at in range(20)], FakeParser(), parses=tmp_path)

    fitted = fit_all({"tiny": gathered}, least=0.5)

    assert [threshold for threshold, _ in fitted.thresholds["tiny"]] == list(THRESHOLDS)
    assert fitted.error is not None
    record = json.loads(json.dumps(to_record(fitted)))
    again = RankModel.of(record, to_arrays(fitted))
    assert again.names == fitted.model.names
    assert len(again.networks) == len(fitted.model.networks)
    assert record["about"]["outcomes"] == {"tiny": 60}
    assert record["about"]["articles"] == {"tiny": 20}
    assert f"{fitted.error:.3f}" in to_markdown(fitted)


def test_command_writes_what_the_engine_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.cli.fit.StanzaParser", lambda _: FakeParser())
    gold = tmp_path / "gold.jsonl"
    lines = [json.dumps(to_json(_article(at)), ensure_ascii=False) for at in range(60)]
    gold.write_text("\n".join(lines), encoding="utf-8")
    data = tmp_path / "ranker.json"

    done = CliRunner().invoke(
        command,
        ["fit", str(gold), "--output", str(data), "--parses", str(tmp_path / "parses")],
    )

    assert done.exit_code == 0, done.output
    assert "Expected calibration error out of fold" in done.output
    model = RankModel.of(
        json.loads(data.read_text(encoding="utf-8")), load_file(tmp_path / "ranker.safetensors")
    )
    assert len(model.forest.roots) > 1
    assert model.networks

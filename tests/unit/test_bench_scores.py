"""The scores: each outcome by example, and agreement with the scripts that define the entities."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve

from benchmarks.attributions import AttributedArticle, Attribution
from benchmarks.gold import Article, GoldKind, Segment, read_gold, to_json
from benchmarks.scores import (
    Outcome,
    calibration_error,
    judge_segments,
    kind_scores,
    reason_confusion,
    reliability_bins,
    risk_coverage,
    score_attributions,
    score_speakers,
    speaker_intervals,
    tag_scores,
)
from benchmarks.scores.names import is_same_name
from benchmarks.scores.tables import stage_scores
from quotes.engine import Engine
from quotes.formats import to_json as report_to_json
from quotes.model import (
    Cue,
    EngineInfo,
    Kind,
    Mention,
    MentionForm,
    Quotation,
    Reason,
    Report,
    Span,
    SpeakerRef,
    Status,
)
from tests.fake import FakeParser

ROOT = Path(__file__).parents[2]
SCORERS = ROOT.parent / "shared" / "scorers"
TEXT = "“One two three,” said Ada Holt. Four five “six” seven, the mayor said."


def segment(start: int, end: int, **fields: object) -> Segment:
    resolved = {"status": Status.RESOLVED, "speakers": ("Ada Holt",), "mention": "Ada Holt"}
    given = {"id": f"g{start}", "kind": GoldKind.DIRECT, "spans": ((start, end),)}
    return Segment(**{**given, **resolved, **fields})  # type: ignore[arg-type]


def unresolved(start: int, end: int, reason: Reason, **fields: object) -> Segment:
    nobody = {"status": Status.UNRESOLVED, "speakers": (), "reason": reason, "mention": None}
    return segment(start, end, **{**nobody, **fields})


def other(start: int, end: int, **fields: object) -> Segment:
    nothing = {"kind": GoldKind.OTHER, "status": None, "speakers": (), "mention": None}
    return segment(start, end, **{**nothing, **fields})


def quotation(start: int, end: int, *names: str, **fields: object) -> Quotation:
    given: dict[str, object] = {
        "id": f"q{start}",
        "kind": Kind.DIRECT,
        "spans": (Span(start=start, end=end),),
        "text": TEXT[start:end],
        "status": Status.RESOLVED if names else Status.UNRESOLVED,
        "reason": None if names else Reason.NO_ATTRIBUTION,
        "speakers": tuple(SpeakerRef(id="s1", name=name) for name in names),
        "confidence": 0.9,
    }
    return Quotation(**{**given, **fields})  # type: ignore[arg-type]


def report(*quotations: Quotation, of: str = "a") -> Report:
    engine = EngineInfo(version="0", models="none")
    return Report(id=of, text_sha256="", engine=engine, quotations=quotations)


def article(*segments: Segment, of: str = "a") -> Article:
    return Article(id=of, text=TEXT, segments=segments)


@pytest.mark.parametrize(
    ("gold", "found", "outcome"),
    [
        # The name of the gold.
        (segment(0, 16), (quotation(0, 16, "Ada Holt"),), Outcome.RIGHT),
        # Half of the words are enough.
        (segment(0, 16), (quotation(8, 16, "Holt"),), Outcome.RIGHT),
        # Less than half are not.
        (segment(0, 16), (quotation(9, 16, "Ada Holt"),), Outcome.MISSED),
        (segment(0, 16), (quotation(0, 16, "Bea Holt"),), Outcome.WRONG),
        (segment(0, 16), (quotation(0, 16),), Outcome.ABSTAINED),
        # Of nested quotations the one closest in extent.
        (segment(0, 16), (quotation(0, 60), quotation(0, 16, "Ada Holt")), Outcome.RIGHT),
        # What has no marks does not stand for what has.
        (segment(0, 16), (quotation(0, 16, "Ada Holt", kind=Kind.INDIRECT),), Outcome.MISSED),
        # One of two joint speakers is not enough.
        (
            segment(0, 16, speakers=("Ada Holt", "Ben Ash")),
            (quotation(0, 16, "Ada Holt"),),
            Outcome.WRONG,
        ),
        (
            segment(0, 16, speakers=("Ada Holt", "Ben Ash")),
            (quotation(0, 16, "Ash", "Holt"),),
            Outcome.RIGHT,
        ),
        (unresolved(0, 16, Reason.GROUP), (quotation(0, 16),), Outcome.FLAGGED),
        (unresolved(0, 16, Reason.GROUP), (quotation(0, 16, "Ada Holt"),), Outcome.NAMED),
        (unresolved(0, 16, Reason.GROUP), (), Outcome.MISSED),
        (other(42, 47), (), Outcome.REJECTED),
        (other(42, 47), (quotation(42, 47),), Outcome.EMITTED),
        (other(42, 47), (quotation(42, 47, "Ada Holt"),), Outcome.MISNAMED),
        # A term inside a long quotation is not emitted with it.
        (other(42, 47), (quotation(32, 70, "Ada Holt"),), Outcome.REJECTED),
        (segment(0, 16, note="marking"), (), Outcome.SKIPPED),
    ],
)
def test_each_outcome(gold: Segment, found: Sequence[Quotation], outcome: Outcome) -> None:
    (judged,) = judge_segments([article(gold)], [report(*found)])

    assert judged.outcome is outcome


@pytest.mark.parametrize(
    ("predicted", "forms", "same"),
    [
        ("Ms. Holt", ["Ada Holt"], True),
        ("Ada M. Holt", ["Ada Holt"], True),
        ("Ada Holt Jr.", ["Ada Holt"], True),
        ("Bea Holt", ["Ada Holt"], False),
        # A surname alone is right only for itself.
        ("Ada Holt", ["Holt"], False),
        ("Åse Holt’s", ["Ase Holt"], True),
        ("The President", ["The president"], True),
        ("", ["Holt"], False),
    ],
)
def test_same_name(predicted: str, forms: list[str], same: bool) -> None:
    assert is_same_name(predicted, forms) is same


def test_entities_of_nothing() -> None:
    scores = score_speakers([], [])

    assert scores.speaker_accuracy is None
    assert scores.unresolved_f1 == 0.0
    assert speaker_intervals(()) == {}
    assert calibration_error(reliability_bins(())) is None
    assert risk_coverage(()) == ()
    assert score_attributions([], []) == {}


def test_cuts_of_the_entities() -> None:
    gold = article(
        segment(0, 16, tags=("curly",)),
        unresolved(32, 70, Reason.ANONYMOUS, kind=GoldKind.INDIRECT, tags=("curly", "mayor")),
        other(42, 47, tags=("term",)),
    )
    found = report(
        quotation(0, 16, "Ada Holt", mention=Mention(
            start=22, end=30, text="Ada Holt", form=MentionForm.NAME)),
        quotation(32, 70, kind=Kind.INDIRECT, confidence=0.5),
        quotation(42, 47, "Ada Holt", confidence=0.2),
    )  # fmt: skip
    judged = judge_segments([gold], [found])

    assert kind_scores(judged)["indirect"].unresolved_recall == 100
    assert [(t.tag, t.segments, t.right, t.wrong_names) for t in tag_scores(judged)] == [
        ("curly", 2, 2, 0),
        ("mayor", 1, 1, 0),
        ("term", 1, 0, 1),
    ]
    assert reason_confusion(judged) == {("anonymous", "no_attribution"): 1}
    stages = stage_scores(judged)
    assert (stages.found, stages.source_right, stages.speaker_given_source) == (100, 100, 100)
    assert [(p.threshold, p.coverage, p.risk) for p in risk_coverage(judged)] == [
        (0.9, 0.5, 0.0),
        (0.2, 1.0, 0.5),
    ]
    bins = reliability_bins(judged)
    assert [(b.confidence, b.accuracy) for b in bins] == [(0.2, 0), (0.5, 1), (0.9, 1)]
    error = calibration_error(bins)
    assert error is not None
    assert error == pytest.approx((0.2 + 0.5 + 0.1) / 3)


def test_equal_bins_and_repeatable_intervals() -> None:
    golds = [article(segment(0, 16), of=str(n)) for n in range(25)]
    reports = [report(quotation(0, 16, "Holt" if n % 5 else "Ash"), of=str(n)) for n in range(25)]
    judged = judge_segments(golds, reports)

    assert [b.size for b in reliability_bins(judged)] == [2, 3] * 5
    first = speaker_intervals(judged, rounds=200)
    assert first == speaker_intervals(judged, rounds=200)
    assert first["speaker_accuracy"].low < 80 < first["speaker_accuracy"].high


def test_attribution_needs_half_both_ways() -> None:
    gold = AttributedArticle(
        id="a",
        text=TEXT,
        attributions=(
            Attribution(source=((22, 30),), cue=((17, 21),), content=((0, 16),)),
            Attribution(content=((32, 53),)),
        ),
    )
    found = report(
        quotation(
            0, 16,
            cue=Cue(start=17, end=21, text="said", lemma="say"),
            mention=Mention(start=26, end=30, text="Holt", form=MentionForm.NAME),
        ),
        quotation(0, 70),
        quotation(32, 36, kind=Kind.REFERENCE),
    )  # fmt: skip
    scores = score_attributions([gold], [found])

    assert scores["all"].figures() == {
        "gold": 2, "found_R": 50.0, "pred": 2, "found_P": 50.0, "found_F1": 50.0,
        "content_tok_F1": 60.87, "exact_of_found": 100.0, "source_right": 100.0,
        "cue_right": 100.0,
    }  # fmt: skip
    assert scores["direct"].found_recall == 100
    assert scores["mixed"].found_recall == 0


@pytest.fixture(scope="module")
def corpus() -> tuple[Article, ...]:
    return read_gold(ROOT / "corpus")


@pytest.fixture(scope="module")
def reports(corpus: Sequence[Article]) -> list[Report]:
    engine = Engine(parser=FakeParser())
    return [engine.attribute(a.text, id=a.id, title=a.title, byline=a.byline) for a in corpus]


def _lines(path: Path, rows: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _defined_by(script: str, gold: Path, predicted: Path) -> dict[str, object]:
    if not (SCORERS / script).is_file():
        pytest.skip(f"{script} is not here")
    command = [sys.executable, str(SCORERS / script), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    assert isinstance(result, dict)
    return result


def test_speakers_agree_with_the_defining_script(
    corpus: Sequence[Article], reports: list[Report], tmp_path: Path
) -> None:
    # Some articles go without a report, so that missing ones are compared too.
    given = reports[:-2]
    wanted = _defined_by(
        "score_speakers.py",
        _lines(tmp_path / "gold.jsonl", [to_json(a) for a in corpus]),
        _lines(tmp_path / "pred.jsonl", [report_to_json(r) for r in given]),
    )
    wanted.pop("counts")

    assert score_speakers(corpus, given).figures() == wanted


def test_attributions_agree_with_the_defining_script(
    corpus: Sequence[Article], reports: list[Report], tmp_path: Path
) -> None:
    gold = [_as_attributed(article, found) for article, found in zip(corpus, reports, strict=True)]
    rows = [
        {
            "id": a.id,
            "text": a.text,
            "attributions": [
                {"source": t.source, "cue": t.cue, "content": t.content} for t in a.attributions
            ],
        }
        for a in gold
    ]
    wanted = _defined_by(
        "score_attributions.py",
        _lines(tmp_path / "gold.jsonl", rows),
        _lines(tmp_path / "pred.jsonl", [report_to_json(r) for r in reports]),
    )
    came = score_attributions(gold, reports)

    assert {kind: scores.figures() for kind, scores in came.items()} == wanted


def _as_attributed(article: Article, found: Report) -> AttributedArticle:
    """Attributions to compare by: the gold's content, sources and cues a bit off."""
    near = [q for q in found.quotations if q.cue and q.mention]
    made = [Attribution(content=s.spans) for s in article.segments if s.is_speech]
    for index, q in enumerate(near[: len(made)]):
        assert q.cue is not None
        assert q.mention is not None
        made[index] = evolve(
            made[index],
            source=((q.mention.start, q.mention.end + index % 3),),
            cue=((q.cue.start - index % 5, q.cue.end - index % 5),),
        )
    return AttributedArticle(id=article.id, text=article.text, attributions=tuple(made))

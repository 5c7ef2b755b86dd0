"""Accuracy over gold sets: the figures with all their cuts, as plain values and as Markdown."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict, frozen

from benchmarks.markdown import Cell, table
from benchmarks.outcomes import to_row
from benchmarks.readers import GoldSet
from benchmarks.runs import Run
from benchmarks.scores import (
    AttributionScores,
    Bin,
    Interval,
    Judged,
    RiskPoint,
    SpeakerScores,
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
from benchmarks.scores.tables import stage_scores

_MARKS = ("docs", "docs_missing", "speech")
_KIND_FIGURES = (
    "speech",
    "quote_recall",
    "speaker_accuracy",
    "misattribution",
    "unresolved_f1",
    "end_to_end",
)


@frozen(kw_only=True)
class Accuracy:
    """What was measured on one gold set; of the two sorts of figures a set has one."""

    gold: GoldSet
    run: Run
    judged: tuple[Judged, ...]
    speakers: SpeakerScores | None
    intervals: Mapping[str, Interval]
    attributions: Mapping[str, AttributionScores]

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Ten bins of equal mass, by confidence."""
        return reliability_bins(self.judged)

    @property
    def risks(self) -> tuple[RiskPoint, ...]:
        """Risk against coverage of the names given."""
        return risk_coverage(self.judged)


def measure(gold: GoldSet, run: Run) -> Accuracy:
    """Score a run over a gold set's articles."""
    judged = judge_segments(gold.articles, run.reports)
    return Accuracy(
        gold=gold,
        run=run,
        judged=judged,
        speakers=score_speakers(gold.articles, run.reports) if gold.articles else None,
        intervals=speaker_intervals(judged),
        attributions=score_attributions(gold.attributed, run.reports),
    )


def to_json(accuracy: Accuracy) -> dict[str, Any]:
    """Return everything as plain values, each outcome with its text: what `compare` reads."""
    run, judged = accuracy.run, accuracy.judged
    record: dict[str, Any] = {
        "gold": accuracy.gold.name,
        "system": run.name,
        "articles": run.articles,
        "words": run.words,
        "seconds": round(run.seconds, 3),
        "failures": [[f.id, f.message] for f in run.failures],
    }
    if accuracy.attributions:
        record["attributions"] = {k: s.figures() for k, s in accuracy.attributions.items()}
    if accuracy.speakers is not None:
        record |= {
            "figures": accuracy.speakers.figures(),
            "counts": {k.value: n for k, n in sorted(accuracy.speakers.counts.items())},
            "intervals": {k: [i.low, i.high] for k, i in accuracy.intervals.items()},
            "stages": asdict(stage_scores(judged)),
            "kinds": {k: s.figures() for k, s in kind_scores(judged).items()},
            "tags": [asdict(tag) for tag in tag_scores(judged)],
            "reasons": [[*pair, n] for pair, n in reason_confusion(judged).items()],
            "calibration_error": calibration_error(accuracy.bins),
            "reliability": [asdict(one) for one in accuracy.bins],
            "risk_coverage": [asdict(point) for point in accuracy.risks],
            "outcomes": [to_row(item) for item in judged],
        }
    return record


def to_markdown(accuracy: Accuracy, *, brief: bool = False) -> str:
    """Return the tables; `brief` leaves out all but the main ones."""
    run = accuracy.run
    head = (
        f"## {run.name} on {accuracy.gold.name}\n\n{run.articles:,} articles, {run.words:,} words, "
        f"{run.seconds:.1f} s ({run.words_per_second:,.0f} words/s)\n"
    )
    parts = [head]
    if run.failures:
        parts.append(f"{len(run.failures)} articles failed, first: {run.failures[0].message}\n")
    if accuracy.attributions:
        parts.append(_attributions(accuracy.attributions))
    if accuracy.speakers is not None:
        parts += [_figures(accuracy.speakers, accuracy.intervals), _kinds(accuracy.judged)]
        if not brief:
            parts += [
                _stages(accuracy.judged),
                _tags(accuracy.judged),
                _reasons(accuracy.judged),
                _confidence(accuracy),
            ]
    return "\n".join(part for part in parts if part)


def _figures(scores: SpeakerScores, intervals: Mapping[str, Interval]) -> str:
    rows: list[Sequence[Cell]] = []
    for name, value in scores.figures().items():
        interval = intervals.get(name)
        shown = f"{interval.low:.1f}–{interval.high:.1f}" if interval else ""
        rows.append((name, f"{value:,}" if name in _MARKS else _two_digits(value), shown))
    return table(("figure", "value", "95 % interval"), rows)


def _two_digits(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _kinds(judged: Sequence[Judged]) -> str:
    rows = []
    for kind, scores in kind_scores(judged).items():
        figures = scores.figures()
        rejected = scores.non_speech_rejected
        rows.append((kind, *(figures[name] for name in _KIND_FIGURES), rejected))
    return table(("kind", *_KIND_FIGURES, "rejected"), rows)


def _stages(judged: Sequence[Judged]) -> str:
    stages = stage_scores(judged)
    rows = [
        ("found, of speech", stages.found),
        ("source right, of found", stages.source_right),
        ("speaker right, of source right", stages.speaker_given_source),
    ]
    return table(("stage", "%"), rows)


def _tags(judged: Sequence[Judged]) -> str:
    tags = tag_scores(judged)
    rows = [(t.tag, t.segments, 100 * t.right / t.segments, t.wrong_names) for t in tags]
    return table(("tag", "segments", "right %", "wrong names"), rows) if rows else ""


def _reasons(judged: Sequence[Judged]) -> str:
    rows = [(gold, came, n) for (gold, came), n in reason_confusion(judged).items()]
    return table(("gold reason", "came", "segments"), rows) if rows else ""


def _confidence(accuracy: Accuracy) -> str:
    error = calibration_error(accuracy.bins)
    if error is None:
        return ""
    bins = [(b.size, b.confidence, b.accuracy) for b in accuracy.bins]
    risks = [
        (point.threshold, 100 * point.coverage, 100 * point.risk)
        for point in _thinned(accuracy.risks)
    ]
    return "\n".join(
        (
            f"Expected calibration error {error:.3f} (ten bins of equal mass).\n",
            table(("outcomes", "mean confidence", "share right"), bins),
            table(("confidence from", "names kept %", "wrong %"), risks),
        )
    )


def _thinned(points: Sequence[RiskPoint], *, most: int = 10) -> list[RiskPoint]:
    """Return a few of many points, the last always among them."""
    step = max(1, -(-len(points) // most))
    return list(reversed(points[::-1][::step]))


def _attributions(scores: Mapping[str, AttributionScores]) -> str:
    names = list(scores["all"].figures())
    rows = [(kind, *(s.figures().get(name) for name in names)) for kind, s in scores.items()]
    return table(("kind", *names), rows)

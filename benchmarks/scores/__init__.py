"""Scores of reports against gold articles: pure functions over frozen types, without any I/O."""

from benchmarks.scores.attributions import AttributionScores, score_attributions
from benchmarks.scores.confidence import (
    Bin,
    RiskPoint,
    calibration_error,
    reliability_bins,
    risk_coverage,
)
from benchmarks.scores.intervals import Interval, speaker_intervals
from benchmarks.scores.judging import Judged, Outcome, are_right, judge_segments
from benchmarks.scores.speakers import SpeakerScores, score_speakers, tally
from benchmarks.scores.tables import kind_scores, reason_confusion, tag_scores

__all__ = [
    "AttributionScores",
    "Bin",
    "Interval",
    "Judged",
    "Outcome",
    "RiskPoint",
    "SpeakerScores",
    "are_right",
    "calibration_error",
    "judge_segments",
    "kind_scores",
    "reason_confusion",
    "reliability_bins",
    "risk_coverage",
    "score_attributions",
    "score_speakers",
    "speaker_intervals",
    "tag_scores",
    "tally",
]

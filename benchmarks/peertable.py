"""Several systems on the same gold sets, one row each."""

from collections.abc import Iterable, Sequence

from benchmarks.accuracy import Accuracy
from benchmarks.markdown import Cell, table

_SPEAKER = (
    "quote_recall",
    "speaker_accuracy",
    "misattribution",
    "unresolved_f1",
    "non_speech_rejected",
    "end_to_end",
)
_ATTRIBUTION = ("found_R", "found_P", "found_F1", "content_tok_F1", "source_right", "cue_right")


def comparison_table(measured: Iterable[Accuracy]) -> str:
    """Return the systems' main figures as Markdown: a table for each sort of gold."""
    items = list(measured)
    parts = (
        _table([one for one in items if one.speakers], _SPEAKER),
        _table([one for one in items if one.attributions], _ATTRIBUTION),
    )
    return "\n".join(part for part in parts if part)


def _table(items: Sequence[Accuracy], names: Sequence[str]) -> str:
    if not items:
        return ""
    rows: list[Sequence[Cell]] = []
    for one in items:
        figures = one.speakers.figures() if one.speakers else one.attributions["all"].figures()
        head = (one.gold.name, one.run.name, len(one.run.failures))
        rows.append((*head, *(figures[name] for name in names), one.run.words_per_second))
    return table(("gold", "system", "failed", *names, "words/s"), rows)

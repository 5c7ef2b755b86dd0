"""The gate: figures on news that nobody reads, beside those on news whose errors have been read.

The sets called “dev” are for figures alone. Nothing here, and nothing else in the project, prints
a text, an article or an outlet of theirs.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from benchmarks.fit import Gathered, chances_out_of_fold
from benchmarks.markdown import table
from benchmarks.scores import (
    Judged,
    calibration_error,
    reliability_bins,
    speaker_intervals,
    tally,
)
from benchmarks.scores.judging import Outcome
from quotes.model import Status
from quotes.options import Options, Preset

_SURE = 0.98
_SHOWN = ("quote_recall", "speaker_accuracy", "misattribution", "unresolved_recall", "end_to_end")
# An outlet with fewer segments tells nothing by itself.
_LEAST_SEGMENTS = 20


@frozen(kw_only=True)
class Measured:
    """The outcomes of one set: `unread` where nobody reads its errors, `fitted` where they are of
    weights fitted without the outlet."""

    name: str
    judged: tuple[Judged, ...]
    unread: bool = False
    fitted: bool = False


def out_of_fold(sets: Mapping[str, Gathered], *, least: float) -> tuple[Measured, ...]:
    """Measure the sets that the ranker is fitted to by weights fitted without each outlet."""
    rows = [row for one in sets.values() for row in one.rows]
    chances = dict(zip(map(id, rows), chances_out_of_fold(rows), strict=True))
    return tuple(
        Measured(
            name=name,
            judged=(*(r.decided(chances[id(r)], least) for r in one.rows), *one.rest),
            fitted=True,
        )
        for name, one in sets.items()
    )


def to_markdown(measured: Sequence[Measured]) -> str:
    """Return the gap, the table of all sets, what confidence is worth, and outlets of read sets."""
    return "\n".join(
        (_gap(measured), _all(measured), _confidence(measured), *map(_outlets, measured))
    )


def log_line(measured: Sequence[Measured], commit: str) -> str:
    """Return the line that RESULTS.md keeps of each run of the gate."""
    parts = [date.today().isoformat(), commit[:9]]
    for one in measured:
        if one.unread:
            scores = tally(one.judged)
            parts.append(
                f"{one.name} {_number(scores.speaker_accuracy)} / {_number(scores.misattribution)}"
                f" / {_number(scores.unresolved_recall)} / {_number(scores.quote_recall)}"
            )
    return "| " + " | ".join(parts) + " |"


def _gap(measured: Sequence[Measured]) -> str:
    unread = tally(i for m in measured if m.unread for i in m.judged)
    read = tally(i for m in measured if not m.unread and not m.fitted for i in m.judged)
    return (
        f"Read minus unread: right {_number(read.speaker_accuracy)} − "
        f"{_number(unread.speaker_accuracy)}, wrong {_number(read.misattribution)} − "
        f"{_number(unread.misattribution)}.\n"
    )


def _all(measured: Sequence[Measured]) -> str:
    rows = []
    for one in measured:
        scores, intervals = tally(one.judged), speaker_intervals(one.judged)
        cells = [one.name + (" (out of fold)" if one.fitted else "")]
        for name in _SHOWN:
            interval = intervals.get(name)
            around = f" ({interval.low:.1f}–{interval.high:.1f})" if interval else ""
            cells.append(_number(getattr(scores, name)) + around)
        rows.append(cells)
    return table(("set", *_SHOWN), rows)


def _confidence(measured: Sequence[Measured]) -> str:
    precise = Options.preset(Preset.PRECISE).min_confidence
    rows = []
    for one in measured:
        held = tally(_held(one.judged, precise))
        sure = tally(_held(one.judged, _SURE))
        error = calibration_error(reliability_bins(i for i in one.judged if i.names))
        rows.append(
            (
                one.name,
                _number(held.misattribution),
                _number(held.speaker_accuracy),
                _number(sure.misattribution),
                str(sure.names_given),
                "–" if error is None else f"{error:.3f}",
            )
        )
    headers = (
        "set",
        f"precise ({precise}): wrong",
        "right",
        f"from {_SURE}: wrong",
        "names",
        "calibration error of names",
    )
    return table(headers, rows)


_HELD = {
    Outcome.RIGHT: Outcome.ABSTAINED,
    Outcome.WRONG: Outcome.ABSTAINED,
    Outcome.NAMED: Outcome.FLAGGED,
    Outcome.MISNAMED: Outcome.EMITTED,
}


def _held(judged: Sequence[Judged], least: float) -> list[Judged]:
    """Hold back every name below a confidence."""
    return [
        evolve(item, outcome=_HELD.get(item.outcome, item.outcome))
        if _is_below(item, least)
        else item
        for item in judged
    ]


def _is_below(item: Judged, least: float) -> bool:
    quotation = item.quotation
    return (
        quotation is not None
        and quotation.status is Status.RESOLVED
        and quotation.confidence < least
    )


def _outlets(one: Measured) -> str:
    """The outlets of a set that may be read, in order of size; nothing of the others."""
    if one.unread or not one.fitted:
        return ""
    by_outlet: defaultdict[str, list[Judged]] = defaultdict(list)
    for item in one.judged:
        by_outlet[item.article.outlet].append(item)
    large = {name: items for name, items in by_outlet.items() if len(items) >= _LEAST_SEGMENTS}
    rows = [
        (name, len(items), scores.speaker_accuracy, scores.misattribution)
        for name, items in sorted(large.items(), key=lambda pair: -len(pair[1]))
        for scores in (tally(items),)
    ]
    headers = (f"outlet of {one.name}", "segments", "speaker_accuracy", "misattribution")
    return table(headers, rows)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"

"""Two saved accuracy runs side by side: what was gained, what was lost, what it cost."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from benchmarks.markdown import Cell, table
from benchmarks.outcomes import shown
from benchmarks.scores import Outcome

_GOOD = frozenset((Outcome.RIGHT, Outcome.FLAGGED, Outcome.REJECTED))
Row = Mapping[str, Any]


@frozen(kw_only=True)
class Comparison:
    """Gains and losses of one gold set: segments that came out better, or worse, in the second run.

    A right reason is better than a wrong one. `changed` are as good in both, but not the same.
    """

    gold: str
    before: Row
    after: Row
    gains: tuple[tuple[Row, Row], ...]
    losses: tuple[tuple[Row, Row], ...]
    changed: tuple[tuple[Row, Row], ...]


def compare_runs(before: Row, after: Row) -> tuple[Comparison, ...]:
    """Compare the gold sets that both runs have, as `accuracy --json` writes them."""
    earlier = {one["gold"]: one for one in before["sets"]}
    return tuple(
        _compare(earlier[one["gold"]], one) for one in after["sets"] if one["gold"] in earlier
    )


def comparison_text(comparison: Comparison, *, most: int) -> str:
    """Return the figures of both, the net, and up to `most` gains and losses with their text."""
    gains, losses = len(comparison.gains), len(comparison.losses)
    head = (
        f"# {comparison.gold}\n\ngains {gains}, losses {losses}, net {gains - losses:+d}, "
        f"otherwise changed {len(comparison.changed)}\n"
    )
    parts = [
        head,
        table(("figure", "before", "after", "change"), _figures(comparison)),
        _listed("Losses", comparison.losses, most),
        _listed("Gains", comparison.gains, most),
    ]
    return "\n".join(part for part in parts if part)


def _compare(before: Row, after: Row) -> Comparison:
    earlier = {_key(row): row for row in before.get("outcomes", ())}
    both = [(earlier[_key(row)], row) for row in after.get("outcomes", ()) if _key(row) in earlier]
    return Comparison(
        gold=after["gold"],
        before=before,
        after=after,
        gains=tuple(pair for pair in both if _worth(pair[0]) < _worth(pair[1])),
        losses=tuple(pair for pair in both if _worth(pair[0]) > _worth(pair[1])),
        changed=tuple(
            (was, now)
            for was, now in both
            if _worth(was) == _worth(now) and _came(was) != _came(now)
        ),
    )


def _key(row: Row) -> tuple[str, str]:
    return row["article"], row["segment"]


def _worth(row: Row) -> int:
    """Right 2, rightly unresolved for a wrong reason 1, wrong 0."""
    if row["outcome"] == Outcome.FLAGGED and row["reason"] != row["gold_reason"]:
        return 1
    return 2 if row["outcome"] in _GOOD else 0


def _came(row: Row) -> tuple[Any, ...]:
    return row["outcome"], tuple(row["names"]), row["reason"]


def _figures(comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    for name, was in _flat(comparison.before).items():
        now = _flat(comparison.after).get(name)
        change = None if was is None or now is None else now - was
        yield name, was, now, f"{change:+.2f}" if change is not None else "–"


def _flat(one: Row) -> dict[str, float | None]:
    """All of a set's figures, and its speed, under one name each."""
    figures: dict[str, float | None] = dict(one.get("figures", {}))
    for kind, scores in one.get("attributions", {}).items():
        figures |= {f"{kind}: {name}": value for name, value in scores.items()}
    figures["seconds"] = one["seconds"]
    return {name: None if value is None else float(value) for name, value in figures.items()}


def _listed(title: str, rows: Iterable[tuple[Row, Row]], most: int) -> str:
    known = list(rows)
    if not known:
        return ""
    lines = [f"{shown(dict(after))}  before: {_told(before)}\n" for before, after in known[:most]]
    rest = f"- and {len(known) - most} more\n" if len(known) > most else ""
    return f"## {title} ({len(known)})\n\n{''.join(lines)}{rest}"


def _told(row: Row) -> str:
    return f"{row['outcome']}, {' and '.join(row['names']) or row['reason'] or 'nothing'}"

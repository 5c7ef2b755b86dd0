"""`hostile`: whether any text makes the engine slow."""

import fnmatch
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import asdict

from benchmarks.cli.choices import models_option
from benchmarks.errors import BenchmarkError
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.stress.measure import Growth, Timing, measure_pattern
from benchmarks.stress.parser import CheapParser
from benchmarks.stress.patterns import Pattern, all_patterns, plain_prose
from quotes.engine import Engine
from quotes.options import Options

_LENGTHS = "12500,25000,50000,100000"
_MOST_RATIO = 3.0
_MOST_GROWTH = 2.5
_BROKEN = 1


def _as_lengths(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[int, ...]:
    try:
        lengths = tuple(sorted({int(part) for part in (value or "").split(",")}))
    except ValueError:
        lengths = ()
    if not lengths or lengths[0] < 1:
        raise click.BadParameter(f"wanted whole numbers parted by commas, not {value!r}")
    return lengths


@click.command(name="hostile")
@click.option(
    "--only",
    multiple=True,
    metavar="GLOB",
    help="Only patterns whose “family: name” fits; may be given again.",
)
@click.option("--lengths", default=_LENGTHS, show_default=True, callback=_as_lengths)
@click.option(
    "--cheap", is_flag=True, help="Without models: a rough parser, to see the other stages alone."
)
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    default=120.0,
    show_default=True,
    help="Seconds for one text at most.",
)
@click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep each timing there (JSON lines); what is there already is not measured again.",
)
@click.option("--all", "show_all", is_flag=True, help="Show the patterns within bounds as well.")
@models_option
def hostile_command(
    *,
    only: tuple[str, ...],
    lengths: tuple[int, ...],
    cheap: bool,
    limit: float,
    record: Path | None,
    show_all: bool,
    models: Path | None,
) -> int:
    """Time hostile texts of growing length, and plain prose beside them.

    Asked: 3 times as long as plain prose at most, and 2.5 times as long for twice the text. One
    text at a time, on one thread where OMP_NUM_THREADS=1.
    """
    patterns = [p for p in all_patterns() if _fits(p, only)]
    if not patterns:
        raise BenchmarkError(f"wanted --only to fit a pattern, but none fits {', '.join(only)}")
    engine = _engine(models, limit, cheap=cheap)
    known = _recorded(record)
    grown = []
    with click.progressbar(
        [plain_prose(), *patterns], item_show_func=lambda p: p.title if p else "", file=sys.stderr
    ) as waiting:
        for pattern in waiting:
            growth = known.get(pattern.title) or measure_pattern(engine, pattern, lengths)
            if record and pattern.title not in known:
                _keep(record, growth)
            grown.append(growth)
    click.echo(_shown(grown, lengths, show_all=show_all))
    return _BROKEN if any(not _is_within(one, grown[0]) for one in grown[1:]) else 0


def _fits(pattern: Pattern, only: Sequence[str]) -> bool:
    return not only or any(fnmatch.fnmatchcase(pattern.title, glob) for glob in only)


def _engine(models: Path | None, limit: float, *, cheap: bool) -> Engine:
    options = Options(models=models, max_chars=10_000_000, max_seconds=limit)
    engine = Engine(options, parser=CheapParser() if cheap else None)
    engine.attribute(plain_prose().text(2_000))  # loads the models
    return engine


def _recorded(record: Path | None) -> dict[str, Growth]:
    if record is None or not record.exists():
        return {}
    titles = {p.title: p for p in (plain_prose(), *all_patterns())}
    found = {}
    for line in record.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        timings = tuple(Timing(**timing) for timing in row["timings"])
        if row["pattern"] in titles:
            pattern = titles[row["pattern"]]
            found[pattern.title] = Growth(pattern=pattern, timings=timings)
    return found


def _keep(record: Path, growth: Growth) -> None:
    row = {"pattern": growth.pattern.title, "timings": [asdict(t) for t in growth.timings]}
    with record.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def _ratio(growth: Growth, prose: Growth) -> float | None:
    """Return how many times longer the longest text took than prose of the length."""
    seconds = growth.last.seconds
    base = next((t.seconds for t in prose.timings if t.length == growth.last.length), None)
    return None if seconds is None or not base else seconds / base


def _is_within(growth: Growth, prose: Growth) -> bool:
    ratio, per_doubling = _ratio(growth, prose), growth.per_doubling
    return (
        growth.last.seconds is not None
        and (ratio is None or ratio <= _MOST_RATIO)
        and (per_doubling is None or per_doubling < _MOST_GROWTH)
    )


def _shown(grown: Sequence[Growth], lengths: Sequence[int], *, show_all: bool) -> str:
    prose, hostile = grown[0], grown[1:]
    within = sum(_is_within(one, prose) for one in hostile)
    done = [t for one in hostile for t in one.timings if t.seconds is not None]
    summary = {
        "patterns": len(hostile),
        "within bounds": within,
        f"plain prose, {prose.last.length:,} characters, s": prose.last.seconds,
        "most seconds": max((t.seconds for t in done if t.seconds is not None), default=None),
        "most times prose": max((r for one in hostile if (r := _ratio(one, prose))), default=None),
        "most times per doubling": max(
            (g for one in hostile if (g := one.per_doubling)), default=None
        ),
        "peak memory, MiB": max((t.peak_mib for t in done), default=None),
    }
    shown = [one for one in hostile if show_all or not _is_within(one, prose)]
    shown.sort(key=lambda one: -(_ratio(one, prose) or float("inf")))
    headers = ("pattern", *(f"{n:,}" for n in lengths), "× prose", "× doubling", "MiB", "")
    rows = [
        (
            one.pattern.title,
            *(next((t.seconds for t in one.timings if t.length == n), None) for n in lengths),
            _ratio(one, prose),
            one.per_doubling,
            one.last.peak_mib,
            one.last.error,
        )
        for one in (prose, *shown)
    ]
    return "\n".join(
        (
            pairs(describe_run(), headers=("run", "")),
            pairs(summary, headers=("hostile", "value")),
            table(headers, rows),
        )
    )

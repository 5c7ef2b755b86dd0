"""`run`: what `quotes run` costs beside the engine alone, what it holds, and what kills it."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks.archive import (
    cost_of_engine,
    cost_of_run,
    growth,
    kill_at_random,
    measure_memory,
    run_command,
    write_archive,
)
from benchmarks.cli.choices import gold_argument, gold_sets, json_option, limit_option
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from quotes.model import Article


@click.command(name="run")
@gold_argument
@limit_option
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--records", type=click.IntRange(min=10), default=400, show_default=True)
@click.option("--words", type=click.IntRange(min=1), default=100, show_default=True, help="Each.")
@click.option("--repeat", type=click.IntRange(min=0), default=3, show_default=True)
@click.option("--memory", type=click.IntRange(min=100), help="Watch it over so many records.")
@click.option("--settled", type=int, default=5_000, show_default=True, help="Growth from here on.")
@click.option("--kills", type=click.IntRange(min=1), help="Kill a run so often.")
@click.option("--within", type=float, default=20.0, show_default=True, help="Seconds to a kill.")
@click.option("--without-models", is_flag=True, help="Memory and kills: all but the models.")
@json_option
def run_benchmark(
    *,
    gold: tuple[Path, ...],
    limit: int | None,
    jobs: int,
    records: int,
    words: int,
    repeat: int,
    memory: int | None,
    settled: int,
    kills: int | None,
    within: float,
    without_models: bool,
    json_file: Path | None,
) -> None:
    """Measure `quotes run` over records made of the articles of GOLD (default: corpus/).

    Speed is taken in turns with `Engine.attribute_many`, as many threads as jobs.
    """
    articles = [article for one in gold_sets(gold, limit) for article in one.texts]
    record: dict[str, Any] = {"about": describe_run()}
    with TemporaryDirectory() as folder:
        place = Path(folder)
        if repeat:
            record["speed"] = _speed(
                place, articles, records=records, words=words, jobs=jobs, repeat=repeat
            )
        if memory:
            source = place / "memory.jsonl"
            write_archive(source, articles, records=memory, words=words)
            record["memory"] = [
                _memory(place, source, jobs, settled, bar=bar, models=not without_models)
                for bar in (False, True)
            ]
        if kills:
            source = place / "kills.jsonl"
            write_archive(source, articles, records=records, words=words)
            record["kills"] = _kills(place, source, jobs, kills, within, not without_models)
    click.echo(_tables(record))
    if json_file:
        json_file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def _speed(
    place: Path, articles: list[Article], *, records: int, words: int, jobs: int, repeat: int
) -> list[dict[str, float]]:
    """Measure both in turns; what two records take is loading, and is left out."""
    source, few = place / "speed.jsonl", place / "few.jsonl"
    total = write_archive(source, articles, records=records, words=words)
    total -= write_archive(few, articles, records=2, words=words)
    rows = []
    for number in range(repeat):
        costs: dict[str, tuple[float, float]] = {}
        for name, measure in (("attribute_many", cost_of_engine), ("run", cost_of_run)):
            load = measure(few, place / f"{name}-{number}-few.jsonl", jobs)
            whole = measure(source, place / f"{name}-{number}.jsonl", jobs)
            costs[name] = (
                total / (whole.seconds - load.seconds),
                total / (whole.cpu_seconds - load.cpu_seconds),
            )
        (engine, engine_cpu), (run, run_cpu) = costs["attribute_many"], costs["run"]
        rows.append(
            {
                "words": total,
                "attribute_many, words/s": engine,
                "run, words/s": run,
                "run over it": run / engine,
                "attribute_many, words/CPU s": engine_cpu,
                "run, words/CPU s": run_cpu,
                "run over it, CPU": run_cpu / engine_cpu,
            }
        )
    return rows


def _memory(
    place: Path, source: Path, jobs: int, settled: int, *, bar: bool, models: bool
) -> dict[str, float | str]:
    out = place / f"memory-{bar}.jsonl"
    samples = measure_memory(run_command(source, out, jobs, with_models=models), out, with_bar=bar)
    early, later = growth(samples, after=settled)
    return {
        "progress": "bar" if bar else "lines",
        "records": samples[-1].records,
        f"run at {settled:,}, MiB": early.parent,
        "run at most after, MiB": later.parent,
        f"workers at {settled:,}, MiB": early.workers,
        "workers at most after, MiB": later.workers,
    }


def _kills(
    place: Path, source: Path, jobs: int, kills: int, within: float, models: bool
) -> dict[str, object]:
    killed, whole = place / "killed.jsonl", place / "whole.jsonl"
    done = kill_at_random(
        run_command(source, killed, jobs, with_models=models), kills=kills, most_seconds=within
    )
    kill_at_random(run_command(source, whole, jobs, with_models=models), kills=0, most_seconds=0)
    is_same = killed.read_bytes() == whole.read_bytes()
    return {
        "kills": done,
        "records": len(whole.read_bytes().splitlines()),
        "output that of an undisturbed run": "yes" if is_same else "NO",
    }


def _tables(record: dict[str, Any]) -> str:
    parts = [pairs(record["about"], headers=("run", ""))]
    for name in ("speed", "memory"):
        rows = record.get(name)
        if rows:
            parts.append(table(tuple(rows[0]), [tuple(row.values()) for row in rows]))
    if "kills" in record:
        parts.append(pairs(record["kills"], headers=("kill -9", "")))
    return "\n".join(parts)

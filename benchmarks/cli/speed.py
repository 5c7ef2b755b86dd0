"""`speed`: how fast, where the time goes, how much memory, how it grows."""

import json
from pathlib import Path
from typing import Any

import click

from benchmarks.cli.choices import (
    gold_argument,
    gold_sets,
    json_option,
    limit_option,
    models_option,
    plots_option,
)
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.peers.spacy_pipeline import REFERENCE, default_folder, load_pipeline
from benchmarks.plots import plot_bars
from benchmarks.speed import (
    Warm,
    measure_batches,
    measure_cold,
    measure_lengths,
    measure_reference,
    measure_stream,
    measure_warm,
)
from quotes.engine import Engine
from quotes.model import Article
from quotes.options import Options
from quotes.parse.stanza_parser import StanzaParser


@click.command(name="speed")
@gold_argument
@models_option
@limit_option
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--cold", is_flag=True, help="Time fresh processes too.")
@click.option("--growth", is_flag=True, help="Time articles of growing length, and batches.")
@click.option(
    "--stream", type=click.IntRange(min=10), help="Watch memory over so many short articles."
)
@click.option(
    "--reference",
    is_flag=False,
    flag_value=str(default_folder()),
    help="Time a spaCy pipeline in the same run; without a value the one `peers` trains.",
)
@json_option
@plots_option("Draw the stages.")
def speed_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    repeat: int,
    cold: bool,
    growth: bool,
    stream: int | None,
    reference: str | None,
    json_file: Path | None,
    plots: Path | None,
) -> None:
    """Time the engine on the articles of GOLD (default: corpus/), JSON lines in and out.

    Run it on an idle machine; OMP_NUM_THREADS says how many cores it may take.
    """
    articles = [article for one in gold_sets(gold, limit) for article in one.texts]
    parser = StanzaParser(models)
    options = Options(models=models)
    engine = Engine(options, parser=parser)
    warm = measure_warm(engine, articles, repeats=repeat)
    record: dict[str, Any] = {"about": describe_run() | {"models": parser.models}}
    record["warm"] = _warm(warm)
    if reference:
        speed = measure_reference(load_pipeline(reference, only=REFERENCE), articles)
        record["reference"] = {
            "spaCy, words/s": speed,
            "engine over spaCy": warm.words_per_second / speed,
        }
    record |= _extras(engine, parser, articles, options, cold=cold, growth=growth, stream=stream)
    click.echo(_tables(record))
    if json_file:
        json_file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    if plots:
        stages = list(warm.stages.items())
        plot_bars(stages, title="Where time goes", unit="%", folder=plots, stem="speed-stages")


def _extras(
    engine: Engine,
    parser: StanzaParser,
    articles: list[Article],
    options: Options,
    *,
    cold: bool,
    growth: bool,
    stream: int | None,
) -> dict[str, Any]:
    record: dict[str, Any] = {}
    if cold:
        record["cold"] = measure_cold(articles, models=options.models)
    if growth:
        record["lengths"] = measure_lengths(engine, articles)
        record["batches"] = measure_batches(parser, articles, options=options)
    if stream:
        record["stream"] = measure_stream(engine, articles, count=stream)
    return record


def _warm(warm: Warm) -> dict[str, Any]:
    return {
        "articles": warm.articles,
        "words": warm.words,
        "words/s": warm.words_per_second,
        "articles/s": warm.articles_per_second,
        "seconds of each repeat": list(warm.repeats),
        "loading, s": warm.load_seconds,
        "peak memory, MiB": warm.peak_mib,
        "stages, %": dict(warm.stages),
    }


def _tables(record: dict[str, Any]) -> str:
    warm = {name: value for name, value in record["warm"].items() if not hasattr(value, "__len__")}
    parts = [pairs(record["about"], headers=("run", "")), pairs(warm, headers=("warm", "value"))]
    parts.append(pairs(record["warm"]["stages, %"], headers=("stage", "% of time")))
    parts += [
        pairs(record[name], headers=(name, "value"))
        for name in ("reference", "cold")
        if name in record
    ]
    if "lengths" in record:
        base = dict(record["lengths"]).get(2_000)
        rows = [(n, s, s / base if base else None) for n, s in record["lengths"]]
        parts.append(table(("words in one article", "s", "times 2,000 words"), rows))
        parts.append(table(("words in a batch", "words/s"), record["batches"]))
    if "stream" in record:
        parts.append(table(("short articles so far", "memory, MiB"), record["stream"]))
    return "\n".join(parts)

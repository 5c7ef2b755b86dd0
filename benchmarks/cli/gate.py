"""`gate`: read news beside news that nobody reads, all sets in one table."""

from pathlib import Path

import click

from benchmarks.cli.choices import CORPUS, models_option, parses_option
from benchmarks.errors import BenchmarkError
from benchmarks.fit import Gathered, gather
from benchmarks.gate import Measured, log_line, out_of_fold, to_markdown
from benchmarks.gold import Article, read_gold
from benchmarks.machine import commit_of
from benchmarks.parses import KeptParses
from benchmarks.runs import ThisEngine, run_over
from benchmarks.scores import judge_segments
from quotes.engine import Engine
from quotes.model import Article as EngineArticle
from quotes.options import Options
from quotes.parse.seam import Parser
from quotes.parse.stanza_parser import StanzaParser

_TRAIN = ("polnear-train", "world-train", "garbled-train")
_UNREAD = ("world-dev", "garbled-dev")


@click.command(name="gate")
@click.argument("labels", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--read",
    "read_sets",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A gold file whose errors have been read, beside corpus/; the ranker is fitted to it.",
)
@click.option("--quick", is_flag=True, help="Leave out what is measured out of fold.")
@models_option
@parses_option
def gate_command(
    *,
    labels: Path,
    read_sets: tuple[Path, ...],
    quick: bool,
    models: Path | None,
    parses: Path,
) -> None:
    """Measure the engine on all sets of the folder LABELS, and on what has been read.

    The sets for training are measured out of fold, by weights fitted without each outlet. Of
    world-dev and garbled-dev figures are printed and nothing else.
    """
    parser = StanzaParser(models)
    least = Options().min_confidence
    read = {path.parent.name + "/" + path.stem: read_gold(path) for path in read_sets}
    read["corpus"] = read_gold(CORPUS)
    measured: list[Measured] = []
    if not quick:
        wanted = {name: read_gold(_file(labels, name)) for name in _TRAIN} | read
        sets: dict[str, Gathered] = {
            name: gather(articles, parser, parses=parses, read=name in read)
            for name, articles in wanted.items()
        }
        measured += out_of_fold(sets, least=least)
    measured += [_measured(name, gold, parser, parses) for name, gold in read.items()]
    measured += [
        _measured(name, read_gold(_file(labels, name)), parser, parses, unread=True)
        for name in _UNREAD
    ]
    click.echo(to_markdown(measured))
    click.echo(log_line(measured, commit_of("HEAD")))


def _file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        raise BenchmarkError(f"{path}: wanted this gold file, came nothing; check the folder")
    return path


def _measured(
    name: str, gold: tuple[Article, ...], parser: Parser, parses: Path, *, unread: bool = False
) -> Measured:
    engine = ThisEngine(engine=Engine(Options(), parser=KeptParses(parser, parses)))
    run = run_over(
        engine, [EngineArticle(text=a.text, id=a.id, title=a.title, byline=a.byline) for a in gold]
    )
    if run.failures:
        raise BenchmarkError(f"{name}: {len(run.failures)} articles failed")
    return Measured(name=name, judged=judge_segments(gold, run.reports), unread=unread)

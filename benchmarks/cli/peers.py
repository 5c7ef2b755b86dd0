"""`peers`: the engine and other systems on the same articles, in one table."""

import json
from pathlib import Path

import click

from benchmarks.accuracy import measure, to_json
from benchmarks.cli.choices import (
    gold_argument,
    gold_sets,
    json_option,
    limit_option,
    models_option,
)
from benchmarks.errors import MissingPeerError
from benchmarks.machine import describe_run
from benchmarks.peers import PEERS, PeerChoices
from benchmarks.peers.spacy_pipeline import default_folder
from benchmarks.peers.spacy_training import train_spacy
from benchmarks.peertable import comparison_table
from benchmarks.runs import Attributor, run_over, this_engine
from quotes.errors import ModelsError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(name="peers")
@gold_argument
@models_option
@limit_option
@json_option
@click.option("--spacy", help="spaCy pipeline for textacy: a folder or an installed package.")
@click.option("--corenlp", type=_FOLDER, help="Folder of Stanford CoreNLP.")
@click.option("--citron", type=_FOLDER, help="Checkout of Citron.")
@click.option("--citron-python", help="Interpreter that has Citron's requirements.")
@click.option(
    "--train-spacy",
    "treebanks",
    type=_FOLDER,
    help="Train the small spaCy pipeline on the *-train.conllu(.xz) of this folder, and stop.",
)
@click.option("--ner", type=_FOLDER, help="IOB2 files for the pipeline's entity recognizer.")
@click.option("--epochs", type=click.IntRange(min=1), default=1, show_default=True)
def peers_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    json_file: Path | None,
    spacy: str | None,
    corenlp: Path | None,
    citron: Path | None,
    citron_python: str | None,
    treebanks: Path | None,
    ner: Path | None,
    epochs: int,
) -> None:
    """Run the engine and its peers on GOLD (default: corpus/) and print one table.

    A peer that is not installed is listed with how to get it. The pipeline that --train-spacy
    makes goes to the user's cache folder, or where --spacy says, and is found there again.
    """
    if treebanks is not None:
        out = train_spacy(
            treebanks, Path(spacy) if spacy else default_folder(), entities=ner, epochs=epochs
        )
        click.echo(f"trained {out}")
        return
    choices = PeerChoices(spacy=spacy, corenlp=corenlp, citron=citron)
    if citron_python:
        choices = choices.with_python(citron_python)
    present, missing = _load(choices, models)
    sets = gold_sets(gold, limit)
    measured = [measure(one, run_over(system, one.texts)) for one in sets for system in present]
    click.echo(comparison_table(measured))
    for line in missing:
        click.echo(line)
    if json_file:
        record = {"about": describe_run(), "sets": [to_json(one) for one in measured]}
        json_file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def _load(choices: PeerChoices, models: Path | None) -> tuple[list[Attributor], list[str]]:
    """Return the systems that are there, and a line for each that is not."""
    present: list[Attributor] = []
    missing: list[str] = []
    try:
        present.append(this_engine(models=models))
    except ModelsError as error:
        missing.append(f"- quotes: {error}")
    for peer in PEERS:
        try:
            present.append(peer.load(choices))
        except MissingPeerError as error:
            missing.append(f"- {peer.name}: not run, {error}. To get it: {peer.how_to_get}")
    return present, missing

"""Which form a path holds, told by what lies there; no reader needs to be named."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.gold import GoldError, read_gold
from benchmarks.readers.brat import read_brat
from benchmarks.readers.goldset import GoldSet
from benchmarks.readers.litbank import is_litbank, read_litbank
from benchmarks.readers.pdnc import INFO, read_pdnc
from benchmarks.readers.polnear import is_polnear, read_polnear


def read_sets(paths: Iterable[Path]) -> tuple[GoldSet, ...]:
    """Read each path as what it is.

    A ``.jsonl`` file, or a folder of them, holds the project's form or PolNeAR's; a folder with
    ``quotation_info.csv`` in it, or of such folders, is PDNC; one of ``.ann`` files is LitBank or
    brat standoff (PARC and its kin).

    Raises:
        GoldError: nothing is there, or it is malformed; the message names the place.

    """
    return tuple(_read_set(path) for path in paths)


def _read_set(path: Path) -> GoldSet:
    name = path.name if path.is_dir() else f"{path.parent.name}/{path.name}"
    if path.is_file() and is_polnear(path):
        return GoldSet(name=name, attributed=read_polnear(path))
    if path.is_file() or any(path.glob("*.jsonl")):
        return GoldSet(name=name, articles=read_gold(path))
    if novels := sorted(found.parent for found in path.glob(f"**/{INFO}")):
        return GoldSet(name=name, articles=tuple(map(read_pdnc, novels)))
    annotations = sorted(path.glob("*.ann"))
    if annotations and any(map(is_litbank, annotations)):
        return GoldSet(name=name, articles=tuple(map(read_litbank, annotations)))
    if annotations:
        return GoldSet(name=name, attributed=tuple(map(read_brat, annotations)))
    raise GoldError(f"{path}: wanted .jsonl, .ann or {INFO} files, came none; check the path")

"""Write the material that every later stage reads, from the treebanks and the entity files."""

from collections.abc import Iterator
from pathlib import Path

from quotes.training.entities import (
    TaggedSentence,
    hold_back,
    read_iob2,
    split_hyphens,
    tags_from_entities,
    write_tagged,
)
from quotes.training.treebank import clean_block, read_blocks, words_of, write_blocks

TREEBANKS = ("ewt", "gum-open")
# The file kept for the reported figure; never read by `prepare`.
NER_TEST = "ewt-test"


def human_tagged(folder: Path) -> Iterator[tuple[TaggedSentence, ...]]:
    """Yield the sentences of each human-labelled file but the test file."""
    for path in sorted(folder.glob("*.iob2")):
        if path.stem != NER_TEST:
            yield tuple(split_hyphens(s) for s in read_iob2(path))


def prepare(shared: Path, work: Path) -> None:
    """Write the cleaned treebanks and the tagged sentences into `work`.

    Args:
        shared: folder holding `treebanks/*.conllu.xz` and `ner/*.iob2`.
        work: folder for train.conllu, dev.conllu, mini-dev.conllu, ner-train.jsonl,
            ner-held.jsonl and ner-derived.jsonl.

    """
    work.mkdir(parents=True, exist_ok=True)
    for split in ("train", "dev", "test"):
        raw = {n: read_blocks(shared / f"treebanks/{n}-{split}.conllu.xz") for n in TREEBANKS}
        clean = {n: tuple(map(clean_block, blocks)) for n, blocks in raw.items()}
        for name, blocks in clean.items():
            write_blocks(work / f"{name}-{split}.conllu", blocks)
        if split == "train":
            write_tagged(work / "ner-derived.jsonl", map(_derived, raw["gum-open"]))
            write_blocks(work / "train.conllu", (b for bs in clean.values() for b in bs))
        if split == "dev":
            write_blocks(work / "dev.conllu", (b for bs in clean.values() for b in bs))
            write_blocks(work / "mini-dev.conllu", (b for bs in clean.values() for b in bs[::6]))
    parts = [hold_back(sentences) for sentences in human_tagged(shared / "ner")]
    write_tagged(work / "ner-train.jsonl", (s for train, _ in parts for s in train))
    write_tagged(work / "ner-held.jsonl", (s for _, held in parts for s in held))


def _derived(block: str) -> TaggedSentence:
    words = words_of(block)
    return TaggedSentence(
        words=tuple(w.form for w in words), tags=tags_from_entities(words), source="gum-open"
    )

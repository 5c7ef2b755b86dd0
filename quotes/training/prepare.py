"""Write the material that every later stage reads, from the treebanks and the entity files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.training.entities import (
    TaggedSentence,
    hold_back,
    names_alone,
    read_iob2,
    read_tagged,
    split_hyphens,
    tags_from_entities,
    write_tagged,
)
from quotes.training.treebank import clean_block, read_blocks, words_of, write_blocks

TREEBANKS = ("ewt", "gum-open")
# The file kept for the reported figure; never read by `prepare`.
NER_TEST = "ewt-test"
# What the encoder learns names from, and what the entity head learns from beside it.
ENCODER_SETS = (
    "crossner-ai",
    "crossner-literature",
    "crossner-music",
    "crossner-politics",
    "crossner-science",
    "ewt-dev",
    "re3d-open",
    "wikigold",
)
HEAD_SETS = ("broad-twitter", "europarl", "pud", "wnut17")


def human_tagged(folder: Path, names: Sequence[str]) -> Iterator[tuple[TaggedSentence, ...]]:
    """Yield the sentences of each of the human-labelled files."""
    for name in names:
        yield tuple(split_hyphens(s) for s in read_iob2(folder / f"{name}.iob2"))


def head_sentences(work: Path) -> tuple[TaggedSentence, ...]:
    """Return what the entity head learns from: human labels, names alone, and GUM's."""
    human = [
        names_alone(s) if s.source == "re3d-open" else s
        for name in ("ner-train.jsonl", "ner-more.jsonl")
        for s in read_tagged(work / name)
        # The tweets' addressees (“@ someone”) are no names.
        if not any(w == "@" and t != "O" for w, t in zip(s.words, s.tags, strict=True))
    ]
    return (*human, *(s for s in read_tagged(work / "ner-derived.jsonl") if len(s.words) > 3))


def prepare(shared: Path, work: Path) -> None:
    """Write the cleaned treebanks and the tagged sentences into `work`.

    Args:
        shared: folder holding `treebanks/*.conllu.xz` and `ner/*.iob2`.
        work: folder for train.conllu, dev.conllu, mini-dev.conllu, ner-train.jsonl,
            ner-more.jsonl, ner-held.jsonl and ner-derived.jsonl.

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
    held = []
    for file, names in (("ner-train.jsonl", ENCODER_SETS), ("ner-more.jsonl", HEAD_SETS)):
        parts = [hold_back(sentences) for sentences in human_tagged(shared / "ner", names)]
        write_tagged(work / file, (s for train, _ in parts for s in train))
        held += [s for _, part in parts for s in part]
    write_tagged(work / "ner-held.jsonl", held)


def _derived(block: str) -> TaggedSentence:
    words = words_of(block)
    return TaggedSentence(
        words=tuple(w.form for w in words), tags=tags_from_entities(words), source="gum-open"
    )

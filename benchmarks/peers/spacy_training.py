"""Trains the small spaCy pipeline that the engine's speed and textacy are measured with.

The architecture is that of spaCy's small English models: one convolutional encoder, 96 wide and 4
deep, under tagger, parser and entity recognizer. A morphologizer (for parts of speech) and a lookup
lemmatizer are added because textacy reads them; they are no part of the speed reference.
"""

import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks.errors import BenchmarkError
from benchmarks.peers.spacy_pipeline import import_spacy

_WIDTH = 96
_ENCODER = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": _WIDTH,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
}
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": _WIDTH, "upstream": "tok2vec"}
_BATCH_WORDS = 1000


@frozen(kw_only=True)
class _Sentence:
    """A treebank sentence by columns; entities as IOB2 tags where they are what is labelled."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lemmas: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def train_spacy(
    treebanks: Path, out: Path, *, entities: Path | None = None, epochs: int = 1, seed: int = 1
) -> Path:
    """Train on the ``*-train.conllu.xz`` of a folder and write the pipeline to `out`.

    Args:
        treebanks: folder of CoNLL-U files, xz or plain.
        out: where the pipeline goes.
        entities: folder of IOB2 files for the entity recognizer; those of a test set stay out.
        epochs: how often each sentence is seen.
        seed: of the order and the weights.

    Raises:
        BenchmarkError: there is nothing to train on.
        MissingPeerError: spaCy is not installed.

    """
    spacy = import_spacy()
    sentences = [s for path in _files(treebanks, "*-train.conllu*") for s in _conllu(path)]
    if not sentences:
        raise BenchmarkError(f"wanted *-train.conllu(.xz) in {treebanks}, came none")
    if entities is not None:
        paths = [path for path in _files(entities, "*.iob2") if "test" not in path.stem]
        sentences += [s for path in paths for s in _iob2(path)]
    random.seed(seed)
    spacy.util.fix_random_seed(seed)
    nlp = _build(spacy)
    examples = [_example(nlp, sentence) for sentence in sentences]
    nlp.initialize(lambda: examples)
    _fit(nlp, examples, epochs=epochs)
    _add_lemmas(nlp, sentences)
    nlp.to_disk(out)
    return out


def _build(spacy: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _ENCODER})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER}
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    for name, state in (("parser", "parser"), ("ner", "ner")):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": state,
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": _LISTENER,
        }
        nlp.add_pipe(name, config={"model": model})
    return nlp


def _fit(nlp: Any, examples: list[Any], *, epochs: int) -> None:
    minibatch = import_module("spacy.training.batchers").minibatch_by_words
    optimizer = nlp.create_optimizer()
    for _ in range(epochs):
        random.shuffle(examples)
        for batch in minibatch(examples, size=_BATCH_WORDS):
            nlp.update(batch, drop=0.1, sgd=optimizer)


def _example(nlp: Any, sentence: _Sentence) -> Any:
    """Pair spaCy's view of a sentence with the gold; what is not labelled stays unset."""
    tokens = import_module("spacy.tokens")
    training = import_module("spacy.training")
    gold = tokens.Doc(
        nlp.vocab,
        words=list(sentence.words),
        spaces=list(sentence.spaces),
        tags=list(sentence.tags) or None,
        pos=list(sentence.pos) or None,
        heads=list(sentence.heads) or None,
        deps=list(sentence.deps) or None,
        ents=list(sentence.entities) or None,
        sent_starts=[n == 0 for n in range(len(sentence.words))] if sentence.heads else None,
    )
    return training.Example(nlp.make_doc(gold.text), gold)


def _add_lemmas(nlp: Any, sentences: Iterable[_Sentence]) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, lemma in zip(sentence.words, sentence.lemmas, strict=False):
            counts[word.lower()][lemma] += 1
    lookups = import_module("spacy.lookups").Lookups()
    lookups.add_table("lemma_lookup", {w: c.most_common(1)[0][0] for w, c in counts.items()})
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence of a tab-separated file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        if rows:
            yield rows


def _conllu(path: Path) -> Iterator[_Sentence]:
    """Read CoNLL-U; the words of a contracted token touch where the token has no space inside."""
    for block in _blocks(path):
        rows = [row for row in block if row[0].isdigit()]
        tight = {int(row[0]) for row in rows if "SpaceAfter=No" in row[9]} | _contracted(block)
        yield _Sentence(
            words=tuple(row[1] for row in rows),
            spaces=tuple(int(row[0]) not in tight for row in rows),
            lemmas=tuple(row[2] for row in rows),
            pos=tuple(row[3] for row in rows),
            tags=tuple(row[4] for row in rows),
            heads=tuple(int(row[6]) - 1 if row[6] != "0" else n for n, row in enumerate(rows)),
            deps=tuple(row[7] if row[6] != "0" else "ROOT" for row in rows),
        )


def _contracted(block: Sequence[Sequence[str]]) -> set[int]:
    """Return the ids of words that the next one touches, being of one token with it."""
    tight: set[int] = set()
    for row in block:
        first, dash, last = row[0].partition("-")
        if dash:
            tight |= set(range(int(first), int(last)))
            tight |= {int(last)} if "SpaceAfter=No" in row[9] else set()
    return tight


def _iob2(path: Path) -> Iterator[_Sentence]:
    for rows in _blocks(path):
        words = tuple(row[0] for row in rows)
        yield _Sentence(
            words=words, spaces=(True,) * len(words), entities=tuple(row[-1] for row in rows)
        )

"""Tagger, parser and entity tagger run side by side over the transformer that they share.

Stanza loads the models and its layers do the arithmetic. What is done here is what its processors
do around them, for a batch at once: that took more time than the layers. Results are those of
stanza's processors (tests/models hold both together).

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import torch
from attrs import frozen
from torch import Tensor

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.parse.bert import Bert, WordPieces
from quotes.parse.borders import Tokens
from quotes.parse.depend import DependencyHead
from quotes.parse.entities import EntityHead
from quotes.parse.models import ENCODER_KEY
from quotes.parse.packing import Packing
from quotes.parse.reading import Reading
from quotes.parse.tags import TagHead
from quotes.parse.wordreps import SpelledPieces
from quotes.parse.workers import Workers

# Word pieces that go through the heads at once, whose recurrent layers do better the more sentences
# there are, and through the encoder, whose products do best where they stay in the cache.
_BATCH_PIECES = 4096
_ENCODED_PIECES = 2048
# Pieces of a long row that are read again before its next window, as stanza does.
_OVERLAP = 20

_Item = TypeVar("_Item")


@frozen(kw_only=True)
class _Row:
    """A sentence with the pieces it is read as: its words', and its tokens' where they differ."""

    index: int
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    ids: tuple[int, ...]
    ends: list[int]
    token_ids: tuple[int, ...]
    token_ends: list[int]


def reads_shared(stanza: Any) -> bool:
    """Tell whether loaded models are of the shape that `SharedHeads` runs: the bundle's.

    All read the shared transformer and, but for the parser, the letters of words; nothing else.
    """
    tagger, parser, lemmas = (stanza.processors[n] for n in ("pos", "depparse", "lemma"))
    names = stanza.processors["ner"]
    models = [processor.trainer.model for processor in (tagger, parser, names)]
    return (
        all(_reads_encoder_alone(model) for model in models)
        and all(hasattr(model, "charmodel") for model in (models[0], models[2]))
        and not hasattr(models[1], "charmodel")
        and not models[1].args["tag_emb_dim"]
        and all(hasattr(models[1], part) for part in ("unlabeled", "deprel"))
        and not models[1].args.get("reversed")
        and list(getattr(models[0], "tag_clf", ())) == ["xpos", "feats"]
        and hasattr(models[0].tag_clf["xpos"], "W_bilin")
        and all(hasattr(part, "W_bilin") for part in models[0].tag_clf["feats"])
        and len(names.trainers) == len(models[2].tag_clfs) == 1
        and bool(lemmas.config.get("dict_only"))
    )


def _reads_encoder_alone(model: Any) -> bool:
    args = model.args
    unread = ("word_emb_dim", "pretrain", "charlm")
    return args.get("bert_model") == ENCODER_KEY and not any(args.get(name) for name in unread)


class SharedHeads:
    """The heads of models that share one transformer."""

    def __init__(
        self,
        stanza: Any,
        bert: Bert,
        pieces: WordPieces,
        workers: Workers,
        *,
        keeps_states: bool = False,
    ) -> None:
        """Take the loaded heads out of stanza's pipeline; they read `bert` and its `pieces`.

        With `keeps_states` readings hold the encoder's states of their words, too.
        """
        self._keeps_states = keeps_states
        self._workers = workers
        self._bert = bert
        self._pieces = SpelledPieces(pieces)
        self._longest = pieces.model_max_length
        for name in ("pos", "depparse", "ner"):
            stanza.processors[name].trainer.model.eval()
        self._lemmas = stanza.processors["lemma"].trainer
        self._tags = TagHead(stanza.processors["pos"].trainer.model)
        self._trees = DependencyHead(stanza.processors["depparse"].trainer.model)
        self._names = EntityHead(stanza.processors["ner"].trainer)

    def read(self, sentences: Sequence[Tokens], deadline: Deadline = NO_DEADLINE) -> list[Reading]:
        """Return what the heads make of sentences, in their order.

        Raises TimeLimitError when `deadline` has passed between two batches.
        """
        found: list[Reading | None] = [None] * len(sentences)
        rows = sorted(self._rows(sentences), key=lambda row: len(row.ids))
        share = sum(len(row.ids) for row in rows) // self._workers.count + 1
        batches = _cut(rows, lambda row: len(row.ids), min(share, _BATCH_PIECES))
        for batch, readings in self._workers.map(self._read, batches):
            for row, reading in zip(batch, readings, strict=True):
                found[row.index] = reading
            deadline.check()
        return [reading for reading in found if reading is not None]

    def _rows(self, sentences: Sequence[Tokens]) -> list[_Row]:
        pairs = [
            (tuple(w for t in tokens for w in t.words), tuple(t.text for t in tokens))
            for tokens in sentences
        ]
        self._pieces.learn(w for words, tokens in pairs for w in (*words, *tokens))
        return [self._row(index, *pair) for index, pair in enumerate(pairs)]

    def _row(self, index: int, words: tuple[str, ...], tokens: tuple[str, ...]) -> _Row:
        ids, ends = self._pieces.spell(words)
        token_ids, token_ends = (ids, ends) if words == tokens else self._pieces.spell(tokens)
        return _Row(
            index=index,
            words=words,
            tokens=tokens,
            ids=ids,
            ends=ends,
            token_ids=token_ids,
            token_ends=token_ends,
        )

    def _read(self, batch: Sequence[_Row]) -> list[Reading]:
        # “Holt’s” is the same pieces as “Holt”, “’s”; “don’t” is not: such rows are read twice.
        places = {ids: at for at, ids in enumerate(dict.fromkeys(r.ids for r in batch))}
        for row in batch:
            places.setdefault(row.token_ids, len(places))
        flat, starts = self._encode(list(places))
        words = Packing([len(row.words) for row in batch])
        tokens = Packing([len(row.tokens) for row in batch])
        word_states = flat[_indices((starts[places[r.ids]], r.ends) for r in batch)]
        token_states = flat[_indices((starts[places[r.token_ids]], r.token_ends) for r in batch)]
        root_states = flat[torch.tensor([starts[places[row.ids]] for row in batch])]
        spelled = [word for row in batch for word in row.words]
        tags = self._tags.read(word_states, words, spelled)
        trees = self._trees.read(word_states, root_states, words)
        names = self._names.read(token_states, tokens, [t for row in batch for t in row.tokens])
        readings = []
        for row, at, arcs, entities in zip(batch, words.starts.tolist(), trees, names, strict=True):
            own = tags[at : at + len(row.words)]
            states = word_states[at : at + len(row.words)].numpy() if self._keeps_states else None
            pairs = [(word, tag.upos) for word, tag in zip(row.words, own, strict=True)]
            lemmas = zip(row.words, self._lemmas.predict_dict(pairs), strict=True)
            readings.append(
                Reading(
                    upos=tuple(tag.upos for tag in own),
                    xpos=tuple(tag.xpos for tag in own),
                    feats=tuple(tag.feats for tag in own),
                    lemmas=tuple(word if lemma in ("", "_") else lemma for word, lemma in lemmas),
                    heads=arcs.heads,
                    relations=arcs.relations,
                    entities=entities,
                    states=states,
                )
            )
        return readings

    def _encode(self, rows: Sequence[tuple[int, ...]]) -> tuple[Tensor, list[int]]:
        """Return the states of rows of pieces, flat, and where each row begins."""
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        states = []
        starts = [0] * len(rows)
        done = 0
        for part in _cut(order, lambda at: self._share(rows[at]), _ENCODED_PIECES):
            states.append(self._encode_part([rows[at] for at in part]))
            for at in part:
                starts[at] = done
                done += len(rows[at])
        return torch.cat(states), starts

    def _share(self, row: tuple[int, ...]) -> int:
        """Return what a row counts: one that is read in windows is read alone."""
        return len(row) if len(row) <= self._longest else _ENCODED_PIECES

    def _encode_part(self, rows: Sequence[tuple[int, ...]]) -> Tensor:
        longest = max(map(len, rows))
        if longest > self._longest:
            (row,) = rows
            return self._encode_windows(row)
        ids = torch.tensor([row + (0,) * (longest - len(row)) for row in rows])
        lengths = torch.tensor([len(row) for row in rows])
        return self._bert.encode(ids, torch.arange(longest)[None, :] < lengths[:, None])

    def _encode_windows(self, row: tuple[int, ...]) -> Tensor:
        step = self._longest - _OVERLAP
        states = []
        for start in range(0, len(row) - _OVERLAP, step):
            window = self._encode_part([row[start : start + self._longest]])
            states.append(window[_OVERLAP if start else 0 :])
        return torch.cat(states)


def _indices(rows: Iterator[tuple[int, list[int]]]) -> Tensor:
    return torch.tensor([start + end for start, ends in rows for end in ends])


def _cut(items: Sequence[_Item], size: Callable[[_Item], int], most: int) -> Iterator[list[_Item]]:
    """Yield the items in runs of at most `most` in sum, if each of them is no larger."""
    run: list[_Item] = []
    total = 0
    for item in items:
        if run and total + size(item) > most:
            yield run
            run, total = [], 0
        run.append(item)
        total += size(item)
    if run:
        yield run

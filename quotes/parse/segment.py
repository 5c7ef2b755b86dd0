"""Text into sentences of tokens: stanza's tokenizer, run over whole batches.

Stanza's own processor spends more on its lists of characters and on building documents than on the
model. Results are those of its processors (tests/models hold both together).

Imports torch: load it through `pipeline` only.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from attrs import define, field
from numpy.typing import NDArray
from stanza.models.common.doc import Document
from stanza.models.tokenization.data import PER_CHAR_FEAT_FUNCS, STRUCTURAL_FEATURES
from stanza.models.tokenization.utils import update_pred_regex
from torch import Tensor

from quotes.parse.borders import Token, Tokens, is_contraction
from quotes.parse.workers import Workers

# Characters that the model reads at once of one piece, and of all pieces of a batch.
_WINDOW = 1000
_BATCH = 40_000
_PLACED = ("end_of_para", "start_of_para")
_SENTENCE_ENDS = (2, 4)
# What stanza keeps together holds one of these; its own pattern is slow on prose that has none.
_ADDRESS = re.compile(r"@|://|www\.|\.(?:gov|org|edu|net|com|co)\.")
_MOST_WORDS = 20_000

Labels = NDArray[np.intp]


def segments(stanza: Any) -> bool:
    """Tell whether a loaded tokenizer is of the shape that `Segmenter` runs: the bundle's."""
    args = stanza.processors["tokenize"].trainer.args
    known = {*PER_CHAR_FEAT_FUNCS, *STRUCTURAL_FEATURES, *_PLACED}
    unread = ("charlm_forward_file", "use_dictionary", "skip_newline")
    return known.issuperset(args["feat_funcs"]) and not any(args.get(name) for name in unread)


@define
class _Piece:
    """A text on its way through the model; `units` are its characters without doubled spaces."""

    units: str
    places: NDArray[np.intp]
    features: NDArray[np.float32]
    ids: NDArray[np.int64]
    labels: list[Labels] = field(factory=list)
    done: int = 0

    @property
    def window(self) -> slice:
        return slice(self.done, min(self.done + _WINDOW, len(self.units)))

    @property
    def places_read(self) -> int:
        """How many places the model reads of the window: it was trained to see one padded place
        after the end of a paragraph."""
        window = self.window
        return int(window.stop - window.start + (window.stop == len(self.units)))


class Segmenter:
    """Splits texts with the tokenizer and the word splitter of a stanza pipeline."""

    def __init__(self, stanza: Any, workers: Workers) -> None:
        """Take the loaded models out of stanza's pipeline."""
        self._workers = workers
        processor = stanza.processors["tokenize"]
        self._model = processor.trainer.model.eval()
        self._vocab = processor.trainer.vocab
        self._names: tuple[str, ...] = tuple(processor.trainer.args["feat_funcs"])
        # Features that a character has by itself, in the order that the model reads them; those of
        # its place and surroundings follow, as in stanza.
        self._own = [PER_CHAR_FEAT_FUNCS[n] for n in self._names if n in PER_CHAR_FEAT_FUNCS]
        self._around = [STRUCTURAL_FEATURES[n] for n in STRUCTURAL_FEATURES if n in self._names]
        self._characters: dict[str, tuple[int, ...]] = {}
        self._splitter = stanza.processors.get("mwt")
        self._words: dict[str, tuple[str, ...]] = {}

    def split(self, texts: Sequence[str]) -> list[list[Tokens]]:
        """Return the sentences of each text; offsets are code points of that text."""
        pieces = [self._prepare(text) for text in texts]
        waiting = [piece for piece in pieces if piece.units]
        while waiting:
            share = sum(len(piece.units) - piece.done for piece in waiting) // self._workers.count
            batches = _by_length(waiting, min(share + _WINDOW, _BATCH))
            for batch, found_labels in self._workers.map(self._label, batches):
                for piece, labels in zip(batch, found_labels, strict=True):
                    _advance(piece, labels)
            waiting = [piece for piece in waiting if piece.done < len(piece.units)]
        found = [list(_sentences(piece)) for piece in pieces]
        self._learn_words(found)
        return [[self._with_words(tokens) for tokens in sentences] for sentences in found]

    def _prepare(self, text: str) -> _Piece:
        stripped = text.rstrip()
        kept = [
            at for at, char in enumerate(stripped) if char != " " or not at or text[at - 1] != " "
        ]
        units = "".join([stripped[at] for at in kept])
        known = self._characters
        for char in set(units):
            if char not in known:
                known[char] = (self._vocab.unit2id(char), *(f(char) for f in self._own))
        shape = (len(units), 1 + len(self._own))
        table = np.array([known[char] for char in units], dtype=np.int64).reshape(shape)
        features = np.zeros((len(units), len(self._names)), dtype=np.float32)
        at = len(self._own)
        features[:, :at] = table[:, 1:]
        for name in _PLACED:
            if name in self._names and units:
                features[-1 if name == "end_of_para" else 0, at] = 1
                at += 1
        for pattern in self._around:
            for match in pattern.finditer(units):
                features[match.start() : match.end(), at] = 1
            at += 1
        return _Piece(units=units, places=np.array(kept), features=features, ids=table[:, 0])

    def _label(self, batch: Sequence[_Piece]) -> list[Labels]:
        """Return what the model says of the characters in each piece's window."""
        lengths = [piece.places_read for piece in batch]
        ids = torch.zeros((len(batch), max(lengths)), dtype=torch.int64)
        features = torch.zeros((*ids.shape, len(self._names)))
        for row, piece in enumerate(batch):
            size = piece.window.stop - piece.window.start
            ids[row, :size] = torch.from_numpy(piece.ids[piece.window])
            features[row, :size] = torch.from_numpy(piece.features[piece.window])
        best: Tensor = self._model(ids, features, lengths).argmax(dim=2)
        rows = zip(batch, best.numpy(), strict=True)
        return [labels[: piece.window.stop - piece.window.start] for piece, labels in rows]

    def _learn_words(self, found: Sequence[Sequence[list[tuple[Token, bool]]]]) -> None:
        """Make known into what words the tokens fall that the tokenizer takes for several."""
        if self._splitter is None:
            return
        if len(self._words) > _MOST_WORDS:
            self._words = {}
        several = (token.text for s in found for tokens in s for token, many in tokens if many)
        new = [t for t in dict.fromkeys(several) if t not in self._words and is_contraction(t)]
        if not new:
            return
        entries = [{"id": (at,), "text": t, "misc": "MWT=Yes"} for at, t in enumerate(new, 1)]
        split = self._splitter.process(Document([entries]))
        for text, token in zip(new, split.sentences[0].tokens, strict=True):
            self._words[text] = tuple(word.text for word in token.words)

    def _with_words(self, tokens: list[tuple[Token, bool]]) -> Tokens:
        return tuple(
            Token(start=t.start, end=t.end, text=t.text, words=self._words[t.text])
            if many and t.text in self._words
            else t
            for t, many in tokens
        )


def _by_length(pieces: Sequence[_Piece], most: int) -> Iterator[list[_Piece]]:
    """Yield batches of pieces, of at most so many padded characters, with their windows' lengths
    falling, as recurrent layers want."""
    batch: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: -p.places_read):
        size = batch[0].places_read if batch else 0
        if batch and (len(batch) + 1) * size > most:
            yield batch
            batch = []
        batch.append(piece)
    if batch:
        yield batch


def _advance(piece: _Piece, labels: Labels) -> None:
    """Take over the labels up to the last sentence end of a window that is not the text's last."""
    taken = len(labels)
    if piece.window.stop < len(piece.units):
        ends = np.flatnonzero(np.isin(labels, _SENTENCE_ENDS))
        taken = int(ends[-1]) + 1 if len(ends) else taken
    piece.labels.append(labels[:taken])
    piece.done += taken


def _sentences(piece: _Piece) -> Iterator[list[tuple[Token, bool]]]:
    """Yield sentences of tokens, each with whether the model takes it for several words."""
    if not piece.units:
        return
    labels = np.concatenate(piece.labels)
    labels[-1] = 4 if labels[-1] > 2 else 2
    if _ADDRESS.search(piece.units):
        labels = update_pred_regex(list(piece.units), labels)
    sentence: list[tuple[Token, bool]] = []
    start = 0
    for last in np.flatnonzero(labels).tolist():
        text = piece.units[start : last + 1].lstrip()
        start = last + 1
        if not text:
            continue
        first = int(piece.places[start - len(text)])
        token = Token(start=first, end=int(piece.places[last]) + 1, text=text, words=(text,))
        sentence.append((token, labels[last] > 2))
        if labels[last] in _SENTENCE_ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence

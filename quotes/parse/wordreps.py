"""What is known of a word by its spelling alone, worked out once and remembered.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from quotes.parse.bert import WordPieces

# Distinct words remembered at once; a stream of articles meets the same ones again and again, and
# memory must not grow with it.
_MOST_WORDS = 20_000


class SpelledVectors:
    """Remembers the vectors that a head's character model gives to words."""

    def __init__(self, head: Any, finish: Callable[[Tensor], Tensor]) -> None:
        """Remember what `head.charmodel` followed by `finish` makes of words."""
        self._model = head.charmodel
        self._ids = head.vocab["char"]
        self._finish = finish
        self._lower = bool(head.args.get("char_lowercase", False))
        self._places: dict[str, int] = {}
        self._table = torch.empty((0, 0))
        self._lock = Lock()

    def look_up(self, words: Sequence[str]) -> Tensor:
        """Return the vectors of words, one row each."""
        with self._lock:
            return self._look_up(words)

    def _look_up(self, words: Sequence[str]) -> Tensor:
        if len(self._places) > _MOST_WORDS:
            self._places = {}
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        if new:
            rows = self._read(new)
            known = self._table[: len(self._places)] if self._places else rows[:0]
            self._table = torch.cat([known, rows])
            self._places.update(zip(new, range(len(known), len(self._table)), strict=True))
        places = self._places
        return self._table[torch.tensor([places[word] for word in words])]

    def _read(self, words: Sequence[str]) -> Tensor:
        order = sorted(range(len(words)), key=lambda at: -len(words[at]))
        spelled = [words[at].lower() if self._lower else words[at] for at in order]
        ids = [torch.tensor(self._ids.map(list(word))) for word in spelled]
        padded = torch.nn.utils.rnn.pad_sequence(ids, batch_first=True)
        lengths = [len(one) for one in ids]
        vectors = self._model(padded, padded == 0, order, [len(words)], lengths)
        return self._finish(vectors.data)


class SpelledPieces:
    """Remembers the word pieces that words are made of, and puts sentences together of them."""

    def __init__(self, pieces: WordPieces) -> None:
        """Remember what the encoder's tokenizer makes of words."""
        self._tokenizer: Tokenizer = pieces.tokenizer
        first, last = self._tokenizer.encode("").ids
        self._first, self._last = (first,), (last,)
        self._known: dict[str, tuple[int, ...]] = {}

    def spell(self, words: Sequence[str]) -> tuple[tuple[int, ...], list[int]]:
        """Return a sentence's piece ids, framed, and where the last piece of each word stands."""
        ids: tuple[int, ...] = self._first
        ends = []
        for word in words:
            ids += self._known[word]
            ends.append(len(ids) - 1)
        return ids + self._last, ends

    def learn(self, words: Iterable[str]) -> None:
        """Make the words known that `spell` will be asked for."""
        if len(self._known) > _MOST_WORDS:
            self._known = {}
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        pieces = self._tokenizer.encode_batch(
            [[word] for word in new], is_pretokenized=True, add_special_tokens=False
        )
        # A word of characters that the tokenizer drops is read as a dash, as in training.
        dash = tuple(self._tokenizer.encode("-", add_special_tokens=False).ids)
        self._known.update(
            (word, tuple(found.ids) or dash) for word, found in zip(new, pieces, strict=True)
        )

"""One transformer for all heads: each row of word pieces is encoded once and remembered.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from quotes.parse.bert import Bert

# Pieces encoded at once: enough to keep the matrix products busy, few enough to bound memory.
_BATCH_PIECES = 4096


class Encoded(NamedTuple):
    """What stanza reads of a transformer's output: the layers, of which we give the last."""

    hidden_states: tuple[Tensor]


class RememberingEncoder(nn.Module):
    """Stands in for the transformer that stanza's tagger, parser and entity tagger share.

    The three heads ask for the same rows in batches of their own cut and padding; a row that was
    encoded for one is answered from memory for the others. `forget` empties the memory.
    """

    _hf_peft_config_loaded = False  # stanza asks every transformer for it

    def __init__(self, transformer: Bert) -> None:
        super().__init__()
        self.transformer = transformer
        self.config = transformer.config
        self._rows: dict[bytes, Tensor] = {}

    def forget(self) -> None:
        """Drop all remembered rows."""
        self._rows.clear()

    def forward(self, ids: Tensor, attention_mask: Tensor, **_: object) -> Encoded:
        """Return the last layer for rows of piece ids, padded as `ids` is."""
        lengths = attention_mask.sum(dim=1).tolist()
        table = ids.cpu().numpy()
        keys = [row[:length].tobytes() for row, length in zip(table, lengths, strict=True)]
        missing = {
            key: (index, length)
            for index, (key, length) in enumerate(zip(keys, lengths, strict=True))
            if length and key not in self._rows
        }
        for batch in _by_length(list(missing.items())):
            self._encode(ids, batch)
        width = self.config.hidden_size
        padded = torch.zeros((*ids.shape, width), device=ids.device)
        for index, (key, length) in enumerate(zip(keys, lengths, strict=True)):
            if length:
                padded[index, :length] = self._rows[key]
        return Encoded(hidden_states=(padded,))

    def _encode(self, ids: Tensor, batch: "Sequence[_Row]") -> None:
        longest = max(length for _, (_, length) in batch)
        rows = ids[[index for _, (index, _) in batch], :longest]
        lengths = torch.tensor([length for _, (_, length) in batch], device=ids.device)
        mask = torch.arange(longest, device=ids.device)[None, :] < lengths[:, None]
        states = self.transformer(rows, mask)
        for (key, (_, length)), state in zip(batch, states, strict=True):
            self._rows[key] = state[:length].clone()


_Row = tuple[bytes, tuple[int, int]]


def _by_length(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield batches of rows of like length, so that little of a batch is padding."""
    batch: list[_Row] = []
    for row in sorted(rows, key=lambda row: row[1][1]):
        if batch and (len(batch) + 1) * row[1][1] > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch

"""Sentences of one batch side by side: flat rows of words, in step for recurrent layers, padded.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.utils.rnn import PackedSequence


class Packing:
    """Where the words of a batch stand: flat (one sentence after another), in step, padded."""

    def __init__(self, lengths: Sequence[int]) -> None:
        """Lay out sentences of so many words each; all have one at least."""
        self.lengths = tuple(lengths)
        sizes = np.asarray(self.lengths)
        self.starts = np.concatenate(([0], sizes.cumsum()[:-1]))
        steps = np.arange(sizes.max())
        # Recurrent layers want the longest sentence first and then step by step through all.
        order = np.argsort(-sizes, kind="stable")
        running = steps[:, None] < sizes[order][None, :]
        in_step = (self.starts[order][None, :] + steps[:, None])[running]
        back = np.empty_like(in_step)
        back[in_step] = np.arange(len(in_step))
        self._in_step = torch.from_numpy(in_step)
        self._back = torch.from_numpy(back)
        self._running = torch.from_numpy(running.sum(axis=1))
        within = steps[None, :] < sizes[:, None]
        self._padded = torch.from_numpy(np.flatnonzero(within))
        self.shape = within.shape

    def run(self, layer: Any, words: Tensor, start: tuple[Tensor, Tensor]) -> Tensor:
        """Run one of stanza's recurrent layers over flat words and return its flat output.

        `start` are the layer's learned first states, one row each.
        """
        count = len(self.lengths)
        packed = PackedSequence(words[self._in_step], self._running)
        first = tuple(state.expand(-1, count, -1).contiguous() for state in start)
        output, _ = layer(packed, None, hx=first)
        result: Tensor = output.data[self._back]
        return result

    def pad(self, words: Tensor) -> Tensor:
        """Return flat rows as (sentences, longest, width), zeros beyond a sentence's end."""
        rows, longest = self.shape
        padded = words.new_zeros((rows * longest, words.shape[1]))
        padded[self._padded] = words
        return padded.view(rows, longest, -1)

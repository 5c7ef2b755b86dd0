"""The entity tagger's layers run over a batch: which tokens name what.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch import Tensor

from quotes.parse.labels import best_labels
from quotes.parse.packing import Packing
from quotes.parse.reading import NamedTokens
from quotes.parse.wordreps import SpelledVectors


class EntityHead:
    """Runs stanza's entity tagger; the model must be one that `reads_shared` accepts."""

    def __init__(self, trainer: Any) -> None:
        self._model = trainer.model
        self._mix = 1 + self._model.bert_layer_mix.weight.item()
        self._letters = SpelledVectors(self._model, lambda vectors: vectors)
        self._labels = tuple(trainer.vocab["tag"].items(0))
        self._moves = self._model.crits[0]._transitions.detach().numpy()

    def read(
        self, states: Tensor, packing: Packing, tokens: Sequence[str]
    ) -> Iterator[tuple[NamedTokens, ...]]:
        """Yield each sentence's entities, given what the encoder says of flat tokens."""
        model = self._model
        inputs = torch.cat([states * self._mix, self._letters.look_up(tokens)], dim=1)
        if model.input_transform is not None:
            inputs = model.input_transform(inputs)
        start = (model.taggerlstm_h_init, model.taggerlstm_c_init)
        scores = packing.pad(model.tag_clfs[0](packing.run(model.taggerlstm, inputs, start)))
        for labels in best_labels(scores.numpy(), self._moves, packing.lengths):
            names = [self._labels[max(label, VOCAB_PREFIX_SIZE)] for label in labels]
            if all(name == "O" for name in names):
                yield ()
                continue
            yield tuple(
                NamedTokens(first=found["start"], end=found["end"] + 1, label=found["type"])
                for found in decode_from_bioes(fix_singleton_tags(names))
            )

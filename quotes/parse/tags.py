"""The tagger's layers run over a batch: universal tag, treebank tag, features.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from quotes.parse.packing import Packing
from quotes.parse.wordreps import SpelledVectors


class Tag(NamedTuple):
    """A word's tags."""

    upos: str
    xpos: str
    feats: str


class TagHead:
    """Runs stanza's tagger; the model must be one that `reads_shared` accepts."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._mix = 1 + model.bert_layer_mix.weight.item()
        self._letters = SpelledVectors(model, model.trans_char)
        upos = model.upos_emb.weight
        xpos, feats = model.tag_clf["xpos"], model.tag_clf["feats"]
        self._xpos = _Conditioned([xpos.W_bilin], upos)
        self._feats = _Conditioned([part.W_bilin for part in feats], upos)
        self._known: dict[tuple[int, ...], Tag] = {}

    def read(self, states: Tensor, packing: Packing, words: Sequence[str]) -> list[Tag]:
        """Return the tags of flat words, given what the encoder says of them."""
        model = self._model
        inputs = torch.cat([self._letters.look_up(words), states * self._mix], dim=1)
        start = (model.taggerlstm_h_init, model.taggerlstm_c_init)
        hidden = packing.run(model.taggerlstm, inputs, start)
        upos = model.upos_clf(torch.relu(model.upos_hid(hidden))).argmax(dim=1)
        xpos = self._xpos.choose(torch.relu(model.tag_hid["xpos"](hidden)), upos)
        feats = self._feats.choose(torch.relu(model.tag_hid["feats"](hidden)), upos)
        return [self._tag(ids) for ids in torch.cat([upos[:, None], xpos, feats], dim=1).tolist()]

    def _tag(self, ids: list[int]) -> Tag:
        key = tuple(ids)
        tag = self._known.get(key)
        if tag is None:
            vocab = self._model.vocab
            tag = Tag(
                upos=_given(vocab["upos"].id2unit(key[0])) or "X",
                xpos=_given(vocab["xpos"].id2unit(key[1])),
                feats=_given(vocab["feats"].id2unit(key[2:])),
            )
            self._known[key] = tag
        return tag


def _given(tag: str) -> str:
    """Return a tag, nothing for the treebanks' sign for none."""
    return "" if tag == "_" else tag


class _Conditioned:
    """Stanza's biaffine classifiers of a word given its universal tag.

    There are few tags, so that for each of them the classifier is but one matrix.
    """

    def __init__(self, classifiers: Sequence[Any], tag_vectors: Tensor) -> None:
        ones = tag_vectors.new_ones((len(tag_vectors), 1))
        given = torch.cat([tag_vectors, ones], dim=1)
        parts = [torch.einsum("oij,tj->tio", part.weight, given) for part in classifiers]
        self._weights = torch.cat(parts, dim=2).contiguous()
        self._bias = torch.cat([part.bias for part in classifiers])
        self._sizes = [len(part.bias) for part in classifiers]

    def choose(self, hidden: Tensor, tags: Tensor) -> Tensor:
        """Return the best class of each classifier, a row for each word."""
        scores = hidden.new_empty((len(hidden), len(self._bias)))
        for tag in sorted(set(tags.tolist())):
            rows = (tags == tag).nonzero()[:, 0]
            weights = self._weights[tag]
            scores[rows] = torch.addmm(self._bias + weights[-1], hidden[rows], weights[:-1])
        parts = torch.split(scores, self._sizes, dim=1)
        return torch.stack([part.argmax(dim=1) for part in parts], dim=1)

"""The parser's layers run over a batch: each word's head and relation.

Imports torch: load it through `pipeline` only.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import Tensor
from torch.nn import functional

from quotes.parse.packing import Packing
from quotes.parse.products import speed_up_products
from quotes.parse.trees import find_trees

# Heads whose words' relations are scored at once; each takes a row of relations × width.
_LABELLED = 256


class Arcs(NamedTuple):
    """A sentence's heads, counted from 1 with 0 for the root, and relations."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]


class DependencyHead:
    """Runs stanza's graph parser; the model must be one that `reads_shared` accepts."""

    def __init__(self, model: Any) -> None:
        self._model = model
        for part in (model.unlabeled, model.deprel):
            speed_up_products(part)
        weight = model.deprel.scorer.W_bilin.weight.detach()
        # Laid out for heads × relations × width, which a plain product gives.
        self._relations = weight.permute(1, 2, 0).reshape(weight.shape[1], -1).contiguous()
        vocab = model.vocab["deprel"]
        self._labels = tuple(vocab.unmap(range(VOCAB_PREFIX_SIZE, len(vocab))))
        self._mix = 1 + model.bert_layer_mix.weight.item()

    def read(self, states: Tensor, roots: Tensor, packing: Packing) -> Iterator[Arcs]:
        """Yield each sentence's tree, given what the encoder says of flat words and of roots."""
        model = self._model
        rooted = Packing([length + 1 for length in packing.lengths])
        inputs = states.new_empty((len(states) + len(roots), states.shape[1]))
        at_root = torch.from_numpy(rooted.starts)
        is_word = torch.ones(len(inputs), dtype=torch.bool)
        is_word[at_root] = False
        inputs[at_root] = roots * self._mix
        inputs[is_word] = states * self._mix
        start = (model.parserlstm_h_init, model.parserlstm_c_init)
        hidden = rooted.run(model.parserlstm, inputs, start)
        scores = functional.log_softmax(self._scores(rooted.pad(hidden)), dim=2).numpy()
        trees = find_trees(scores, rooted.lengths)
        heads = np.concatenate(
            [tree[1:] + start for tree, start in zip(trees, rooted.starts, strict=True)]
        )
        labels = self._label(hidden, is_word.nonzero()[:, 0].numpy(), heads)
        at = 0
        for tree in trees:
            own = labels[at : at + len(tree) - 1]
            at += len(own)
            relations = tuple(self._labels[label] for label in own.tolist())
            yield Arcs(heads=tuple(tree[1:].tolist()), relations=relations)

    def _scores(self, hidden: Tensor) -> Tensor:
        """Return how well each word (third place) would do as head of each word (second)."""
        model = self._model
        scores: Tensor = model.unlabeled(hidden, hidden)[..., 0]
        places = torch.arange(hidden.shape[1])
        offsets = places[None, :] - places[:, None]
        if model.args["linearization"]:
            ahead = model.linearization(hidden, hidden)[..., 0]
            scores = scores + functional.logsigmoid(ahead * torch.sign(offsets))
        if model.args["distance"]:
            expected = 1 + functional.softplus(model.distance(hidden, hidden)[..., 0])
            scores = scores - torch.log((offsets.abs() - expected) ** 2 / 2 + 1)
        scores[:, places, places] = -torch.inf
        return scores

    def _label(
        self, hidden: Tensor, words: NDArray[np.intp], heads: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """Return the number of the best relation of each word to its head.

        `words` and `heads` are places in `hidden`. The scorer's product with a head is made once
        for all words that hang on it, of which there are two in the mean; heads with equally many
        go together, so that no product need be copied for each of its words.
        """
        scorer = self._model.deprel
        distinct, head_of, counts = np.unique(heads, return_inverse=True, return_counts=True)
        by_count = np.argsort(counts, kind="stable")
        rank = np.empty_like(by_count)
        rank[by_count] = np.arange(len(by_count))
        order = np.argsort(rank[head_of], kind="stable")
        dependents = _with_one(torch.relu(scorer.W1(hidden[torch.from_numpy(words[order])])))
        governors = _with_one(torch.relu(scorer.W2(hidden[torch.from_numpy(distinct[by_count])])))
        best = []
        done = 0
        for at, end, count in _equal_runs(counts[by_count]):
            given = (governors[at:end] @ self._relations).view(end - at, len(self._labels), -1)
            asked = dependents[done : done + count * (end - at)].view(end - at, count, -1)
            scores = torch.bmm(given, asked.transpose(1, 2))
            best.append((scores + scorer.scorer.W_bilin.bias[:, None]).argmax(dim=1).flatten())
            done += count * (end - at)
        found = np.empty(len(words), dtype=np.intp)
        found[order] = torch.cat(best).numpy()
        return found


def _equal_runs(counts: NDArray[np.intp]) -> Iterator[tuple[int, int, int]]:
    """Yield bounds and value of the runs of equal counts, none too long to score at once."""
    edges = [0, *(np.flatnonzero(np.diff(counts)) + 1).tolist(), len(counts)]
    for first, last in pairwise(edges):
        for at in range(first, last, _LABELLED):
            yield at, min(at + _LABELLED, last), int(counts[at])


def _with_one(rows: Tensor) -> Tensor:
    return torch.cat([rows, rows.new_ones((len(rows), 1))], dim=1)

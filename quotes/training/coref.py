"""Train the coreference head on the frozen encoder's states, by the likelihood of antecedents."""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from attrs import evolve, frozen
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from quotes.parse.coref.facts import pair_facts
from quotes.parse.coref.phrases import Form
from quotes.parse.coref.scorer import candidates_of
from quotes.parse.models import COREFERENCE, find_models
from quotes.parse.pipeline import load_pipeline
from quotes.training.budget import Budget
from quotes.training.coref_data import ReadDocument, read_document, read_gap, read_gum, read_litbank

LOG = logging.getLogger(__name__)

_SIZE, _DEEP, _LIKENESS, _NEW = 96, 32, 32, 32
_ROWS = 192
_RATE = 0.002
_SEED = 7
# What is to be resolved counts most; the rest teaches who was spoken of.
_WEIGHTS = {
    Form.HE: 1.0,
    Form.SHE: 1.0,
    Form.THEY: 1.0,
    Form.IT: 1.0,
    Form.DEFINITE: 1.0,
    Form.NAME: 0.5,
}
_OTHER_WEIGHT = 0.25
# GAP tells of two names alone whether they are meant.
_GAP_WEIGHT = 1.5


class CoreferenceNet(nn.Module):
    """The head as it is trained; parameters have the names and shapes that the scorer reads."""

    def __init__(self, width: int, told: int, pairs: int) -> None:
        super().__init__()

        def matrix(rows: int, columns: int) -> nn.Parameter:
            return nn.Parameter(torch.randn(rows, columns) / rows**0.5)

        self.own = matrix(width + told, _SIZE)
        self.other = matrix(width + told, _SIZE)
        self.bias = nn.Parameter(torch.zeros(_SIZE))
        self.likeness = matrix(width, _LIKENESS)
        self.alike = matrix(_LIKENESS, _SIZE)
        self.pair = matrix(pairs, _SIZE)
        self.deep = matrix(_SIZE, _DEEP)
        self.deep_bias = nn.Parameter(torch.zeros(_DEEP))
        self.score = nn.Parameter(torch.randn(_DEEP) / _DEEP**0.5)
        self.new = matrix(width + told, _NEW)
        self.new_bias = nn.Parameter(torch.zeros(_NEW))
        self.new_score = nn.Parameter(torch.zeros(_NEW))
        self.none = nn.Parameter(torch.zeros(()))
        self.drop = nn.Dropout(0.3)

    def forward(
        self, heads: Tensor, told: Tensor, anaphors: Tensor, candidates: Tensor, pairs: Tensor
    ) -> Tensor:
        """Return log probabilities of none and of each candidate; see `CoreferenceHead.chances`."""
        heads = self.drop(heads)
        read = torch.cat([heads, told], dim=1)
        near = candidates.clamp(min=0)
        like = heads @ self.likeness
        hidden = (read[anaphors] @ self.own + self.bias)[:, None] + (read @ self.other)[near]
        hidden = hidden + pairs @ self.pair
        hidden = hidden + (like[anaphors][:, None] * like[near]) @ self.alike
        deep = torch.relu(self.drop(torch.relu(hidden)) @ self.deep + self.deep_bias)
        scores = (deep @ self.score).masked_fill(candidates < 0, -1e9)
        new = torch.relu(read[anaphors] @ self.new + self.new_bias) @ self.new_score + self.none
        return functional.log_softmax(torch.cat([new[:, None], scores], dim=1), dim=1)


@frozen(kw_only=True, eq=False)
class _Part:
    """Anaphors of a document that are scored at once, with what is right and what may be it."""

    document: int
    anaphors: Tensor
    candidates: Tensor
    pairs: Tensor
    right: Tensor
    allowed: Tensor
    weights: Tensor


def _parts(documents: Sequence[ReadDocument], *, everything: bool) -> Iterator[_Part]:
    """Cut documents into parts; `everything` tells that all phrases of them are labelled."""
    for number, document in enumerate(documents):
        if document.question is not None:
            part = _question(number, document)
            if part is not None:
                yield part
            continue
        wanted = [at for at in range(1, len(document.phrases)) if everything or document.entity[at]]
        for first in range(0, len(wanted), _ROWS):
            yield _part(number, document, np.array(wanted[first : first + _ROWS]))


def _part(number: int, document: ReadDocument, anaphors: np.ndarray) -> _Part:
    candidates = candidates_of(anaphors)
    own = document.entity[anaphors][:, None]
    right = (document.entity[np.maximum(candidates, 0)] == own) & (own > 0) & (candidates >= 0)
    new = ~right.any(axis=1, keepdims=True)
    forms = [document.phrases[at].form for at in anaphors]
    weights = np.array([_WEIGHTS.get(form, _OTHER_WEIGHT) for form in forms])
    weights[document.entity[anaphors] == 0] *= 0.3
    right = np.concatenate([new, right], axis=1)
    return _Part(
        document=number,
        anaphors=torch.from_numpy(anaphors),
        candidates=torch.from_numpy(candidates),
        pairs=torch.from_numpy(pair_facts(document.facts, anaphors, candidates)).half(),
        right=torch.from_numpy(right),
        allowed=torch.ones(right.shape, dtype=torch.bool),
        weights=torch.tensor(weights, dtype=torch.float32),
    )


def _question(number: int, document: ReadDocument) -> _Part | None:
    """Return a GAP snippet's one anaphor: the name that is meant against the one that is not."""
    assert document.question is not None, "asked of GAP's documents only"
    place, *names = document.question
    anaphors = np.array([place])
    candidates = candidates_of(anaphors)
    named = [np.isin(candidates, name) for name in names]
    meant = [n for n, is_meant in zip(named, document.meant, strict=True) if is_meant]
    if meant:
        right = np.concatenate([[[False]], meant[0]], axis=1)
        allowed = np.concatenate([[[False]], named[0] | named[1]], axis=1)
    else:
        right = np.concatenate([[[True]], ~(named[0] | named[1])], axis=1)
        allowed = np.ones_like(right)
    if not right.any():
        return None
    return _Part(
        document=number,
        anaphors=torch.from_numpy(anaphors),
        candidates=torch.from_numpy(candidates),
        pairs=torch.from_numpy(pair_facts(document.facts, anaphors, candidates)).half(),
        right=torch.from_numpy(right),
        allowed=torch.from_numpy(allowed),
        weights=torch.tensor([_GAP_WEIGHT]),
    )


def _loss(net: CoreferenceNet, documents: Sequence[ReadDocument], part: _Part) -> Tensor:
    document = documents[part.document]
    chances = net(
        torch.from_numpy(document.heads).float(),
        torch.from_numpy(document.facts.told),
        part.anaphors,
        part.candidates,
        part.pairs.float(),
    )
    right = torch.logsumexp(chances.masked_fill(~part.right, -1e4), dim=1)
    allowed = torch.logsumexp(chances.masked_fill(~part.allowed, -1e4), dim=1)
    return ((allowed - right) * part.weights).sum()


def train_coreference(shared: Path, bundle: Path, budget: Budget, limit: int | None = None) -> None:
    """Parse GUM, LitBank and GAP with a bundle and train its coreference head on them.

    Args:
        shared: folder holding `treebanks/` and `coref/`.
        bundle: folder of the bundle, into which the head is written.
        budget: rounds over all documents.
        limit: use only so many documents of each, for a trial.

    """
    pipeline = load_pipeline(find_models(bundle), keeps_states=True)
    gum, litbank = (
        tuple(read_document(pipeline, gold) for gold in islice(documents, limit))
        for documents in (
            read_gum(shared / "treebanks" / "gum-open-train.conllu.xz"),
            read_litbank(shared / "coref" / "litbank.conll.xz"),
        )
    )
    # GAP's validation set is kept for choosing.
    gap = tuple(islice(read_gap(pipeline, shared / "coref" / "gap-development.tsv"), limit))
    learn(gum, litbank, gap, budget, bundle / COREFERENCE)


def learn(
    labelled: Sequence[ReadDocument],
    partly: Sequence[ReadDocument],
    questions: Sequence[ReadDocument],
    budget: Budget,
    target: Path,
) -> None:
    """Train the head on documents that were read, and write it.

    Args:
        labelled: documents all of whose noun phrases are labelled (GUM).
        partly: documents of which only some kinds of mention are (LitBank).
        questions: GAP's snippets.
        budget: how many rounds over all of them (`steps`), or how long.
        target: the file to write.

    """
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)
    documents = (*labelled, *partly, *questions)
    skip = len(labelled)
    parts = list(_parts(labelled, everything=True))
    later = _parts((*partly, *questions), everything=False)
    parts += [evolve(part, document=part.document + skip) for part in later]
    first = documents[0]
    net = CoreferenceNet(first.heads.shape[1], first.facts.told.shape[1], parts[0].pairs.shape[2])
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=1e-3)
    began = time.monotonic()
    questions_at = [part for part in parts if documents[part.document].question is not None]
    texts = [part for part in parts if documents[part.document].question is None]
    net.train()
    for round_ in range(budget.steps):
        rng.shuffle(texts)
        rng.shuffle(questions_at)
        asked = 0
        total = 0.0
        for at, part in enumerate(texts):
            done = max(
                (round_ + at / len(texts)) / budget.steps,
                (time.monotonic() - began) / budget.seconds,
            )
            if done >= 1:
                break
            optimizer.param_groups[0]["lr"] = _RATE * budget.rate(done)
            optimizer.zero_grad()
            loss = _loss(net, documents, part)
            # The questions are spread over the round: so many, rounded up, by this part.
            until = -(-len(questions_at) * (at + 1) // len(texts))
            for question in questions_at[asked:until]:
                loss = loss + _loss(net, documents, question)
            asked = until
            torch.autograd.backward(loss / _ROWS)
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
        LOG.info("round %d loss %.4f, %.0f s", round_, total / len(texts), time.monotonic() - began)
    weights = {name: value.detach().half().contiguous() for name, value in net.named_parameters()}
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, target)

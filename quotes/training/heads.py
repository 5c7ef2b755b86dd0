"""Train the tagger, stanza's own, on the tuned encoder, which stays as it is.

Encoded rows are remembered, so each sentence goes through the transformer once however long the
head learns. The encoder reads no case; a small recurrent network over characters supplies it.
"""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models import tagger
from stanza.models.common.doc import Document
from stanza.models.pos.data import Dataset as TagDataset
from stanza.models.pos.model import Tagger
from stanza.models.pos.tag_columns import tag_columns_from_args, tag_columns_to_config
from stanza.models.pos.trainer import unpack_batch as unpack_tags
from stanza.utils.conll import CoNLL
from torch import Tensor, nn

from quotes.parse.bert import WordPieces, load_bert
from quotes.parse.encoder import RememberingEncoder
from quotes.parse.models import ENCODER_KEY
from quotes.training.budget import Budget
from quotes.training.entities import TaggedSentence, vary_case
from quotes.training.treebank import (
    MARK_STYLES,
    change_forms,
    marks_of,
    read_blocks,
    restyle,
    words_of,
)

LOG = logging.getLogger(__name__)

_TAGGER_FLAGS = (
    "--cpu --lang en --shorthand en_small --no_pretrain --word_emb_dim 0 --char_hidden_dim 48 "
    "--char_emb_dim 24 --transformed_dim 48 --hidden_dim 128 --num_layers 1 "
    "--deep_biaff_hidden_dim 160 --composite_deep_biaff_hidden_dim 64 --tag_emb_dim 24 "
    "--dropout 0.33 --word_dropout 0.05 --bert_hidden_layers 1 --augment_nopunct 0.1"
)
_SEED = 7


class FrozenEncoder(RememberingEncoder):
    """A remembering encoder that never enters training mode, whatever its owner does."""

    def train(self, _mode: bool = True) -> "FrozenEncoder":
        """Stay in evaluation mode: dropout must not reach what is remembered."""
        super().train(mode=False)
        return self


def load_encoder(work: Path) -> tuple[FrozenEncoder, WordPieces]:
    """Return the tuned encoder and its tokenizer."""
    encoder = FrozenEncoder(load_bert(work / "encoder"))
    return encoder.train(), WordPieces(work / "encoder")


def varied_blocks(blocks: Sequence[str], seed: int) -> Iterator[str]:
    """Yield the blocks, half of the marks restyled, and a tenth again in another letter case."""
    rng = random.Random(seed)
    for block in blocks:
        words = words_of(block)
        forms = tuple(w.form for w in words)
        marks = marks_of(words)
        if marks and rng.random() < 0.5:
            forms = restyle(forms, marks, rng.choice(MARK_STYLES))
        yield change_forms(block, forms)
        if rng.random() < 0.1:
            varied = vary_case(TaggedSentence(words=forms, tags=("O",) * len(forms)), rng)
            yield change_forms(block, varied.words)


def _learned(model: nn.Module) -> dict[str, nn.Parameter]:
    """Return the weights of a head by name, without the encoder's."""
    named = model.named_parameters()
    return {n: p for n, p in named if p.requires_grad and "bert_model" not in n}


def _learn(model: nn.Module, losses: Iterator[Tensor], budget: Budget, rate: float) -> None:
    """Step an optimizer over a stream of losses until the budget is spent."""
    learned = list(_learned(model).values())
    optimizer = torch.optim.AdamW(learned, lr=rate, betas=(0.9, 0.95), weight_decay=1e-5)
    began, step, done = time.monotonic(), 0, 0.0
    while done < 1:
        step += 1
        done = budget.done(step, time.monotonic() - began)
        optimizer.param_groups[0]["lr"] = rate * budget.rate(done)
        optimizer.zero_grad()
        loss = next(losses)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(learned, 5.0)
        optimizer.step()
        if step % 25 == 0:
            LOG.info("step %d loss %.3f, %.0f s", step, loss.item(), time.monotonic() - began)


def train_tagger(work: Path, budget: Budget, limit: int | None = None) -> None:
    """Train stanza's tagger (UPOS, XPOS, features); writes pos.pt."""
    torch.manual_seed(_SEED)
    random.seed(_SEED)
    args = tagger.parse_args(_TAGGER_FLAGS.split())
    args["bert_model"] = ENCODER_KEY
    args["word_cutoff"] = 7
    blocks = read_blocks(work / "train.conllu")[-limit if limit else None :]
    text = "\n\n".join(varied_blocks(blocks, _SEED)) + "\n\n"
    document = CoNLL.conll2doc(input_str=text)
    vocab = TagDataset.init_vocab([document], args)
    data = TagDataset(document, args, None, vocab=vocab)
    encoder, tokenizer = load_encoder(work)
    model = Tagger(
        args, vocab, share_hid=args["share_hid"], bert_model=encoder, bert_tokenizer=tokenizer
    )

    def losses() -> Iterator[Tensor]:
        model.train()
        while True:
            for batch in data.to_loader(batch_size=50, shuffle=True):
                inputs, _, order, lengths, word_lengths, text = unpack_tags(batch, "cpu")
                loss, _ = model(*inputs, order, lengths, word_lengths, text)
                yield loss

    _learn(model, losses(), budget, 0.003)
    args["tag_columns"] = tag_columns_to_config(tag_columns_from_args(args))
    save_head(work / "pos.pt", model, vocab, args)


def document_of(sentences: Sequence[TaggedSentence]) -> Document:
    """Return tagged sentences in the form that stanza's loaders read."""
    return Document(
        [
            [
                {"id": i, "text": w, "ner": t, "multi_ner": [t]}
                for i, (w, t) in enumerate(zip(s.words, s.tags, strict=True), 1)
            ]
            for s in sentences
        ]
    )


def save_head(path: Path, model: Any, vocab: Any, args: dict[str, Any]) -> None:
    """Write a head as stanza does, without the encoder it shares."""
    state = {
        name: value
        for name, value in model.state_dict().items()
        if name.split(".")[0] not in model.unsaved_modules
    }
    torch.save({"model": state, "vocab": vocab.state_dict(), "config": args}, path)

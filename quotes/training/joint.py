"""The parts of the joint model: a shared encoder, stanza's parser over it, and linear readers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models import parser as parser_cli
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence
from transformers import AutoConfig, AutoModel, AutoTokenizer

from quotes.parse.models import ENCODER_KEY
from quotes.training.entities import ENTITY_TYPES

TAGS = ("O", *(f"{p}-{t}" for t in ENTITY_TYPES for p in "BI"))
_MISC = [TAGS.index("B-MISC"), TAGS.index("I-MISC")]
_PARSER_FLAGS = (
    "--cpu --lang en --shorthand en_small --no_pretrain --word_emb_dim 0 --tag_emb_dim 0 --no_char "
    "--hidden_dim 192 --num_layers 1 --deep_biaff_hidden_dim 160 --word_dropout 0.1 --dropout 0.33 "
    "--bert_hidden_layers 1 --word_cutoff 0"
)


class SharedEncoder(nn.Module):
    """A transformer read at the last piece of each word, as stanza reads it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(folder)
        # Attention dropout forces the slow attention kernel on a CPU.
        config.attention_probs_dropout_prob = 0.0
        self.model = AutoModel.from_pretrained(folder, config=config, dtype=torch.float32)
        self.tokenizer = AutoTokenizer.from_pretrained(folder)

    def forward(self, sentences: Sequence[Sequence[str]]) -> list[Tensor]:
        """Return for each sentence a (words + 2, width) tensor with the two end states."""
        coded = self.tokenizer(
            [list(s) for s in sentences],
            is_split_into_words=True,
            padding=True,
            return_tensors="pt",
        )
        states = self.model(
            coded["input_ids"], attention_mask=coded["attention_mask"]
        ).last_hidden_state
        return [
            states[row, _last_pieces(coded.word_ids(row), len(sentence))]
            for row, sentence in enumerate(sentences)
        ]


def _last_pieces(word_ids: Sequence[int | None], count: int) -> list[int]:
    """Map words to the index of their last piece; a word without pieces takes the one before."""
    last = [0] * (count + 2)
    end = 0
    for index, word in enumerate(word_ids):
        if word is not None:
            last[word + 1] = index
            end = index
    last[-1] = end + 1
    for index in range(1, count + 1):
        last[index] = last[index] or last[index - 1]
    return last


class JointParser(GraphParser):  # type: ignore[misc]
    """Stanza's graph parser over encoder states computed by the caller."""

    states: list[Tensor]

    def embed(self, word: Tensor, *rest: Any) -> Tensor:
        """Run the parser's recurrent layer over the states set for this batch."""
        lengths = rest[-3]
        inputs = pad_sequence([s[:-1] for s in self.states], batch_first=True)
        inputs = inputs * (1 + self.bert_layer_mix.weight[0, 0])
        packed = pack_padded_sequence(inputs, lengths, batch_first=True)
        data = self.drop(self.worddrop(packed.data, self.drop_replacement))
        packed = torch.nn.utils.rnn.PackedSequence(data, packed.batch_sizes)
        start = [
            h.expand(-1, word.size(0), -1).contiguous()
            for h in (self.parserlstm_h_init, self.parserlstm_c_init)
        ]
        hidden, _ = self.parserlstm(packed, lengths, hx=tuple(start))
        padded: Tensor = pad_packed_sequence(hidden, batch_first=True)[0]
        return padded


class SideHeads(nn.Module):
    """Linear readers of tags, features and names; they shape the encoder and are thrown away."""

    def __init__(self, width: int, vocab: Any) -> None:
        super().__init__()
        self.upos = nn.Linear(width, len(vocab["upos"]))
        self.xpos = nn.Linear(width, len(vocab["xpos"]))
        self.feats = nn.ModuleList(nn.Linear(width, n) for n in vocab["feats"].lens())
        self.names = nn.Linear(width, len(TAGS))

    def tag_loss(self, states: Tensor, upos: Tensor, xpos: Tensor, feats: Tensor) -> Tensor:
        """Weighted cross entropy of the three kinds of tag, a mean over words."""
        loss = functional.cross_entropy(self.upos(states), upos)
        loss = loss + 0.5 * functional.cross_entropy(self.xpos(states), xpos)
        for index, head in enumerate(self.feats):
            loss = loss + 0.1 * functional.cross_entropy(head(states), feats[:, index])
        return loss

    def name_loss(self, states: Tensor, tags: Tensor, has_misc: Tensor) -> Tensor:
        """Cross entropy of names; where MISC was not labelled, O stands for O or MISC."""
        scores = functional.log_softmax(self.names(states), 1)
        hidden = torch.logsumexp(scores[:, [0, *_MISC]], 1)
        plain = scores.gather(1, tags[:, None])[:, 0]
        return -torch.where((tags == 0) & ~has_misc, hidden, plain).mean()


def parser_args() -> dict[str, Any]:
    """Return the full argument set of stanza's parser with our sizes."""
    args: dict[str, Any] = parser_cli.parse_args(_PARSER_FLAGS.split())
    args["bert_model"] = ENCODER_KEY
    return args

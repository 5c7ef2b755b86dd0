"""The bundled transformer read from its files: a BERT encoder and its word pieces.

Imports torch: load it through `pipeline` only. Source: Devlin et al. 2019 (BERT), post-layer-norm
variant. Written out here because importing the transformers package's model takes longer than
parsing an article; module and parameter names are those of its saved weights.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from attrs import frozen
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from quotes.errors import ModelsError


@frozen(kw_only=True)
class BertConfig:
    """The sizes of an encoder, by the names that its config.json gives them."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float


def load_bert(folder: Path, /) -> "Bert":
    """Load the encoder in `folder` (config.json, model.safetensors) in single precision.

    Raises ModelsError where its config is no BERT's; OSError, RuntimeError or safetensors' error
    where the files are missing or do not fit it.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        msg = (
            f"wanted a BERT encoder with gelu in {folder}, but its config.json has model_type "
            f"{config.get('model_type')!r} and hidden_act {config.get('hidden_act')!r}. "
            "Train the bundle with the documented recipe"
        )
        raise ModelsError(msg)
    names = [attribute.name for attribute in BertConfig.__attrs_attrs__]
    with torch.device("meta"):
        bert = Bert(BertConfig(**{name: config[name] for name in names}))
    weights = {
        name: weight.float()
        for name, weight in load_file(folder / "model.safetensors").items()
        if not name.startswith("pooler.")
    }
    bert.load_state_dict(weights, assign=True)
    return bert.eval().requires_grad_(requires_grad=False)


class Bert(nn.Module):
    """A BERT encoder without its pooler, for inference."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.config = config
        self.embeddings = _Embeddings(config)
        self.encoder = nn.ModuleDict(
            {"layer": nn.ModuleList(_Layer(config) for _ in range(config.num_hidden_layers))}
        )

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last layer (rows, pieces, width) for ids; `mask` is true for real pieces."""
        states = self.encode(ids, mask)
        padded = states.new_zeros((*mask.shape, states.shape[1]))
        padded[mask] = states
        return padded

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the last layer for the real pieces alone, one row after another.

        Only attention looks at padded rows; all else is worked out for real pieces.
        """
        real = mask.flatten().nonzero()[:, 0]
        states: Tensor = self.embeddings(ids).flatten(0, 1)[real]
        layers: Any = self.encoder["layer"]
        for layer in layers:
            states = layer(states, real, mask)
        return states


class _Embeddings(nn.Module):
    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        width = config.hidden_size
        self.word_embeddings = _embedding(config.vocab_size, width)
        self.position_embeddings = _embedding(config.max_position_embeddings, width)
        self.token_type_embeddings = _embedding(config.type_vocab_size, width)
        self.LayerNorm = nn.LayerNorm(width, eps=config.layer_norm_eps)

    def forward(self, ids: Tensor) -> Tensor:
        places = self.position_embeddings.weight[: ids.shape[1]]
        normed: Tensor = self.LayerNorm(
            self.word_embeddings(ids) + places + self.token_type_embeddings.weight[0]
        )
        return normed


class _Layer(nn.Module):
    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        width, inner = config.hidden_size, config.intermediate_size
        self.heads = config.num_attention_heads
        own = {name: nn.Linear(width, width) for name in ("query", "key", "value")}
        self.attention = nn.ModuleDict(
            {"self": nn.ModuleDict(own), "output": _residual(width, width, config)}
        )
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(width, inner)})
        self.output = _residual(inner, width, config)

    def forward(self, states: Tensor, real: Tensor, mask: Tensor) -> Tensor:
        own: Any = self.attention["self"]
        spread = states.new_zeros((3, mask.numel(), states.shape[1]))
        for at, name in enumerate(("query", "key", "value")):
            spread[at, real] = own[name](states)
        query, key, value = spread.view(3, *mask.shape, self.heads, -1).transpose(2, 3)
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :]
        )
        seen = attended.transpose(1, 2).flatten(2).flatten(0, 1)[real]
        states = _add(self.attention["output"], seen, states)
        inner = functional.gelu(self.intermediate["dense"](states))
        return _add(self.output, inner, states)


def _embedding(size: int, width: int) -> nn.Embedding:
    """Make a table without first values: drawing those for `meta` imports torch's compiler."""
    return nn.Embedding(size, width, _weight=torch.empty(size, width))


def _residual(width: int, out: int, config: BertConfig) -> nn.ModuleDict:
    norm = nn.LayerNorm(out, eps=config.layer_norm_eps)
    return nn.ModuleDict({"dense": nn.Linear(width, out), "LayerNorm": norm})


def _add(output: Any, change: Tensor, states: Tensor) -> Tensor:
    normed: Tensor = output["LayerNorm"](output["dense"](change) + states)
    return normed


class WordPieces:
    """The encoder's tokenizer, with as much of the transformers package's face as stanza asks."""

    def __init__(self, folder: Path) -> None:
        """Read tokenizer.json and tokenizer_config.json."""
        config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
        self.model_max_length = int(config["model_max_length"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def __call__(
        self, data: Sequence[Any], *, is_split_into_words: bool, **_: object
    ) -> "EncodedRows":
        """Encode sentences, given as words or as text."""
        rows = self.tokenizer.encode_batch(data, is_pretokenized=is_split_into_words)
        return EncodedRows(rows)


class EncodedRows:
    """Encoded sentences: `rows["input_ids"]`, `rows["attention_mask"]`, `rows.word_ids(i)`.

    The first two are padded to the longest sentence, `rows.input_ids` is not.
    """

    def __init__(self, rows: Sequence[Encoding]) -> None:
        self._rows = rows

    @property
    def input_ids(self) -> list[list[int]]:
        """The piece ids of each sentence, without padding."""
        return [row.ids for row in self._rows]

    def __getitem__(self, name: str) -> list[list[int]]:
        rows = [row.ids if name == "input_ids" else row.attention_mask for row in self._rows]
        longest = max(map(len, rows), default=0)
        return [row + [0] * (longest - len(row)) for row in rows]

    def word_ids(self, batch_index: int) -> list[int | None]:
        """Return the word that each piece of a sentence is of, None for what is added."""
        ids: list[int | None] = self._rows[batch_index].word_ids
        return ids

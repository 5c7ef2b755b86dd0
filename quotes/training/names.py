"""Train the entity head, in the shape of stanza's own, on the frozen encoder.

The encoder's states are worked out once for every sentence, so that rounds are cheap; it reads no
case, which is why another letter case needs no other states. Where a label may hide another (no
MISC in the guidelines, names mixed with descriptions) all tags that may be right count as right.
"""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models import ner_tagger
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.ner.data import DataLoader as NameLoader
from stanza.models.ner.model import NERTagger
from stanza.models.pos.vocab import CharVocab
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

from quotes.parse.models import ENCODER_KEY
from quotes.parse.packing import Packing
from quotes.parse.wordreps import SpelledPieces
from quotes.training.budget import Budget
from quotes.training.entities import (
    ENTITY_TYPES,
    SHARES,
    TaggedSentence,
    join_clitics,
    vary_case,
)
from quotes.training.exchange import exchange_names, names_in
from quotes.training.heads import document_of, load_encoder, save_head
from quotes.training.invent import inventor
from quotes.training.treebank import MARK_STYLES

LOG = logging.getLogger(__name__)

_FLAGS = (
    "--cpu --shorthand en_small --no_pretrain --word_emb_dim 0 --char_hidden_dim 48 "
    "--char_emb_dim 32 --no_input_transform --hidden_dim 128 --dropout 0.3 --bert_hidden_layers 1 "
    "--scheme bioes"
)
_SEED = 7
_RATE = 0.003
# Padded tokens of a batch.
_BATCH = 2400
_RAREST = 3
_LONGEST = 110
_LONGEST_WORD = 40
_FORBIDDEN = -1e4
_ENCODED_AT_ONCE = 64


@attrs.frozen(kw_only=True, eq=False)
class _Learnt:
    """A sentence with where its states begin, and which tags may be right for each token."""

    sentence: TaggedSentence
    start: int
    allowed: tuple[int, ...]


class _Tags:
    """The tags by number, and for every label in the data those that may be right."""

    def __init__(self, vocab: Any) -> None:
        self.names = tuple(vocab["tag"].items(0))
        self._codes: dict[str, int] = {}
        rows: list[list[int]] = []
        for at, name in enumerate(self.names):
            self._codes[name] = len(rows)
            rows.append([at])
        self._codes["O?"] = len(rows)
        rows.append([i for i, n in enumerate(self.names) if n == "O" or n.endswith("-MISC")])
        for kind in ENTITY_TYPES:
            self._codes[f"?{kind}"] = len(rows)
            rows.append([i for i, n in enumerate(self.names) if n == "O" or n.endswith(f"-{kind}")])
        self.table = torch.full((len(rows), len(self.names)), _FORBIDDEN)
        for at, allowed in enumerate(rows):
            self.table[at, allowed] = 0.0

    def codes(self, sentence: TaggedSentence) -> tuple[int, ...]:
        """Return for each token the row of `table` that tells which tags may be right."""
        tags = sentence.tags
        found = []
        for at, tag in enumerate(tags):
            if tag == "O":
                name = "O" if sentence.has_misc else "O?"
            elif tag.startswith("?"):
                name = tag
            else:
                kind = tag[2:]
                goes_on = at + 1 < len(tags) and tags[at + 1] == f"I-{kind}"
                name = {"BT": "B", "BF": "S", "IT": "I", "IF": "E"}[f"{tag[0]}{str(goes_on)[0]}"]
                name = f"{name}-{kind}"
            found.append(self._codes[name])
        return tuple(found)


def train_names(work: Path, sentences: Sequence[TaggedSentence], budget: Budget) -> None:
    """Train the entity head (PERSON, ORG, PLACE, MISC) and write ner.pt.

    Args:
        work: folder `prepare` wrote, with the tuned encoder.
        sentences: human and derived labels.
        budget: how long to learn.

    """
    torch.manual_seed(_SEED)
    args = ner_tagger.parse_args(_FLAGS.split())
    shown = shown_sentences(sentences, _SEED)
    encoder, pieces = load_encoder(work)
    args["bert_model"] = ENCODER_KEY
    args["predict_tagset"] = 0
    plain = [s for s in shown if not any(tag.startswith("?") for tag in s.tags)]
    vocab = NameLoader(document_of(plain), 32, args, max_batch_words=800).vocab
    spelled = [[(word, "") for word in s.words] for s in shown]
    vocab["char"] = CharVocab(spelled, args["shorthand"], cutoff=_RAREST)
    model = NERTagger(args, vocab, bert_model=encoder, bert_tokenizer=pieces)
    tags = _Tags(vocab)
    states = _encode(encoder.transformer, SpelledPieces(pieces), shown, work / "ner-states.npy")
    learnt = []
    at = 0
    for sentence in shown:
        learnt.append(_Learnt(sentence=sentence, start=at, allowed=tags.codes(sentence)))
        at += len(sentence.words)
    _learn(model, tags, learnt, states, budget)
    with torch.no_grad():
        # stanza's special units are no tags.
        model.tag_clfs[0].weight[:VOCAB_PREFIX_SIZE] = 0
        model.tag_clfs[0].bias[:VOCAB_PREFIX_SIZE] = -100
    save_head(work / "ner.pt", model, vocab, args)


def shown_sentences(sentences: Sequence[TaggedSentence], seed: int) -> list[TaggedSentence]:
    """Return the sentences as they are shown, and those with names a second time with others."""
    rng = random.Random(seed)
    named = [s for s in sentences if s.source != "re3d-open"]
    names, invented = names_in(named), inventor(seed)
    shown = []
    for sentence in sentences:
        if not 2 <= len(sentence.words) <= _LONGEST:
            continue
        shown.append(_restyled(sentence, rng))
        if sentence.source != "re3d-open" and any(tag != "O" for tag in sentence.tags):
            other = exchange_names(sentence, names, invented, rng)
            shown.append(_restyled(other, rng))
    return shown


def _restyled(sentence: TaggedSentence, rng: random.Random) -> TaggedSentence:
    """Change marks and apostrophes to one of their styles, and mostly join clitics."""
    draw = rng.random()
    curly = draw < 0.5
    if draw < 0.8:
        opening, closing = MARK_STYLES[1] if curly else MARK_STYLES[0]
        words = []
        opened = False
        for word in sentence.words:
            if word in ('"', "``", "''", "“", "”"):
                opened = word in ("``", "“") or (word == '"' and not opened)
                words.append(opening if opened else closing)
            else:
                words.append(word.replace("'", "’") if curly else word.replace("’", "'"))
        sentence = attrs.evolve(sentence, words=tuple(words))
    return join_clitics(sentence) if rng.random() < 0.6 else sentence


def _encode(
    transformer: Any, pieces: SpelledPieces, sentences: Sequence[TaggedSentence], path: Path
) -> NDArray[np.float16]:
    """Write the encoder's state of every token, sentence after sentence, and return the file."""
    total = sum(len(s.words) for s in sentences)
    width = transformer.config.hidden_size
    states = np.lib.format.open_memmap(path, "w+", np.float16, (total, width))
    starts = np.cumsum([0, *(len(s.words) for s in sentences)])
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].words))
    for first in range(0, len(order), _ENCODED_AT_ONCE):
        part = order[first : first + _ENCODED_AT_ONCE]
        pieces.learn(word for at in part for word in sentences[at].words)
        rows = [pieces.spell(sentences[at].words) for at in part]
        # A sentence of very long addresses is cut: no head reads more at once.
        longest = min(max(len(ids) for ids, _ in rows), transformer.config.max_position_embeddings)
        ids = torch.tensor([(i + (0,) * longest)[:longest] for i, _ in rows])
        lengths = torch.tensor([min(len(i), longest) for i, _ in rows])
        with torch.no_grad():
            found = transformer(ids, torch.arange(longest)[None, :] < lengths[:, None])
        for row, (at, (_, ends)) in enumerate(zip(part, rows, strict=True)):
            places = torch.tensor(ends).clamp(max=longest - 1)
            states[starts[at] : starts[at + 1]] = found[row, places].half().numpy()
    states.flush()
    return states


def _learn(
    model: Any,
    tags: _Tags,
    learnt: Sequence[_Learnt],
    states: NDArray[np.float16],
    budget: Budget,
) -> None:
    rng = random.Random(_SEED)
    weights = [p for n, p in model.named_parameters() if "bert_model" not in n and p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=_RATE, betas=(0.9, 0.98), weight_decay=1e-4)
    batches = _batches(learnt, rng)
    began, step, done = time.monotonic(), 0, 0.0
    model.train()
    while done < 1:
        step += 1
        done = budget.done(step, time.monotonic() - began)
        optimizer.param_groups[0]["lr"] = _RATE * budget.rate(done)
        batch = next(batches)
        lengths = [len(one.sentence.words) for one in batch]
        read = np.concatenate(
            [states[b.start : b.start + n] for b, n in zip(batch, lengths, strict=True)]
        )
        words = [w for one in batch for w in _cased(one.sentence, rng).words]
        scores = _scores(model, torch.from_numpy(read).float(), words, Packing(lengths))
        loss = _loss(model, tags, scores, batch, lengths)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(weights, 5.0)
        optimizer.step()
        if step % 100 == 0:
            LOG.info("step %d loss %.3f, %.0f s", step, loss.item(), time.monotonic() - began)


def _cased(sentence: TaggedSentence, rng: random.Random) -> TaggedSentence:
    return vary_case(sentence, rng) if rng.random() < 0.14 else sentence


def _batches(learnt: Sequence[_Learnt], rng: random.Random) -> Iterator[list[_Learnt]]:
    """Yield batches for ever, like lengths together; a round shows half of all, by their shares."""
    while True:
        round_ = [
            one
            for one in learnt
            for _ in range(int(SHARES.get(one.sentence.source, 1.0) / 2 + rng.random()))
        ]
        round_.sort(key=lambda one: len(one.sentence.words) * rng.uniform(0.85, 1.15))
        batches: list[list[_Learnt]] = [[]]
        longest = 0
        for one in round_:
            longest = max(longest, len(one.sentence.words))
            if batches[-1] and longest * (len(batches[-1]) + 1) > _BATCH:
                batches.append([])
                longest = len(one.sentence.words)
            batches[-1].append(one)
        rng.shuffle(batches)
        yield from batches


def _scores(model: Any, states: Tensor, words: Sequence[str], packing: Packing) -> Tensor:
    """Return the padded scores of tags, as stanza's entity tagger works them out in training."""
    own = list(dict.fromkeys(words))
    places = {word: at for at, word in enumerate(own)}
    ids = [torch.tensor(model.vocab["char"].map(list(word[:_LONGEST_WORD]))) for word in own]
    letters = model.charmodel
    embedded = letters.dropout(letters.char_emb(pad_sequence(ids, batch_first=True)))
    packed = pack_padded_sequence(
        embedded, torch.tensor([len(i) for i in ids]), batch_first=True, enforce_sorted=False
    )
    first = tuple(
        state.expand(-1, len(own), -1).contiguous()
        for state in (letters.charlstm_h_init, letters.charlstm_c_init)
    )
    _, (last, _) = letters.charlstm.lstm(packed, first)
    spelled = last.transpose(0, 1).reshape(len(own), -1)[torch.tensor([places[w] for w in words])]
    inputs = model.drop(torch.cat([states, spelled], dim=1))
    start = (model.taggerlstm_h_init, model.taggerlstm_c_init)
    output = model.drop(packing.run(model.taggerlstm, inputs, start))
    return packing.pad(model.tag_clfs[0](output))


def _loss(
    model: Any,
    tags: _Tags,
    scores: Tensor,
    batch: Sequence[_Learnt],
    lengths: Sequence[int],
) -> Tensor:
    """Return the mean of minus the log probability of all sequences of tags that may be right."""
    codes = pad_sequence([torch.tensor(one.allowed) for one in batch], batch_first=True)
    both = torch.cat([scores, scores + tags.table[codes]])
    sums = _log_sums(both, model.crits[0]._transitions, torch.tensor([*lengths, *lengths]))
    return (sums[: len(batch)] - sums[len(batch) :]).mean()


def _log_sums(scores: Tensor, moves: Tensor, lengths: Tensor) -> Tensor:
    """Return the log of the summed weights of all sequences (forward algorithm of a CRF)."""
    sums = scores[:, 0]
    weights = moves.exp()
    for step in range(1, scores.shape[1]):
        most = sums.max(dim=1, keepdim=True)[0]
        ways = most + torch.log((sums - most).exp() @ weights + 1e-30)
        sums = torch.where((step < lengths)[:, None], scores[:, step] + ways, sums)
    return torch.logsumexp(sums, dim=1)

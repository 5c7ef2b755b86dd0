"""Tune one small transformer on parsing, tagging and names at once, so that all heads can share it.

The parser is stanza's own graph parser (biaffine attention after Dozat and Manning 2017) without
word, tag or character inputs; tags, features and names are read off the encoder by linear maps
that only training uses. `distil` then makes it shallower.
"""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import torch
from stanza.models.depparse.data import DataLoader, Dataset, record_can_augment_nopunct
from stanza.models.depparse.trainer import GraphTrainer
from stanza.utils.conll import CoNLL
from torch import Tensor, nn
from torch.nn import functional

from quotes.training.budget import Budget
from quotes.training.entities import REPEATS, TaggedSentence, read_tagged
from quotes.training.joint import TAGS, JointParser, SharedEncoder, SideHeads, parser_args
from quotes.training.treebank import MARK_STYLES, marks_of, read_blocks, restyle, words_of

LOG = logging.getLogger(__name__)


@attrs.frozen(kw_only=True)
class Plan(Budget):
    """How long and how fast to train.

    `pieces` is the padded size of a batch in word pieces; `names_every` makes every n-th batch
    one of names only. `likeness_weight` counts how far states are from a
    teacher's, where there is one.
    """

    steps: int = 2300
    pieces: int = 960
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    names_every: int = 3
    derived_weight: float = 0.3
    likeness_weight: float = 20.0
    save_seconds: float = 600.0
    seed: int = 7


@attrs.frozen(kw_only=True)
class Example:
    """One sentence to learn from: `record` is stanza's numbered form, None for names only."""

    words: tuple[str, ...]
    tags: tuple[int, ...]
    has_misc: bool
    pieces: int
    record: Any = None
    marks: tuple[tuple[int, bool], ...] = ()


def _tree_examples(
    work: Path, encoder: SharedEncoder, limit: int | None
) -> tuple[list[Example], Any]:
    blocks = read_blocks(work / "train.conllu")[-limit if limit else None :]
    document = CoNLL.conll2doc(input_str="\n\n".join(blocks) + "\n\n")
    args = parser_args()
    vocab = Dataset(document, args, None).vocab
    records = Dataset(document, args, None, vocab=vocab, evaluation=True)
    derived = {s.words: s.tags for s in read_tagged(work / "ner-derived.jsonl")}
    examples = []
    for block, record in zip(blocks, records, strict=True):
        words = words_of(block)
        forms = tuple(w.form for w in words)
        tags = tuple(TAGS.index(t) for t in derived.get(forms, ()))
        pieces = len(encoder.tokenizer(list(forms), is_split_into_words=True)["input_ids"])
        # One long address among short sentences pads a whole batch: leave such out.
        if pieces <= min(150, 1.6 * len(forms) + 8):
            examples.append(
                Example(
                    words=forms,
                    tags=tags,
                    has_misc=True,
                    pieces=pieces,
                    record=record,
                    marks=marks_of(words),
                )
            )
    return examples, vocab


def _name_examples(sentences: Sequence[TaggedSentence], encoder: SharedEncoder) -> list[Example]:
    examples = []
    for sentence in sentences:
        pieces = len(encoder.tokenizer(list(sentence.words), is_split_into_words=True)["input_ids"])
        if pieces <= 150:
            example = Example(
                words=sentence.words,
                tags=tuple(map(TAGS.index, sentence.tags)),
                has_misc=sentence.has_misc,
                pieces=pieces,
            )
            examples += [example] * REPEATS.get(sentence.source, 1)
    return examples


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield batches for ever: like lengths together, the order of batches shuffled each round."""
    while True:
        ordered = sorted(examples, key=lambda e: e.pieces * rng.uniform(0.9, 1.1))
        chunks: list[list[Example]] = [[]]
        longest = 0
        for example in ordered:
            longest = max(longest, example.pieces)
            if longest * (len(chunks[-1]) + 1) > size and chunks[-1]:
                chunks.append([])
                longest = example.pieces
            chunks[-1].append(example)
        rng.shuffle(chunks)
        yield from chunks


def _varied(example: Example, rng: random.Random, punct: int) -> Example:
    """Change the style of quotation marks, and now and then drop the final stop."""
    words = example.words
    if example.marks and rng.random() < 0.6:
        words = restyle(words, example.marks, rng.choice(MARK_STYLES))
    record = [*example.record[:-1], list(words)]
    last_is_punct = record[2][-1] == punct
    if last_is_punct and rng.random() < 0.08 and record_can_augment_nopunct(record, punct):
        record = [field[:-1] for field in record]
        return attrs.evolve(example, words=words[:-1], tags=example.tags[:-1], record=record)
    return attrs.evolve(example, words=words, record=record)


@attrs.define(kw_only=True)
class Learner:
    """The parts that are trained together, and their optimizer.

    With a `teacher`, an encoder that stays as it is, states are learnt from it too.
    """

    encoder: SharedEncoder
    parser: JointParser
    heads: SideHeads
    plan: Plan
    teacher: SharedEncoder | None = None

    def read(self, sentences: Sequence[Sequence[str]]) -> tuple[list[Tensor], Tensor]:
        """Return the states of sentences, and the loss for being unlike the teacher's."""
        states = self.encoder(sentences)
        if self.teacher is None:
            return states, torch.zeros(())
        with torch.no_grad():
            wanted = torch.cat(self.teacher(sentences))
        unlike = (torch.cat(states) - wanted).pow(2).mean() / wanted.pow(2).mean()
        return states, self.plan.likeness_weight * unlike

    def tree_loss(self, batch: Sequence[Example]) -> Tensor:
        """Loss of a batch with trees: parser, tags and derived names."""
        ordered = sorted(batch, key=lambda e: -len(e.words))
        collated = DataLoader.collate([e.record for e in ordered])
        inputs, (_, word_order, lengths, word_lengths, text) = collated[:11], collated[11:]
        states, unlike = self.read(text)
        self.parser.states = states
        parse, _ = self.parser.loss(*inputs, word_order, lengths, word_lengths, text)
        flat = functional.dropout(torch.cat([s[1:-1] for s in states]), 0.1)
        upos, xpos, feats = (
            torch.cat([field[i, 1:n] for i, n in enumerate(lengths)])
            for field in (inputs[4], inputs[5], inputs[6])
        )
        loss: Tensor = unlike + parse + self.heads.tag_loss(flat, upos, xpos, feats)
        named = [i for i, e in enumerate(ordered) if e.tags]
        if named:
            some = torch.cat([states[i][1:-1] for i in named])
            tags = torch.tensor([t for i in named for t in ordered[i].tags])
            known = torch.ones_like(tags, dtype=torch.bool)
            loss = loss + self.plan.derived_weight * self.heads.name_loss(some, tags, known)
        return loss

    def name_loss(self, batch: Sequence[Example]) -> Tensor:
        """Loss of a batch with human-labelled names only."""
        found, unlike = self.read([e.words for e in batch])
        states = torch.cat([s[1:-1] for s in found])
        tags = torch.tensor([t for e in batch for t in e.tags])
        misc = torch.tensor([e.has_misc for e in batch for _ in e.tags])
        named = self.heads.name_loss(functional.dropout(states, 0.1), tags, misc)
        return unlike + 2 * named

    def optimizer(self) -> torch.optim.Optimizer:
        """AdamW with a rate for the encoder and one for everything above it."""
        heads = [
            p
            for m in (self.parser, self.heads)
            for n, p in m.named_parameters()
            if not n.startswith("bert_model.")
        ]
        groups = [
            {"params": list(self.encoder.model.parameters()), "lr": self.plan.encoder_rate},
            {"params": heads, "lr": self.plan.head_rate},
        ]
        return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=1e-4, fused=True)

    def save(self, folder: Path, step: int) -> None:
        """Write the encoder as a folder of transformers and the parser as a file of stanza."""
        self.encoder.model.save_pretrained(folder / "encoder")
        self.encoder.tokenizer.save_pretrained(folder / "encoder")
        trainer = GraphTrainer(
            args=self.parser.args,
            vocab=self.parser.vocab,
            model=self.parser,
            build_optimizer=False,
        )
        trainer.global_step = step
        trainer.save(str(folder / "depparse.pt"))
        torch.save(self.heads.state_dict(), folder / "side-heads.pt")


def attachment(learner: Learner, path: Path) -> tuple[float, float]:
    """Return UAS and LAS (universal relations) in per cent on gold words."""
    document = CoNLL.conll2doc(str(path))
    parser = learner.parser
    loader = DataLoader(
        document,
        1000,
        parser.args,
        None,
        vocab=parser.vocab,
        evaluation=True,
        sort_during_eval=True,
    )
    learner.encoder.eval()
    parser.eval()
    heads = labels = total = 0
    relations = parser.vocab["deprel"]
    with torch.no_grad():
        for batch in loader:
            inputs, (_, order, lengths, word_lengths, text) = batch[:11], batch[11:]
            parser.states = learner.encoder(text)
            found = parser.predict(*inputs, order, lengths, word_lengths, text)
            for row, sentence in enumerate(found):
                for index, (head, label) in enumerate(sentence):
                    right = int(head) == int(inputs[9][row, index])
                    gold = relations.id2unit(int(inputs[10][row, index]))
                    total += 1
                    heads += right
                    labels += right and label.split(":")[0] == gold.split(":")[0]
    learner.encoder.train()
    parser.train()
    return 100 * heads / total, 100 * labels / total


def build(start: Path, work: Path, plan: Plan, limit: int | None) -> tuple[Learner, list[Example]]:
    """Load the starting weights and the trees, and put the untrained parts on top."""
    torch.manual_seed(plan.seed)
    encoder = SharedEncoder(start)
    examples, vocab = _tree_examples(work, encoder, limit)
    parser = JointParser(
        parser_args(), vocab, bert_model=encoder.model, bert_tokenizer=encoder.tokenizer
    )
    encoder.model.requires_grad_(requires_grad=True)
    heads = SideHeads(encoder.model.config.hidden_size, vocab)
    return Learner(encoder=encoder, parser=parser, heads=heads, plan=plan), examples


def tune(start: Path, work: Path, budget: Budget, limit: int | None = None) -> None:
    """Tune the encoder and write `encoder/`, the parser and the readers into `work/deep`.

    Args:
        start: folder of the starting weights (all-MiniLM-L6-v2).
        work: folder `prepare` wrote.
        budget: how long to learn.
        limit: use only the last so many trees, for a trial.

    """
    plan = Plan(steps=budget.steps, seconds=budget.seconds)
    learner, trees = build(start, work, plan, limit)
    learn(learner, trees, work, work / "deep", limit)


def learn(
    learner: Learner, trees: Sequence[Example], work: Path, target: Path, limit: int | None
) -> None:
    """Train until the plan is spent; writes into `target`, now and then and at the end."""
    plan = learner.plan
    rng = random.Random(plan.seed)
    names = _name_examples(
        read_tagged(work / "ner-train.jsonl")[-limit if limit else None :], learner.encoder
    )
    tree_batches, name_batches = (batches(e, plan.pieces, rng) for e in (trees, names))
    optimizer = learner.optimizer()
    rates = [group["lr"] for group in optimizer.param_groups]
    punct = learner.parser.vocab["upos"].unit2id("PUNCT")
    learner.encoder.train()
    learner.parser.train()
    began = saved = time.monotonic()
    step, done = 0, 0.0
    while done < 1:
        step += 1
        done = plan.done(step, time.monotonic() - began)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * plan.rate(done)
        only_names = step % plan.names_every == 0
        if only_names:
            loss = learner.name_loss(next(name_batches))
        else:
            loss = learner.tree_loss([_varied(e, rng, punct) for e in next(tree_batches)])
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        for group in optimizer.param_groups:
            nn.utils.clip_grad_norm_(group["params"], 1.0)
        optimizer.step()
        if step % 20 < 2:
            kind = "names" if only_names else "trees"
            elapsed = time.monotonic() - began
            LOG.info("step %d %s loss %.3f, %.0f s", step, kind, loss.item(), elapsed)
        if time.monotonic() - saved > plan.save_seconds or done >= 1:
            saved = time.monotonic()
            learner.save(target, step)
            scores = attachment(learner, work / "mini-dev.conllu")
            LOG.info("step %d UAS %.2f LAS %.2f", step, *scores)

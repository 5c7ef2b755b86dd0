"""Train what needs no encoder: the tokenizer, the splitter of joined words, and the lemmas."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from stanza.models import mwt_expander, tokenizer
from stanza.models.lemma.data import DataLoader as LemmaLoader
from stanza.models.lemma.trainer import Trainer as LemmaTrainer
from stanza.models.lemmatizer import parse_args as lemma_args
from stanza.utils.conll import CoNLL

from quotes.lexicon import cues
from quotes.training.entities import read_tagged
from quotes.training.inflect import lemma_triples
from quotes.training.rawtext import Paragraph, paragraphs, render, training_text
from quotes.training.treebank import read_blocks, words_of, write_blocks

_FEATURES = (
    "space_before,capitalized,numeric,end_of_para,start_of_para,labeled_field,phone_id,"
    "date_pattern,currency"
)
_SEED = 7


def write_text(folder: Path, name: str, pieces: Sequence[Paragraph]) -> None:
    """Write NAME.txt, NAME.labels and NAME.mwt.json, which stanza's tokenizer reads."""
    rendered = [render(p) for p in pieces]
    (folder / f"{name}.txt").write_text("\n\n".join(t for t, _ in rendered), encoding="utf8")
    (folder / f"{name}.labels").write_text("\n\n".join(c for _, c in rendered), encoding="utf8")
    joined = Counter((t.text, t.parts) for p in pieces for s in p for t in s if t.parts)
    (folder / f"{name}.mwt.json").write_text(json.dumps(list(joined.items())), encoding="utf8")


def train_tokenizer(work: Path, steps: int = 8000, limit: int | None = None) -> None:
    """Train stanza's tokenizer on the varied raw text; writes tokenize.pt.

    It is half as wide as stanza's own, for speed; a rate that falls in the second half makes up
    for that.
    """
    tagged = read_tagged(work / "ner-train.jsonl")
    blocks = read_blocks(work / "train.conllu")[-limit if limit else None :]
    write_text(work, "train", training_text(blocks, tagged, _SEED))
    write_text(work, "mini-dev", list(paragraphs(read_blocks(work / "mini-dev.conllu"))))
    # Stanza writes the dev set's words here while it trains.
    scratch = work / "mini-dev.tokenized.conllu"
    tokenizer.main(
        f"--cpu --lang en --shorthand en_small --mode train --txt_file {work}/train.txt "
        f"--label_file {work}/train.labels --mwt_json_file {work}/train.mwt.json "
        f"--dev_txt_file {work}/mini-dev.txt --dev_label_file {work}/mini-dev.labels "
        f"--dev_conll_gold {work}/mini-dev.conllu --conll_file {scratch} "
        f"--feat_funcs {_FEATURES} --max_seqlen 300 --steps {steps} "
        f"--hidden_dim 32 --emb_dim 24 --dropout 0.2 --anneal 0.75 --anneal_after {steps // 2} "
        f"--eval_steps {min(250, steps)} --save_dir {work} --save_name tokenize.pt "
        f"--seed {_SEED}".split()
    )


def curly_copies(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the sentences that join words with an apostrophe, written with the other one."""
    for block in blocks:
        if re.search(r"^\d+-\d+\t[^\t]*['\u2019]", block, re.MULTILINE):
            yield block.translate({0x27: 0x2019, 0x2019: 0x27})


def train_splitter(work: Path, epochs: int = 8, limit: int | None = None) -> None:
    """Train stanza's splitter of multi-word tokens; writes mwt.pt."""
    blocks = read_blocks(work / "train.conllu")[-limit if limit else None :]
    write_blocks(work / "mwt-train.conllu", (*blocks, *curly_copies(blocks)))
    mwt_expander.main(
        f"--cpu --lang en --shorthand en_small --mode train --train_file {work}/mwt-train.conllu "
        f"--eval_file {work}/mini-dev.conllu --gold_file {work}/mini-dev.conllu "
        f"--num_epoch {epochs} --hidden_dim 64 --emb_dim 32 --save_dir {work} --save_name mwt.pt "
        f"--seed {_SEED}".split()
    )


def train_lemmas(work: Path, limit: int | None = None) -> None:
    """Build stanza's lemma dictionary; writes lemma.pt."""
    args = lemma_args(["--cpu", "--dict_only", "--shorthand", "en_small"])
    args["lang"] = "en"
    blocks = read_blocks(work / "train.conllu")[-limit if limit else None :]
    document = CoNLL.conll2doc(input_str="\n\n".join(blocks) + "\n\n")
    loader = LemmaLoader(document, args["batch_size"], args, evaluation=False)
    args["vocab_size"] = loader.vocab["char"].size
    args["pos_vocab_size"] = loader.vocab["pos"].size
    trainer = LemmaTrainer(args=args, vocab=loader.vocab, device="cpu")
    words = [w for b in blocks for w in words_of(b)]
    seen = [(w.form, w.upos, w.lemma) for w in words]
    verbs = cues.SAY | cues.NAME | cues.VOICE | cues.THINK | cues.SHOW
    trainer.train_dict(lemma_triples(seen, verbs))
    trainer.save(str(work / "lemma.pt"))

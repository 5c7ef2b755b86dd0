"""Score a bundle: the whole pipeline from raw text, and names on human labels."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
from stanza.models.common.doc import Document
from stanza.models.common.utils import ud_scores

from quotes.parse.models import find_models
from quotes.parse.pipeline import load_pipeline
from quotes.training.coref_eval import coreference_figures
from quotes.training.entities import (
    ENTITY_TYPES,
    TaggedSentence,
    read_iob2,
    read_tagged,
    split_hyphens,
)
from quotes.training.prepare import NER_TEST
from quotes.training.rawtext import paragraphs, render
from quotes.training.treebank import read_blocks

_MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS")
Span = tuple[int, int, int, str]


@attrs.frozen(kw_only=True)
class Score:
    """Precision and recall of spans of one type, in per cent, and how many there are."""

    precision: float
    recall: float
    gold: int

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def spans_of(number: int, tags: Sequence[str]) -> set[Span]:
    """Return the (sentence, start, end, type) spans of IOB2 or BIOES tags, `end` exclusive."""
    found = set()
    start, kind = 0, ""
    for index, tag in enumerate((*tags, "O")):
        prefix, _, name = tag.partition("-")
        if kind and (prefix in ("O", "B", "S") or name != kind):
            found.add((number, start, index, kind))
            kind = ""
        if prefix != "O" and not kind:
            start, kind = index, name
    return found


def score_spans(gold: set[Span], guessed: set[Span]) -> Mapping[str, Score]:
    """Score exact spans by type."""
    hits, golds, guesses = (
        Counter(span[3] for span in spans) for spans in (gold & guessed, gold, guessed)
    )
    return {
        kind: Score(
            precision=100 * hits[kind] / max(1, guesses[kind]),
            recall=100 * hits[kind] / max(1, golds[kind]),
            gold=golds[kind],
        )
        for kind in ENTITY_TYPES
    }


def score_names(pipeline: Any, sentences: Sequence[TaggedSentence]) -> Mapping[str, Score]:
    """Score the entity tagger on given words.

    Where the guidelines have no MISC, guesses of it count neither way.
    """
    document = Document(
        [[{"id": i, "text": w} for i, w in enumerate(s.words, 1)] for s in sentences]
    )
    tagged = pipeline.stanza.processors["ner"].process(document)
    gold: set[Span] = set()
    guessed: set[Span] = set()
    for number, (sentence, answer) in enumerate(zip(sentences, tagged.sentences, strict=True)):
        gold |= spans_of(number, sentence.tags)
        found = spans_of(number, [t.ner for t in answer.tokens])
        guessed |= {s for s in found if sentence.has_misc or s[3] != "MISC"}
    return score_spans(gold, guessed)


def score_text(pipeline: Any, path: Path) -> Mapping[str, float]:
    """Run a treebank's raw text through the pipeline; CoNLL 2018 F1 figures in per cent."""
    text = "\n\n".join(render(p)[0] for p in paragraphs(read_blocks(path)))
    answer = io.StringIO(format(pipeline.stanza(text), "C") + "\n\n")
    scores = ud_scores(str(path), answer)
    return {name: 100 * scores[name].f1 for name in _MEASURES}


def evaluate(bundle: Path, shared: Path, work: Path) -> str:
    """Return the figures of the model card as text.

    Args:
        bundle: folder of the bundle.
        shared: folder holding `ner/`, `treebanks/` and `coref/`, for their test files.
        work: folder `prepare` wrote, for the test treebank and the sentences held back.

    """
    pipeline = load_pipeline(find_models(bundle))
    lines = [
        f"{name} {value:.2f}"
        for name, value in score_text(pipeline, work / "gum-open-test.conllu").items()
    ]
    test = [split_hyphens(s) for s in read_iob2(shared / f"ner/{NER_TEST}.iob2")]
    held: dict[str, list[TaggedSentence]] = {NER_TEST: test}
    for sentence in read_tagged(work / "ner-held.jsonl"):
        held.setdefault(sentence.source, []).append(sentence)
    for source, sentences in held.items():
        scores = score_names(pipeline, sentences)
        row = (f"{k} {s.f1:.1f} ({s.gold})" for k, s in scores.items() if s.gold)
        lines.append(f"names {source}: {', '.join(row)}")
    if find_models(bundle).coreference is not None:
        lines += coreference_figures(bundle, shared)
    return "\n".join(lines)

"""Documents with coreference: GUM, LitBank and GAP, read by the bundle's own parser.

Mentions are matched to the phrases that the parser's trees give by their head words, so that the
head learns from what it will see.
"""

import csv
import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotes.parse.borders import Token, Tokens, mend_borders
from quotes.parse.coref.facts import PhraseFacts, phrase_facts
from quotes.parse.coref.phrases import Phrase, find_phrases
from quotes.parse.reading import Reading
from quotes.syntax import EntityType, NamedEntity, Sentence, Word
from quotes.training.entities import mentions_of
from quotes.training.treebank import read_blocks, words_of


@frozen(kw_only=True)
class GoldMention:
    """A labelled mention: its words from `first` to `last` (inclusive) and whom it is of."""

    sentence: int
    first: int
    last: int
    entity: str


@frozen(kw_only=True)
class GoldDocument:
    """A document's words by sentence and its labelled mentions."""

    name: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]


@frozen(kw_only=True, eq=False)
class ReadDocument:
    """What the head reads of a document, and whom each phrase is of.

    `entity` numbers the labelled mentions' entities from 1; 0 is no labelled mention. `gold` are
    these mentions, and `spans` the first and last word of each phrase, the labelled one's where
    there is one. GAP's snippets have a `pronoun` in place of them, the `question` with the places
    of its phrase and of those of the two names (None where its phrase was not found), and whether
    each of the two is `meant`.
    """

    name: str
    heads: NDArray[np.float32]
    phrases: tuple[Phrase, ...]
    facts: PhraseFacts
    entity: NDArray[np.intp]
    gold: tuple[GoldMention, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    question: tuple[int, tuple[int, ...], tuple[int, ...]] | None = None
    pronoun: str = ""
    meant: tuple[bool, bool] = (False, False)


def read_gum(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a GUM file with their `Entity=` mentions."""
    name = ""
    sentences: list[tuple[str, ...]] = []
    mentions: list[GoldMention] = []
    for block in read_blocks(path):
        start = re.search(r"^# newdoc id = (\S+)", block, re.MULTILINE)
        if start:
            if sentences:
                yield GoldDocument(name=name, sentences=tuple(sentences), mentions=tuple(mentions))
            name, sentences, mentions = start.group(1), [], []
        words = words_of(block)
        mentions += [
            GoldMention(sentence=len(sentences), first=m.start, last=m.end, entity=m.entity)
            for m in mentions_of(words)
        ]
        sentences.append(tuple(w.form for w in words))
    yield GoldDocument(name=name, sentences=tuple(sentences), mentions=tuple(mentions))


def read_litbank(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of LitBank's CoNLL file."""
    for part in lzma.decompress(path.read_bytes()).decode("utf8").split("#begin document")[1:]:
        sentences: list[tuple[str, ...]] = []
        mentions: list[GoldMention] = []
        for block in re.split(r"\n[ \t]*\n", part.split("\n", 1)[1]):
            rows = [r.split("\t") for r in block.split("\n") if r and not r.startswith("#")]
            opened: dict[str, list[int]] = {}
            for index, row in enumerate(rows):
                for event in filter(None, row[-1].replace("_", "").split("|")):
                    key = event.strip("()")
                    starts = opened.setdefault(key, [])
                    if event.startswith("("):
                        starts.append(index)
                    if event.endswith(")") and starts:
                        mentions.append(
                            GoldMention(
                                sentence=len(sentences), first=starts.pop(), last=index, entity=key
                            )
                        )
            if rows:
                sentences.append(tuple(r[3] for r in rows))
        yield GoldDocument(
            name=part.split("(", 1)[1].split(")")[0],
            sentences=tuple(sentences),
            mentions=tuple(mentions),
        )


def read_document(pipeline: Any, gold: GoldDocument) -> ReadDocument:
    """Parse a labelled document as it is tokenized and match its mentions to phrases."""
    tokens: list[Tokens] = []
    at = 0
    for words in gold.sentences:
        row = []
        for word in words:
            row.append(Token(start=at, end=at + len(word), text=word, words=(word,)))
            at += len(word) + 1
        tokens.append(tuple(row))
    text = " ".join(w for s in gold.sentences for w in s)
    sentences, states = _parse(pipeline, tokens, text)
    phrases = find_phrases(sentences)
    spans: dict[tuple[int, int, bool], GoldMention] = {}
    for mention in gold.mentions:
        words_in = sentences[mention.sentence].words[mention.first : mention.last + 1]
        head = next(
            (w for w in words_in if w.head is None or not mention.first <= w.head <= mention.last),
            None,
        )
        if head is None:
            continue
        group = any(
            c.deprel == "conj" and c.upos in ("NOUN", "PROPN", "PRON") and c.index <= mention.last
            for c in sentences[mention.sentence].children(head)
        )
        key = (mention.sentence, head.index, group)
        if key not in spans or mention.last - mention.first > spans[key].last - spans[key].first:
            spans[key] = mention
    numbers = {e: n for n, e in enumerate(dict.fromkeys(m.entity for m in gold.mentions), 1)}
    found = [spans.get((p.sentence, p.head.index, p.group)) for p in phrases]
    return ReadDocument(
        name=gold.name,
        heads=_heads(states, phrases),
        phrases=phrases,
        facts=phrase_facts(sentences, phrases),
        entity=np.array([numbers[m.entity] if m else 0 for m in found], dtype=np.intp),
        gold=gold.mentions,
        spans=tuple(
            (m.first, m.last) if m else (p.first, p.last)
            for m, p in zip(found, phrases, strict=True)
        ),
    )


def read_gap(pipeline: Any, path: Path) -> Iterator[ReadDocument]:
    """Yield GAP's snippets, parsed from their text; the names' phrases are those they overlap."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for first in range(0, len(rows), 50):
        part = rows[first : first + 50]
        split = pipeline.segmenter.split([row["Text"] for row in part])
        borders = [mend_borders(found) for found in split]
        readings = iter(pipeline.heads.read([t for found in borders for t in found]))
        for row, found in zip(part, borders, strict=True):
            text = row["Text"]
            own = [(tokens, next(readings)) for tokens in found]
            sentences = tuple(_sentence(tokens, reading, text) for tokens, reading in own)
            yield _gap_document(row, sentences, [reading.states for _, reading in own])


def _gap_document(row: Any, sentences: Any, states: Any) -> ReadDocument:
    phrases = find_phrases(sentences)
    at = int(row["Pronoun-offset"])
    place = next((n for n, p in enumerate(phrases) if p.head.start == at and not p.group), None)
    names = []
    for letter in "AB":
        start = int(row[f"{letter}-offset"])
        end = start + len(row[letter])
        names.append(
            tuple(
                n
                for n, p in enumerate(phrases)
                if start <= p.head.start < end and not p.group and p.head.upos != "PRON"
            )
        )
    return ReadDocument(
        name=row["ID"],
        heads=_heads(states, phrases),
        phrases=phrases,
        facts=phrase_facts(sentences, phrases),
        entity=np.zeros(len(phrases), dtype=np.intp),
        question=None if place is None else (place, names[0], names[1]),
        pronoun=row["Pronoun"],
        meant=(row["A-coref"] == "TRUE", row["B-coref"] == "TRUE"),
    )


def _heads(states: Any, phrases: Sequence[Phrase]) -> NDArray[np.float32]:
    return np.stack([states[p.sentence][p.head.index] for p in phrases]).astype(np.float32)


def _parse(
    pipeline: Any, tokens: Sequence[Tokens], text: str
) -> tuple[tuple[Sentence, ...], list[Any]]:
    readings = pipeline.heads.read(tokens)
    sentences = tuple(_sentence(t, r, text) for t, r in zip(tokens, readings, strict=True))
    return sentences, [r.states for r in readings]


def _sentence(tokens: Tokens, reading: Reading, text: str) -> Sentence:
    words: list[Word] = []
    for token in tokens:
        at = token.start
        for form in token.words:
            start = text.find(form, at, token.end)
            start, end = (start, start + len(form)) if start >= 0 else (at, token.end)
            at = end
            index = len(words)
            head = reading.heads[index]
            words.append(
                Word(
                    index=index,
                    start=start,
                    end=end,
                    text=form,
                    lemma=reading.lemmas[index],
                    upos=reading.upos[index],
                    xpos=reading.xpos[index],
                    feats=reading.feats[index],
                    head=head - 1 if head else None,
                    deprel=reading.relations[index],
                )
            )
    entities = tuple(
        NamedEntity(
            start=tokens[e.first].start,
            end=tokens[e.end - 1].end,
            text=text[tokens[e.first].start : tokens[e.end - 1].end],
            type=EntityType(e.label),
        )
        for e in reading.entities
    )
    return Sentence(words=tuple(words), entities=entities)

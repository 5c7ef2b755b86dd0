"""Parses for tests of single stages: what the bundled models gave, recorded once.

`recorded.jsonl` holds a sentence a line; `trees.txt`, in the notation of `tests.fake`, those that
the models read wrong or in another way, corrected by hand, which go first. A test of a sentence
that stands in neither fails: `pytest --record` asks the models and writes the sentence down.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import define, evolve, frozen

from quotes.model import Span
from quotes.parse.seam import ParseRequest
from quotes.syntax import EntityType, NamedEntity, Parse, Sentence, Word
from tests.fake import parse_of

_HERE = Path(__file__).parent
_TREES, _RECORDED = _HERE / "trees.txt", _HERE / "recorded.jsonl"


class NotRecordedError(AssertionError):
    """A test's sentence has no parse: run it with `--record`, and look at what it adds."""


@frozen(kw_only=True)
class RecordedParser:
    """Knows by heart the sentences of both files, wherever in an article they stand."""

    models: str = "recorded@1"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        return tuple(map(_parsed, requests))


@define
class _Recording:
    """Whether what is missing is asked of the models."""

    on: bool = False


RECORDING = _Recording()


def _parsed(request: ParseRequest) -> Parse:
    sentences, missing = _known_in(request)
    if missing is not None and RECORDING.on:
        _record(request)
        sentences, missing = _known_in(request)
    if missing is not None:
        told = f"no recorded parse for {missing!r}: run the test with --record"
        raise NotRecordedError(told)
    return Parse(sentences=sentences)


def _known_in(request: ParseRequest) -> tuple[tuple[Sentence, ...], str | None]:
    """Return the sentences of a request, and the first words for which there is none."""
    found: list[Sentence] = []
    for region in request.regions:
        at = region.start
        for sentence in _sentences_in(request.text, region):
            if _has_words(request.text[at : sentence.start]):
                return tuple(found), request.text[at : sentence.start].strip()
            found.append(sentence)
            at = sentence.end
        if _has_words(request.text[at : region.end]):
            return tuple(found), request.text[at : region.end].strip()
    return tuple(sorted(found, key=lambda s: s.start)), None


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _sentences_in(text: str, region: Span) -> Iterator[Sentence]:
    """Yield the known sentences that a region is made of, each time the longest that fits."""
    at = region.start
    known = _known()
    while at < region.end:
        words = next(
            (w for w in known.get(text[at], ()) if text.startswith(w, at, region.end)), None
        )
        if words is None:
            at += 1
            continue
        sentence = _by_text()[words]
        yield _moved(sentence, at - sentence.start)
        at += len(words)


def _lines(file: Path) -> list[str]:
    # Not splitlines(): a sentence may hold U+2028 and its like.
    text = file.read_text(encoding="utf-8", errors="surrogatepass")
    return [line for line in text.split("\n") if line]


@cache
def _by_text() -> dict[str, Sentence]:
    """The sentences by their words."""
    recorded = [json.loads(line) for line in _lines(_RECORDED)]
    lines = _lines(_TREES)
    by_hand = [parse_of(line) for line in lines if not line.startswith("#")]
    return {record["text"]: _sentence_of(record) for record in recorded} | {
        text: _tagged(parse.sentences[0]) for text, parse in by_hand
    }


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The sentences' words by the character that they begin with, the longest first."""
    found: dict[str, list[str]] = {}
    for words in sorted(_by_text(), key=lambda w: -len(w)):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


def _moved(sentence: Sentence, by: int) -> Sentence:
    return Sentence(
        words=tuple(evolve(w, start=w.start + by, end=w.end + by) for w in sentence.words),
        entities=tuple(evolve(e, start=e.start + by, end=e.end + by) for e in sentence.entities),
    )


# --- the file ------------------------------------------------------------------------------------


def _record(request: ParseRequest) -> None:
    """Ask the bundled models about an article, and write down what was not known of it."""
    from quotes.parse.stanza_parser import StanzaParser

    (parse,) = _models(StanzaParser).parse([evolve(request, plain=())])
    known = _by_text()
    with _RECORDED.open("a", encoding="utf-8", errors="surrogatepass") as file:
        for sentence in parse.sentences:
            text = request.text[sentence.start : sentence.end]
            if text not in known:
                record = _to_record(text, _moved(sentence, -sentence.start))
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
                known[text] = _sentence_of(record)
    _known.cache_clear()


@cache
def _models(parser: Any) -> Any:
    return parser()


def _to_record(text: str, sentence: Sentence) -> dict[str, Any]:
    return {
        "text": text,
        "words": [
            [w.start, w.end, w.text, w.lemma, w.upos, w.xpos, w.feats, w.head, w.deprel]
            for w in sentence.words
        ],
        "entities": [[e.start, e.end, e.type.value] for e in sentence.entities],
    }


def _sentence_of(record: dict[str, Any]) -> Sentence:
    text = record["text"]
    names = ("start", "end", "text", "lemma", "upos", "xpos", "feats", "head", "deprel")
    return Sentence(
        words=tuple(
            Word(index=index, **dict(zip(names, row, strict=True)))
            for index, row in enumerate(record["words"])
        ),
        entities=tuple(
            NamedEntity(start=start, end=end, text=text[start:end], type=EntityType(kind))
            for start, end, kind in record["entities"]
        ),
    )


# --- trees by hand -------------------------------------------------------------------------------


def _tagged(sentence: Sentence) -> Sentence:
    """Complete the tags that the notation has no place for: gerunds, infinitives, imperatives,
    participles, third persons, plurals, pronouns, “’s”."""
    before = ("", *(w.text.lower() for w in sentence.words))
    return evolve(sentence, words=tuple(map(_tagged_word, sentence.words, before)))


def _tagged_word(word: Word, before: str) -> Word:
    lower = word.text.lower()
    told = word.deprel == "root" and word.index == 0 and lower == word.lemma
    if word.upos == "VERB" and (before == "to" or told):
        return evolve(word, xpos="VB")
    opens = word.deprel in {"advcl", "ccomp"} and word.index == 0
    if word.upos == "VERB" and (opens or before == "having"):
        return evolve(word, xpos="VBN")
    if word.upos == "VERB" and lower == "said" and word.deprel == "advcl":
        return evolve(word, xpos="VBD")
    if word.upos == "PRON" and lower in {"he", "she", "they", "we", "i", "it"}:
        return evolve(word, xpos="PRP")
    if word.upos == "PRON" and lower in {"that", "who", "which"}:
        return evolve(word, xpos="WDT")
    if lower == "has" or (word.upos == "VERB" and lower == f"{word.lemma}s"):
        return evolve(word, xpos="VBZ")
    if word.upos in {"VERB", "AUX"} and lower.endswith("ing"):
        return evolve(word, xpos="VBG")
    if word.upos == "PROPN" and lower == f"{word.lemma.lower()}s":
        return evolve(word, xpos="NNPS", feats="Number=Plur")
    if word.upos == "NOUN" and word.lemma.lower() != lower:
        return evolve(word, xpos="NNS", feats="Number=Plur")
    return evolve(word, xpos="POS") if lower in {"’s", "'s"} else word

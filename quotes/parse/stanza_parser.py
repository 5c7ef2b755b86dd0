"""The parser that the engine uses: stanza with the bundled models, or any folder of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Any

from attrs import field, frozen

from quotes.model import Span
from quotes.parse.borders import Token, Tokens, mend_borders
from quotes.parse.clean import Piece, clean_stretch
from quotes.parse.models import find_models
from quotes.parse.names import mend_names
from quotes.parse.pipeline import Pipeline, load_pipeline
from quotes.parse.seam import ParseRequest
from quotes.syntax import Entity, EntityType, Parse, Sentence, Word

# Code points that go through the models at once (some 10,000 words): batches fill well below it,
# and memory does not grow beyond it however many articles come.
_ROUND_CHARS = 60_000
_GAP = "\n\n"  # stanza's tokenizer joins nothing over an empty line
_HEADS = "pos,lemma,depparse,ner"

_ENTITY_TYPES = {
    # the bundled models, CoNLL-2003
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "PLACE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "MISC": EntityType.MISC,
    # OntoNotes; its dates, sums and ordinals are no names
    "GPE": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.MISC,
    "EVENT": EntityType.MISC,
    "LAW": EntityType.MISC,
    "LANGUAGE": EntityType.MISC,
    "PRODUCT": EntityType.MISC,
    "WORK_OF_ART": EntityType.MISC,
}


class StanzaParser:
    """Parses with stanza; loads nothing before the first text that has something to parse.

    `folder` is a folder of models in stanza's layout, or None for the bundled ones. Safe to share
    between threads: one parse runs at a time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Find the models, without loading them; raises ModelsError where there are none."""
        self._models = find_models(folder)
        self._pipeline: Pipeline | None = None
        self._lock = Lock()

    @property
    def models(self) -> str:
        """Name and version of the models."""
        return self._models.name

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Parse all stretches of all articles; one `Parse` an article, in order.

        Offsets are code points of each request's text. Raises ModelsError when the models cannot
        be loaded.
        """
        found: list[list[Sentence]] = [[] for _ in requests]
        with self._lock:
            for batch in _rounds(_jobs(requests)):
                for job, sentence in self._parse_round(batch):
                    found[job.article].append(sentence)
        return tuple(Parse(sentences=tuple(sentences)) for sentences in found)

    def _parse_round(self, jobs: "Sequence[_Job]") -> "Iterator[tuple[_Job, Sentence]]":
        if self._pipeline is None:
            self._pipeline = load_pipeline(self._models)
        joined = _GAP.join(job.piece.text for job in jobs)
        starts = tuple(
            accumulate((len(job.piece.text) + len(_GAP) for job in jobs[:-1]), initial=0)
        )
        document = self._annotate(self._pipeline, joined, starts)
        for sentence in document.sentences:
            index = bisect_right(starts, sentence.tokens[0].start_char) - 1
            yield jobs[index], _own_sentence(sentence, jobs[index], starts[index])

    def _annotate(self, pipeline: Pipeline, text: str, starts: Sequence[int]) -> Any:
        """Tokenize, put sentence borders right piece by piece, then run the other models."""
        from stanza.models.common.doc import Document

        split = pipeline.stanza.process(text, processors="tokenize,mwt")
        pieces: list[list[Tokens]] = [[] for _ in starts]
        for sentence in split.sentences:
            tokens = tuple(map(_own_token, sentence.tokens))
            pieces[bisect_right(starts, tokens[0].start) - 1].append(tokens)
        mended = [tokens for piece in pieces for tokens in mend_borders(piece)]
        document = Document([_stanza_tokens(tokens) for tokens in mended], text=text)
        if not mended:
            return document
        try:
            return pipeline.stanza.process(document, processors=_HEADS)
        finally:
            if pipeline.encoder is not None:
                pipeline.encoder.forget()


@frozen(kw_only=True)
class _Job:
    """A piece of text to parse, and the article that it is of."""

    article: int
    text: str = field(repr=False)
    piece: Piece


def _jobs(requests: Sequence[ParseRequest]) -> Iterator[_Job]:
    for article, request in enumerate(requests):
        for stretch in request.stretches:
            for piece in clean_stretch(request.text, stretch, request.masks):
                yield _Job(article=article, text=request.text, piece=piece)


def _rounds(jobs: Iterable[_Job]) -> Iterator[list[_Job]]:
    batch: list[_Job] = []
    size = 0
    for job in jobs:
        if batch and size + len(job.piece.text) > _ROUND_CHARS:
            yield batch
            batch, size = [], 0
        batch.append(job)
        size += len(job.piece.text)
    if batch:
        yield batch


def _own_token(token: Any) -> Token:
    words = tuple(word.text for word in token.words)
    return Token(
        start=token.start_char,
        end=token.end_char,
        text=token.text,
        words=words if _is_contraction(token.text) else (token.text,),
    )


# Web text writes “its” for “it's”, and a splitter that learned from it splits the possessive too.
_JOINED = frozenset("cannot gonna gotta wanna dunno gimme lemme whatcha lotta kinda".split())


def _is_contraction(text: str) -> bool:
    """Tell whether a token may be two words: it has an apostrophe, or is a well-known pair."""
    return "'" in text or "’" in text or text.lower() in _JOINED


def _stanza_tokens(tokens: Tokens) -> list[dict[str, object]]:
    """Return a sentence in the form that stanza's Document is built of; ids count words from 1."""
    entries: list[dict[str, object]] = []
    count = 0
    for token in tokens:
        offsets = {"start_char": token.start, "end_char": token.end}
        first, last = count + 1, count + len(token.words)
        if first == last:
            entries.append({"id": (first,), "text": token.text, **offsets})
        else:
            entries.append({"id": (first, last), "text": token.text, **offsets})
            entries += [
                {"id": (index,), "text": word} for index, word in enumerate(token.words, first)
            ]
        count = last
    return entries


def _own_sentence(sentence: Any, job: _Job, start: int) -> Sentence:
    """Turn stanza's sentence into ours; `start` is where the job's piece begins in its document."""
    words = [
        _own_word(word, span, job.text)
        for token in sentence.tokens
        for word, span in _word_spans(token, job.piece, start)
    ]
    entities = []
    for entity in sentence.ents:
        if entity.type in _ENTITY_TYPES:
            span = job.piece.source(entity.start_char - start, entity.end_char - start)
            entities.append(
                Entity(
                    start=span.start,
                    end=span.end,
                    text=span.of(job.text),
                    type=_ENTITY_TYPES[entity.type],
                )
            )
    return Sentence(words=tuple(words), entities=mend_names(job.text, words, entities))


def _word_spans(token: Any, piece: Piece, start: int) -> Iterator[tuple[Any, Span]]:
    """Yield a token's words, each with its share of the text, or with all where none is its own."""
    begin, end = token.start_char - start, token.end_char - start
    split = "".join(word.text for word in token.words) == piece.text[begin:end]
    for word in token.words:
        if split:
            end = begin + len(word.text)
        yield word, piece.source(begin, end)
        if split:
            begin = end


def _own_word(word: Any, span: Span, text: str) -> Word:
    """Turn stanza's word into ours, its text as it stands in the article."""
    shared = span.end - span.start != len(word.text) and word.parent and len(word.parent.words) > 1
    return Word(
        index=word.id - 1,
        start=span.start,
        end=span.end,
        text=word.text if shared else span.of(text),
        lemma=word.lemma or word.text,
        upos=word.upos or "X",
        xpos=word.xpos or "",
        feats=word.feats or "",
        head=None if not word.head else word.head - 1,
        deprel=word.deprel or "dep",
    )

"""The parser that the engine uses: stanza with the bundled models, or any folder of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from attrs import field, frozen

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.model import Span
from quotes.parse.borders import Token, Tokens, is_prose, mend_borders
from quotes.parse.clean import Piece, clean_region
from quotes.parse.heap import Heap
from quotes.parse.models import find_models
from quotes.parse.pipeline import Pipeline, load_pipeline
from quotes.parse.reading import Reading, States, plain_reading
from quotes.parse.seam import ParseRequest
from quotes.parse.tagger_repair import mend_names
from quotes.parse.tree_repair import mend_trees
from quotes.syntax import EntityType, NamedEntity, Parse, Sentence, Word

if TYPE_CHECKING:
    from quotes.parse.coref.scorer import CoreferenceHead

# Code points that go through the models at once (some 10,000 words): batches fill well below it,
# and memory does not grow beyond it however many articles come.
_ROUND_CHARS = 60_000

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

    `folder` is a folder of models in stanza's layout, or None for the bundled ones. With
    `coreference` parses tell their anaphors, too, where the models can. Safe to share between
    threads: one parse runs at a time.
    """

    def __init__(self, folder: Path | None = None, *, coreference: bool = True) -> None:
        """Find the models, without loading them; raises ModelsError where there are none."""
        self._models = find_models(folder)
        self._coreference = coreference and self._models.coreference is not None
        self._pipeline: Pipeline | None = None
        self._heap = Heap()
        self._lock = Lock()

    @property
    def models(self) -> str:
        """Name and version of the models."""
        return self._models.name + ("+coref" if self._coreference else "")

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Parse all regions of all articles; one `Parse` an article, in order.

        Offsets are code points of each request's text. Without requests the models are loaded, no
        more. Raises ModelsError when they cannot be, TimeLimitError when a deadline has passed.
        """
        found: list[list[tuple[Sentence, States | None]]] = [[] for _ in requests]
        deadlines = (request.deadline for request in requests)
        deadline = min(deadlines, key=attrgetter("moment"), default=NO_DEADLINE)
        with self._lock:
            if self._pipeline is None:
                self._pipeline = load_pipeline(self._models, coreference=self._coreference)
            scorer = self._pipeline.coreference
            for batch in _rounds(_jobs(requests)):
                for job, sentence, states in self._parse_round(self._pipeline, batch, deadline):
                    found[job.article].append((sentence, states))
                self._heap.add(sum(len(job.piece.text) for job in batch))
        return tuple(_own_parse(read, scorer) for read in found)

    @staticmethod
    def _parse_round(
        pipeline: Pipeline, jobs: "Sequence[_Job]", deadline: Deadline
    ) -> "Iterator[tuple[_Job, Sentence, States | None]]":
        deadline.check()
        split = pipeline.segmenter.split([job.piece.text for job in jobs])
        sentences = [
            (job, tokens)
            for job, found in zip(jobs, split, strict=True)
            for tokens in mend_borders(found)
        ]
        wanted = [tokens for job, tokens in sentences if not job.is_plain(tokens)]
        readings = iter(pipeline.heads.read(wanted, deadline))
        for job, tokens in sentences:
            reading = plain_reading(tokens) if job.is_plain(tokens) else next(readings)
            yield job, _own_sentence(tokens, reading, job), reading.states


@frozen(kw_only=True)
class _Job:
    """A piece of text to parse, and the article that it is of."""

    article: int
    text: str = field(repr=False)
    piece: Piece
    plain: tuple[Span, ...] = ()

    def is_plain(self, tokens: Tokens) -> bool:
        """Tell whether a sentence need not be read by tagger, parser and entity tagger, or cannot
        be read as one."""
        if not is_prose(tokens):
            return True
        span = self.piece.source(tokens[0].start, tokens[-1].end)
        at = bisect_right(self.plain, span.start, key=lambda plain: plain.start) - 1
        return at >= 0 and span.end <= self.plain[at].end


def _jobs(requests: Sequence[ParseRequest]) -> Iterator[_Job]:
    for article, request in enumerate(requests):
        for region in request.regions:
            for piece in clean_region(request.text, region, request.masks, request.unclosed):
                yield _Job(article=article, text=request.text, piece=piece, plain=request.plain)


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


def _own_parse(
    read: Sequence[tuple[Sentence, States | None]], scorer: "CoreferenceHead | None"
) -> Parse:
    sentences = tuple(sentence for sentence, _ in read)
    if scorer is None:
        return Parse(sentences=sentences)
    anaphors = scorer.link(sentences, [states for _, states in read])
    return Parse(sentences=sentences, anaphors=anaphors)


def _own_sentence(tokens: Tokens, reading: Reading, job: _Job) -> Sentence:
    """Put a sentence together of its tokens' places and of what was read."""
    words: list[Word] = []
    for token in tokens:
        for text, span in _word_spans(token, job.piece):
            at = len(words)
            shared = span.end - span.start != len(text) and len(token.words) > 1
            words.append(
                Word(
                    index=at,
                    start=span.start,
                    end=span.end,
                    # A mark that the text lacks stands at a space.
                    text=text if shared else span.of(job.text).strip() or text,
                    lemma=reading.lemmas[at],
                    upos=reading.upos[at],
                    xpos=reading.xpos[at],
                    feats=reading.feats[at],
                    head=None if not reading.heads[at] else reading.heads[at] - 1,
                    deprel=reading.relations[at],
                )
            )
    entities = []
    for first, end, label in reading.entities:
        if label in _ENTITY_TYPES:
            span = job.piece.source(tokens[first].start, tokens[end - 1].end)
            entities.append(
                NamedEntity(
                    start=span.start,
                    end=span.end,
                    text=span.of(job.text),
                    type=_ENTITY_TYPES[label],
                )
            )
    names = mend_names(job.text, words, entities)
    return Sentence(words=mend_trees(words, names), entities=names)


def _word_spans(token: Token, piece: Piece) -> Iterator[tuple[str, Span]]:
    """Yield a token's words, each with its share of the text, or with all where none is its own."""
    begin, end = token.start, token.end
    split = "".join(token.words) == piece.text[begin:end]
    for word in token.words:
        if split:
            end = begin + len(word)
        yield word, piece.source(begin, end)
        if split:
            begin = end

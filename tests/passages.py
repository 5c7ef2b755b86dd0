"""A parser that remembers what it parsed, passage by passage.

Passages are parsed apart, so articles that share most of them (one and the same without a
paragraph) need most of the parsing done once.
"""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from quotes.model import Span
from quotes.parse.seam import Parser, ParseRequest
from quotes.syntax import Parse, Sentence

Key = tuple[str, tuple[tuple[int, int], ...]]


@frozen(kw_only=True)
class RememberingParser:
    """Asks a parser about each passage once, by its words and what is masked in it."""

    parser: Parser
    known: dict[Key, Parse] = field(factory=dict)

    @property
    def models(self) -> str:
        return self.parser.models

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        keys = [[_key(request, passage) for passage in request.regions] for request in requests]
        new = list(dict.fromkeys(key for row in keys for key in row if key not in self.known))
        self.known.update(zip(new, self.parser.parse([_request(key) for key in new]), strict=True))
        return tuple(
            Parse(
                sentences=tuple(
                    _moved(sentence, passage.start)
                    for key, passage in zip(row, request.regions, strict=True)
                    for sentence in self.known[key].sentences
                )
            )
            for row, request in zip(keys, requests, strict=True)
        )


def _key(request: ParseRequest, passage: Span) -> Key:
    masks = tuple(
        (mask.start - passage.start, mask.end - passage.start)
        for mask in request.masks
        if passage.contains(mask)
    )
    return passage.of(request.text), masks


def _request(key: Key) -> ParseRequest:
    text, masks = key
    return ParseRequest(
        text=text,
        regions=(Span(start=0, end=len(text)),),
        masks=tuple(Span(start=start, end=end) for start, end in masks),
    )


def _moved(sentence: Sentence, by: int) -> Sentence:
    return Sentence(
        words=tuple(evolve(w, start=w.start + by, end=w.end + by) for w in sentence.words),
        entities=tuple(evolve(e, start=e.start + by, end=e.end + by) for e in sentence.entities),
    )

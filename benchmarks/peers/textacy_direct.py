"""textacy's direct quotations over a spaCy pipeline (extra ``peers``)."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from attrs import field, frozen

from benchmarks.errors import MissingPeerError
from benchmarks.peers.choices import PeerChoices
from benchmarks.peers.said import Said, report_of
from benchmarks.peers.spacy_pipeline import load_pipeline
from quotes.model import Article, Failure, Report, Span


@frozen(kw_only=True)
class TextacyDirect:
    """Runs `textacy.extract.direct_quotations`; it gives up on an article with an odd mark.

    textacy resolves nothing: the proper nouns of the speaker's words are taken as the name, and
    nobody is named where there are none.
    """

    nlp: Any = field(repr=False)
    extract: Any = field(repr=False)
    name: str = "textacy"

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order; a `Failure` where textacy gives up."""
        pairs = ((article.text, article) for article in articles)
        for doc, article in self.nlp.pipe(pairs, as_tuples=True):
            try:
                triples = list(self.extract.direct_quotations(doc))
            except ValueError as error:
                yield Failure(id=article.id, error="ValueError", message=str(error))
                continue
            yield report_of(article, map(_said, triples), by=self.name)


def load_textacy(choices: PeerChoices) -> TextacyDirect:
    """Load textacy and its spaCy pipeline.

    Raises:
        MissingPeerError: one of them is not there.

    """
    try:
        extract = import_module("textacy.extract")
    except ImportError as error:
        raise MissingPeerError("textacy is not installed") from error
    return TextacyDirect(nlp=load_pipeline(choices.spacy), extract=extract)


def _said(triple: Any) -> Said:
    names = [token.text for token in triple.speaker if token.pos_ == "PROPN"]
    content = Span(start=triple.content.start_char, end=triple.content.end_char)
    return Said(
        spans=(content,),
        name=" ".join(names) or None,
        mention=_around(triple.speaker),
        cue=_around(triple.cue),
    )


def _around(tokens: Any) -> Span:
    return Span(start=tokens[0].idx, end=tokens[-1].idx + len(tokens[-1]))

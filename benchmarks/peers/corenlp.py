"""CoreNLP's quote annotator through stanza's client; needs Java and the distribution."""

import os
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from attrs import field, frozen

from benchmarks.errors import MissingPeerError
from benchmarks.peers.choices import PeerChoices
from benchmarks.peers.said import Said, report_of
from quotes.model import Article, Failure, Report, Span

_ANNOTATORS = "tokenize,pos,lemma,ner,depparse,coref,quote"
_NOBODY = frozenset(("", "Unknown", "UNKNOWN"))
_MILLISECONDS = 120_000


@frozen(kw_only=True)
class CoreNLP:
    """Runs a CoreNLP server for as long as articles come."""

    client: Any = field(repr=False)
    folder: Path
    name: str = "CoreNLP"

    def attribute_many(self, articles: Iterable[Article], /) -> Iterator[Report | Failure]:
        """Yield a report for each article, in order; a `Failure` where the server refuses it."""
        with self.client(
            annotators=_ANNOTATORS,
            classpath=str(self.folder / "*"),
            timeout=_MILLISECONDS,
            be_quiet=True,
        ) as server:
            for article in articles:
                try:
                    document = server.annotate(article.text)
                except Exception as error:  # the client raises several kinds of its own
                    yield Failure(id=article.id, error=type(error).__name__, message=str(error))
                    continue
                yield report_of(article, _said(article.text, document.quote), by=self.name)


def load_corenlp(choices: PeerChoices) -> CoreNLP:
    """Return CoreNLP behind stanza's client.

    Raises:
        MissingPeerError: Java or the distribution is not there.

    """
    folder = choices.corenlp or Path(os.environ.get("CORENLP_HOME", ""))
    if not any(folder.glob("stanford-corenlp-*.jar")):
        raise MissingPeerError("no folder of CoreNLP is given, or no jar is in it")
    if shutil.which("java") is None:
        raise MissingPeerError("Java is not installed")
    return CoreNLP(client=import_module("stanza.server").CoreNLPClient, folder=folder)


def _said(text: str, quotes: Iterable[Any]) -> Iterator[Said]:
    # Java counts UTF-16 units: one more for each character beyond the first plane.
    units = list(accumulate((2 if ord(char) > 0xFFFF else 1 for char in text), initial=0))

    def place(begin: int, end: int) -> Span:
        return Span(start=bisect_right(units, begin) - 1, end=bisect_right(units, end) - 1)

    for quote in quotes:
        name = quote.canonicalMention or quote.speaker
        yield Said(
            spans=(place(quote.begin, quote.end),),
            name=None if name in _NOBODY else name,
            mention=place(quote.mentionBegin, quote.mentionEnd) if quote.mention else None,
        )

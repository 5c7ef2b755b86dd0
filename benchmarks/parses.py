"""Parses kept on disk, so that what comes after the parse can be measured again in seconds.

A parse is kept by what was asked of the parser and by the models' name: a change of the text
stages or of the models parses anew what it touches, and nothing else. What cleans the models' own
copy of the text (`quotes.parse.clean`) or mends trees is not seen: after such a change, empty the
folder.
"""

import hashlib
import os
import pickle
from collections.abc import Sequence
from pathlib import Path

from attrs import fields

from quotes.document import Document
from quotes.layout import Markings, Prose
from quotes.model import Article
from quotes.options import Options
from quotes.parse.plan import plan_parse
from quotes.parse.seam import Parser, ParseRequest
from quotes.report import document_of
from quotes.syntax import Parse
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose


class KeptParses:
    """A parser that asks another one only for what it has not kept in its folder.

    The folder is the measurer's own: parses are pickled, and a pickle is code, so never point it
    at files that came from elsewhere.
    """

    def __init__(self, parser: Parser, folder: Path) -> None:
        """Keep what `parser` makes in `folder`, which is made where it is missing."""
        self._parser = parser
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def models(self) -> str:
        """Name and version of the models behind it."""
        return self._parser.models

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Return the parses of all requests, in order, those that are kept without parsing."""
        paths = [self._folder / f"{self._key(request)}.pickle" for request in requests]
        found = [_read(path) for path in paths]
        wanted = [i for i, parse in enumerate(found) if parse is None]
        made = self._parser.parse([requests[i] for i in wanted]) if wanted else ()
        for index, parse in zip(wanted, made, strict=True):
            found[index] = parse
            _write(paths[index], parse)
        return tuple(parse for parse in found if parse is not None)

    def _key(self, request: ParseRequest) -> str:
        spans = [
            [(s.start, s.end) for s in part]
            for part in (request.regions, request.masks, request.plain)
        ]
        asked = (self.models, request.text, spans, sorted(request.unclosed))
        return hashlib.sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def parse_article(
    article: Article, parser: Parser, options: Options
) -> tuple[Prose, Markings, Parse]:
    """Return an article's paragraphs, marks and parse, planned as the engine does."""
    knowledge = options.knowledge
    prose = read_prose(article.text, knowledge.style)
    markings = find_marked(article.text, prose)
    request = plan_parse(article.text, prose, markings, cues=knowledge.cues, scope=options.scope)
    (parse,) = parser.parse([request]) if request.regions else (Parse(),)
    return prose, markings, parse


def parsed_document(article: Article, parser: Parser, options: Options) -> Document:
    """Return an article as the stages after the parse see it."""
    return document_of(article, *parse_article(article, parser, options), options=options)


def _read(path: Path) -> Parse | None:
    try:
        parse = pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        return None
    return parse if isinstance(parse, Parse) and _is_whole(parse) else None


def _is_whole(parse: Parse) -> bool:
    """Tell whether a kept parse has all that parses have today."""
    return all(hasattr(parse, part.name) for part in fields(Parse))


def _write(path: Path, parse: Parse) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_bytes(pickle.dumps(parse))
    beside.replace(path)

"""Articles for tests of single stages, by recorded parses.

`document_of` reads an article up to its parse, the functions below it run the stages in order.
`drawn` writes spans into a text as brackets, so that rows of tables show what they expect.
"""

from collections.abc import Iterable, Mapping

from quotes.document import Document, Node
from quotes.find import Findings, find_quotations
from quotes.find.frames import Frame, find_frames
from quotes.find.link import Link, link_passages
from quotes.model import Scope, Span
from quotes.parse.plan import plan_parse
from quotes.refer import Resolved, gather_names, resolve_speakers
from quotes.source.attribute import attribute_sources
from quotes.source.attributed import Attributed
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose
from tests.recorded import RecordedParser


def document_of(text: str, *, title: str | None = None, byline: str | None = None) -> Document:
    """Read and parse an article."""
    prose = read_prose(text)
    markings = find_marked(text, prose)
    (parse,) = RecordedParser().parse([plan_parse(text, prose, markings)])
    return Document(
        text=text, prose=prose, markings=markings, parse=parse, title=title, byline=byline
    )


def frames_of(document: Document, *, scope: Scope = Scope.SPEECH) -> tuple[Frame, ...]:
    return find_frames(document, scope=scope)


def links_of(document: Document) -> tuple[Link, ...]:
    return link_passages(document, frames_of(document))


def findings_of(document: Document) -> Findings:
    return find_quotations(document, frames_of(document), links_of(document))


def attributed_of(document: Document) -> tuple[Attributed, ...]:
    return attribute_sources(document, findings_of(document))


def resolved_of(document: Document) -> tuple[Resolved, ...]:
    cast = gather_names(document)
    return resolve_speakers(document, cast, frames_of(document), attributed_of(document))


def outcomes_of(document: Document) -> tuple[str, ...]:
    """Name the speakers of each quotation (joined by “+”), or the reason why there are none."""
    names = [entity.name for entity in gather_names(document).entities]
    found = []
    for item in resolved_of(document):
        resolution = item.resolution
        spoken = [names[i] for i in resolution.entities]
        if resolution.name is not None:
            spoken.append(resolution.name.of(document.text))
        if resolution.given is not None:
            spoken.append(resolution.given)
        found.append("+".join(spoken) or str(resolution.reason))
    return tuple(found)


def node_of(document: Document, form: str) -> Node:
    """Return the first word of the article that is written so."""
    return next(n for n in document.nodes_in(_whole(document)) if n.word.text == form)


def _whole(document: Document) -> Span:
    return Span(start=0, end=len(document.text))


def drawn(text: str, spans: Mapping[str, Iterable[Span]]) -> str:
    """Write brackets around spans: `{"[]": […], "{}": […]}` gives “{Moss} said [that …]”."""
    inserts = [
        (at, is_opening, mark)
        for pair, group in spans.items()
        for span in group
        for at, is_opening, mark in ((span.start, True, pair[0]), (span.end, False, pair[1]))
    ]
    for at, _, mark in sorted(inserts, key=lambda i: (i[0], i[1]), reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def plain(row: str) -> str:
    """Return a row's text without brackets."""
    return row.translate(str.maketrans("", "", "[]{}*"))

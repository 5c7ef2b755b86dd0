"""ninjs: news in JSON, as IPTC's standard (versions 1 and 2) and agencies have it."""

from collections.abc import Iterator, Mapping

from quotes.errors import RecordError
from quotes.model import Article, Failure, Place
from quotes.reading.html_page import text_of_html
from quotes.reading.json_lines import first_names, read_objects
from quotes.reading.protocol import Likeness, ReadOptions, Source, failure_at

_MARKED_UP = ("text/html", "application/xhtml+xml", "text/xhtml")
_BODIES = ("body_text", "body_xhtml", "body_html")
_SHAPE = frozenset((*_BODIES, "bodies", "headline", "headlines", "versioncreated"))


class NinjsReader:
    """A news item is an article, whose id is its `uri`; items without a body are passed over.

    A source is an item, an array of items, or an item a line.
    """

    name = "ninjs"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - `.json` says nothing
        """Tell by the names in the first object."""
        names = first_names(head)
        ninjs = "uri" in names and len(_SHAPE & names) > 1
        return Likeness.CERTAIN if ninjs and "text" not in names else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each item."""
        for place, item in read_objects(source, options):
            if isinstance(item, Failure):
                yield item
            else:
                yield self._article(item, place)

    def _article(self, item: Mapping[str, object], place: Place) -> Article | Failure:
        try:
            text = _body(item)
        except RecordError as error:
            return failure_at(place, str(error), id=_text(item.get("uri")))
        if text is None:
            missing = "the item has no body (body_text, body_xhtml, body_html or bodies)"
            return failure_at(place, missing, id=_text(item.get("uri")))
        known = {"uri", "headline", "headlines", "byline", "by", "bodies", *_BODIES}
        return Article(
            text=text,
            id=_text(item.get("uri")),
            title=_text(item.get("headline")) or _first(item.get("headlines")),
            byline=_text(item.get("byline")) or _text(item.get("by")),
            date=_text(item.get("firstcreated")) or _text(item.get("versioncreated")),
            url=_url(item),
            meta={name: value for name, value in item.items() if name not in known},
            place=place,
            extracted=True,
        )


def _body(item: Mapping[str, object]) -> str | None:
    """Return the text of the body that keeps most of its structure."""
    bodies = item.get("bodies")
    found = {
        _text(part.get("contenttype")): _text(part.get("value"))
        for part in (bodies if isinstance(bodies, list) else ())
        if isinstance(part, Mapping)
    }
    marked = _text(item.get("body_xhtml")) or _text(item.get("body_html"))
    for kind in _MARKED_UP:
        marked = marked or found.get(kind)
    if marked:
        return text_of_html(marked)
    return _text(item.get("body_text")) or next(filter(None, found.values()), None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _first(values: object) -> str | None:
    """Return the first headline of several, which version 2 lists with their roles."""
    for value in values if isinstance(values, list) else ():
        found = _text(value.get("value")) if isinstance(value, Mapping) else None
        if found:
            return found
    return None


def _url(item: Mapping[str, object]) -> str | None:
    uri = _text(item.get("uri"))
    return uri if uri and uri.startswith(("http://", "https://")) else None

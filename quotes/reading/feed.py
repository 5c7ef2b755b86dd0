"""RSS and Atom: the items of a feed."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.extras import needs
from quotes.reading.html_page import text_of_html
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.streams import read_whole

_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<!--.*?-->|<\?xml.*?\?>|<\?xml-stylesheet.*?\?>|<!DOCTYPE\s+rss[^>]*>)*"
    rb"<(?:rss\b|(?:atom:)?feed\b|rdf:RDF\b)",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(rb"</(?:rss|(?:atom:)?feed|rdf:RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_ITEM_END = re.compile(rb"</(?:item|(?:atom:)?entry)\s*>")


class FeedReader:
    """An item is an article: its content, or else its summary; its id is its guid or link."""

    name = "rss"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - `.xml` says nothing
        """Tell by the document's first tag."""
        return Likeness.CERTAIN if _FEED.match(head) else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each item, as far as the feed goes."""
        with needs("feeds", "reading feeds"):
            import feedparser
        content = bytearray()
        torn = None
        try:
            content += read_whole(source.stream, longest=options.max_record_bytes)
        except RecordError as error:
            yield source.failure(str(error))
            return
        headers = (
            {"content-type": f"text/xml; charset={options.encoding}"} if options.encoding else {}
        )
        found = feedparser.parse(
            io.BytesIO(bytes(content)), resolve_relative_uris=False, response_headers=headers
        )
        items = list(found.entries)
        if not _END.search(content, max(0, len(content) - 4096)):
            torn = "the feed breaks off here; the rest of it is missing"
            # An item without its end is half an item.
            items = items[: len(_ITEM_END.findall(content))]
        for number, item in enumerate(items, start=1):
            yield self._article(item, source, number)
        if torn is not None:
            yield source.failure(torn, record=len(items) + 1)
        elif not items and not found.version:
            yield source.failure(f"wanted RSS or Atom, got none ({found.get('bozo_exception')})")

    def _article(self, item: Mapping[str, Any], source: Source, number: int) -> Article | Failure:
        link = item.get("link") or None
        try:
            text = text_of_html(_body(item))
            title = text_of_html(item.get("title", "")).replace("\n", " ")
        except RecordError as error:
            return source.failure(str(error), record=number, id=item.get("id") or link)
        return Article(
            text=text,
            id=item.get("id") or link,
            title=title or None,
            byline=_byline(item),
            date=_date(item),
            url=link,
            place=source.place(record=number),
            extracted=True,
        )


def _body(item: Mapping[str, Any]) -> str:
    """Return the longest of an item's contents, or else its summary."""
    contents = [part.get("value", "") for part in item.get("content", ())]
    return str(max((*contents, item.get("summary", "")), key=len))


def _byline(item: Mapping[str, Any]) -> str | None:
    names = [author.get("name", "") for author in item.get("authors", ())]
    return " and ".join(filter(None, names)) or item.get("author") or None


def _date(item: Mapping[str, Any]) -> str | None:
    for name in ("published", "updated"):
        parsed = item.get(f"{name}_parsed")
        if parsed:
            return datetime.fromtimestamp(timegm(parsed), tz=UTC).isoformat()
    return item.get("published") or item.get("updated") or None

"""GDELT's Global Quotation Graph: quotations of the world's news, with the words around them.

A line is a page: `{"date", "url", "title", "lang", "quotes": [{"pre", "quote", "post"}, …]}`. The
graph leaves open who speaks; each quotation becomes an article of its words and the snippets around
them, for the engine to name its speaker, or to leave him open where only what was cut off tells.
"""

import re
from collections.abc import Iterator, Mapping

from quotes.model import Article, Failure, Place
from quotes.reading.json_lines import first_names, read_objects
from quotes.reading.protocol import Likeness, ReadOptions, Source, failure_at

_KNOWN = frozenset(("quotes", "title", "date", "url"))
_ENGLISH = ("en", "eng", "english")
_MARK_BEFORE = re.compile(r"[“\"„«‘']\s*$")
_MARK_AFTER = re.compile(r"\s*[”\"“»’']")


class QuotationGraphReader:
    """A quotation with its snippets is an article; its id is the page's address, `#` and a number.

    `meta["quote"]` gives the code points of the quotation's words in the text, so that what the
    engine finds there is told from what the snippets quote besides; the rest of the record is
    `meta` as well. Quotations of pages in other languages than English are passed over.
    """

    name = "gqg"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - the bytes say it
        """Tell by the names in the first line."""
        found = frozenset(("quotes", "pre", "quote", "post")) <= first_names(head)
        return Likeness.CERTAIN if found else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield an article for each quotation of each page."""
        for place, page in read_objects(source, options):
            if isinstance(page, Failure):
                yield page
            elif str(page.get("lang") or "en").lower() in _ENGLISH:
                yield from self._articles(page, place)

    def _articles(self, page: Mapping[str, object], place: Place) -> Iterator[Article | Failure]:
        url = _string(page, "url")
        quotes = page.get("quotes")
        if not isinstance(quotes, list):
            yield failure_at(place, "the record has no list 'quotes'", id=url)
            return
        rest = {name: value for name, value in page.items() if name not in _KNOWN}
        for number, quote in enumerate(quotes, start=1):
            name = f"{url}#{number}" if url else None
            words = quote.get("quote") if isinstance(quote, Mapping) else None
            if not isinstance(words, str) or not words:
                yield failure_at(place, f"quotation {number} has no words", id=name)
                continue
            text, start, end = joined(_snippet(quote, "pre"), words, _snippet(quote, "post"))
            yield Article(
                text=text,
                id=name,
                title=_string(page, "title"),
                date=_string(page, "date"),
                url=url,
                meta={**rest, "quote": {"start": start, "end": end}},
                place=place,
                extracted=True,
                excerpt=True,
            )


def joined(before: str, words: str, after: str) -> tuple[str, int, int]:
    """Return the text of a quotation and its snippets, and where its words stand in it.

    The graph cuts the marks off; where the snippets do not have them they are set again.

        >>> joined("The mayor said: ", "Go home.", "")
        ('The mayor said: “Go home.”', 17, 25)
    """
    opening = "" if _MARK_BEFORE.search(before) else "“"
    closing = "" if _MARK_AFTER.match(after) else "”"
    if opening and before and not before[-1].isspace():
        before += " "
    if closing and after and not (after[0].isspace() or after[0] in ",.;:!?)—–-"):
        after = " " + after
    start = len(before) + len(opening)
    return f"{before}{opening}{words}{closing}{after}", start, start + len(words)


def _snippet(quote: Mapping[str, object], name: str) -> str:
    value = quote.get(name)
    return value if isinstance(value, str) else ""


def _string(page: Mapping[str, object], name: str) -> str | None:
    value = page.get(name)
    return value if isinstance(value, str) and value else None

"""HTML: the article of a page, with its title, byline and date."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from quotes.errors import QuotesError, RecordError
from quotes.model import Article, Failure
from quotes.reading.charset import decode
from quotes.reading.extras import needs
from quotes.reading.page_layout import simplify_layout, unwrap_inline
from quotes.reading.page_marks import mark_quotations
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.render import render
from quotes.reading.streams import read_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUFFIXES = (".html", ".htm", ".xhtml")
_PLAIN = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LIKELY = re.compile(
    rb"\s*<(?:article|div|p|h[1-6]|section|main|meta|title|blockquote|table)\b[^<>]*>",
    re.IGNORECASE,
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w{2,20};")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = 4096
_LINES_OVER_TITLE = 3
_LONGEST_KICKER = 4
_LONGEST_BYLINE = 8
_NOTE = re.compile(r" (?:is|was|has|writes|covers|reports|edits|joined|contributed|can be)\b")
_BY = re.compile(r"\s*by[:\s]\s*", re.IGNORECASE)


@frozen(kw_only=True)
class Page:
    """The article of a page; `url` is the one that the page itself gives."""

    text: str
    title: str | None
    byline: str | None
    date: str | None
    url: str | None


class HtmlReader:
    """A source is a page, read as one article whose id is its path."""

    name = "html"

    def sniff(self, head: bytes, name: str) -> Likeness:
        """Tell by the document's first tag."""
        if _PLAIN.match(head):
            return Likeness.CERTAIN
        if _LIKELY.match(head):
            return Likeness.LIKELY
        return Likeness.NAMED if Path(name).suffix.lower() in _SUFFIXES else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the one article, or a failure where the page has none."""
        try:
            content = read_whole(source.stream, longest=options.max_record_bytes)
            page = read_page(content, encoding=options.encoding)
        except RecordError as error:
            yield source.failure(str(error), id=source.path)
            return
        yield Article(
            text=page.text,
            id=source.path,
            title=page.title,
            byline=page.byline,
            date=page.date,
            url=page.url,
            place=source.place(),
            extracted=True,
        )


def read_page(
    content: bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    header: str | None = None,
) -> Page:
    """Return the article of a page.

    Args:
        content: the page.
        url: where it was fetched, if known.
        encoding: its charset, where the caller says it.
        header: the charset that the server gave.

    Raises:
        RecordError: the page has no article, or is no text.
        MissingExtraError: the libraries for pages are not installed.

    """
    with needs("feeds", "reading HTML"):
        from ftfy import fix_encoding
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    text = decode(_without_nulls(content), encoding=encoding, declared=header or _declared(content))
    with _broken_pages_told():
        # A browser would show the same ruin; whoever is quoted did not speak it.
        page = parse_html(fix_encoding(text))
        simplify_layout(page)
        mark_quotations(page)
        unwrap_inline(page)
        found = bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    body = render(found.body) if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body:
        raise RecordError("wanted a page with an article, found no running text in it")
    authors = _authors(found.author)
    return Page(
        text=_without_author(_without_title(body, found.title), authors),
        title=found.title,
        byline=" and ".join(authors) or None,
        date=found.date,
        url=found.url or url,
    )


def parse_html(text: str) -> "HtmlElement":
    """Return the tree of a page or a piece of one; no entity of its own is read, nothing fetched.

    Raises:
        RecordError: there is nothing in it.

    """
    with needs("feeds", "reading HTML"):
        from lxml import etree, html
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        page = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise RecordError("wanted a page, got nothing that HTML can be read from") from error
    for part in page.iter():
        # Written as references they pass the parser, and are then refused wherever text is set.
        if part.text and _CONTROL.search(part.text):
            part.text = _CONTROL.sub("", part.text)
        if part.tail and _CONTROL.search(part.tail):
            part.tail = _CONTROL.sub("", part.tail)
    return page


def _without_nulls(content: bytes) -> bytes:
    """Drop null bytes, as browsers do, where they are no halves of UTF-16's letters."""
    wide = content.startswith(_WIDE_MARKS) or b"<\0" in content[:_HEAD] or b"\0<" in content[:_HEAD]
    return content if wide else content.replace(b"\0", b"")


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, _HEAD) or _XML_DECLARED.match(content, 0, _HEAD)
    return found.group(1).decode("ascii", errors="replace") if found else None


def _without_title(body: str, title: str | None) -> str:
    """Drop the headline, and a word or two over it, where the text begins with them: it is told
    apart, as the title."""
    paragraphs = body.split("\n\n")
    for index, paragraph in enumerate(paragraphs[:_LINES_OVER_TITLE]):
        if title and paragraph.split() == title.split() and len(paragraphs) > index + 1:
            return "\n\n".join(paragraphs[index + 1 :])
        if len(paragraph.split()) > _LONGEST_KICKER:
            break
    return body


def _without_author(body: str, authors: Sequence[str]) -> str:
    """Drop a line with an author over the text, and a note about him under it."""
    paragraphs = body.split("\n\n")
    first, last = paragraphs[0], paragraphs[-1]
    if len(paragraphs) > 1 and len(first.split()) <= _LONGEST_BYLINE:
        paragraphs = paragraphs[any(author in first for author in authors) :]
    if len(paragraphs) > 1 and any(
        last.startswith(author) and _NOTE.match(last, len(author)) for author in authors
    ):
        paragraphs = paragraphs[:-1]
    return "\n\n".join(paragraphs)


def _authors(named: str | None) -> tuple[str, ...]:
    names = (_BY.sub("", name, count=1).strip() for name in (named or "").split(";"))
    return tuple(filter(None, names))


def text_of_html(piece: str) -> str:
    """Return the text of a piece of HTML that is all article, as feeds and wires carry it.

    Text without tags or entities is returned as it is, but for white space around it.

    Raises:
        RecordError: it cannot be read.
        MissingExtraError: the libraries for pages are not installed.

    """
    if not _MARKUP.search(piece):
        return piece.strip()
    with _broken_pages_told():
        tree = parse_html(piece)
        mark_quotations(tree)
        return render(tree)


@contextmanager
def _broken_pages_told() -> Iterator[None]:
    """Turn whatever a broken page does to the libraries into the failure of that page."""
    try:
        yield
    except QuotesError:
        raise
    except Exception as error:
        raise RecordError(f"the page cannot be read ({type(error).__name__}: {error})") from error

"""From a request's body to articles: bounded in size and time, then read by its media type."""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping
from email.message import Message
from typing import Any

from attrs import evolve, frozen
from starlette.requests import ClientDisconnect, Request

from quotes.doors.serve.problems import Problem
from quotes.doors.serve.settings import Settings
from quotes.errors import MissingExtraError, RecordError
from quotes.model import Article, Failure
from quotes.reading.html_page import HtmlReader
from quotes.reading.protocol import ReadOptions, Source
from quotes.reading.streams import ByteStream
from quotes.records import failed_record, read_lines, read_objects_of, read_record

JSON, LINES = "application/json", ("application/x-ndjson", "application/jsonl")
TEXT, HTML = "text/plain", ("text/html", "application/xhtml+xml")
FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_NAME = "request"
_BOM = b"\xef\xbb\xbf"
GIVEN = ("id", "title", "byline", "date", "url")
"""What a request may give of a single text or page, in its query."""
# So much of a body that is too large is still read, so that its sender gets to read the answer.
_DRAINED = 8
# Python's codecs that are no charset; some of them take quadratic time.
_NO_CHARSETS = frozenset("punycode idna unicode_escape raw_unicode_escape undefined".split())
_CLOSE = {"Connection": "close"}


@frozen(kw_only=True)
class MediaType:
    """A media type in small letters, without its parameters, and its charset if it has one."""

    name: str
    charset: str | None

    @classmethod
    def of(cls, header: str) -> "MediaType":
        """Return what a Content-Type header says."""
        message = Message()
        message["Content-Type"] = header
        name = message.get_content_type() if header else ""
        return cls(name=name, charset=message.get_content_charset() or None)


@frozen(kw_only=True)
class Sent:
    """What a request sent: its articles, whether they are several, and whether as JSON lines."""

    articles: tuple[Article | Failure, ...]
    many: bool = False
    lines: bool = False


async def read_body(request: Request, settings: Settings) -> bytes:
    """Return a request's body.

    Raises:
        Problem: it is too large (413), too slow (408), encoded (415), or its sender has gone (400).

    """
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "Content-Encoding: send the body as it is", headers=_CLOSE)
    try:
        async with asyncio.timeout(settings.body_seconds):
            return await _collected(request.stream(), _declared(request), settings.max_body)
    except TimeoutError as error:
        raise Problem(
            408, f"the body did not come within {settings.body_seconds:g} seconds", headers=_CLOSE
        ) from error
    except ClientDisconnect as error:
        raise Problem(400, "the body broke off", headers=_CLOSE) from error


def _declared(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


async def _collected(stream: AsyncIterator[bytes], declared: int, most: int) -> bytes:
    problem = Problem(
        413,
        f"the body is longer than {most:,} bytes; send fewer articles at a time",
        headers=_CLOSE,
    )
    if declared > most * _DRAINED:
        raise problem
    parts: list[bytes] = []
    size = 0
    async for piece in stream:
        size += len(piece)
        if size > most * _DRAINED:
            raise problem
        if size <= most:
            parts.append(piece)
        else:
            parts.clear()
    if size > most:
        raise problem
    return b"".join(parts)


def articles_of(content: bytes, media: MediaType, given: Mapping[str, str], *, most: int) -> Sent:
    """Return the articles that a body holds; `given` are the fields of a single text or page.

    Raises:
        Problem: the media type is none that is read (415), there are too many articles (413), or
            the one article cannot be read (422).

    """
    if media.name == JSON:
        sent = _json(content)
    elif media.name in LINES:
        sent = Sent(
            articles=tuple(read_lines(io.BytesIO(content), name=_NAME)), many=True, lines=True
        )
    elif media.name == TEXT:
        sent = Sent(articles=(_text(content, media, given),))
    elif media.name in HTML:
        sent = Sent(articles=(_page(content, media, given),))
    else:
        wanted = ", ".join((JSON, LINES[0], TEXT, HTML[0]))
        raise Problem(415, f"wanted one of {wanted}; got {media.name or 'no Content-Type'}")
    if len(sent.articles) > most:
        raise Problem(413, f"{len(sent.articles):,} articles; at most {most:,} at a time")
    if not sent.many and isinstance(sent.articles[0], Failure):
        raise Problem(422, sent.articles[0].message)
    return sent


def _json(content: bytes) -> Sent:
    try:
        objects = read_objects_of(content.removeprefix(_BOM))
    except RecordError as error:
        raise Problem(422, str(error)) from error
    many = content.removeprefix(_BOM).lstrip()[:1] == b"["
    return Sent(articles=tuple(map(_article, objects)), many=many)


def _article(record: dict[str, object] | RecordError) -> Article | Failure:
    if isinstance(record, RecordError):
        return failed_record(record, {})
    try:
        return read_record(with_whole_id(record))
    except RecordError as error:
        return failed_record(error, record)


def with_whole_id(record: Mapping[str, object]) -> Mapping[str, object]:
    """Return a record whose id is whole if it is a whole number: JSON knows one kind of number."""
    value = record.get("id")
    if isinstance(value, float) and value.is_integer():
        return {**record, "id": int(value)}
    return record


def _text(content: bytes, media: MediaType, given: Mapping[str, str]) -> Article:
    charset = media.charset or "utf-8"
    if charset.replace("-", "_") in _NO_CHARSETS:
        raise Problem(415, f"{charset!r} is no charset of texts; send UTF-8")
    try:
        text = content.decode(charset)
    except LookupError as error:
        raise Problem(415, f"there is no charset {charset!r}; send UTF-8") from error
    except (UnicodeError, ValueError) as error:
        raise Problem(422, f"the text is not {charset}; send UTF-8, or name its charset") from error
    return read_record({"text": text, **_named(given)})


def _page(content: bytes, media: MediaType, given: Mapping[str, str]) -> Article | Failure:
    source = Source(name=_NAME, stream=ByteStream(io.BytesIO(content)))
    options = ReadOptions(encoding=media.charset, max_record_bytes=max(1, len(content)))
    try:
        (article,) = HtmlReader().read(source, options)
    except MissingExtraError as error:
        raise Problem(415, str(error)) from error
    except LookupError as error:
        raise Problem(415, f"there is no charset {media.charset!r}; send UTF-8") from error
    except Exception as error:  # of the parser of a page that is none
        raise Problem(422, "the page cannot be read") from error
    if isinstance(article, Failure):
        return article
    return evolve(article, place=None, **_named(given))


def _named(given: Mapping[str, str]) -> dict[str, Any]:
    return {name: given[name] for name in GIVEN if name in given}

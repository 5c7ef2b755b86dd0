"""WARC: the pages of a web archive, plain or gzip, as Common Crawl's news archive keeps them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.charset import decode
from quotes.reading.extras import needs
from quotes.reading.html_page import read_page
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.streams import ByteStream

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_START = re.compile(rb"(?:^|(?<=\n))WARC/\d\.\d\r?\n")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d+)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADERS = 2**16
_LONGEST_START = 16
_PAGES = ("text/html", "application/xhtml+xml")


class WarcReader:
    """A page that was fetched (status 200) is an article, whose id is its address.

    Texts that were made of pages (`conversion` records, Common Crawl's WET) are articles as well.
    Requests, pictures, redirections and the like are passed over.
    """

    name = "warc"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - the bytes say it
        """Tell by the first bytes, which name the format."""
        return Likeness.CERTAIN if head.startswith(b"WARC/") else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each page."""
        with needs("feeds", "reading WARC"):
            from fastwarc.warc import WarcRecord
        blocks = _Blocks(stream=source.stream, longest=options.max_record_bytes)
        for number, block in enumerate(blocks.all(), start=1):
            if block.trouble is not None:
                yield source.failure(block.trouble, record=number, offset=block.offset)
                continue
            try:
                record = WarcRecord.from_bytes(block.content)
                article = self._article(record, source, options, number, block.offset)
            except (OSError, ValueError) as error:
                message = f"the record cannot be read ({error})"
                yield source.failure(message, record=number, offset=block.offset)
                continue
            if article is not None:
                yield article

    def _article(
        self, record: "WarcRecord", source: Source, options: ReadOptions, number: int, offset: int
    ) -> Article | Failure | None:
        from fastwarc.warc import WarcRecordType

        address = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
        place = source.place(record=number, offset=offset)
        fetched = record.headers.get("WARC-Date")
        meta: dict[str, object] = {"fetched": fetched} if fetched else {}
        try:
            if record.record_type is WarcRecordType.conversion:
                text = decode(_payload(record, options.max_record_bytes), encoding=options.encoding)
                return Article(
                    text=text, id=address, url=address, meta=meta, place=place, extracted=True
                )
            if record.record_type is not WarcRecordType.response or not record.is_http:
                return None
            record.parse_http(auto_decode="all", quirks_mode=True)
            if _status(record) != 200 or (record.http_content_type or "").lower() not in _PAGES:
                return None
            page = read_page(
                _payload(record, options.max_record_bytes),
                url=address,
                encoding=options.encoding,
                header=record.http_charset,
            )
        except RecordError as error:
            return source.failure(str(error), record=number, offset=offset, id=address, meta=meta)
        return Article(
            text=page.text,
            id=address,
            title=page.title,
            byline=page.byline,
            date=page.date,
            url=address,
            meta=meta,
            place=place,
            extracted=True,
        )


def _payload(record: "WarcRecord", longest: int) -> bytes:
    # What is compressed within the record may grow without end.
    content: bytes = record.reader.read(longest + 1)
    if len(content) > longest:
        raise RecordError(f"the page is longer than {longest:,} bytes; raise max_record_bytes")
    return content


def _status(record: "WarcRecord") -> int | None:
    return record.http_headers.status_code if record.http_headers is not None else None


@frozen(kw_only=True)
class _Block:
    """The bytes of a record and the byte it begins at, or what is wrong there."""

    offset: int
    content: bytes = b""
    trouble: str | None = None


@define(kw_only=True)
class _Blocks:
    """Cuts a web archive into its records.

    The library that parses records stops at the first that is damaged. Here the next one is
    looked for instead, so that damage costs no more than the records that it lies in.
    """

    stream: ByteStream
    longest: int
    _held: bytearray = field(factory=bytearray, init=False)
    _offset: int = field(default=0, init=False)
    _torn: str | None = field(default=None, init=False)
    _ended: bool = field(default=False, init=False)

    def all(self) -> Iterator[_Block]:
        """Yield the records in order, and what lies between them as trouble."""
        told = False
        while True:
            offset, stray = self._offset, self._skip_to_start()
            if (stray and not told) or (self._torn and not self._held):
                yield self._trouble(offset, "wanted a record, got bytes that are none")
            if self._held:
                block = self._next()
                told = block.trouble is not None
                yield block
            elif self._ended:
                return

    def _next(self) -> _Block:
        """Take the record that begins here; where it is none, its first byte."""
        offset = self._offset
        end = self._find(_HEADERS_END, most=_LONGEST_HEADERS)
        length = _LENGTH.search(self._held, 0, end) if end else None
        trouble = None
        if not length:
            trouble = "the record's headers break off or give no length"
        elif int(length.group(1)) > self.longest:
            trouble = f"the record is longer than {self.longest:,} bytes; raise max_record_bytes"
        else:
            whole = end + int(length.group(1))
            self._fill(whole + 4)
            tail = bytes(self._held[whole : whole + 4])
            if len(self._held) < whole:
                trouble = "the record breaks off before its end"
            elif tail and not tail.startswith((b"\r\n", b"\n", b"WARC")):
                # The next record may begin within what this one takes for its own.
                trouble = "the record does not end where its length says"
            else:
                return _Block(offset=offset, content=self._take(whole))
        self._take(1)
        return self._trouble(offset, trouble)

    def _skip_to_start(self) -> bool:
        """Drop bytes up to the next record; tell whether they are more than line ends."""
        stray = False
        while True:
            self._fill(_LONGEST_START)
            found = _START.search(self._held)
            last = self._ended or self._torn is not None
            # What may be the beginning of one is kept until more of it is there.
            keep = 0 if last else _LONGEST_START - 1
            size = found.start() if found else len(self._held) - keep
            stray = bool(self._take(size).strip()) or stray
            if found or last:
                return stray

    def _trouble(self, offset: int, message: str) -> _Block:
        torn, self._torn = self._torn, None
        return _Block(offset=offset, trouble=f"{message} ({torn})" if torn else message)

    def _find(self, pattern: re.Pattern[bytes], *, most: int) -> int:
        """Return where the first match ends, or 0 where there is none in `most` bytes."""
        size = 0
        while size < most:
            size = min(most, max(2 * size, 2048))
            self._fill(size)
            found = pattern.search(self._held, 0, size)
            if found:
                return found.end()
            if len(self._held) < size:
                return 0
        return 0

    def _fill(self, size: int) -> None:
        """Hold at least `size` bytes, if there are as many."""
        while len(self._held) < size and not self._ended and not self._torn:
            try:
                piece = self.stream.piece()
            except RecordError as error:
                self._torn = str(error)
                return
            self._ended = not piece
            self._held += piece

    def _take(self, size: int) -> bytes:
        taken = bytes(self._held[:size])
        del self._held[:size]
        self._offset += len(taken)
        return taken

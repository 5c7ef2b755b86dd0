"""Streams of bytes: the first of them known beforehand, gzip undone, lines of bounded length."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from attrs import define, field, frozen

from quotes.errors import RecordError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_PIECE = 2**16
_HEAD = 2**13  # enough to tell a page by, past comments and white space
_GZIP = b"\x1f\x8b\x08"
_WITH_GZIP_HEADER = 31  # zlib's number for it


class ByteStream(io.RawIOBase):
    """The bytes of a source, decompressed; `head` has the first of them, which are read as well.

    Where compressed bytes are torn or damaged, all bytes before that are given, then a read
    raises `RecordError` once; reading on goes on at the next member of the gzip file, if any.
    """

    def __init__(self, raw: BinaryIO) -> None:
        """Read the first bytes; of a live stream, no more than makes a line."""
        super().__init__()
        self._more: Callable[[], bytes] = _Plain(raw).more
        self._trouble: RecordError | None = None
        first = self._first()
        if first.startswith(_GZIP):
            self._more = _Gzip(raw, first).more
            first = self._first()
        self.head = self._ahead = first

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer with some bytes, and return how many; none at the end.

        Raises:
            RecordError: the compressed bytes are torn or damaged here.

        """
        view = memoryview(buffer).cast("B")
        piece = self.piece(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def piece(self, most: int = _PIECE) -> bytes:
        """Return some bytes as they come, none at the end; errors are those of `readinto`."""
        if not self._ahead:
            if self._trouble is not None:
                trouble, self._trouble = self._trouble, None
                raise trouble
            self._ahead = self._more()
        taken, self._ahead = self._ahead[:most], self._ahead[most:]
        return taken

    def _first(self) -> bytes:
        first = b""
        try:
            while len(first) < _HEAD and b"\n" not in first.lstrip():
                piece = self._more()
                if not piece:
                    break
                first += piece
        except RecordError as error:
            self._trouble = error
        return first


@frozen(kw_only=True)
class Line:
    """A line without its line feed, or None where it is longer than was allowed.

    `number` counts from 1, `offset` is that of its first byte. `torn` says what is wrong with the
    stream behind it, where that breaks off or is damaged.
    """

    number: int
    offset: int
    content: bytes | None
    torn: str | None = None


def lines_of(stream: ByteStream, *, longest: int) -> Iterator[Line]:
    """Yield the lines of a stream as they come; a line that is too long takes no memory."""
    number, offset, read = 1, 0, 0
    parts: list[bytes] = []
    held = 0
    while True:
        torn: str | None = None
        try:
            piece = stream.piece()
        except RecordError as error:
            piece, torn = b"", str(error)
        if not piece:
            if read > offset or torn is not None:
                content = b"".join(parts) if read - offset <= longest else None
                yield Line(number=number, offset=offset, content=content, torn=torn)
            if torn is None:
                return
            number, offset, parts, held = number + 1, read, [], 0
            continue
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            length = held + end - start
            content = b"".join((*parts, piece[start:end])) if length <= longest else None
            yield Line(number=number, offset=offset, content=content)
            start = end + 1
            number, offset, parts, held = number + 1, read + start, [], 0
        held += len(piece) - start
        read += len(piece)
        if held <= longest:
            parts.append(piece[start:])
        else:
            parts = []


def read_whole(stream: ByteStream, *, longest: int) -> bytes:
    """Return all bytes of a stream.

    Raises:
        RecordError: there are more than `longest`, or a compressed stream is torn or damaged.

    """
    parts: list[bytes] = []
    room = longest
    while piece := stream.piece():
        room -= len(piece)
        if room < 0:
            raise RecordError(f"longer than {longest:,} bytes; split it, or raise max_record_bytes")
        parts.append(piece)
    return b"".join(parts)


@define
class _Plain:
    raw: BinaryIO

    def more(self) -> bytes:
        # One read of what is there: a live stream must not wait for a full buffer.
        one: Callable[[int], bytes] = getattr(self.raw, "read1", self.raw.read)
        return one(_PIECE) or b""


@define
class _Gzip:
    """Decompresses the members of a gzip file, in bounded memory."""

    raw: BinaryIO
    packed: bytes
    _member: "zlib._Decompress | None" = field(default=None, init=False)
    _ended: bool = field(default=False, init=False)

    def more(self) -> bytes:
        """Return the next bytes, none at the end.

        Raises:
            RecordError: the bytes break off within a member, or are damaged.

        """
        while True:
            if not self.packed and not self._ended:
                self.packed = _Plain(self.raw).more()
                self._ended = not self.packed
            if self._member is None:
                if not self._next_member():
                    if self._ended:
                        return b""
                    continue
                self._member = zlib.decompressobj(_WITH_GZIP_HEADER)
            if not self.packed:
                self._member = None
                raise RecordError("the gzip stream breaks off here; the rest of it is missing")
            content = self._decompressed(self._member)
            if content:
                return content

    def _decompressed(self, member: "zlib._Decompress") -> bytes:
        try:
            content = member.decompress(self.packed, _PIECE)
        except zlib.error as error:
            # The bytes that could not be read may hold the start of a sound member.
            self._member, self.packed = None, self.packed[1:]
            raise RecordError(f"the gzip stream is damaged here ({error})") from error
        self.packed = member.unconsumed_tail or member.unused_data
        if member.eof:
            self._member = None
        return content

    def _next_member(self) -> bool:
        """Drop what is before the next member's first bytes; tell whether there is one."""
        while len(self.packed) < len(_GZIP) and not self._ended:
            piece = _Plain(self.raw).more()
            self._ended = not piece
            self.packed += piece
        start = self.packed.find(_GZIP)
        if start < 0:
            self.packed = b"" if self._ended else self.packed[-(len(_GZIP) - 1) :]
            return False
        self.packed = self.packed[start:]
        return True

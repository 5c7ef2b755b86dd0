"""Plain text: a source is an article."""

from collections.abc import Iterator

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.charset import decode
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.streams import read_whole


class TextReader:
    """A source is one article, whose id is its path; line ends and a byte order mark stay."""

    name = "text"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - any text may be prose
        """Tell nothing: text is what has no other form."""
        return Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the one article."""
        try:
            content = read_whole(source.stream, longest=options.max_record_bytes)
            text = decode(content, encoding=options.encoding)
        except RecordError as error:
            yield source.failure(str(error), id=source.path)
            return
        yield Article(
            text=text,
            id=source.path,
            place=source.place(),
            # Offsets are of the text as it was decoded, which others might do otherwise.
            extracted=options.encoding is None and text.encode("utf-8") != content,
        )

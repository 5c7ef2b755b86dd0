"""JSON lines: an input record a line."""

import json
from collections.abc import Iterator
from pathlib import Path

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.streams import Line, lines_of
from quotes.records import read_object

_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
_BOM = b"\xef\xbb\xbf"


class JsonLinesReader:
    """An object a line with `text`, or what the field map calls it; empty lines are skipped."""

    name = "jsonl"

    def sniff(self, head: bytes, name: str) -> Likeness:
        """Tell by the first line, which is an object, or begins as one where it is long."""
        first, line_end, _ = head.removeprefix(_BOM).lstrip().partition(b"\n")
        if first.startswith(b"{"):
            if _is_object(first):
                return Likeness.CERTAIN
            if not line_end and first[1:].lstrip().startswith(b'"'):
                return Likeness.LIKELY
        return Likeness.NAMED if Path(name).suffix.lower() in _SUFFIXES else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each line."""
        for line in lines_of(source.stream, longest=options.max_record_bytes):
            if line.content is None:
                yield source.failure(
                    f"the line is longer than {options.max_record_bytes:,} bytes; "
                    "split the record, or raise max_record_bytes",
                    line=line.number,
                    offset=line.offset,
                )
                continue
            if line.content.strip():
                read = self._article(line, source, options)
                # Of a line that broke off, the break is what is wrong, unless it is whole.
                if line.torn is None or isinstance(read, Article):
                    yield read
            if line.torn is not None:
                yield source.failure(line.torn, line=line.number, offset=line.offset)

    def _article(self, line: Line, source: Source, options: ReadOptions) -> Article | Failure:
        try:
            content = line.content or b""
            fields = read_object(content.removeprefix(_BOM) if line.number == 1 else content)
        except RecordError as error:
            return source.failure(str(error), line=line.number, offset=line.offset)
        return options.fields.article(fields, source.place(line=line.number, offset=line.offset))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False

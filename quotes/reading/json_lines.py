"""JSON: an input record a line, or a whole source that is one record or an array of them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from quotes.errors import RecordError
from quotes.model import Article, Failure, Place
from quotes.reading.protocol import Likeness, ReadOptions, Source, failure_at
from quotes.reading.streams import lines_of, read_whole
from quotes.records import read_object, read_objects_of

_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".json")
_BOM = b"\xef\xbb\xbf"
_OPENS = re.compile(rb"\s*\{\s*\"")
_OPENS_ARRAY = re.compile(rb"\s*\[\s*\{\s*\"")
_NAME = re.compile(rb"\"((?:[^\"\\]|\\.){1,60})\"\s*:")
# What no line of JSON lines is: an object or an array that is spread over lines.
_SPREAD = re.compile(rb"\s*(?:\{\s*\r?\n|\[\s*(?:\r?\n|\{))")


class JsonLinesReader:
    """An object a line with `text`, or what the field map calls it; empty lines are skipped.

    A source that is one object, or an array of objects, is read as well.
    """

    name = "jsonl"

    def sniff(self, head: bytes, name: str) -> Likeness:
        """Tell by the first line, which is an object, or begins as one."""
        first = head.removeprefix(_BOM)
        if _OPENS.match(first) or _OPENS_ARRAY.match(first):
            line, line_end, _ = first.lstrip().partition(b"\n")
            return (
                Likeness.CERTAIN
                if not line_end or _SPREAD.match(first) or _is_object(line)
                else Likeness.LIKELY
            )
        return Likeness.NAMED if Path(name).suffix.lower() in _SUFFIXES else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article of each record."""
        for place, fields in read_objects(source, options):
            if isinstance(fields, Failure):
                yield fields
            else:
                yield options.fields.article(fields, place)


def read_objects(
    source: Source, options: ReadOptions
) -> Iterator[tuple[Place, dict[str, object] | Failure]]:
    """Yield the objects of a source in JSON, each with its place, or what is wrong there."""
    if _SPREAD.match(source.stream.head.removeprefix(_BOM)):
        yield from _whole(source, options)
        return
    for line in lines_of(source.stream, longest=options.max_record_bytes):
        place = source.place(line=line.number, offset=line.offset)
        if line.content is None:
            yield (
                place,
                failure_at(
                    place,
                    f"the line is longer than {options.max_record_bytes:,} bytes; "
                    "split the record, or raise max_record_bytes",
                ),
            )
            continue
        if line.content.strip():
            content = line.content.removeprefix(_BOM) if line.number == 1 else line.content
            try:
                yield place, read_object(content)
            except RecordError as error:
                # Of a line that broke off, the break is what is wrong.
                if line.torn is None:
                    yield place, failure_at(place, str(error))
        if line.torn is not None:
            yield place, failure_at(place, line.torn)


def first_names(head: bytes) -> frozenset[str]:
    """Return the names in the first object of some JSON, as far as it can be seen, or none."""
    first = head.removeprefix(_BOM)
    if not (_OPENS.match(first) or _OPENS_ARRAY.match(first)):
        return frozenset()
    line = first if _SPREAD.match(first) else first.lstrip().partition(b"\n")[0]
    return frozenset(name.decode("utf-8", errors="replace") for name in _NAME.findall(line))


def _whole(
    source: Source, options: ReadOptions
) -> Iterator[tuple[Place, dict[str, object] | Failure]]:
    try:
        content = read_whole(source.stream, longest=options.max_record_bytes)
        objects = read_objects_of(content.removeprefix(_BOM))
    except RecordError as error:
        yield source.place(), source.failure(str(error))
        return
    for number, found in enumerate(objects, start=1):
        place = source.place(record=number)
        if isinstance(found, RecordError):
            yield place, failure_at(place, str(found))
        else:
            yield place, found


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False

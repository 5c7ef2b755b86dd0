"""Reading articles: from the values callers hand in, and from JSON lines.

An input record is an object with `text`, and if known `id`, `title`, `byline`, `date` and `url`;
whatever else it has is carried through untouched as `Article.meta`.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from quotes.errors import RecordError
from quotes.model import Article, Failure, Place

_NAMED = ("title", "byline", "date", "url")
_KNOWN = frozenset(("text", "id", *_NAMED))
_BOM = b"\xef\xbb\xbf"


def read_record(record: Mapping[str, object]) -> Article:
    """Return the article that an input record describes.

    An `id` that is a whole number becomes its decimal digits.

    Raises:
        RecordError: `text` is missing or null, or a known field is not a string.

    """
    text = _string(record, "text")
    if text is None:
        raise RecordError("the record has no 'text'; it is required, as a string")
    return Article(
        text=text,
        id=_read_id(record),
        title=_string(record, "title"),
        byline=_string(record, "byline"),
        date=_string(record, "date"),
        url=_string(record, "url"),
        meta=_read_meta(record),
    )


def read_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Article | Failure]:
    """Yield the article of each line of UTF-8 JSON lines, or a `Failure` where a line is bad.

    Empty lines are skipped. A failure's place is `name` with the number of the line, from 1.
    """
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BOM) if number == 1 else line
        if content.strip():
            yield _read_line(content, place=Place(source=name, line=number))


def given_fields(article: Article) -> dict[str, Any]:
    """Return all that a caller gave beside the text, as a report or a failure carries it."""
    return {name: getattr(article, name) for name in ("id", *_NAMED, "meta", "duplicate_of")}


def failure_of(
    error: Exception, article: Article | None = None, *, place: Place | None = None
) -> Failure:
    """Return what stands in for the report of the article that raised `error`.

    `place` is where in the input it stands, if that is known and the article does not tell.
    """
    given = {} if article is None else {**given_fields(article), "place": article.place}
    return Failure(**{"place": place, **given}, error=type(error).__name__, message=str(error))


def failed_record(
    error: Exception, record: Mapping[str, object], *, place: Place | None = None
) -> Failure:
    """Return the failure of a record that is no article, with as much of it as can be told."""
    return Failure(
        id=_told(_read_id, record),
        **{name: _told(_string, record, name) for name in _NAMED},
        meta=_read_meta(record),
        error=type(error).__name__,
        message=str(error),
        place=place,
    )


def read_object(line: bytes) -> dict[str, object]:
    """Return the JSON object that some bytes hold.

    Raises:
        RecordError: they are not UTF-8 or not JSON, hold something else than an object, or an
            object that has a name twice.

    """
    return _object(_value(line, wanted="one object a line"))


def read_objects_of(content: bytes) -> list[dict[str, object] | RecordError]:
    """Return the objects of some JSON that is an object or an array; what is no object, as error.

    Raises:
        RecordError: the bytes are not UTF-8 or not JSON.

    """
    value = _value(content, wanted="an object, or an array of objects")
    found: list[dict[str, object] | RecordError] = []
    for item in value if isinstance(value, list) else [value]:
        try:
            found.append(_object(item))
        except RecordError as error:
            found.append(error)
    return found


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise RecordError(f"wanted a JSON object with 'text', got {_json_type(value)}")
    return value


def _value(content: bytes, *, wanted: str) -> object:
    try:
        return json.loads(
            content.decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_unique,
        )
    except UnicodeDecodeError as error:
        raise RecordError(f"not UTF-8 (byte {error.start + 1})") from error
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON ({error}); wanted {wanted}") from error


def _told(read: Callable[..., str | None], *record: object) -> str | None:
    try:
        return read(*record)
    except RecordError:
        return None


def _read_line(line: bytes, *, place: Place) -> Article | Failure:
    try:
        record = read_object(line)
    except RecordError as error:
        return failure_of(error, place=place)
    try:
        return read_record(record)
    except RecordError as error:
        return failed_record(error, record, place=place)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    # Python's reader keeps the last of two; which one was meant, nobody knows.
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {twice!r} stands there twice")
    return fields


def _read_id(record: Mapping[str, object]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(record, "id")


def _read_meta(record: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if name not in _KNOWN}


def _string(record: Mapping[str, object], name: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    raise RecordError(f"{name!r} must be a string, not {_json_type(value)}")


def _refuse_constant(name: str) -> object:
    # Python's reader takes NaN and Infinity; written out again they would not be JSON.
    raise ValueError(f"{name} is not a JSON value")


def _finite(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"the number {digits} is too large")
    return value


def _json_type(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list() | tuple():
            return "an array"
        case Mapping():
            return "an object"
        case _:
            return type(value).__name__

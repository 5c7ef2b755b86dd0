"""Gold articles: the form that corpus/ and every other gold file share, and its strict reader."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, Self, TypeVar

from attrs import frozen

from quotes.model import Reason as Reason
from quotes.model import Status as Status


class GoldError(ValueError):
    """A gold file does not have the shared form.

    The message is ``path:line: what was wanted, what came``; correct that line and read again.
    """


class GoldKind(StrEnum):
    """What an annotated span is; ``speech`` is a gold file's word for direct or mixed."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    REFERENCE = "reference"
    SPEECH = "speech"
    OTHER = "other"


@frozen(kw_only=True)
class Segment:
    """One annotated quotation, or one marked span that is not speech (kind ``other``).

    ``spans`` are (start, end) in code points of the article's text. ``status`` is None for
    kind ``other`` alone; ``mention`` is None where the speaker is only implied.
    """

    id: str
    kind: GoldKind
    spans: tuple[tuple[int, int], ...]
    status: Status | None = None
    speakers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mention: str | None = None
    reason: Reason | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None

    @property
    def is_speech(self) -> bool:
        """Whether somebody or something is quoted here."""
        return self.kind is not GoldKind.OTHER


@frozen(kw_only=True)
class Article:
    """One article with its segments in order of first span."""

    id: str
    text: str
    segments: tuple[Segment, ...]
    genre: str = ""
    outlet: str = ""
    title: str | None = None
    byline: str | None = None

    def quoted(self, segment: Segment) -> str:
        """Return the segment's words: its spans' texts joined by one space."""
        return " ".join(self.text[start:end] for start, end in segment.spans)

    def states(self, words: str) -> bool:
        """Whether the words stand in the text, the title or the byline."""
        return any(words in part for part in (self.text, self.title, self.byline) if part)


def read_gold(path: Path | str) -> tuple[Article, ...]:
    """Read a gold file, or every ``*.jsonl`` of a folder in order of name.

    Raises:
        GoldError: a line is malformed, an id stands twice, or nothing is there to read.

    """
    source = Path(path)
    files = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
    if not files or not all(file.is_file() for file in files):
        msg = f"{source}: wanted a .jsonl file or a folder of them, came nothing; check the path"
        raise GoldError(msg)
    articles: dict[str, Article] = {}
    for file in files:
        for place, article in _read_file(file):
            if article.id in articles:
                msg = f"{place}: wanted a new id for each article, came {article.id!r} again"
                raise GoldError(msg)
            articles[article.id] = article
    return tuple(articles.values())


def phenomena(articles: Iterable[Article]) -> dict[str, tuple[int, int]]:
    """Count each tag: in how many articles it stands, and on how many segments, by name."""
    tagged = [(tag, article.id) for article in articles for s in article.segments for tag in s.tags]
    segments = Counter(tag for tag, _ in tagged)
    spread = Counter(tag for tag, _ in set(tagged))
    return {tag: (spread[tag], segments[tag]) for tag in sorted(segments)}


def to_json(article: Article) -> dict[str, Any]:
    """Write the article in the shared form, ready for ``json.dumps``."""
    record: dict[str, Any] = {"id": article.id, "genre": article.genre}
    for key in ("title", "byline"):
        value = getattr(article, key)
        if value is not None:
            record[key] = value
    segments = [_segment_to_json(segment) for segment in article.segments]
    return record | {"text": article.text, "segments": segments}


def from_json(record: object) -> Article:
    """Make an article of a decoded line of a gold file.

    Raises:
        GoldError: the record does not have the shared form; the message has no place in it.

    """
    fields = _Fields.of(record, name="an article")
    text = fields.take("text", str)
    rows = fields.take("segments", list)
    segments = tuple(_segment(row, ordinal=n, text=text) for n, row in enumerate(rows, 1))
    ids = [segment.id for segment in segments]
    if len(set(ids)) < len(ids):
        raise GoldError(f"wanted an id of its own for each segment, came {', '.join(ids)}")
    return Article(
        id=fields.take("id", str),
        text=text,
        segments=segments,
        genre=fields.take("genre", str, default=""),
        outlet=fields.take("outlet", str, default=""),
        title=fields.take("title", str, default=None),
        byline=fields.take("byline", str, default=None),
    )


def _read_file(file: Path) -> Iterator[tuple[str, Article]]:
    """Articles of one file, each with its place."""
    # Not splitlines(): a text may hold U+2028 and its like unescaped.
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"{file}:{number}"
        try:
            yield place, from_json(json.loads(line))
        except UnicodeDecodeError as error:
            raise GoldError(f"{place}: wanted UTF-8, came other bytes: {error.reason}") from error
        except json.JSONDecodeError as error:
            msg = f"{place}: wanted one JSON object a line, came broken JSON: {error.msg}"
            raise GoldError(msg) from error
        except GoldError as error:
            raise GoldError(f"{place}: {error}") from error


def _segment(row: object, *, ordinal: int, text: str) -> Segment:
    """Make a segment of its record and check what its fields owe each other."""
    fields = _Fields.of(row, name=f"segment {ordinal}")
    segment_id = fields.take("id", str, default=f"q{ordinal}")
    fields = _Fields.of(row, name=f"segment {segment_id}")
    segment = Segment(
        id=segment_id,
        kind=fields.choose("kind", GoldKind),
        spans=_spans(fields, text=text),
        status=fields.choose("status", Status) if fields.has("status") else None,
        speakers=fields.strings("speakers"),
        aliases=fields.strings("aliases"),
        mention=fields.take("mention", str, default=None),
        reason=fields.choose("reason", Reason) if fields.has("reason") else None,
        tags=fields.strings("tags"),
        note=fields.take("note", str, default=None),
    )
    _check_outcome(segment, fields)
    if segment.mention is not None and segment.mention not in text:
        fields.refuse("a mention that stands in the text", segment.mention)
    return segment


def _spans(fields: "_Fields", *, text: str) -> tuple[tuple[int, int], ...]:
    """Read the spans in order; some gold files write one as ``start`` and ``end``."""
    rows = fields.take("spans", list) if fields.has("spans") else [fields.pair("start", "end")]
    spans: list[tuple[int, int]] = []
    for row in rows:
        match row:
            case [int(start), int(end)] if 0 <= start < end <= len(text):
                spans.append((start, end))
            case _:
                fields.refuse(f"spans as [start, end] inside the {len(text)} code points", row)
    if not spans or any(b[0] < a[1] for a, b in itertools.pairwise(spans)):
        fields.refuse("one span or more, in order and apart", rows)
    return tuple(spans)


def _check_outcome(segment: Segment, fields: "_Fields") -> None:
    """Refuse a segment whose status, speakers and reason contradict each other."""
    named, reasoned = bool(segment.speakers), segment.reason is not None
    match segment.status:
        case None if segment.is_speech:
            fields.refuse("a status for speech", None)
        case None if named or reasoned:
            fields.refuse("neither speakers nor reason without a status", segment.speakers)
        case Status.RESOLVED if not named or reasoned:
            fields.refuse("speakers and no reason where resolved", segment.speakers)
        case Status.UNRESOLVED if named or not reasoned:
            fields.refuse("a reason and no speakers where unresolved", segment.reason)


def _segment_to_json(segment: Segment) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": segment.id,
        "kind": segment.kind.value,
        "spans": [list(span) for span in segment.spans],
    }
    if segment.status is not None:
        record |= {
            "status": segment.status.value,
            "speakers": list(segment.speakers),
            "aliases": list(segment.aliases),
            "mention": segment.mention,
            "reason": segment.reason and segment.reason.value,
        }
    record["tags"] = list(segment.tags)
    return record | ({"note": segment.note} if segment.note is not None else {})


T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@frozen(kw_only=True)
class _Fields:
    """A decoded JSON object whose fields are taken out with their types checked."""

    name: str
    record: Mapping[str, Any]

    @classmethod
    def of(cls, record: object, *, name: str) -> Self:
        if not isinstance(record, dict):
            raise GoldError(f"wanted {name} as a JSON object, came {type(record).__name__}")
        return cls(name=name, record=record)

    def refuse(self, wanted: str, came: object) -> NoReturn:
        raise GoldError(f"{self.name}: wanted {wanted}, came {came!r}")

    def has(self, key: str) -> bool:
        return self.record.get(key) is not None

    def take(self, key: str, kind: type[T], **default: Any) -> Any:
        value = self.record.get(key)
        if value is None and default:
            return default["default"]
        if not isinstance(value, kind):
            self.refuse(f"{key!r} of type {kind.__name__}", value)
        return value

    def choose(self, key: str, enum: type[E]) -> E:
        value = self.record.get(key)
        if value not in list(enum):
            self.refuse(f"{key!r} one of {', '.join(enum)}", value)
        return enum(value)

    def strings(self, key: str) -> tuple[str, ...]:
        values: Sequence[object] = self.take(key, list, default=[])
        if not all(isinstance(value, str) and value for value in values):
            self.refuse(f"{key!r} a list of non-empty strings", values)
        return tuple(str(value) for value in values)

    def pair(self, first: str, second: str) -> list[Any]:
        return [self.record.get(first), self.record.get(second)]

"""What the engine returns: frozen types from `Span` to `Report`.

All offsets are code points of exactly the caller's string; `text[start:end]` is always the words.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from attrs import evolve, field, frozen

from quotes.errors import FormatError, OptionsError
from quotes.terms import (
    Act,
    Gender,
    Kind,
    MentionForm,
    NotSpeechLabel,
    Polarity,
    Pronoun,
    Reason,
    Scope,
    SpeakerType,
    Stance,
    Status,
    WarningCode,
)

__all__ = [
    "Act",
    "Article",
    "Candidate",
    "Cue",
    "EngineInfo",
    "Evidence",
    "Fact",
    "Failure",
    "Gender",
    "Kind",
    "Mention",
    "MentionForm",
    "NotSpeech",
    "NotSpeechLabel",
    "Place",
    "Polarity",
    "Pronoun",
    "Quotation",
    "Reason",
    "Report",
    "Scope",
    "Span",
    "Speaker",
    "SpeakerRef",
    "SpeakerType",
    "Stance",
    "Status",
    "TextWarning",
    "WarningCode",
]


@frozen(kw_only=True, order=True)
class Span:
    """A half-open range of code points of the caller's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@frozen(kw_only=True)
class Cue:
    """The words that attribute a quotation: “said”, “according to”, a colon."""

    start: int
    end: int
    text: str
    lemma: str
    polarity: Polarity = Polarity.AFFIRMED


@frozen(kw_only=True)
class Mention:
    """The words that stand for the source: a noun phrase next to the cue."""

    start: int
    end: int
    text: str
    form: MentionForm


@frozen(kw_only=True)
class SpeakerRef:
    """A speaker of a quotation, by id in `Report.speakers` and best name."""

    id: str
    name: str


@frozen(kw_only=True)
class Candidate:
    """A speaker that was weighed; `score` is between 0 and 1."""

    id: str
    name: str
    score: float


@frozen(kw_only=True)
class Evidence:
    """One step of the way to the outcome: the rule's name and the spans that it used."""

    rule: str
    spans: tuple[Span, ...] = ()


@frozen(kw_only=True)
class Fact:
    """What spoke for an outcome that was weighed (`weight` above 0), or against it (below).

    `value` is what was found of it, 0 where it does not hold: that the source is *not* named may
    speak as loudly as that it is.
    """

    name: str
    value: float
    weight: float


@frozen(kw_only=True)
class Quotation:
    """Words attributed to a source, and what the text tells of the source.

    `spans` is the content including its marks, several when it is interrupted or re-opened over
    paragraphs; `quoted` the marked pieces of a mixed quotation; `text` the spans' words joined by
    one space; `context` the sentences that the words, the cue and the mention stand in. `parent`
    is the id of the quotation this one is nested in or relayed by. `act` and `stance` are None
    where they are not told. `date` and `occasion` are when and where it was said, as the text puts
    it. `confidence` is the estimated probability that the outcome is right; `facts` what spoke most
    for and against it, where it was weighed; `explanation` the way to it in plain words, an item a
    step.
    """

    id: str
    kind: Kind
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    text: str
    context: Span | None = None
    cue: Cue | None = None
    mention: Mention | None = None
    act: Act | None = None
    stance: Stance | None = None
    status: Status
    reason: Reason | None = None
    speakers: tuple[SpeakerRef, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    confidence: float
    parent: str | None = None
    addressee: str | None = None
    medium: str | None = None
    basis: str | None = None
    date: str | None = None
    occasion: str | None = None
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[Fact, ...] = ()
    explanation: tuple[str, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """How the attribution stands: the cue's polarity; words without a cue are affirmed."""
        return self.cue.polarity if self.cue is not None else Polarity.AFFIRMED


@frozen(kw_only=True)
class Speaker:
    """An entity that speaks or might: its best full name and what the text calls it.

    `pronoun` is a person's as titles (“Mrs”), nouns (“spokeswoman”), the text's own pronouns or the
    caller's knowledge tell it; it is never guessed from a name, and None where nothing tells.
    """

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    pronoun: Pronoun | None = None
    external_id: str | None = None


@frozen(kw_only=True)
class NotSpeech:
    """Marked words that nobody is reported to have said."""

    start: int
    end: int
    text: str
    label: NotSpeechLabel


@frozen(kw_only=True)
class TextWarning:
    """Something repaired or set aside in the text, and where."""

    code: WarningCode
    start: int
    end: int


@frozen(kw_only=True)
class EngineInfo:
    """Which engine made a report: its version and the models it used."""

    version: str
    models: str


@frozen(kw_only=True)
class Report:
    """All that the engine found in one article; quotations in the order of their first span.

    The fields from `id` to `duplicate_of` are the article's, as they were given. `text` is what
    the offsets refer to where that was taken out of something else (`Article.extracted`); None
    where the caller has it, having handed it in.
    """

    id: str | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    meta: Mapping[str, object] = field(factory=dict)
    duplicate_of: str | None = None
    text_sha256: str
    text: str | None = None
    engine: EngineInfo
    quotations: tuple[Quotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    not_speech: tuple[NotSpeech, ...] = ()
    warnings: tuple[TextWarning, ...] = ()

    def filter(
        self,
        *,
        kinds: Iterable[Kind | str] = Kind,
        polarities: Iterable[Polarity | str] = Polarity,
    ) -> "Report":
        """Return the report with only the quotations of some kinds and polarities.

            report.filter(kinds=["direct", "mixed"], polarities=["affirmed"])

        Their ids stay; `parent` may name one that is left out. All else is as it was.

        Raises:
            OptionsError: there is no such kind or polarity.

        """
        wanted = frozenset(_members(Kind, kinds, "kinds"))
        standing = frozenset(_members(Polarity, polarities, "polarities"))
        kept = (q for q in self.quotations if q.kind in wanted and q.polarity in standing)
        return evolve(self, quotations=tuple(kept))

    def rows(self) -> list[dict[str, object]]:
        """Return the quotations as flat dicts, one each, for a data frame or a CSV file.

            pandas.DataFrame(row for report in reports for row in report.rows())

        Each has the article's `id`, `title`, `byline`, `date` and `url`; `quotation` is the
        quotation's id, `speaker` the first of `speakers`. The columns are those of
        `quotes.formats.rows`, in one order, None where something is not told.
        """
        from quotes.formats.rows import rows_of

        return rows_of(self)

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain values, as its JSON has them (schema `quotes/2`)."""
        from quotes.formats import to_json

        return to_json(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> "Report":
        """Return the report that `to_dict` or a JSON output gave.

        Raises:
            FormatError: `data` does not follow the schema, or is a failure's.

        """
        from quotes.formats import from_json

        result = from_json(data)
        if not isinstance(result, cls):
            raise FormatError("wanted a report, got what stands in for one that failed (Failure)")
        return result


_Term = TypeVar("_Term", bound=StrEnum)


def _members(kind: type[_Term], values: "Iterable[_Term | str]", name: str) -> list[_Term]:
    try:
        return [kind(value) for value in ((values,) if isinstance(values, str) else values)]
    except (TypeError, ValueError):
        known = ", ".join(repr(str(member)) for member in kind)
        raise OptionsError(f"{name} must be some of {known}, not {values!r}") from None


@frozen(kw_only=True)
class Place:
    """Where a record stands: in which source, and there at which line, record or byte.

    Lines and records count from 1, `offset` (bytes, decompressed) from 0; what does not apply to
    the form is None.
    """

    source: str
    line: int | None = None
    record: int | None = None
    offset: int | None = None

    def __str__(self) -> str:
        """Return the place as messages give it: `feed.jsonl, line 3`."""
        parts = [self.source]
        parts += [f"line {self.line}"] if self.line is not None else []
        parts += [f"record {self.record}"] if self.record is not None else []
        if len(parts) == 1 and self.offset is not None:
            parts.append(f"byte {self.offset}")
        return ", ".join(parts)


@frozen(kw_only=True)
class Failure:
    """What stands in for a report when one article of many could not be dealt with.

    `error` is the kind of error, by its class; `place` where the record stands in the input
    (“feed.jsonl, line 2”), if that is known. There are no `quotations`: the loops that read a
    report's find none here.
    """

    id: str | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    meta: Mapping[str, object] = field(factory=dict)
    duplicate_of: str | None = None
    error: str
    message: str
    place: Place | None = None

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """None, ever."""
        return ()

    def to_dict(self) -> dict[str, object]:
        """Return the failure as plain values, as its JSON has them (schema `quotes/2`)."""
        from quotes.formats import to_json

        return to_json(self)


@frozen(kw_only=True)
class Article:
    """An article as a caller hands it in; `title` gives names, `byline` the reporter.

    `date`, `url` and `meta` are the caller's own and come back untouched. A reader
    (`quotes.reading`) gives its `place`; `extracted`, where the text was cut out of a page or put
    together, so that the caller has it from nobody else: the report then carries it; `excerpt`,
    where it is a piece of a longer one, so that less of it is sure; and `duplicate_of`, the id or
    place of the article that this one is a copy of.
    """

    text: str
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    meta: Mapping[str, object] = field(factory=dict)
    place: Place | None = None
    extracted: bool = False
    excerpt: bool = False
    duplicate_of: str | None = None

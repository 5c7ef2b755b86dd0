"""What the engine returns: frozen types from `Span` to `Report`.

All offsets are code points of exactly the caller's string; `text[start:end]` is always the words.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen


class Kind(StrEnum):
    """The four kinds of quotation (PARC, PolNeAR), by where the words stand."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    REFERENCE = "reference"


class Status(StrEnum):
    """Whether the text tells who spoke."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"


class Reason(StrEnum):
    """Why no speaker is named; see README for each one's meaning."""

    ANONYMOUS = "anonymous"
    GROUP = "group"
    DOCUMENT = "document"
    NO_ANTECEDENT = "no_antecedent"
    AMBIGUOUS = "ambiguous"
    NO_ATTRIBUTION = "no_attribution"


class Polarity(StrEnum):
    """How the attribution stands in the text: said, not said, declined to say, would say."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    REFUSED = "refused"
    HYPOTHETICAL = "hypothetical"


class Act(StrEnum):
    """What a source does with the content: utters it, or has it in mind."""

    SAY = "say"
    WRITE = "write"
    ASK = "ask"
    ORDER = "order"
    PROMISE = "promise"
    THINK = "think"
    KNOW = "know"
    INTEND = "intend"
    FEEL = "feel"


class Stance(StrEnum):
    """How the reporting words stand to the content: said, claimed, pointed out."""

    NEUTRAL = "neutral"
    DOUBTFUL = "doubtful"
    AFFIRMATIVE = "affirmative"


class MentionForm(StrEnum):
    """How a mention refers: by name, by pronoun, by description."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


class SpeakerType(StrEnum):
    """What kind of entity speaks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OTHER = "other"


class Gender(StrEnum):
    """Which singular pronoun fits a person."""

    FEMALE = "female"
    MALE = "male"

    @property
    def pronoun(self) -> "Pronoun":
        """The pronoun that fits."""
        return Pronoun.SHE if self is Gender.FEMALE else Pronoun.HE


class Pronoun(StrEnum):
    """Which pronoun a text uses of a person, in the subject's form."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class NotSpeechLabel(StrEnum):
    """What marked words are when nobody is reported to have said them."""

    SCARE = "scare"
    TITLE = "title"
    NICKNAME = "nickname"
    TERM = "term"
    MEASURE = "measure"
    OTHER = "other"


class WarningCode(StrEnum):
    """What was repaired, set aside or found wanting in the text; the last three say that the whole
    text is something else than English prose."""

    MARK_REORIENTED = "mark_reoriented"
    MARK_UNCLOSED = "mark_unclosed"
    MARK_STRAY = "mark_stray"
    BOILERPLATE = "boilerplate"
    TRUNCATED = "truncated"
    JSON = "json"
    HTML = "html"
    NOT_ENGLISH = "not_english"


class Scope(StrEnum):
    """Which attributions count: speech and writing, or belief and intention too."""

    SPEECH = "speech"
    ALL = "all"


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
    """What spoke for an outcome that was weighed (`weight` above 0), or against it (below)."""

    name: str
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


@frozen(kw_only=True)
class Article:
    """An article as a caller hands it in; `title` gives names, `byline` the reporter.

    `date`, `url` and `meta` are the caller's own and come back untouched. A reader
    (`quotes.reading`) gives its `place`; `extracted`, where the text was cut out of a page or put
    together, so that the caller has it from nobody else: the report then carries it; and
    `duplicate_of`, the id or place of the article that this one is a copy of.
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
    duplicate_of: str | None = None

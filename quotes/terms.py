"""The closed sets of what a report can say: kinds, reasons, polarities and the like."""

from enum import StrEnum


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

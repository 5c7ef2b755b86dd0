"""What an audit returns: frozen types from `Statement` to `Audit`."""

from enum import StrEnum

from attrs import frozen

from quotes.model import Kind, Polarity, Pronoun


class SourceKind(StrEnum):
    """What kind of source a statement has."""

    PERSON = "person"
    ORGANIZATION = "organization"
    OTHER = "other"
    ANONYMOUS = "anonymous"
    GROUP = "group"
    DOCUMENT = "document"
    UNCLEAR = "unclear"
    NONE = "none"

    @property
    def is_named(self) -> bool:
        """Whether the source has a name."""
        return self in {SourceKind.PERSON, SourceKind.ORGANIZATION, SourceKind.OTHER}


class Place(StrEnum):
    """Where in the article a statement begins, by its length: the first fifth, the last fifth,
    or between."""

    TOP = "top"
    MIDDLE = "middle"
    END = "end"


class Dimension(StrEnum):
    """What the shares are by."""

    SOURCE = "source"
    PRONOUN = "pronoun"
    ROLE = "role"
    PLACE = "place"
    OUTLET = "outlet"


class Interval(StrEnum):
    """How the intervals of the shares were made; all are for 95 %.

    `WILSON` takes the statements as independent, and is used where there are too few articles for
    anything else; `BOOTSTRAP` draws articles anew, so that it knows that the statements of one
    article are alike.
    """

    WILSON = "wilson"
    BOOTSTRAP = "bootstrap_over_articles"


@frozen(kw_only=True)
class Statement:
    """One sourced statement, by the five things that audits ask: the statement (`text`), the kind
    of source, its name, its title, and the basis.

    `title` is the role as the text has it; of an unnamed source, what the text calls it. `basis`
    is what the text says of why the source is unnamed or how it knows. `words` counts its own,
    without those of quotations inside it. `position` is where it begins, from 0 to 1. `article` is
    the article's id, or “article 3” for the third if it has none.
    """

    article: str
    outlet: str | None
    quotation: str
    kind: Kind
    text: str
    words: int
    source: SourceKind
    names: tuple[str, ...] = ()
    title: str | None = None
    basis: str | None = None
    pronoun: Pronoun | None = None
    polarity: Polarity | None = None
    position: float
    place: Place
    confidence: float


@frozen(kw_only=True)
class Source:
    """One source of one article.

    `in_story` counts the mentions other than those that give it as the source of words. `central`
    tells whom the story is about from who was asked: it is in the headline, in the first paragraph
    for more than its words, or spoken of at least three times and half as often as whoever is
    spoken of most. A source without statements is one of whom the story is and who is not heard.
    """

    article: str
    outlet: str | None
    name: str | None
    kind: SourceKind
    title: str | None = None
    pronoun: Pronoun | None = None
    statements: int
    words: int
    in_story: int
    central: bool


@frozen(kw_only=True)
class Share:
    """How much of all is one value's: of the statements, between `low` and `high`; of the words."""

    dimension: Dimension
    value: str
    statements: int
    words: int
    share: float
    low: float
    high: float
    word_share: float


@frozen(kw_only=True)
class Audit:
    """What an audit found in some articles.

    `statements` are in the articles' order; `shares` by dimension, the largest first. Shares by
    pronoun and role are of the statements of named people. `failures` could not be read.
    """

    articles: int
    failures: int
    interval: Interval
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    shares: tuple[Share, ...]

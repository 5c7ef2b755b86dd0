"""Which tables there are, with their columns, typed and told in plain words.

The one definition that CSV, Parquet, DuckDB and Arrow output share. A row belongs to an article by
the column `article`, to a quotation by `article` and `quotation` (“q1”), to a speaker by `article`
and `speaker_id` (“s1”). Offsets count code points of the article's text.
"""

from enum import StrEnum

from attrs import frozen


class ColumnType(StrEnum):
    """The type of a column; each form of output has one of its own for each."""

    TEXT = "text"
    WHOLE = "whole"
    """A whole number of 64 bits."""
    REAL = "real"
    """A number of double precision."""
    FLAG = "flag"
    DAY = "day"
    """A date of the calendar."""
    MOMENT = "moment"
    """A point in time to the microsecond, in UTC."""
    TEXTS = "texts"
    """A list of texts; JSON in CSV."""


@frozen(kw_only=True)
class Column:
    """A column: its name, its type, what it holds, and whether a row may lack it (null)."""

    name: str
    type: ColumnType
    tells: str
    is_optional: bool = True


@frozen(kw_only=True)
class Table:
    """A table: its name, what a row is, its columns in order."""

    name: str
    tells: str
    columns: tuple[Column, ...]


def _key(name: str, type: ColumnType, tells: str) -> Column:  # noqa: A002 - as the field is called
    return Column(name=name, type=type, tells=tells, is_optional=False)


def _text(name: str, tells: str) -> Column:
    return Column(name=name, type=ColumnType.TEXT, tells=tells)


_ARTICLE = _key("article", ColumnType.WHOLE, "the article's number in the input, from 1")
_ARTICLE_ID = _text("article_id", "the caller's id of the article")
ARTICLE_COLUMNS = (_ARTICLE, _ARTICLE_ID)
"""What the rows of all tables but `articles` and `errors` begin with."""

ARTICLES = Table(
    name="articles",
    tells="an article",
    columns=(
        _ARTICLE,
        _text("id", "the caller's id"),
        _text("title", "its headline"),
        _text("byline", "its reporter"),
        _text("date", "when it appeared, as given"),
        Column(
            name="day",
            type=ColumnType.DAY,
            tells="the day it appeared, in UTC where a time was given",
        ),
        Column(
            name="published",
            type=ColumnType.MOMENT,
            tells="when it appeared, where the date has a time of day; UTC unless it has a zone",
        ),
        _text("url", "its address"),
        _text("outlet", "who published it: outlet, publisher or source in meta, or the url's host"),
        _key("words", ColumnType.WHOLE, "how many words it has, by white space"),
        _key("quotations", ColumnType.WHOLE, "how many quotations were found"),
        _key("text_sha256", ColumnType.TEXT, "SHA-256 of its text in UTF-8"),
        _text("text", "what offsets refer to, where it was taken out of a page or put together"),
        _text("duplicate_of", "the id or place of an earlier article that this is a copy of"),
        Column(name="warnings", type=ColumnType.TEXTS, tells="what was wrong with the text, codes"),
        _text("meta", "whatever else the caller gave, as a JSON object"),
        _text("place", "where it stands in the input"),
        _key("engine", ColumnType.TEXT, "version of the engine"),
        _key("models", ColumnType.TEXT, "name and version of its models"),
    ),
)

QUOTATIONS = Table(
    name="quotations",
    tells="a quotation, with who said it or why that cannot be told",
    columns=(
        *ARTICLE_COLUMNS,
        _key("quotation", ColumnType.TEXT, "its id in the article: q1, q2 …"),
        _key("kind", ColumnType.TEXT, "direct, mixed, indirect or reference"),
        _key("text", ColumnType.TEXT, "what was said, with its marks"),
        _key("start", ColumnType.WHOLE, "where it begins, in code points of the text"),
        _key("end", ColumnType.WHOLE, "where it ends; what interrupts it lies between"),
        _key("spans", ColumnType.TEXT, "its pieces without what interrupts: [[start, end], …]"),
        _text("cue", "the words that attribute it: said, according to"),
        _text("cue_lemma", "the cue's dictionary form: say"),
        _key("polarity", ColumnType.TEXT, "affirmed, negated, refused or hypothetical"),
        _text("act", "say, write, ask, promise …"),
        _text("stance", "neutral, doubtful or affirmative, by the cue"),
        _text("mention", "the words that stand for who said it"),
        _text("mention_form", "name, pronoun or description"),
        _key("status", ColumnType.TEXT, "resolved or unresolved"),
        _text("reason", "why nobody is named: anonymous, group, document, no_antecedent, …"),
        _text("speaker", "who said it: the fullest name; of a joint statement the first"),
        _text("speaker_id", "the speaker's id in the article: s1, s2 …"),
        _text("external_id", "the caller's own id of the speaker"),
        _text("speaker_type", "person, organization or other"),
        _text("role", "what the speaker is, as the article describes him or her"),
        _text("pronoun", "he, she or they, where the text tells it; never guessed"),
        Column(
            name="speakers",
            type=ColumnType.TEXTS,
            tells="the names of all who said it, more than one in a joint statement",
        ),
        Column(name="speaker_ids", type=ColumnType.TEXTS, tells="their ids, in the same order"),
        _key("confidence", ColumnType.REAL, "how likely the outcome is right, from 0 to 1"),
        _text("addressee", "to whom it was said"),
        _text("medium", "through whom or in what it was said"),
        _text("basis", "what the text says of how the source knows, or why it is unnamed"),
        _text("said_on", "when it was said, as the text puts it"),
        _text("occasion", "where or on what occasion it was said, as the text puts it"),
        _text("parent", "the quotation that it stands in or is relayed by"),
        _text("sentence", "the sentences around it"),
    ),
)

SPEAKERS = Table(
    name="speakers",
    tells="somebody who speaks in an article, or might",
    columns=(
        *ARTICLE_COLUMNS,
        _key("speaker_id", ColumnType.TEXT, "the id in the article: s1, s2 …"),
        _key("name", ColumnType.TEXT, "the fullest name in the article"),
        _key("type", ColumnType.TEXT, "person, organization or other"),
        _text("external_id", "the caller's own id"),
        _text("role", "the first description or title that the article gives"),
        _text("pronoun", "he, she or they, where the text tells it; never guessed"),
        Column(name="aliases", type=ColumnType.TEXTS, tells="other forms of the name"),
        Column(name="titles", type=ColumnType.TEXTS, tells="titles before the name"),
        Column(name="descriptions", type=ColumnType.TEXTS, tells="what the article calls them"),
        _key("mentions", ColumnType.WHOLE, "how often the article mentions them"),
        _key("quotations", ColumnType.WHOLE, "how many quotations of the article are theirs"),
    ),
)

CANDIDATES = Table(
    name="candidates",
    tells="somebody who was weighed for a quotation",
    columns=(
        *ARTICLE_COLUMNS,
        _key("quotation", ColumnType.TEXT, "the quotation's id in the article"),
        _key("rank", ColumnType.WHOLE, "1 for the likeliest"),
        _key("speaker_id", ColumnType.TEXT, "the candidate's id in the article"),
        _key("name", ColumnType.TEXT, "the candidate's name"),
        _key("score", ColumnType.REAL, "how likely, from 0 to 1"),
    ),
)

ERRORS = Table(
    name="errors",
    tells="a record of the input that could not be dealt with",
    columns=(
        _ARTICLE,
        _text("id", "the caller's id, if it could be read"),
        _text("place", "where it stands in the input"),
        _key("error", ColumnType.TEXT, "the kind of error"),
        _key("message", ColumnType.TEXT, "what was wanted and what came"),
    ),
)

TABLES = (ARTICLES, QUOTATIONS, SPEAKERS, CANDIDATES, ERRORS)


def table_named(name: str) -> Table:
    """Return the table of that name; KeyError if there is none."""
    return {table.name: table for table in TABLES}[name]

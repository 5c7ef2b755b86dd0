"""The plain-text shape of an article: paragraphs and marked passages, before any parse.

`prose.read_prose` makes the paragraphs, `marks.find_marked` the marked passages.
"""

from enum import StrEnum

from attrs import frozen

from quotes.model import Span, TextWarning


class ParagraphKind(StrEnum):
    """What a paragraph is for: prose, a headline or subhead, or a line of the page around it."""

    BODY = "body"
    HEADLINE = "headline"
    BOILERPLATE = "boilerplate"


@frozen(kw_only=True)
class Paragraph:
    """A paragraph's code points, without the white space around it.

    `byline` is true of a line that only names the reporter (“By Dana Holt”).
    """

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY
    byline: bool = False

    @property
    def span(self) -> Span:
        """The paragraph's code points."""
        return Span(start=self.start, end=self.end)


@frozen(kw_only=True)
class Prose:
    """An article's paragraphs in order, and warnings about its shape."""

    paragraphs: tuple[Paragraph, ...] = ()
    warnings: tuple[TextWarning, ...] = ()


class MarkedForm(StrEnum):
    """How a passage is set off from the prose."""

    MARKS = "marks"
    BLOCK = "block"
    TURN = "turn"
    POST = "post"


class MarkStyle(StrEnum):
    """The family of the marks around a passage."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    LOW = "low"
    NONE = "none"


@frozen(kw_only=True)
class Marked:
    """A passage set off as somebody's words, or a scare quote, title or the like.

    `spans` holds one span a paragraph for a passage re-opened over paragraphs, marks included;
    for the forms without marks (a block quotation, a transcript turn, a post) the words alone,
    without label or stage direction. `label` is the source's words set beside it: a turn's
    label without its colon, a dash signature's or an introducing “From Ms Holt” line's name, a
    post's author. `intro` is the span of the introducing clause that a block quotation's colon
    closes. `parent` is the index (in `Markings.passages`) of the passage around a nested one.
    """

    spans: tuple[Span, ...]
    form: MarkedForm = MarkedForm.MARKS
    style: MarkStyle = MarkStyle.DOUBLE
    parent: int | None = None
    label: Span | None = None
    intro: Span | None = None
    repaired: bool = False

    @property
    def start(self) -> int:
        """The first code point."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.spans[-1].end


@frozen(kw_only=True)
class Markings:
    """All marked passages in order of their start, outer before inner, and what was repaired."""

    passages: tuple[Marked, ...] = ()
    warnings: tuple[TextWarning, ...] = ()

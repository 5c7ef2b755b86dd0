"""The glyphs that may be quotation marks, and which way each one faces in its place."""

import re
from enum import StrEnum

from attrs import frozen

from quotes.layout import MarkStyle
from quotes.model import Span


class Side(StrEnum):
    """Which way a mark faces."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


class Glyph(StrEnum):
    """What a mark looks like, whatever it does."""

    STRAIGHT = "straight"
    OPENING = "opening"
    CLOSING = "closing"
    LOW = "low"


class Family(StrEnum):
    """Marks that pair with one another."""

    DOUBLE = "double"
    GUILLEMET = "guillemet"
    SINGLE = "single"


@frozen(kw_only=True)
class Mark:
    """A mark's code points, looks, and the side that its neighbours speak for.

    `measure` is true right after a digit, where it may stand for inches. `possessive` is true
    of a closing single mark that may as well be an apostrophe (the boys’ club, goin’ home).
    """

    start: int
    end: int
    family: Family
    glyph: Glyph
    side: Side
    measure: bool = False
    possessive: bool = False

    @property
    def span(self) -> Span:
        """The mark's own code points."""
        return Span(start=self.start, end=self.end)

    @property
    def style(self) -> MarkStyle:
        """The style of a passage that this mark opens."""
        return MarkStyle.LOW if self.glyph is Glyph.LOW else MarkStyle(self.family.value)


_GLYPHS: dict[Family, dict[Glyph, tuple[str, ...]]] = {
    Family.DOUBLE: {
        Glyph.STRAIGHT: ('"', "＂", "″", "''", "&quot;", "&#34;", "&#x22;", "&Prime;"),
        Glyph.OPENING: ("“", "‟", "〝", "``", "‘‘", "&ldquo;", "&#8220;", "&#x201c;"),
        Glyph.CLOSING: ("”", "〞", "’’", "´´", "&rdquo;", "&#8221;", "&#x201d;"),
        Glyph.LOW: ("„", ",,", "&bdquo;", "&#8222;", "&#x201e;"),
    },
    Family.GUILLEMET: {
        Glyph.OPENING: ("«", "‹", "<<", "&laquo;", "&#171;", "&lsaquo;", "&#xab;"),
        Glyph.CLOSING: ("»", "›", ">>", "&raquo;", "&#187;", "&rsaquo;", "&#xbb;"),
    },
    Family.SINGLE: {
        Glyph.STRAIGHT: ("'", "＇", "&apos;", "&#39;", "&#x27;"),
        Glyph.OPENING: ("‘", "‛", "`", "&lsquo;", "&#8216;", "&#x2018;"),
        Glyph.CLOSING: ("’", "´", "&rsquo;", "&#8217;", "&#x2019;"),
        Glyph.LOW: ("‚", "&sbquo;", "&#8218;", "&#x201a;"),
    },
}
_LOOKS = {
    form.lower() if form.startswith("&#") else form: (family, glyph)
    for family, glyphs in _GLYPHS.items()
    for glyph, forms in glyphs.items()
    for form in forms
}
_ENTITY = r"&(?:amp;)?(?:{})".format(
    "|".join(re.escape(form[1:]) for form in _LOOKS if form.startswith("&"))
)
_DOUBLE_PIECES = "''|``|‘‘|’’|´´|[\"＂″“‟〝”〞„]"
_ANY = rf"(?:{_ENTITY}|{_DOUBLE_PIECES}|[«»‹›'＇‘‛`’´‚])"
# First what looks like marks and is none, then triples that close a single inside a doubled one,
# then the marks. An apostrophe within a word is skipped here, before it costs anything.
_SCAN = re.compile(
    rf"""(?P<none> {_ANY}(?:\s{{0,2}}{_ANY}){{4,}}        # rules and ornaments
        | (?<=\d)['’′] \s? \d+ (?:\.\d+)? (?: ''|["”″]|&quot;)   # 6'2"
        | (?<=\s)['’‘] [nN] ['’‘] (?=\s)                 # rock ’n’ roll
        | (?<=[\w-])=["“”] (?:[^"“”<>\n]{{0,300}}["“”])?  # an attribute in a tag
        | ["”](?=\s?/?>)
        | (?<=\w)(?:['’＇´‘`]|&(?:amp;)?(?:apos|\#39|\#x27|rsquo|\#8217|\#x2019);)(?=\w)
        | (?<=[^\W\d_])"(?=[^\W\d_]{{1,2}}\b)            # don"t
        )
      | (?P<mark> (?<=\S)'(?=''(?![\w']))
        | {_ENTITY} | {_DOUBLE_PIECES} | (?<![\w,]),,(?=\w) | (?<!<)<<(?=[\w\s])(?!<)
        | (?<![<>=]) >> (?![>=]) | [«»‹›'＇‘‛`’´‚])""",
    re.VERBOSE | re.IGNORECASE,
)
_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\ufeff")
_NO_BREAK = frozenset("\u00a0\u202f\u2007\u2009")
_ENDING_PUNCTUATION = frozenset(".,;:!?)]}")
_CLOSING_PUNCTUATION = _ENDING_PUNCTUATION | {"…"}
_OPENING_PUNCTUATION = frozenset("([{")
_DASHES = frozenset("—–-―/")
_ELISION = re.compile(
    r"(?:(?i:em|tis|twas|twere|til|till|kay)|cause|bout|round|cos|cuz|neath|gainst|ere|n)\b"
    r"|\d0s\b|\d\d(?!\d|[.,%]\d)\b"
)
_POSSESSIVE_TAIL = re.compile(r"\s+\w")
_DROPPED = ("in", "an", "o", "th", "wi", "ol")
_SPACE = " "


def scan_marks(text: str, span: Span) -> list[Mark]:
    """Return every mark of one paragraph in order, apostrophes within words left out.

    A mark written as an HTML entity counts as the mark it stands for and covers the entity.
    Feet and inches (6'2"), attributes of tags, ’n’, elisions (’em, ’90s) and rows of five marks
    or more are none.
    """
    marks = []
    for found in _SCAN.finditer(text, span.start, span.end):
        if found.lastgroup == "mark":
            mark = _read_mark(text, span, found.start(), found.end())
            if mark is not None:
                marks.append(mark)
    return marks


def _read_mark(text: str, span: Span, start: int, end: int) -> Mark | None:
    form = text[start:end]
    if form.startswith("&"):
        form = form.replace("&amp;", "&")
        form = form.lower() if form not in _LOOKS else form
    looks = _LOOKS.get(form)
    if looks is None:
        return None
    family, glyph = looks
    before, after = _neighbours(text, span, start, end)
    if family is Family.SINGLE:
        return _read_single(text, span, start, end, glyph, before, after)
    if family is Family.GUILLEMET and start == span.start and after.isspace():
        pair = glyph is Glyph.OPENING and text.find("»", end, span.end) >= 0
        if not pair:
            return None  # a bullet, or a link back
    measure = before.isdigit() and glyph in (Glyph.STRAIGHT, Glyph.CLOSING)
    side = _facing(before, after)
    if side is Side.EITHER and start == span.start:
        side = Side.OPEN
    elif side is Side.EITHER and end == span.end:
        side = Side.CLOSE
    return Mark(start=start, end=end, family=family, glyph=glyph, side=side, measure=measure)


def _read_single(
    text: str, span: Span, start: int, end: int, glyph: Glyph, before: str, after: str
) -> Mark | None:
    side = _facing(before, after)
    if side is Side.EITHER:
        side = _settled(glyph, before, after)
    if side is Side.OPEN and _ELISION.match(text, end, span.end):
        return None
    if side is Side.EITHER or (glyph is Glyph.LOW and side is Side.CLOSE):
        return None
    possessive = side is Side.CLOSE and _may_be_apostrophe(text, span, start, end, before)
    return Mark(
        start=start,
        end=end,
        family=Family.SINGLE,
        glyph=glyph,
        side=side,
        possessive=possessive,
    )


def _settled(glyph: Glyph, before: str, after: str) -> Side:
    """Let the glyph decide about a single mark between letters or between spaces."""
    if before.isspace() and after.isspace():
        return Side.EITHER
    if glyph is Glyph.OPENING and not before.isalnum():
        return Side.OPEN
    return Side.CLOSE if not before.isalnum() and not before.isspace() else Side.EITHER


def _may_be_apostrophe(text: str, span: Span, start: int, end: int, before: str) -> bool:
    if not _POSSESSIVE_TAIL.match(text, end, span.end):
        return False
    if before in "sSzZxX" or before.isdigit():
        return True
    word = text[max(span.start, start - 12) : start].rpartition(" ")[2].lower()
    return word in _DROPPED or (len(word) > 3 and word.endswith("in"))


def _neighbours(text: str, span: Span, start: int, end: int) -> tuple[str, str]:
    """Return the characters that a mark stands between, seen past marks and invisible ones.

    Both ends of the paragraph count as a space, and so does the entity of one.
    """
    before = start - 1
    first = max(span.start, start - _FARTHEST)
    while before >= first and text[before] in _SEEN_PAST:
        before -= 1
    after = end
    last = min(span.end, end + _FARTHEST)
    while after < last and text[after] in _SEEN_PAST:
        after += 1
    left = text[before] if before >= span.start else _SPACE
    right = text[after] if after < span.end else _SPACE
    if left == ";":
        left = _behind_entity(text, span, before)
    if right == "&":
        right = _ahead_entity(text, span, after)
    if right == "." and left.isspace() and _begins_word(text, after + 1, span.end):
        right = "x"  # “...and so”, “. . . and so”, “.45 rounds”
    if left in _NO_BREAK and (right == _SPACE or right in _ENDING_PUNCTUATION):
        return "x", right  # « mot » : the no-break space belongs inside
    if right in _NO_BREAK and left == _SPACE:
        return left, "x"
    return left, right


def _begins_word(text: str, position: int, limit: int) -> bool:
    return position < limit and (text[position].isalnum() or text.startswith((".", " ."), position))


_SEEN_PAST = _ZERO_WIDTH | frozenset("\"“”„‟″''‘’‚‛`´«»‹›")

_FARTHEST = 24


_BEHIND = re.compile(rf"(?:{_ENTITY}|&nbsp;|&\#160;)", re.IGNORECASE)


def _behind_entity(text: str, span: Span, semicolon: int) -> str:
    """Return what stands before an entity that ends at `semicolon`, or the semicolon."""
    ampersand = text.rfind("&", max(span.start, semicolon - 9), semicolon)
    if ampersand < 0 or not _BEHIND.fullmatch(text, ampersand, semicolon + 1):
        return ";"
    if text.startswith(("&nbsp", "&#160"), ampersand) or ampersand == span.start:
        return _SPACE
    return text[ampersand - 1]


def _ahead_entity(text: str, span: Span, ampersand: int) -> str:
    found = _BEHIND.match(text, ampersand, span.end)
    if not found:
        return "&"
    if text.startswith(("&nbsp", "&#160"), ampersand) or found.end() == span.end:
        return _SPACE
    return text[found.end()]


def _facing(before: str, after: str) -> Side:
    """Tell which way a mark faces by the characters on its two sides."""
    outside = before.isspace() or before in _OPENING_PUNCTUATION
    if outside:
        if after.isspace():
            return Side.EITHER
        # “Yes ”, she said
        return Side.CLOSE if after in _ENDING_PUNCTUATION and before.isspace() else Side.OPEN
    if after.isspace() or after in _CLOSING_PUNCTUATION or after in _OPENING_PUNCTUATION:
        return Side.CLOSE
    if before in _DASHES and after not in _DASHES:
        return Side.EITHER
    return Side.CLOSE if after in _DASHES else Side.EITHER

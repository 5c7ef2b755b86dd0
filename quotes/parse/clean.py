"""The copy of the text that the models read: plain characters, bounded runs, offsets mapped back.

Pure text. The models were trained on plain text: odd spaces, control characters and joiners shift
their offsets, and a very long run without a space costs them time and memory beyond its worth.
"""

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from attrs import field, frozen

from quotes.model import Span
from quotes.text.prose import cut_span

# A piece is what the tokenizer reads at once. No real paragraph is longer; text without
# paragraphs is cut so that time and memory grow with its length only.
MAX_PIECE = 4000
# The longest run of letters, digits or one repeated sign that reaches the models as it is.
MAX_RUN = 40

_URL = r"(?:https?://|www\.)[^\s<>“”\"«»]*[^\s<>“”\"«».,;:!?)\]’']"
# What is written among words and no part of their sentence: a ticker after a company's name, a name
# given again in another script, a link's brackets and address, a tag of a page, stars of emphasis,
# the hyphen of a wrapped line.
_UNREAD = (
    r"[ \xa0]?\([\u0370-\u1dff\u2e80-\ufaff][ ·\u0370-\u1dff\u2e80-\ufaff]{0,39}\)"
    r"|[ \xa0]?\((?:[A-Z][A-Za-z]{1,11}(?: [A-Z][a-z]{1,9})? ?: ?[A-Z0-9.]{1,9}"
    r"(?:[;,] ?[A-Z][A-Za-z]{1,11} ?: ?[A-Z0-9.]{1,9}){0,3}|[A-Z0-9]{1,5}\.[A-Z]{1,2})\)"
    r"|\[(?=[^\[\]\n]{1,80}\]\([^()\s]{1,300}\))|(?<=[^\s\[])\]\([^()\s]{1,300}\)"
    r"|</?(?:a|abbr|b|cite|em|font|i|mark|p|q|small|span|strong|sub|sup|u)(?: [^<>]{1,300})?>"
    r"|\*{2,3}|(?<![\w*])\*(?=\w[^*\n]{0,80}\w\*(?![\w*]))|(?<=\w)\*(?![\w*])"
    r"|(?<=[a-z])-\r?\n(?=[a-z]{2})"
)
_RUN = re.compile(
    rf"(?P<unread>{_UNREAD})|(?P<entity>&(?:[a-z]{{2,8}}|#\d{{2,5}}|#x[0-9a-f]{{2,4}});)|(?P<link>{_URL})|(?P<long>\w{{{MAX_RUN},}})|(?P<repeat>(?P<sign>[^\w\s])(?P=sign){{3,}})"
)
_LINK, _LONG = "www.link.com", "thing"
# What a quotation is read as where the prose around it is parsed; the subject keeps a parser from
# looking for one outside.
_MASK = "It works"
# No combining character comes before this one.
_LAST_WITHOUT = "\u02ff"
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))

# Marks of every style become straight ones, so that twins of a text parse alike whatever its
# typography; which mark opens and which closes is settled elsewhere.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′‹›`´ʼ", "'"),
        **dict.fromkeys("‐‑‒−", "-"),
    }
)


@frozen(kw_only=True)
class Piece:
    """A bounded part of a region as the models read it.

    `starts[i]` and `ends[i]` are the code points of the caller's text that the i-th character of
    `text` stands for.
    """

    text: str
    starts: tuple[int, ...] = field(repr=False, converter=tuple[int, ...])
    ends: tuple[int, ...] = field(repr=False, converter=tuple[int, ...])

    def source(self, start: int, end: int) -> Span:
        """Return the caller's code points behind `text[start:end]`."""
        return Span(start=self.starts[start], end=self.ends[end - 1])


def clean_region(
    text: str, region: Span, masks: Sequence[Span] = (), unclosed: Collection[int] = ()
) -> tuple[Piece, ...]:
    """Return the pieces of `region` that have anything for the models to read.

    Each of `masks` that lies inside a piece is read as a stand-in clause, and a white space at one
    of `unclosed` as a closing mark and a space.
    """
    pieces = (_clean(text, span, masks, unclosed) for span in cut_span(text, region, MAX_PIECE))
    return tuple(piece for piece in pieces if not piece.text.isspace() and piece.text)


def _clean(text: str, span: Span, masks: Sequence[Span], unclosed: Collection[int]) -> Piece:
    found = _masked(text, span, masks)
    glyphs = tuple(_closed(found, unclosed) if unclosed else found)
    return Piece(
        text="".join(glyph for glyph, _, _ in glyphs),
        starts=(start for _, start, _ in glyphs),
        ends=(end for _, _, end in glyphs),
    )


def _closed(
    glyphs: Iterator[tuple[str, int, int]], unclosed: Collection[int]
) -> Iterator[tuple[str, int, int]]:
    """Yield the glyphs, and the marks that the text lacks at the places of the spaces there."""
    for glyph, start, end in glyphs:
        if glyph == " " and start in unclosed:
            yield '"', start, end
        yield glyph, start, end


def _masked(text: str, span: Span, masks: Sequence[Span]) -> Iterator[tuple[str, int, int]]:
    """Yield the characters of a piece, those of a mask replaced by the stand-in's."""
    at = span.start
    low = bisect_left(masks, span.start, key=lambda m: m.start)
    for mask in masks[low:]:
        if mask.start >= span.end:
            break
        if mask.end > span.end or mask == span or mask.end - mask.start < len(_MASK):
            continue
        yield from _glyphs(text, Span(start=at, end=mask.start))
        last = len(_MASK) - 1
        for offset, glyph in enumerate(_MASK):
            start = mask.start + offset
            yield glyph, start, mask.end if offset == last else start + 1
        at = mask.end
    yield from _glyphs(text, Span(start=at, end=span.end))


def _glyphs(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    """Yield the characters that the models read, each with the code points it stands for."""
    at = span.start
    for run in _RUN.finditer(text, span.start, span.end):
        yield from _plain_glyphs(text, at, run.start())
        shown = _stand_in(run)
        last = len(shown) - 1
        for offset, glyph in enumerate(shown):
            start = run.start() + offset
            yield glyph, start, run.end() if offset == last else start + 1
        at = run.end()
    yield from _plain_glyphs(text, at, span.end)


def _plain_glyphs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for at, glyph in enumerate(text[start:end].translate(_PLAIN), start):
        shown = glyph if glyph.isascii() and glyph.isprintable() else _plain_glyph(glyph)
        if shown:
            yield shown, at, _past_accents(text, at + 1, end)


def _past_accents(text: str, at: int, end: int) -> int:
    """Return where the accents end that are written after a letter, as code points of their own."""
    while at < end and text[at] > _LAST_WITHOUT and unicodedata.combining(text[at]):
        at += 1
    return at


def _plain_glyph(glyph: str) -> str:
    """Return a space for space, nothing for what has no width, a star for what is no character."""
    if glyph.isspace():
        return " "
    if glyph in _VARIATION_SELECTORS:
        return ""
    match unicodedata.category(glyph):
        # An accent belongs to the letter before it; the models would take it for a sign.
        case "Cc" | "Cf" | "Mn" | "Me":
            return ""
        case "Cs" | "Co" | "Cn":
            return "*"
        case _:
            return glyph


def _plain(glyph: str) -> str:
    """Return what one character is read as; a space where it is read as nothing."""
    return next(iter(g for g, _, _ in _plain_glyphs(glyph, 0, 1)), " ")


def _stand_in(run: re.Match[str]) -> str:
    """Return the short text that a run is read as; never longer than the run itself."""
    if run["unread"]:
        return ""
    if run["entity"]:
        meant = html.unescape(run["entity"])
        return _plain(meant) if len(meant) == 1 else run["entity"]
    if run["link"]:
        return _LINK if len(run["link"]) > len(_LINK) else run["link"]
    return _LONG if run["long"] else run["sign"] * 3

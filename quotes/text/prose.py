"""Text into paragraphs, with headlines, bylines and lines of boilerplate told apart."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from quotes.knowledge import PLAIN_STYLE, HouseStyle
from quotes.layout import Paragraph, ParagraphKind, Prose
from quotes.model import Span, TextWarning, WarningCode
from quotes.text.boilerplate import is_boilerplate
from quotes.text.nature import nature_warnings

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\x00\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_STRIPPED = (
    " \t\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000" + _INVISIBLE
)
_STOP = ".!?…"
_CLOSERS = "\"”’'»›)]“‘*"
_ENDS_SENTENCE = _STOP + _CLOSERS + ":;"
_NOT_HEADLINE = ("-", "—", "–", "•", "*", "@", ">", "·")
_HEADLINE_WORDS = 22
_STOP_THEN_ASIDE = re.compile(r"[.!?…][\"”’'»]{0,3} \([^()]{1,60}\)$")
_TITLE_CASE = 0.9
_WIDEST = 120
_NARROWEST = 40
_COLUMN = 24
_SHORT_LINE = 0.75
_RAGGED = 0.6
_WRAPPED_SHARE = 0.6
_LONG_BODY = 300
_FEWEST_CUT = 6
# News has no paragraph of half this length; what has lost its line ends, or never had any, is read
# as several, so that what looks at whole paragraphs takes no longer than the text is long.
_LONGEST = 8000
_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)\]]*\s")
_SPACE = re.compile(r"\s")
_CUT = re.compile(r"(?:…|\.\.\.|\[\+?\d+ chars\]|\[…\]|[(\[{]+)$")
_BYLINE = re.compile(
    r"[Bb][Yy]:? (?:[^\W\d_a-zß-ÿ][\w.’'-]*|and|de|la|van|von|der|of|in|for|the|&|\|)[,;]?"
    r"(?: (?:[^\W\d_a-zß-ÿ][\w.’'-]*|and|de|la|van|von|der|of|in|for|the|&|\|)[,;]?){0,14}\.?"
)


@frozen(kw_only=True)
class _Line:
    """A line's code points without white space, and what stands around it."""

    start: int
    end: int
    indented: bool
    after_blank: bool


def read_prose(text: str, style: HouseStyle = PLAIN_STYLE) -> Prose:
    """Return the paragraphs of `text` in order, in code points of exactly that string.

    Paragraphs are what blank lines part; where there are none, each line is one, unless the
    lines are wrapped at a width. Lines of boilerplate stand alone, each with a warning; so does
    the end of a text that breaks off. A text that is no English prose is read as well, with a
    warning over all of it. Any string is read, an empty one as no paragraphs.
    A paragraph longer than any in news is given as several, parted at the ends of sentences.
    `style` tells the outlet's own lines of boilerplate and the form of its bylines.
    """
    paragraphs = _set_kinds(text, _paragraphs(text, list(_lines(text)), style))
    paragraphs = [part for found in paragraphs for part in _bounded(text, found)]
    warnings = [
        TextWarning(code=WarningCode.BOILERPLATE, start=found.start, end=found.end)
        for found in paragraphs
        if found.kind is ParagraphKind.BOILERPLATE
    ]
    warnings += [*_truncation(text, paragraphs), *nature_warnings(text)]
    return Prose(paragraphs=tuple(paragraphs), warnings=tuple(warnings))


def cut_span(text: str, span: Span, most: int) -> Iterator[Span]:
    """Yield a span in parts of at most `most` code points, each cut at the last sentence end that
    fits, else at the last space, else anywhere.

    >>> [part.of("One. Two") for part in cut_span("One. Two", Span(start=0, end=8), 6)]
    ['One. ', 'Two']
    """
    start = span.start
    while span.end - start > most:
        window = text[start : start + most]
        cuts = [m.end() for m in _SENTENCE_END.finditer(window)] or [
            m.end() for m in _SPACE.finditer(window)
        ]
        end = start + (cuts[-1] if cuts else most)
        yield Span(start=start, end=end)
        start = end
    yield Span(start=start, end=span.end)


def _bounded(text: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    for part in cut_span(text, paragraph.span, _LONGEST):
        words = part.of(text).rstrip(_STRIPPED)
        start = part.start + len(words) - len(words.lstrip(_STRIPPED))
        if start < part.start + len(words):
            yield evolve(paragraph, start=start, end=part.start + len(words))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that show something."""
    blank = False
    previous = 0
    for found in _LINE.finditer(text):
        between = text[previous : found.start()]
        blank = blank or (len(between) > 1 and between != "\r\n")
        previous = found.end()
        line = found.group()
        words = line.rstrip(_STRIPPED)
        if not words.strip(_STRIPPED):
            blank = True
            continue
        indent = len(words) - len(words.lstrip(_STRIPPED))
        yield _Line(
            start=found.start() + indent,
            end=found.start() + len(words),
            indented=indent >= 2 or line.startswith("\t"),
            after_blank=blank,
        )
        blank = False


def _paragraphs(text: str, lines: list[_Line], style: HouseStyle) -> list[Paragraph]:
    """Gather lines into paragraphs, each line of boilerplate a paragraph of its own."""
    width = _wrapped_width(text, lines)
    blanks = any(line.after_blank for line in lines[1:])
    paragraphs: list[Paragraph] = []
    last: _Line | None = None
    for line in lines:
        words = text[line.start : line.end]
        byline = style.reporter_in(words) is not None
        if byline or is_boilerplate(words) or style.drops(words):
            kind = ParagraphKind.BOILERPLATE
            paragraphs.append(Paragraph(start=line.start, end=line.end, kind=kind, byline=byline))
            last = None
        elif last and _goes_on(text, last, line, width, blanks=blanks):
            paragraphs[-1] = evolve(paragraphs[-1], end=line.end)
            last = line
        else:
            paragraphs.append(Paragraph(start=line.start, end=line.end))
            last = line
    return paragraphs


def _wrapped_width(text: str, lines: list[_Line]) -> int | None:
    """Return the width that lines are wrapped at, or None where they are not.

    Wrapped lines are of about one length and mostly end within a sentence.
    """
    inner = [line for line, after in pairwise(lines) if not after.after_blank]
    width = max((line.end - line.start for line in inner), default=0)
    sure = _runs_on(text, lines)
    if len(inner) < (2 if sure else 3) or not (_COLUMN if sure else _NARROWEST) <= width <= _WIDEST:
        return None
    full = [
        line
        for line in inner
        if line.end - line.start >= (_RAGGED if sure else _SHORT_LINE) * width
        and text[line.end - 1] not in _ENDS_SENTENCE
    ]
    return width if len(full) >= _WRAPPED_SHARE * len(inner) else None


def _runs_on(text: str, lines: list[_Line]) -> bool:
    """Tell whether most lines but the last of a paragraph end within a sentence, and half of those
    after them begin small, as in a narrow column."""
    pairs = [pair for pair in pairwise(lines) if not pair[1].after_blank]
    cut = [after for line, after in pairs if text[line.end - 1] not in _ENDS_SENTENCE]
    small = sum(text[after.start].islower() for after in cut)
    return len(cut) >= _WRAPPED_SHARE * len(pairs) and 2 * small >= len(cut) > 0


def _goes_on(text: str, last: _Line, line: _Line, width: int | None, *, blanks: bool) -> bool:
    """Tell whether `line` is still the paragraph of the line before it."""
    if line.after_blank or text[line.start] == ">":
        return False
    if width is None:
        return text[line.start].islower() and text[last.end - 1] not in _ENDS_SENTENCE
    if line.indented and not last.indented:
        return False
    ends = last.end - last.start < _SHORT_LINE * width and text[last.end - 1] in _ENDS_SENTENCE
    return blanks or not ends


def _set_kinds(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Tell headlines and bylines from prose; what nothing follows is no headline."""
    prose = [index for index, found in enumerate(paragraphs) if found.kind is ParagraphKind.BODY]
    for place, index in enumerate(prose):
        found = paragraphs[index]
        if found.end - found.start > 20 * _HEADLINE_WORDS:
            continue
        words = text[found.start : found.end]
        if _BYLINE.fullmatch(words):
            paragraphs[index] = evolve(found, byline=True)
        elif place + 1 < len(prose) and _is_headline(words):
            paragraphs[index] = evolve(found, kind=ParagraphKind.HEADLINE)
    return paragraphs


def _is_headline(words: str) -> bool:
    """Tell a headline or subhead: a short line without a final stop, or all in title case."""
    tokens = words.split()
    bare = words.rstrip(_CLOSERS)
    if not 0 < len(tokens) <= _HEADLINE_WORDS or not bare or words.startswith(_NOT_HEADLINE):
        return False
    if (
        words[0].islower()
        or _STOP_THEN_ASIDE.search(words)
        or (words[0] in '“‘«"' and not _closes(words))
    ):
        return False
    if bare[-1] not in _STOP + ",;:—–-":
        return True
    return bare[-1] in _STOP and _is_title_case(tokens)


def _closes(words: str) -> bool:
    return any(mark in words[1:] for mark in '”’»"“')


def _is_title_case(tokens: list[str]) -> bool:
    long = [token.lstrip("“‘'\"(") for token in tokens]
    long = [token for token in long if len(token) > 3 and token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in long)
    return len(long) > 3 and capitals >= _TITLE_CASE * len(long)


def _truncation(text: str, paragraphs: list[Paragraph]) -> list[TextWarning]:
    """Warn where the last words break off: “(”, “…”, “[+1234 chars]” or within a sentence."""
    prose = [found for found in paragraphs if found.kind is not ParagraphKind.BOILERPLATE]
    if not prose:
        return []
    last = prose[-1]
    cut = _CUT.search(text, max(last.start, last.end - 30), last.end)
    if cut:
        return [TextWarning(code=WarningCode.TRUNCATED, start=cut.start(), end=last.end)]
    size = sum(found.end - found.start for found in prose)
    words = text[last.start : last.end]
    if (
        len(prose) > 1
        and size >= _LONG_BODY
        and words[-1] not in _ENDS_SENTENCE
        and not last.byline
        and not words.startswith(_NOT_HEADLINE)
        and len(words[-_LONG_BODY:].split()) >= _FEWEST_CUT
    ):
        return [TextWarning(code=WarningCode.TRUNCATED, start=last.start, end=last.end)]
    return []

"""Which sentences need no parse: no one is quoted in them, and they bring nobody new.

Pure text. A sentence is left out where it holds no mark, no verb or noun of saying and no name that
no sentence that is read has; and where none of these follows soon, for its pronouns may look back.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from quotes.lexicon.cues import BELIEFS, NOUNS, REPORTATIVE, SAY, SPEECH_ACTS, THOUGHT_NOUNS
from quotes.model import Span

_MARKS = frozenset("\"“”„‟«»‹›‘‚‛'`´″′")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
# A likely border: a stop, what may close behind it, space, and no small letter.
_BORDER = re.compile(r"[.!?…:;][”’\"'»)\]]*\s+(?=[^\sa-z])|\n+")
# So many sentences before one that is read may hold what its pronouns look back to.
_BEFORE = 1
_NAMED_BEFORE = 3
_IRREGULAR = frozenset(
    "said told wrote written began begun went gone swore sworn sang sung shot wept "
    "foresaw foreseen according clear plain".split()
)
_ENDINGS = (("ied", "y"), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))
_APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)|(?<=s)[’'](?=\s)")


@frozen(kw_only=True)
class _Sentence:
    span: Span
    first: str
    words: frozenset[str]
    names: frozenset[str]
    needed: bool


def skim(
    text: str,
    paragraphs: Sequence[Span],
    masks: Sequence[Span],
    own: re.Pattern[str] | None = None,
) -> tuple[Span, ...]:
    """Return the regions, in order, whose sentences need no parse.

    Args:
        text: the article.
        paragraphs: what is to be read, in order.
        masks: quotations in it, read as stand-ins; they make their sentence needed.
        own: what finds the caller's own words of saying, if there are any.

    """
    sentences = [
        _read(text, span, masks, own)
        for paragraph in paragraphs
        for span in _split(text, paragraph)
    ]
    names = {name for one in sentences for name in one.names}
    kept = [
        ahead <= (_NAMED_BEFORE if one.names or one.first in names else _BEFORE)
        for one, ahead in zip(sentences, _until_needed(sentences), strict=True)
    ]
    known = {word for one, keep in zip(sentences, kept, strict=True) if keep for word in one.words}
    left: list[Span] = []
    for one, keep in zip(sentences, kept, strict=True):
        if keep or not one.names <= known:
            known |= one.words
        elif left and left[-1].end == one.span.start:
            left[-1] = Span(start=left[-1].start, end=one.span.end)
        else:
            left.append(one.span)
    return tuple(left)


def _until_needed(sentences: Sequence[_Sentence]) -> list[int]:
    """Return how far ahead of each sentence, itself counted as 0, the next needed one is."""
    ahead = len(sentences) + _NAMED_BEFORE
    found = []
    for one in reversed(sentences):
        ahead = 0 if one.needed else ahead + 1
        found.append(ahead)
    return found[::-1]


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    at = paragraph.start
    for border in _BORDER.finditer(text, paragraph.start, paragraph.end):
        yield Span(start=at, end=border.end())
        at = border.end()
    if at < paragraph.end:
        yield Span(start=at, end=paragraph.end)


def _read(text: str, span: Span, masks: Sequence[Span], own: re.Pattern[str] | None) -> _Sentence:
    # The mark of a genitive or a contraction quotes nothing.
    words = _WORD.findall(span.of(text))
    marked = not _MARKS.isdisjoint(_APOSTROPHE.sub("", span.of(text)))
    return _Sentence(
        span=span,
        first=words[0] if words else "",
        words=frozenset(words),
        names=frozenset(word for word in words[1:] if _is_name(word)),
        needed=marked
        or _holds_mask(masks, span)
        or (own is not None and own.search(text, span.start, span.end) is not None)
        or any(_tells(word.lower()) for word in words)
        or any(_claims(*pair) for pair in pairwise(words)),
    )


def _is_name(word: str) -> bool:
    """“Holt”, but “al-Holt” and “d’Arc” as well."""
    return any(map(str.isupper, word)) and word != "I"


def _holds_mask(masks: Sequence[Span], span: Span) -> bool:
    at = bisect_left(masks, span.end, key=lambda mask: mask.start) - 1
    return at >= 0 and masks[at].end > span.start


def _claims(word: str, after: str) -> bool:
    """“rumours that …”: a noun for what somebody says, with its clause."""
    noun = word.lower()
    return after == "that" and not {noun, noun.removesuffix("s")}.isdisjoint(_CLAIMS)


_CLAIMS = NOUNS | THOUGHT_NOUNS | BELIEFS


def _tells(word: str) -> bool:
    """Tell whether a word may be a form of a verb of saying, or a noun for what is said."""
    if word in SAY or word in _IRREGULAR or word in REPORTATIVE or word in SPEECH_ACTS:
        return True
    if word.endswith("s") and (word[:-1] in SAY or word[:-2] in SAY):
        return True
    for ending, stem in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)]
            if base + stem in SAY or base[:-1] in SAY:
                return True
    return False

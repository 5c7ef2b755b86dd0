"""Sentence borders put right before the parser runs: pure rules over tokens.

The splitter knows little of news prose: it cuts after “Mr.” and initials, and between a closing
mark and “he said”. What is cut there is joined again, and what is too long to parse is cut.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from quotes.lexicon.nouns import LAWS

# The parser's memory grows with the square of a sentence; news holds none longer than this.
MAX_WORDS = 180
MAX_CHARS = 1400

# Web text writes “its” for “it's”, and a splitter that learned from it splits the possessive too.
_JOINED = frozenset("cannot gonna gotta wanna dunno gimme lemme whatcha lotta kinda".split())
_TITLES = frozenset(
    "adm amb att atty brig capt cllr cmdr col corp cpl det dr fr gen gov hon insp lt maj "
    "messrs mlle mme mr mrs ms mx pres prof rep reps rev rt sec sen sens sgt sr sra supt st v "
    "vs no".split()
)
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_CLOSERS = frozenset("\"')]")
_BREAKS = (frozenset(".!?"), frozenset(";:"), frozenset(","))


@frozen(kw_only=True)
class Token:
    """A token as the tokenizer sees it; `words` are the syntactic words that it stands for."""

    start: int
    end: int
    text: str
    words: tuple[str, ...] = field(converter=tuple[str, ...])

    @property
    def is_mark(self) -> bool:
        """Tell whether the token has no letter or digit."""
        return not any(map(str.isalnum, self.text))


Tokens = tuple[Token, ...]


def is_contraction(text: str) -> bool:
    """Tell whether a token may be two words: it has an apostrophe, or is a well-known pair."""
    return "'" in text or "’" in text or text.lower() in _JOINED


def mend_borders(sentences: Sequence[Tokens]) -> tuple[Tokens, ...]:
    """Return the sentences of one piece of text with their borders put right, in order."""
    joined: list[Tokens] = []
    for tokens in sentences:
        rest = tokens
        if joined:
            closers = _leading_closers(joined[-1], tokens)
            joined[-1] += tokens[:closers]
            rest = tokens[closers:]
        if not rest:
            continue
        if joined and _belongs_together(joined[-1], rest):
            joined[-1] += rest
        else:
            joined.append(rest)
    return tuple(part for tokens in joined for part in _cut_long(tokens))


def is_prose(tokens: Tokens) -> bool:
    """Tell whether a sentence can be one: prose has some five characters to a token, and a long
    run of tokens that have hardly two is code, a table or rows of marks, of which no parser can
    make anything.

    >>> is_prose(tuple(Token(start=2 * n, end=2 * n + 1, text="a", words=["a"]) for n in range(99)))
    False
    """
    size = tokens[-1].end - tokens[0].start
    return len(tokens) < _LONG or size >= _LEAST_DENSITY * len(tokens)


_LONG = 40
_LEAST_DENSITY = 2.2


def _leading_closers(before: Tokens, after: Tokens) -> int:
    """Count the closing marks that open `after` but close `before`.

    A mark closes where no space parts it from `before`, or where `before` has one still open and
    a space follows.
    """
    count = 0
    last = before[-1]
    for index, token in enumerate(after):
        follows = after[index + 1] if index + 1 < len(after) else None
        spaced_after = follows is None or follows.start > token.end
        touches = token.start == last.end
        is_open = sum(t.text == token.text for t in before) % 2 == 1
        if token.text not in _CLOSERS or not (touches or (is_open and spaced_after)):
            break
        count += 1
        last = token
    return count


def _belongs_together(before: Tokens, after: Tokens) -> bool:
    """Tell whether a border was set inside a sentence.

    1. “said Mr. | Holt”, “No. | 4”: a title's or number's full stop ends nothing.
    2. “George W. | Holt”: nor does an initial's between capitals.
    3. “‘Go!’ | he said”, “it was … | well, late”: a sentence opens with a capital.
    4. “… the end. | ——”: marks alone are no sentence.
    5. “the Clean Water | Act says”: nor does a law's name end before what it is.
    """
    if _words_in(before) + _words_in(after) > MAX_WORDS:
        return False
    first = after[0].text
    return (
        _ends_in_title(before)
        or (_ends_in_initial(before) and first[:1].isupper())
        or first[:1].islower()
        or all(token.is_mark for token in after)
        or (first in LAWS and before[-1].text[:1].isupper())
    )


def _ends_in_title(tokens: Tokens) -> bool:
    *_, last = tokens
    if last.text == "." and len(tokens) > 1:
        last = tokens[-2]
    return last.text.rstrip(".").lower() in _TITLES and last.text[:1].isupper()


def _ends_in_initial(tokens: Tokens) -> bool:
    """Tell whether `tokens` end in “W.” after a capitalised word or nothing."""
    if tokens[-1].text == "." and len(tokens) > 1 and tokens[-2].end == tokens[-1].start:
        initial, before = tokens[-2], tokens[:-2]
    elif tokens[-1].text.endswith("."):
        initial, before = tokens[-1], tokens[:-1]
    else:
        return False
    if not _INITIAL.fullmatch(initial.text.rstrip(".")) or len(initial.text.strip(".")) != 1:
        return False
    return initial.text != "I" and (not before or before[-1].text[:1].isupper())


def _words_in(tokens: Tokens) -> int:
    return sum(len(token.words) for token in tokens)


def _cut_long(tokens: Tokens) -> Iterator[Tokens]:
    """Cut after the last full stop that fits, else semicolon, else comma, else anywhere."""
    while (fit := _fitting(tokens)) < len(tokens):
        cut = _last_break(tokens[:fit]) or fit
        yield tokens[:cut]
        tokens = tokens[cut:]
    yield tokens


def _fitting(tokens: Tokens) -> int:
    words = 0
    for index, token in enumerate(tokens):
        words += len(token.words)
        if index and (words > MAX_WORDS or token.end - tokens[0].start > MAX_CHARS):
            return index
    return len(tokens)


def _last_break(tokens: Tokens) -> int:
    half = len(tokens) // 2
    for marks in _BREAKS:
        for index in range(len(tokens) - 1, half, -1):
            if tokens[index].text in marks:
                return index + 1
    return 0

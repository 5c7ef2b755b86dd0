"""Where a passage ends whose closing mark is missing."""

import re

from quotes.model import Span

# Enough verbs to see an attribution where a mark is missing; what attributes is for `cues`.
_VERB = (
    r"(?:said|says|say|told|tells|asked|asks|added|adds|wrote|writes|tweeted|posted|replied|"
    r"responded|explained|explains|continued|continues|noted|notes|argued|argues|insisted|insists|"
    r"declared|announced|claimed|claims|warned|warns|stated|states|concluded|recalled|joked|"
    r"acknowledged|admitted|observed|remarked|predicted|suggested|complained|shouted|exclaimed|"
    r"demanded|countered|vowed|quipped|promised|agreed|urged|recounted|reported|testified)"
)
_SOURCE = (
    r"(?:he|she|they|it|we|I|who"
    r"|(?:[a-z]+\ ){0,2}[A-Z][\w.’'-]*(?:\ (?:[A-Z][\w.’'-]*|of|the|de|van|von)){0,5}"
    r"(?:\ \([^()\n]{2,20}\))?"
    r"|(?:the|a|an|one|another|his|her)(?:\ [\w’'-]+){1,5}?)"
)
_SOURCE_START = r"(?:he|she|they|it|I|the|a|an|one|another|his|her|[A-Z][\w.’'-]*)\b"
_AFTER_VERB = (
    r"(?=\s*(?:[.,;:—–]|$)|\s+(?:in|on|at|to|of|during|after|before|when|as|while|from|by|through|"
    r"via|about|with|last|this|earlier|later|reporters|the|him|her|them|me|us|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_ADVERB = r"(?:(?:has|had|also|then|later|once|recently|\w{3,12}ly)\ ){0,2}"
_CLAUSE = (
    rf"(?:{_SOURCE}\ {_ADVERB}{_VERB}\b{_AFTER_VERB}"
    rf"|{_VERB}\ {_SOURCE_START})"
)
_MARK = r"(?:[\"“”„’'‘»«]|''|&[a-z]{4,5};)"
_CLAUSE_NEXT = re.compile(rf",?\s+{_CLAUSE}")
_RESUMED = re.compile(
    r"[^.,!?:;]{0,40},\s+(?!(?:who|which|when|while|as|after|before|in|on|at|with)\b|\w+ing\b)"
)
_CLAUSE_AFTER_WORDS = re.compile(rf"[,?!.…—-]{_MARK}?(?=\s+{_CLAUSE})")
_OWN_CLAUSE = re.compile(r"\s+(?:I|we|who)\b")
_AFTER_STOP = re.compile(rf"\.{_MARK}?$")
# A mark lost to a change of encoding often leaves its place empty.
_GAP = re.compile(r"(?<=[^\s.!?:])(?=[ \u00a0]{2,}\S)|(?<=[.!?])(?=[ \u00a0]{2,}[a-z])")
# … and a man like that won. ― Dana Holt
_SIGNED = re.compile(
    r"\s*[―—–-]{1,2}\s?[A-Z][\w.’'-]*(?:\ [A-Z][\w.’'-]*){1,4}\s*(?=\.?\s*(?:\n|$))"
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s*$|\s+[^\sa-z])")
_QUOTED_END = re.compile(r"(?<!\.)(?<!\.\s)[.!?](?=\s*$|\s+[^\sa-z])(?!\s*[.…])")
# The reporter speaks again: “Two were lost. A man at the back shouted that …
_NARRATION = re.compile(
    rf"(?<=[.!?])(?=\s+(?:An?|One|Another)(?:\ [\w’'-]+){{1,5}}?\ {_ADVERB}{_VERB}\ that\b)"
)


def attribution_follows(text: str, position: int, limit: int) -> bool:
    """Tell whether words such as “ he said,” stand right after `position`."""
    return _CLAUSE_NEXT.match(text, position, limit) is not None


def told_end(text: str, start: int, limit: int) -> int | None:
    """Return where words end before “, he said”, “? she asked” or the like, or None."""
    for found in _CLAUSE_AFTER_WORDS.finditer(text, start, limit):
        own = _OWN_CLAUSE.match(text, found.end(), limit)
        if found.group()[0] in ",?!" and own is None:
            return found.end()
    return None


def resumed_after(text: str, position: int, limit: int) -> int | None:
    """Return where words go on after “ he said, ” right after `position`, or None.

    What the speaker does as he says it (he said, waving; who left) is no part of his words.
    """
    clause = _CLAUSE_NEXT.match(text, position, limit)
    found = _RESUMED.match(text, clause.end(), limit) if clause else None
    return found.end() if found else None


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence ends before the last character."""
    return _SENTENCE_END.search(text, start, end - 1) is None


def evident_end(text: str, start: int, limit: int) -> int | None:
    """Return where words that begin at `start` plainly end before `limit`, or None.

    Plain are an attribution after a comma (We will win, he said.) and a gap wider than a space
    within a sentence. A full stop before the attribution counts only where a mark stands too.
    """
    gap = _GAP.search(text, start, limit)
    signed = _SIGNED.search(text, start, limit)
    ends = [found.start() for found in (gap, signed) if found is not None]
    for found in _CLAUSE_AFTER_WORDS.finditer(text, start, limit):
        if found.group() != ".":
            ends.append(found.end())
            break
    return min(ends) if ends else None


def fallback_end(text: str, span: Span, *, fragment: bool) -> int:
    """Return where unclosed words end at the latest that begin and may reach as `span` says.

    Words that a sentence takes up in its midst (`fragment`) end with that sentence, before its
    full stop, or, where an ellipsis follows, which only quoters write, with the sentence after it;
    others where the reporter plainly speaks again, or at the end of `span`.
    """
    if fragment:
        found = _QUOTED_END.search(text, span.start, span.end)
        if found:
            return found.start() if found.group() == "." else found.end()
    elif found := _NARRATION.search(text, span.start, span.end):
        return found.start()
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return end

"""Where a passage begins whose opening mark is missing."""

import re
from itertools import pairwise

from quotes.model import Span
from quotes.text.marks.endings import attribution_follows, resumed_after

# Farther back no beginning is looked for, so that time stays linear.
_LOOK_BACK = 1200
_ENDING = ".,!?…"
_STOP_AFTER = frozenset(".,;")
_BETWEEN = " ,:\xa0\n\r\t"
SENTENCE_START = re.compile(r"[.!?…][\"”’'»)\]]{0,3}\s+(?=[^\sa-z])")
SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells|elling)|ask(?:ed|s|ing)|add(?:ed|s|ing)"
    r"|wr(?:ote|ites|iting)|repl(?:ied|ies|ying)|testif(?:ied|ies|ying)|admit(?:ted|s|ting)"
    r"|(?:not|stat|argu|declar|announc|continu|conclud|alleg|emphasi[sz]|acknowledg)(?:ed|es|ing)"
    r"|(?:warn|claim|insist|respond|explain|confirm|inform|mention|tweet|post|recall|reveal|assert"
    r"|report|shout|predict)(?:ed|s|ing)|stress(?:ed|es|ing))\b"
)
_NAMING = re.compile(
    r"\b(?:(?:call|question|condemn|blam|accus|prais|criticis|criticiz|describ|denounc|urg)(?:ed|ing)"
    r"|dubb(?:ed|ing)|slamm(?:ed|ing))\b"
)
_INTRODUCING = re.compile(
    r"\b(?:statement|letter|e-?mail|tweet|message|memo|post|reads?|words?|phrase|slogan|sign)\b"
)
_MARK_BEFORE_WORDS = re.compile(r"[,:]\s+(?=[\"“‘'\[(]?[^\W_a-z])")
_THAT = re.compile(r"\bthat\s+(?=\S)")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me|[Yy]ou|[Yy]our)\b")


def lost_start(
    text: str, room: Span, closer: Span, limit: int, *, beside: bool = False
) -> int | None:
    """Return where the words begin that the mark `closer` ends and none opens, or None.

    `room` are the words before the mark that lie in no other passage, `beside` tells that one ends
    where they begin, and `limit` is where the paragraph ends. The words begin after what leads in
    to them (Holt said: We will win.”), after an attribution in their midst (“We,” he said, “will
    win.”), else with the first sentence before the mark that is not the reporter's. An attribution
    after them, first-person words or the paragraph's end must speak for it; without, and within a
    sentence, the mark is a stray one.
    """
    told = attribution_follows(text, closer.end, limit)
    last = text[max(room.start, room.end - 3) : room.end].rstrip("”\"’'»")[-1:]
    ends = last != "" and last in _ENDING
    after = text[closer.end : closer.end + 1]
    if not (told or ends or (after in _STOP_AFTER and not last.isspace())):
        return None
    start, led = _beginning(text, room, told=told, beside=beside)
    if start is None or led or told or (ends and (last == "," or closer.end == limit)):
        return start
    return start if _FIRST_PERSON.search(text, start, room.end) else None


def _beginning(text: str, room: Span, *, told: bool, beside: bool) -> tuple[int | None, bool]:
    """Return where the words before the end of `room` begin, and whether something leads in."""
    first = max(room.start, room.end - _LOOK_BACK)
    stops = [found.end() for found in SENTENCE_START.finditer(text, max(0, first - 4), room.end)]
    whole = first == room.start and not (beside and first not in stops)
    starts = sorted({*stops, room.end} | ({first} if whole or beside else set()))
    start: int | None = None
    for sentence, end in reversed(list(pairwise(starts))):
        if beside and not whole and sentence == first:
            resumed = resumed_after(text, first, end)
            return (start, False) if resumed is None else (resumed, True)
        if start is not None or not told:
            led = _lead_in(text, sentence, end, last=end == room.end)
            if led is not None:
                return led, True
            if narrates(text, Span(start=sentence, end=end)):
                return start, False
        start = sentence
    return start, False


def _lead_in(text: str, start: int, end: int, *, last: bool) -> int | None:
    """Return where words begin after “Holt said: ”, “The slogan read, ” or “She said that ”.

    What follows “that” ends with its sentence, so that it must be the last one.
    """
    said = SAYING.search(text, start, end)
    if said is not None and _FIRST_PERSON.search(text, start, said.start()):
        return None
    marks = list(_MARK_BEFORE_WORDS.finditer(text, said.end() if said else start, end))
    colons = [found for found in marks if found.group()[0] == ":"]
    if said is None:
        lead = colons[0] if colons else None
        introduced = lead and _INTRODUCING.search(text, start, lead.start())
        return lead.end() if lead and introduced else None
    if colons or marks:
        return (colons or marks)[0].end()
    if not last:
        return None
    that = _THAT.search(text, said.end(), end)
    led = that.end() if that else said.end()
    return led + len(text[led:end]) - len(text[led:end].lstrip(_BETWEEN))


def narrates(text: str, span: Span) -> bool:
    """Tell whether words report: have a verb of saying or naming, and nobody's “I”."""
    if _FIRST_PERSON.search(text, span.start, span.end):
        return False
    return any(verbs.search(text, span.start, span.end) for verbs in (SAYING, _NAMING))

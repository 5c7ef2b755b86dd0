"""The words set beside speech to say whose it is: turn labels, signatures, “From …” lines."""

import re

from quotes.model import Span
from quotes.text.marks.parts import is_group_part, is_part

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Sen|Senator|Rep|Representative|"
    r"Gov|Governor|President|Chair|Chairman|Chairwoman|Secretary|Minister|Judge|Justice|Mayor|"
    r"Cllr|Councillor|Col|Gen|Capt|Sgt|Officer|Rev)"
)
_NAME_WORD = rf"{_CAPITAL}[\w’'.-]*"
NAME = rf"{_NAME_WORD}(?:\ (?:(?:de|la|van|von|der|den|bin|al|of|and|&)\ )?{_NAME_WORD}){{0,4}}"
_BRACKETS = r"(?:\ ?\([^()\n]{1,60}\))"
_ASIDE = rf"{_BRACKETS}{{0,2}}(?:,\ [^:()\n“\"]{{1,40}})?{_BRACKETS}?"
TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_COLON = r"\*{0,2}\ ?:\*{0,2}"
_VERBS = (
    r"[Ii]s|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|do|does|did|"
    r"said|says|reads?|wrote|added|asked|told|went|goes|came|comes|includes?|following|below|"
    r"that|which|I|we|you"
)
_QUESTION = re.compile(r"(?P<label>[QA](?:uestion|nswer)?)(?:[.:]|\ ?[—–])\s+(?=\S)")
_ALL_CAPS = re.compile(
    rf"(?P<label>{_CAPITAL}(?:{_CAPITAL}|[.’'-]|Mc|Mac)+"
    rf"(?:\ (?:{_CAPITAL}|\d|[.’'&-]|Mc|Mac)+){{0,4}})\*{{0,2}}(?P<aside>{_ASIDE}){_COLON}\s*(?=\S)"
)
_NAMED = re.compile(
    rf"(?P<label>{NAME})\*{{0,2}}(?P<aside>{_ASIDE}){_COLON}(?:\s+(?=\S)|(?=[“\"]))"
)
_BRACKETED = re.compile(
    r"(?P<label>\((?:[^\W\d_]|[ .’'#\d-]){2,40}\)|\[(?:[^\W\d_]|[ .’'#\d-]){2,40}\]"
    r"|<(?:[^\W\d_]|[ .’'#\d-]){2,40}>)\ ?:\s+(?=\S)"
)
# Somebody whom the transcript does not name, or names in brackets: The Chair (Senator Holt).
_DESCRIBED = re.compile(
    rf"(?P<label>(?:The|An?|One|Another|Two|Three|Both|All|Several|Some|Voices?|M[ae]n|Wom[ae]n|"
    rf"Unidentified|Unknown)(?:\ (?!(?:{_VERBS})\b)[\w’'-]+){{1,7}}(?:\ \([^()\n]{{1,60}}\))?)"
    r"(?:,\ \w[\w ]{1,30})?\ ?:\s+(?=\S)"
)
# A part of many: Opposition senators.
_MANY = re.compile(rf"(?P<label>{_CAPITAL}[\w.]*(?:\ [\w.]+){{0,3}})\ ?:\s+(?=\S)")
_LEAD = re.compile(rf"[\s*_“\"‘'>•-]{{0,4}}(?:{TIME}\s+)?\*{{0,2}}")
# Editors' labels stand before a line as speakers' do.
_EDITORIAL = frozenset(
    """
    look update updated correction clarification breaking note editor's editor’s watch related read
    more also see live video photo photos image caption credit source sources warning
    exclusive opinion analysis review report fact facts summary background context tip tips ps
    dateline subject to from date re cc contact contacts media about abstract key verdict
    rating claim conclusion introduction methods results topic topics tags what who when where
    why how previous earlier latest developing phone email website location time price tickets
    published posted byline participants attendees continued then but and so or additionally
    meanwhile however later still yet on in at of for by with as he she they it i
    we you said says asked added this that these those here there the
    """.split()
)
_HANDLE = re.compile(r"(?P<label>@?\w[\w.-]{1,30}(?: [A-Z][\w.-]{0,20}){0,2})\s?:\s+(?=\S)")
_JOINING = frozenset({"of", "the", "on", "in", "for", "to"})
_DIRECTION_WORD = (
    r"(?i:laughs?|laughing|laughter|applause|cheers|cheering|cross\ ?talk|inaudible|pauses?|"
    r"sighs?|smiles?|smiling|chuckles?|coughs?|boos|booing|silence|music|off.?mike|"
    r"unintelligible|interrupt(?:s|ed|ing)|"
    r"(?:begin|end|start)\ (?:of\ )?(?:video|audio|clip)(?:\ clip|tape)?|video\ clip|"
    r"audio\ clip|commercial\ break|break|nods|gestures|crying|weeps|shouting|whispers)"
)
_DIRECTION = re.compile(
    rf"[(\[]\s*(?:{_DIRECTION_WORD}(?:\ [\w’' ]{{1,30}})?[.!]?|[A-Z][A-Z .,'’-]{{3,40}})\s*[)\]]",
)
_DASH = r"[\s\u200b]*(?:[—–―]|--?|&[mn]dash;|&#821[12];)\s*"
_SIGNATURE = re.compile(
    rf"{_DASH}(?P<name>{NAME})(?P<rest>(?:\s*\(@?\w+\))?(?:,[^.!?\n]{{1,80}})?)\.?\s*"
)
_AFTER_HEADING = re.compile(
    rf"\s(?:[—–―]|--?)\s?(?:More\s)?(?P<from>[Ff]rom\s)?(?P<label>{NAME})\s*:\s*$"
)
_LONGEST_SIGNATURE = 100
_AFTER_WORDS = re.compile(rf"(?<=[.!?…”’\"'»]){_DASH}")
_UNNAMED_SIGNATURE = re.compile(
    rf"{_DASH}(?P<name>(?:an?|one)(?:\ (?!(?:{_VERBS})\b)[\w’'-]+){{1,5}}|"
    r"(?i:name\ withheld|anonymous))"
    r"(?:,[^.!?\n]{1,80})?\.?\s*"
)
_NAME_LINE = re.compile(NAME)
_FROM = re.compile(
    rf"(?:(?:A |The )?(?:[Ss]tatement|[Mm]essage|[Ll]etter|[Nn]ote|[Rr]emarks) )?"
    rf"[Ff]rom (?:the )?(?P<name>{NAME})(?:,[^:\n]{{1,80}})?:"
)


def turn_label(text: str, span: Span, *, capitals: bool) -> tuple[Span, int] | None:
    """Return a transcript label at the start of `span` and where its words begin, or None.

    Forms: `Q:` and `A:`; words in capitals (`MS HOLT:`, `SEN. HOLT (D-Ohio):`); unless `capitals`
    asks for these alone, a capitalised name too (`Dana Holt:`). Labels that editors set
    (`UPDATE:`) are none.
    """
    lead = _LEAD.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    patterns = (_QUESTION, _ALL_CAPS) if capitals else (_QUESTION, _ALL_CAPS, _NAMED)
    for pattern in patterns:
        found = pattern.match(text, start, span.end)
        if not found or _is_editorial(found.group("label")):
            continue
        if found.group("label")[:4].lower() == "the " and "(" in found.group():
            return None  # “The Chair (Dana Holt)” is a part's label, brackets and all
        return Span(start=found.start("label"), end=found.end("label")), found.end()
    return None


def heading_label(text: str, span: Span) -> Span | None:
    """Return the name that stands after a heading and a dash at the end of `span`, or None.

    Forms: `Dam is safe — Dana Holt:`; a single word is a name after “from” alone.
    """
    found = _AFTER_HEADING.search(text, span.start, span.end)
    if not found or _is_editorial(found.group("label")):
        return None
    named = found.group("from") or " " in found.group("label")
    return Span(start=found.start("label"), end=found.end("label")) if named else None


def part_label(text: str, span: Span) -> tuple[Span, int] | None:
    """Return a label at the start of `span` that names a part, and where its words begin, or None.

    Forms: `(UNKNOWN):`, `[Inaudible]:`, `A woman in the gallery:`, `Voice in the shop:`, `The
    Chair (Senator Holt):`. Such words stand before many a colon; that they are a label only the
    transcript around them tells.
    """
    for pattern in (_BRACKETED, _DESCRIBED, _MANY):
        found = pattern.match(text, span.start, span.end)
        if found and (pattern is not _MANY or _is_of_many(found.group("label"))):
            return Span(start=found.start("label"), end=found.end("label")), found.end()
    return None


def _is_of_many(label: str) -> bool:
    return is_group_part(label) and not _is_editorial(label)


def handle_label(text: str, span: Span) -> tuple[Span, int] | None:
    """Return the name that a reader's comment begins with, and where its words begin, or None."""
    found = _HANDLE.match(text, span.start, span.end)
    if not found or _is_editorial(found.group("label")):
        return None
    return Span(start=found.start("label"), end=found.end("label")), found.end()


def _is_editorial(label: str) -> bool:
    words = label.lower().split()
    if words[0] == "the" and is_part(label):
        return False
    return words[0].strip(".") in _EDITORIAL or not _JOINING.isdisjoint(words)


def is_capitals(label: str, *, least: int = 2) -> bool:
    """Tell whether a label is in capitals and of `least` letters or more."""
    return len(label) >= least and label.upper() == label


def has_title(label: str) -> bool:
    """Tell whether a label begins with a title (Ms Holt)."""
    return re.match(rf"{_TITLE}\b", label) is not None


def is_stage_direction_in(text: str, span: Span) -> bool:
    """Tell whether the words of `span` hold a stage direction."""
    return _DIRECTION.search(text, span.start, span.end) is not None


def is_stage_direction(text: str, span: Span) -> bool:
    """Tell whether the words of `span`, marks aside, are only a stage direction."""
    words = text[span.start : min(span.end, span.start + 80)].strip("\"“”'‘’ \n")
    return span.end - span.start < 80 and _DIRECTION.fullmatch(words) is not None


def without_directions(text: str, span: Span) -> tuple[Span, ...]:
    """Cut stage directions such as “(laughs)” out of `span`."""
    pieces = []
    start = span.start
    for found in _DIRECTION.finditer(text, span.start, span.end):
        pieces.append(trim(text, start, found.start()))
        start = found.end()
    pieces.append(trim(text, start, span.end))
    return tuple(piece for piece in pieces if any(c.isalnum() for c in piece.of(text)))


def trim(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


def signature(text: str, span: Span, *, described: bool = False) -> Span | None:
    """Return the name in a dash signature that is all of `span` (— Dana Holt, minister).

    `described` admits somebody without a name too (— a trial participant).
    """
    if span.end - span.start > 160:
        return None
    found = _SIGNATURE.fullmatch(text, span.start, span.end)
    if not found and described:
        found = _UNNAMED_SIGNATURE.fullmatch(text, span.start, span.end)
    if not found:
        return None
    name = found.group("name")
    full_stop = name.endswith(".") and len(name.split()[-1]) > 3
    return Span(start=found.start("name"), end=found.end("name") - full_stop)


def closing_signature(text: str, span: Span) -> Span | None:
    """Return the name in a dash signature at the end of `span` (“A.” And B, “C.” — Dana Holt)."""
    start = max(span.start, span.end - _LONGEST_SIGNATURE)
    dashes = list(_AFTER_WORDS.finditer(text, start, span.end))
    if not dashes:
        return None
    return signature(text, Span(start=dashes[-1].start(), end=span.end))


def name_line(text: str, span: Span) -> Span | None:
    """Return `span` if it is only a name of two words or more (Mill Lane Growers’ League)."""
    if span.end - span.start > 80 or " " not in span.of(text):
        return None
    return span if _NAME_LINE.fullmatch(text, span.start, span.end) else None


def from_line(text: str, span: Span) -> Span | None:
    """Return the name in a line that introduces its words (From Chairwoman Holt:)."""
    if span.end - span.start > 200:
        return None
    found = _FROM.fullmatch(text, span.start, span.end)
    return Span(start=found.start("name"), end=found.end("name")) if found else None

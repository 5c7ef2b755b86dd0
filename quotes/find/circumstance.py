"""What an attribution says beside who spoke: to whom, through whom, and on what basis.

All three are words of the text. The basis is what it says of why a source is unnamed or how it
knows (“on condition of anonymity because …”, “who was briefed on the talks”).
"""

import re

from attrs import frozen

from quotes.document import Document, Node
from quotes.find import Found
from quotes.find.frames import Frame
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import phrase_span, pronoun_of, tagged_name_at
from quotes.lexicon.nouns import PERSON_ROLES
from quotes.model import Span
from quotes.syntax import EntityType

_TELLING = frozenset(
    """tell inform remind assure warn ask urge advise notify instruct promise write email text
    order beg implore brief""".split()
)
_MEDIA = frozenset(
    """statement interview tweet letter email e-mail report memo post speech conference twitter
    facebook phone telephone broadcast op-ed book article release radio television tv blog
    message column editorial essay call video podcast instagram youtube testimony filing
    affidavit note text newsletter website site show programme program documentary briefing
    memoir paper""".split()
)
_THROUGH = frozenset("in on via through by during over".split())
# Of “on” and “over” only what carries a voice: “comment on reports” tells what about.
_ON = frozenset({"on", "over"})
_CARRIERS = frozenset(
    """twitter facebook phone telephone broadcast radio television tv blog call video podcast
    instagram youtube website site show programme program conference""".split()
)
_BASIS = re.compile(
    r"""\b(?:
      (?:on|under)\s(?:the\s)?condition\s(?:of\sanonymity|that|they|he|she|of\snot)[^.;”"“]*
    | (?:who|and)?\s?(?:asked|declined|refused|wished|requested|wanted|spoke|speaking)\s
      (?:not\sto\sbe\s(?:named|identified)|anonymously|to\sbe\s(?:named|identified)
        |anonymity)[^.;”"“]*
    | (?:because|as|since)\s[^.;”"“]{0,60}\bnot\sauthori[sz]ed\sto[^.;”"“]*
    | (?:who\s(?:was|were|is|are|had\sbeen|has\sbeen)\s)?(?<!not\s)(?<!n['’]t\s)
      (?:briefed|familiar|involved|acquainted)\s
      (?:on|with|in|by)\b[^.,;”"“]*
    | who\s(?:was|were|is|are)\snot\sauthori[sz]ed\sto\b[^.,;”"“]*
    | with\s(?:direct\s|first-hand\s)?knowledge\sof\b[^.,;”"“]*
    | who\s(?:has|have|had)\s(?:seen|read|reviewed)\b[^.,;”"“]*
    )""",
    re.VERBOSE | re.IGNORECASE,
)


# A word that each of these has: sentences without one, most of them, are passed over quickly.
_ANCHOR = re.compile(
    r"condition|named|identified|anonym|authori|briefed|familiar|involved|acquainted|knowledge"
    r"|seen|read|reviewed",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Circumstance:
    """Spans of the addressee, the medium and the basis, each None where nothing is said."""

    addressee: Span | None = None
    medium: Span | None = None
    basis: Span | None = None


def circumstance_of(document: Document, found: Found) -> Circumstance:
    """Return what the text says of how a quotation was said."""
    if found.frame is None:
        return Circumstance()
    addressee, outlet = _told(found.frame)
    return Circumstance(
        addressee=addressee or _addressed(found.frame),
        medium=outlet or _medium(found.frame),
        basis=_basis(document, found.frame),
    )


def _told(frame: Frame) -> tuple[Span | None, Span | None]:
    """“told the panel” has an addressee, “told the Harbour Times” a medium."""
    cue = frame.cue
    heard = [
        *(c for c in cue.children("iobj", "obj") if cue.lemma in _TELLING),
        *(c for c in cue.children("obl") if "to" in {k.lemma for k in c.children("case")}),
    ]
    for child in heard:
        if child.start < cue.start or child.word.upos not in {"NOUN", "PROPN", "PRON"}:
            continue
        if pronoun_of(child.word) is not None:
            return child.word.span, None
        tagged = tagged_name_at(child)
        span = _without_preposition(child)
        if tagged is not None and tagged.type is EntityType.ORG and cue.lemma == "tell":
            return None, span
        return span, None
    return None, None


def _addressed(frame: Frame) -> Span | None:
    """“wrote in a letter to the mayor that …”, “speaking to reporters, she said …”."""
    carriers = [c for c in frame.cue.children("obl", "nmod") if c.lemma in _MEDIA]
    speaking = [
        c for c in frame.cue.children("advcl") if c.lemma in _SPEAKING and c.word.xpos == "VBG"
    ]
    heard = (
        *(p for c in carriers for p in c.children("nmod")),
        *(p for c in speaking for p in c.children("obl")),
    )
    for phrase in heard:
        if "to" in {k.lemma for k in phrase.children("case")} and can_speak(phrase):
            return _without_preposition(phrase)
    return None


_SPEAKING = frozenset({"speak", "talk", "write"})


def _without_preposition(node: Node) -> Span:
    span = phrase_span(node)
    cases = node.children("case")
    start = max((c.end for c in cases if c.start <= span.start), default=span.start)
    words = [w for w in node.subtree() if start <= w.start <= node.start]
    return Span(start=words[0].start if words else span.start, end=span.end)


def _medium(frame: Frame) -> Span | None:
    """“in a statement”, “on Twitter”, “during an interview with the Harbour Times”, “through her
    lawyer”."""
    for child in frame.cue.children("obl", "nmod"):
        cases = child.children("case")
        through = {c.lemma for c in cases} & _THROUGH
        spoken_for = through == {"through"} and child.lemma in PERSON_ROLES
        if spoken_for or (child.lemma in (_CARRIERS if through <= _ON else _MEDIA) and through):
            return Span(start=min(c.start for c in cases), end=phrase_span(child).end)
    return None


def _basis(document: Document, frame: Frame) -> Span | None:
    """That the source was there, else the first words of the cue's sentence that tell a basis and
    are nobody's quotation."""
    present = _presence(frame)
    if present is not None:
        return present
    sentence = frame.cue.sentence
    if _ANCHOR.search(document.text, sentence.start, sentence.end) is None:
        return None
    for match in _BASIS.finditer(document.text, sentence.start, sentence.end):
        start = match.start() + (len(match.group()) - len(match.group().lstrip()))
        if not document.in_marks(start):
            end = match.end()
            if start < frame.cue.start < end:
                end = frame.cue.start
            return Span(start=start, end=start + len(document.text[start:end].rstrip(" ,")))
    return None


# “Holt, who attended the meeting, said …”
_THERE = frozenset("attend witness see hear watch overhear".split())


def _presence(frame: Frame) -> Span | None:
    clauses = frame.source.children("acl:relcl") if frame.source is not None else ()
    for clause in clauses:
        own = any(c.word.text.lower() == "who" for c in clause.children("nsubj"))
        words = [w for w in clause.subtree() if w.upos != "PUNCT"]
        if own and clause.lemma in _THERE and clause.children("obj"):
            return Span(start=words[0].start, end=words[-1].end)
    return None

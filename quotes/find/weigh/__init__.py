"""Attributions weighed: every reading that a sentence has, of which the likely are kept.

With `scope="all"` all of them, speech and thought alike, as PolNeAR has them; else what the rules
for speech pass over. Which readings are possible is for `readings` to say, what is plain to see of
one for `facts`, how likely that makes it for `finder`.
"""

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from quotes.document import Document, Node
from quotes.find.formulas import SPOKEN_FORMULAS
from quotes.find.found import Cover, Found, Origin, widen
from quotes.find.frames import Frame, FrameKind
from quotes.find.non_speech_verbs import is_other_act
from quotes.find.unmarked import is_nobodys
from quotes.find.weigh.facts import facts_of
from quotes.find.weigh.finder import Finder, shipped_finder
from quotes.find.weigh.overlaps import overlaps_of
from quotes.find.weigh.readings import Reading, lemma_of, readings_of
from quotes.find.weigh.starts import begun_at, starts_of
from quotes.lexicon.cues import (
    NAME,
    NOUNS,
    REPORTATIVE,
    SAY,
    THINK,
    WEAK_SAY,
    CueClass,
    cue_lemma,
    polarity_of,
    verb_class,
)
from quotes.lexicon.nouns import DOCUMENTS
from quotes.model import Kind, Polarity, Scope, Span

# Two readings that share so much of their words are one attribution read twice.
_SAME = 0.8


@frozen(kw_only=True)
class Weighed:
    """A reading that counts, with its spans and how likely it is an attribution."""

    reading: Reading
    spans: tuple[Span, ...]
    probability: float


def weighed_quotations(
    document: Document, marked: tuple[Found, ...], *, finder: Finder | None = None
) -> tuple[Found, ...]:
    """Return the quotations of `marked` and of all readings that count, each words once.

    Marked words that a reading takes in are its pieces; what is whole within marks is left to
    them.
    """
    direct = tuple(f for f in marked if f.kind is Kind.DIRECT)
    pieces = tuple(f for f in marked if f.kind is not Kind.DIRECT)
    kept = [
        _found(document, w)
        for w in likely_readings(document, finder or shipped_finder())
        if not any(_share(w.spans, f.spans, of_both=True) for f in direct)
    ]
    left = (p for p in pieces if not any(_takes_in(k, p) for k in kept))
    return (*direct, *left, *kept)


def spoken_besides(
    document: Document, found: tuple[Found, ...], *, finder: Finder | None = None
) -> tuple[Found, ...]:
    """Return what is surely said or written, where neither cue nor words are any of `found`'s."""
    used = {f.frame.cue.start for f in found if f.frame is not None}
    taken = Cover.of(found)

    def is_open(cue: Node) -> bool:
        spoken = _is_of_speech(document, cue) and not is_other_act(document, cue)
        return spoken and cue.start not in used and not document.in_marks(cue.start)

    sure = evolve(finder or shipped_finder(), least=_SURE)
    return tuple(
        _found(document, weighed)
        for weighed in likely_readings(document, sure, cues=is_open)
        if _is_said(weighed.reading)
        and not any(taken.overlaps(s) or _has_marks(document, s) for s in weighed.spans)
    )


def _has_marks(document: Document, span: Span) -> bool:
    return any(document.in_marks(node.start) for node in document.nodes_in(span))


# How likely a reading must be an attribution that no rule found.
_SURE = 0.5


def _is_of_speech(document: Document, cue: Node) -> bool:
    if cue.word.upos == "NOUN":
        return cue.lemma in NOUNS | SPOKEN_FORMULAS
    if cue.word.upos == "ADV":
        return cue.lemma in REPORTATIVE
    own = document.knowledge.cues
    lemma = cue_lemma(cue, own=own)
    return lemma in _ALSO_SPOKEN or verb_class(lemma, scope=Scope.SPEECH, own=own) in _SPOKEN


_OBJECTS = ("obj", "obl", "nmod")
_SPOKEN = frozenset({CueClass.SAY, CueClass.NAME})
# Verbs that say something only with a clause (“offered to pay”), or of a document (“found that”).
_ALSO_SPOKEN = frozenset("offer dispute refute rebut find show conclude".split())
_BY_DOCUMENTS = frozenset({"find", "show"})


def _is_said(reading: Reading) -> bool:
    """Not “views it as lost”, “found a coin”: of a verb that may be another act, a clause."""
    lemma = lemma_of(reading)
    if reading.source is None and is_nobodys(reading.cue):
        return False
    if lemma in WEAK_SAY or any(w.lemma in _UNNAMED for w in reading.words[:4]):
        return False
    if reading.kind is FrameKind.NOUN:  # not “concerns about it”, “there were no calls to close it”
        told = not reading.relation.startswith("nmod")
        return told and polarity_of(reading.cue) is not Polarity.NEGATED
    if lemma in _ANSWERING and _opening(reading) != "that":
        return False  # “did not reply when we asked”
    if reading.kind is not FrameKind.VERB:
        return True
    opens = _opening(reading) in _OPENERS
    if not opens and (reading.relation.startswith(_OBJECTS) or _has_no_verb(reading)):
        return False  # “recalled the flood”
    if lemma in SAY and lemma not in THINK:
        return True
    if lemma in _BY_DOCUMENTS:
        return reading.source is not None and reading.source.lemma in DOCUMENTS
    named = lemma in NAME and lemma in THINK
    return not named and not reading.relation.startswith(("obl", "obj+obl")) and opens


def _has_no_verb(reading: Reading) -> bool:
    return not any(w.upos in {"VERB", "AUX"} for w in reading.words)


def _opening(reading: Reading) -> str:
    return reading.words[0].text.lower() if reading.words else ""


_ANSWERING = frozenset("reply respond answer comment".split())

# “asked not to be named” tells of the source.
_UNNAMED = frozenset("name identify quote".split())

# What a clause begins with: “that …”, “to …”, “how …”.
_OPENERS = frozenset("that to whether if how why what who which when where not".split())


def likely_readings(
    document: Document, finder: Finder, *, cues: Callable[[Node], bool] = bool
) -> tuple[Weighed, ...]:
    """Return the readings that count, likeliest first in each sentence; a cue has one.

    Only those of the `cues` that the caller asks for, of all unless told.
    """
    found: list[Weighed] = []
    for sentence in document.parse.sentences:
        document.deadline.check()
        readings = tuple(r for r in readings_of(document, sentence, cues=cues) if r.spans)
        weighed = weigh_readings(document, readings, finder)
        by_cue: dict[int, list[Reading]] = {}
        for reading in readings:
            by_cue.setdefault(reading.cue.word.index, []).append(reading)
        taken = counting(weighed, finder.least)
        found += (_begun(one, by_cue[one.reading.cue.word.index], finder) for one in taken)
    return tuple(found)


def weigh_readings(
    document: Document, readings: tuple[Reading, ...], finder: Finder
) -> list[Weighed]:
    """Return the readings of one sentence with the probability of each among the others."""
    alone = [_probability(document, reading, finder) for reading in readings]
    together = zip(readings, alone, overlaps_of(readings, alone), strict=True)
    return [
        Weighed(reading=r, spans=r.spans, probability=finder.beside(p, overlap))
        for r, p, overlap in together
    ]


def counting(weighed: Sequence[Weighed], least: float) -> list[Weighed]:
    """Return those of a sentence's readings that are at least so likely, likeliest first: one for
    each attribution."""
    taken: list[Weighed] = []
    for one in sorted(weighed, key=lambda w: -w.probability):
        if one.probability < least:
            break
        if not any(_is_same(one.reading, t.reading) for t in taken):
            taken.append(one)
    return taken


def _begun(weighed: Weighed, readings: list[Reading], finder: Finder) -> Weighed:
    """A reading with its content from its likeliest start on; `readings` are all of its cue."""
    reading = weighed.reading
    starts = starts_of(reading, tuple(r for r in readings if r is not reading))
    if not starts:
        return weighed
    start = finder.likeliest(starts)
    begun = reading if start.index == reading.words[0].index else begun_at(reading, start.index)
    return evolve(weighed, reading=begun, spans=begun.spans)


def _probability(document: Document, reading: Reading, finder: Finder) -> float:
    """A formula that always attributes (“in the words of”) needs no weights."""
    if reading.kind is FrameKind.PHRASE and reading.cue.lemma in SPOKEN_FORMULAS:
        return 1.0
    return finder.probability(facts_of(document, reading))


def _is_same(first: Reading, second: Reading) -> bool:
    if first.cue.word is second.cue.word:
        return True
    shared = len(first.content & second.content)
    return shared >= _SAME * len(first.content | second.content)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(s.end - s.start for s in spans)


def _share(first: tuple[Span, ...], second: tuple[Span, ...], *, of_both: bool) -> bool:
    """Tell whether two contents share half of the first's characters, and of the second's too."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    return shared * 2 >= _length(first) and (not of_both or shared * 2 >= _length(second))


def _takes_in(quotation: Found, piece: Found) -> bool:
    if _share(piece.spans, quotation.spans, of_both=True):
        return True
    return all(any(s.contains(p) for s in quotation.spans) for p in piece.spans)


def _found(document: Document, weighed: Weighed) -> Found:
    reading, spans = weighed.reading, weighed.spans
    level = document.passage_index(reading.cue.start)
    inside = {document.passage_index(n.start) for s in spans for n in document.nodes_in(s)}
    within = tuple(sorted(i for i in inside if i is not None and i != level))
    for index in within:
        spans = widen(spans, document.markings.passages[index])
    return Found(
        kind=Kind.MIXED if within else Kind.INDIRECT,
        spans=spans,
        quoted=tuple(s for i in within for s in document.markings.passages[i].spans),
        passages=within,
        frame=_frame(document, reading),
        origin=Origin.OBJECT if reading.relation.startswith(_OBJECTS) else Origin.CLAUSE,
        enclosing=level,
    )


def _frame(document: Document, reading: Reading) -> Frame:
    own = document.knowledge.cues
    cue_class = verb_class(lemma_of(reading), scope=Scope.ALL, own=own)
    return Frame(
        kind=reading.kind,
        cue=reading.cue,
        cue_class=cue_class or CueClass.SAY,
        source=reading.source,
        via=reading.via,
        content=reading.spans,
        clausal=not reading.relation.startswith(_OBJECTS),
        polarity=polarity_of(reading.cue),
    )

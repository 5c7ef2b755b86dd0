"""Quotations of the four kinds, each with its cue, and the marked words that are no speech.

What is found here is never dropped later: `attribute` and `resolve` only add to it.
"""

from bisect import bisect_left
from enum import StrEnum

from attrs import evolve, frozen

from quotes.animacy import can_speak
from quotes.cues import SPEECH_ACTS, CueClass, is_ignored
from quotes.document import Document, Node
from quotes.frames import Frame, FrameKind, is_weak
from quotes.idioms import cleared_clause
from quotes.layout import Marked
from quotes.link import Link, LinkRule
from quotes.link.scene import is_sentential
from quotes.model import Kind, NotSpeechLabel, Span
from quotes.phrases import phrase_span
from quotes.relayed import relays
from quotes.series import labelled
from quotes.strays import asked_for, called_on
from quotes.subjects import UNNAMED


class Origin(StrEnum):
    """How a quotation came to be found; the names appear in the evidence."""

    STRETCH = "marked_words"
    JOINED = "interrupted"
    CLAUSE = "content_clause"
    OBJECT = "content_object"
    REFERENCE = "speech_act"


@frozen(kw_only=True)
class Found:
    """A quotation before anyone is named: its words, and the frame that speaks of it, if any.

    `stretches` are indexes into `Markings.stretches`; `label` the words set beside a turn or
    signature; `enclosing` the index of the stretch that this one stands in.
    """

    kind: Kind
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    frame: Frame | None = None
    rule: LinkRule | None = None
    origin: Origin
    stretches: tuple[int, ...] = ()
    label: Span | None = None
    enclosing: int | None = None
    owner: Node | None = None

    @property
    def start(self) -> int:
        """The first code point."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.spans[-1].end


@frozen(kw_only=True)
class Rejected:
    """Marked words that are no speech, and what they are."""

    span: Span
    label: NotSpeechLabel


@frozen(kw_only=True)
class Findings:
    """All quotations in text order, and the marked words that are none."""

    quotations: tuple[Found, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def find_quotations(
    document: Document, frames: tuple[Frame, ...], links: tuple[Link, ...]
) -> Findings:
    """Return every quotation of the document and every marked stretch that is none."""
    rejected: list[Rejected] = []
    kept: list[Link] = []
    for link, label in labelled(document, links):
        if label is None:
            kept.append(link)
        else:
            stretch = document.markings.stretches[link.stretch]
            rejected.append(Rejected(span=Span(start=stretch.start, end=stretch.end), label=label))
    marked = _marked_quotations(document, kept)
    unmarked = _unmarked_quotations(document, frames, marked)
    references = _references(document, (*marked, *unmarked))
    quotations = sorted((*marked, *unmarked, *references), key=lambda f: (f.start, -f.end))
    return Findings(quotations=tuple(quotations), rejected=tuple(rejected))


# --- marked words ----------------------------------------------------------------------------


def _marked_quotations(document: Document, links: list[Link]) -> tuple[Found, ...]:
    found: list[Found] = []
    clauses: dict[tuple[int, int], int] = {}
    for link in links:
        piece = _direct(document, link)
        if found and _interrupts(document, found[-1], piece):
            found[-1] = _join(found[-1], piece)
        elif _is_mixed(document, link):
            assert link.frame is not None
            key = (id(link.frame.cue.sentence), link.frame.cue.word.index)
            if key in clauses:
                found[clauses[key]] = _with_piece(document, found[clauses[key]], link)
                continue
            clauses[key] = len(found)
            found.append(_mixed(document, link))
        else:
            found.append(piece)
    return tuple(found)


def _is_mixed(document: Document, link: Link) -> bool:
    """A stretch inside another's sentence, or with unmarked words of its clause around it."""
    stretch = document.markings.stretches[link.stretch]
    if link.frame is None or not link.frame.clausal or is_sentential(document, stretch):
        return False
    return any(span.overlaps(stretch.spans[0]) for span in link.frame.content)


def _direct(document: Document, link: Link) -> Found:
    stretch = document.markings.stretches[link.stretch]
    sentential = is_sentential(document, stretch)
    spans = stretch.spans
    kind = Kind.DIRECT if sentential else Kind.MIXED
    return Found(
        kind=kind,
        spans=spans,
        quoted=() if sentential else spans,
        frame=link.frame,
        rule=link.rule,
        origin=Origin.STRETCH,
        stretches=(link.stretch,),
        label=stretch.label,
        enclosing=stretch.parent,
    )


def _mixed(document: Document, link: Link) -> Found:
    stretch = document.markings.stretches[link.stretch]
    frame = link.frame
    assert frame is not None
    spans = _widen(frame.content, stretch)
    return Found(
        kind=Kind.MIXED,
        spans=spans,
        quoted=stretch.spans,
        frame=frame,
        rule=link.rule,
        origin=Origin.CLAUSE,
        stretches=(link.stretch,),
        enclosing=stretch.parent,
    )


def _with_piece(document: Document, found: Found, link: Link) -> Found:
    stretch = document.markings.stretches[link.stretch]
    return evolve(
        found,
        spans=_widen(found.spans, stretch),
        quoted=(*found.quoted, *stretch.spans),
        stretches=(*found.stretches, link.stretch),
    )


def _widen(spans: tuple[Span, ...], stretch: Marked) -> tuple[Span, ...]:
    """Stretch the content's spans over the marks at their edges, so that no mark is cut off."""
    merged = sorted((*spans, *stretch.spans))
    found: list[Span] = []
    for span in merged:
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _interrupts(document: Document, first: Found, second: Found) -> bool:
    """“A,” she said, “B.” is one quotation: the cue's clause stands between, and no full stop."""
    if first.origin is Origin.CLAUSE or first.frame is None or first.label is not None:
        return False
    if first.rule is not LinkRule.CLAUSE_AFTER or first.enclosing != second.enclosing:
        return False
    gap = document.text[first.end : second.start]
    if "\n" in gap or not gap.rstrip().endswith((",", "—", "–", "-")):
        return False
    if not first.end <= first.frame.cue.start < second.start:
        return False
    if _ended(document.text[first.start : first.end]):
        return False
    return second.frame is None or second.frame.cue.start == first.frame.cue.start


def _ended(text: str) -> bool:
    return text.rstrip("”\"’'»“").endswith(".")


def _join(first: Found, second: Found) -> Found:
    return evolve(
        first,
        kind=Kind.DIRECT,
        quoted=(),
        origin=Origin.JOINED,
        spans=(*first.spans, *second.spans),
        stretches=(*first.stretches, *second.stretches),
    )


# --- unmarked words --------------------------------------------------------------------------


def _unmarked_quotations(
    document: Document, frames: tuple[Frame, ...], marked: tuple[Found, ...]
) -> tuple[Found, ...]:
    cover = _Cover.of(marked)
    used = {
        (id(f.frame.cue.sentence), f.frame.cue.word.index) for f in marked if f.frame is not None
    }
    found: list[Found] = []
    for frame in frames:
        key = (id(frame.cue.sentence), frame.cue.word.index)
        if not _reports(frame):
            continue
        if document.stretch_index(frame.cue.start) is not None and not relays(frame):
            continue
        spans = _outside_cues(frame.content)
        if not spans or (key in used and any(cover.overlaps(s) for s in spans)):
            continue
        if _mostly_marked(document, frame, spans):
            continue
        within = _marked_within(document, frame, spans)
        for index in within:
            spans = _widen(spans, document.markings.stretches[index])
        found.append(
            Found(
                kind=Kind.MIXED if within else Kind.INDIRECT,
                spans=spans,
                quoted=tuple(s for i in within for s in document.markings.stretches[i].spans),
                stretches=within,
                frame=frame,
                origin=Origin.CLAUSE if frame.clausal else Origin.OBJECT,
                enclosing=document.stretch_index(frame.cue.start),
            )
        )
    return tuple(found)


def _marked_within(document: Document, frame: Frame, spans: tuple[Span, ...]) -> tuple[int, ...]:
    """The stretches inside a clause that are spoken of by another cue, or are no speech."""
    if document.in_marks(frame.cue.start):
        return ()
    found = {
        document.stretch_index(node.start) for span in spans for node in document.nodes_in(span)
    }
    return tuple(sorted(index for index in found if index is not None))


_OBJECT_CUES = frozenset(
    """deny announce confirm acknowledge admit reveal predict dispute disclose allege claim
    reiterate declare report demand reject propose""".split()
)
_INFINITIVE_CUES = frozenset(
    """promise pledge vow threaten agree demand ask urge offer swear order tell advise claim
    instruct beg implore exhort plead request warn forbid invite press encourage remind
    command""".split()
)
# “asked not to be named” says how the source is given; it is nobody's quotation.
_UNNAMED = frozenset("name identify quote".split())
_GERUND_CUES = frozenset(
    "deny admit acknowledge suggest propose recommend confess report recall remember".split()
)


def _reports(frame: Frame) -> bool:
    """Tell whether a frame's unmarked content is somebody's speech."""
    if _calls(frame):
        return frame.source is not None
    if frame.cue_class not in {CueClass.SAY, CueClass.SHOW}:
        return False
    if not frame.content or (frame.source is None and _is_nobodys(frame.cue)):
        return False
    if frame.kind is not FrameKind.VERB:
        return frame.clausal
    owned = frame.source is not None or frame.via == UNNAMED
    if not frame.clausal:
        cued = frame.cue.lemma in _OBJECT_CUES or bool(asked_for(frame.cue))
        return owned and (cued or _is_question(frame))
    if cleared_clause(frame.cue) is not None:
        return frame.source is not None and can_speak(frame.source)
    if _is_infinitive(frame):
        asked = any(
            c.lemma in _UNNAMED and c.children("aux:pass") for c in frame.cue.children("xcomp")
        )
        return owned and frame.cue.lemma in _INFINITIVE_CUES and not asked
    if frame.cue.children("ccomp"):
        return not is_weak(frame) or _has_that(frame)
    if frame.cue.children("xcomp") and not frame.cue.is_a("parataxis"):
        return owned and frame.cue.lemma in (
            _GERUND_CUES if _is_gerund(frame) else _INFINITIVE_CUES
        )
    return owned and (not is_weak(frame) or frame.via == UNNAMED)


def _is_nobodys(cue: Node) -> bool:
    """“It is too soon to say whether …”, “there is no question that …”: nobody says it."""
    head = cue.head()
    if head is None or not head.children("expl"):
        return False
    return cue.is_a("nsubj") or (cue.word.xpos == "VB" and head.word.upos in {"ADJ", "NOUN"})


def _calls(frame: Frame) -> bool:
    """“called for a boycott”, “called on the council to resign”; not “called him out for it”."""
    if frame.kind is not FrameKind.VERB or frame.cue.lemma != "call" or not frame.content:
        return False
    asked = asked_for(frame.cue) and not frame.cue.children("obj", "compound:prt")
    return bool(asked) or (frame.clausal and bool(called_on(frame.cue)))


def _is_infinitive(frame: Frame) -> bool:
    """“to close it”, “not to close it”, right of the cue."""
    start = max(frame.content[0].start, frame.cue.end)
    words = [w for w in frame.cue.sentence.words if w.start >= start and w.text.lower() != "not"]
    return bool(words) and words[0].text.lower() == "to" and words[0].upos == "PART"


def _is_gerund(frame: Frame) -> bool:
    """“denied taking it”, “denied having taken it”."""
    return any(
        w.xpos == "VBG"
        for c in frame.cue.children("xcomp")
        for w in (c.word, *(a.word for a in c.children("aux")))
    )


_QUESTION_WORDS = frozenset("which what who whom whose how why when where whether".split())


def _is_question(frame: Frame) -> bool:
    """“refused to say which group he meant”: a question that the parser took for an object."""
    starts = {span.start for span in frame.content}
    return any(
        w.start in starts and w.text.lower() in _QUESTION_WORDS for w in frame.cue.sentence.words
    )


def _has_that(frame: Frame) -> bool:
    return any(m.lemma == "that" for c in frame.cue.children("ccomp") for m in c.children("mark"))


def _outside_cues(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(s for s in spans if s.end > s.start)


@frozen(kw_only=True)
class _Cover:
    """The code points that some quotations take up, for quick look-ups."""

    spans: tuple[Span, ...]

    @staticmethod
    def of(found: tuple[Found, ...]) -> "_Cover":
        merged: list[Span] = []
        for span in sorted(s for f in found for s in f.spans):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return _Cover(spans=tuple(merged))

    def overlaps(self, span: Span) -> bool:
        """Tell whether any of the quotations shares a code point with `span`."""
        at = bisect_left(self.spans, span.end, key=lambda s: s.start) - 1
        return at >= 0 and self.spans[at].end > span.start


def _mostly_marked(document: Document, frame: Frame, spans: tuple[Span, ...]) -> bool:
    """The content is a stretch's own words: the stretch is the quotation, however it is linked."""
    own = document.stretch_index(frame.cue.start)
    inside = sum(
        1
        for span in spans
        for node in document.nodes_in(span)
        if document.stretch_index(node.start) not in {None, own}
    )
    total = sum(len(document.nodes_in(span)) for span in spans)
    return total == 0 or inside * 2 > total


# --- references ------------------------------------------------------------------------------


def _goes_before(found: Found) -> bool:
    """“…” Her speech lasted an hour: the noun speaks of the words, but stands in no clause of
    theirs."""
    frame = found.frame
    own = frame is not None and frame.kind is FrameKind.NOUN and not frame.clausal
    return own and found.rule in {LinkRule.CLAUSE_AFTER, LinkRule.SENTENCE_AFTER}


def _references(document: Document, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """“Her statement was carried by …”, “his warning”: a speech act with an owner, no words."""
    cues = {f.frame.cue.start for f in found if f.frame is not None and not _goes_before(f)}
    cover = _Cover.of(found)
    references: list[Found] = []
    for sentence in document.parse.sentences:
        for word in sentence.words:
            node = Node(sentence=sentence, word=word)
            if word.upos != "NOUN" or node.lemma not in SPEECH_ACTS or node.start in cues:
                continue
            if is_ignored(node, own=document.knowledge.cues):
                continue
            owners = node.children("nmod:poss")
            if not owners or document.in_marks(node.start):
                continue
            end = max(node.end, phrase_span(node).end)
            span = Span(start=owners[0].subtree()[0].start, end=end)
            if cover.overlaps(span):
                continue
            references.append(
                Found(
                    kind=Kind.REFERENCE,
                    spans=(span,),
                    origin=Origin.REFERENCE,
                    owner=owners[0],
                )
            )
    return tuple(references)

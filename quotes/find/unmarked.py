"""Quotations without marks: the content of a cue that reports."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from quotes.document import Document, Node
from quotes.find.detached_content import accused_of, asked_for, called_on, put_at
from quotes.find.found import Cover, Found, Origin, widen
from quotes.find.frames import Frame, FrameKind, is_weak
from quotes.find.relayed import relays
from quotes.find.subjects import UNNAMED
from quotes.grammar.animacy import can_speak
from quotes.lexicon.cues import CueClass
from quotes.lexicon.idioms import cleared_clause
from quotes.model import Kind, Span


def unmarked_quotations(
    document: Document, frames: tuple[Frame, ...], marked: tuple[Found, ...]
) -> tuple[Found, ...]:
    """Return what cues report without marks, save what `marked` already takes up."""
    cover = Cover.of(marked)
    used = {
        (id(f.frame.cue.sentence), f.frame.cue.word.index) for f in marked if f.frame is not None
    }
    cues = sorted((f.frame.cue.start, f.frame.cue.end) for f in marked if f.frame is not None)
    found = list(_after_colons(document, frames, marked))
    for frame in frames:
        key = (id(frame.cue.sentence), frame.cue.word.index)
        if not _reports(frame):
            continue
        if document.passage_index(frame.cue.start) is not None and not relays(frame):
            continue
        spans = _outside_cues(frame.content)
        if not spans or (key in used and any(cover.overlaps(s) for s in spans)):
            continue
        if _mostly_marked(document, frame, spans) and not _holds_one(spans, cues):
            continue
        within = _marked_within(document, frame, spans)
        for index in within:
            spans = widen(spans, document.markings.passages[index])
        found.append(
            Found(
                kind=Kind.MIXED if within else Kind.INDIRECT,
                spans=spans,
                quoted=tuple(s for i in within for s in document.markings.passages[i].spans),
                passages=within,
                frame=frame,
                origin=Origin.CLAUSE if frame.clausal else Origin.OBJECT,
                enclosing=document.passage_index(frame.cue.start),
            )
        )
    return tuple(found)


def _after_colons(
    document: Document, frames: tuple[Frame, ...], marked: tuple[Found, ...]
) -> Iterator[Found]:
    """“Sgt Holt said: The driver has been released.”: the sentence after a cue that the colon
    closes, in its paragraph, without marks."""
    cover = Cover.of(marked)
    following = dict(pairwise(id(s) for s in document.parse.sentences))
    by_id = {id(s): s for s in document.parse.sentences}
    for frame in frames:
        sentence = frame.cue.sentence
        said = by_id.get(following.get(id(sentence), 0))
        own = frame.kind is FrameKind.VERB and frame.cue_class is CueClass.SAY
        if said is None or not own or frame.source is None or not can_speak(frame.source):
            continue
        if sentence.words[-1].text != ":" or not _closes(frame) or is_weak(frame):
            continue
        span = Span(start=said.words[0].start, end=said.words[-1].end)
        together = document.paragraph_index(sentence.words[-1].start) == document.paragraph_index(
            span.start
        )
        if together and not (cover.overlaps(span) or document.in_marks(frame.cue.start)):
            spans = (span,)
            yield Found(kind=Kind.INDIRECT, spans=spans, frame=frame, origin=Origin.CLAUSE)


def _closes(frame: Frame) -> bool:
    """Nothing but who was told, and when, stands between a cue and the colon."""
    after = frame.cue.sentence.words[frame.cue.word.index + 1 : -1]
    return not frame.clausal and not any(w.upos in {"VERB", "AUX"} for w in after)


def _marked_within(document: Document, frame: Frame, spans: tuple[Span, ...]) -> tuple[int, ...]:
    """The passages inside a clause that are spoken of by another cue, or are no speech."""
    if document.in_marks(frame.cue.start):
        return ()
    found = {
        document.passage_index(node.start) for span in spans for node in document.nodes_in(span)
    }
    return tuple(sorted(index for index in found if index is not None))


_OBJECT_CUES = frozenset(
    """deny announce confirm acknowledge admit reveal predict dispute disclose allege claim
    reiterate declare report demand reject propose""".split()
)
_INFINITIVE_CUES = frozenset(
    """promise pledge vow threaten agree demand ask urge offer swear order tell advise claim
    instruct beg implore exhort plead request warn forbid invite press encourage remind
    command direct""".split()
)
# “asked not to be named” says how the source is given; it is nobody's quotation.
_UNNAMED = frozenset("name identify quote".split())
_GERUND_CUES = frozenset(
    "deny admit acknowledge suggest propose recommend confess report recall remember".split()
)


def _reports(frame: Frame) -> bool:
    """Tell whether a frame's unmarked content is somebody's speech."""
    if _calls(frame):
        return frame.source is not None and can_speak(frame.source)
    if frame.cue_class not in {CueClass.SAY, CueClass.SHOW}:
        return False
    if not frame.content or (frame.source is None and is_nobodys(frame.cue)):
        return False
    if frame.kind is not FrameKind.VERB:
        return frame.clausal
    owned = frame.source is not None or frame.via == UNNAMED
    if not frame.clausal:
        cued = frame.cue.lemma in _OBJECT_CUES or bool(asked_for(frame.cue) or put_at(frame.cue))
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


def is_nobodys(cue: Node) -> bool:
    """Tell whether nobody says it: “It is too soon to say whether …”, “there is no question …”."""
    head = cue.head()
    if head is None or not head.children("expl"):
        return False
    return cue.is_a("nsubj") or (cue.word.xpos == "VB" and head.word.upos in {"ADJ", "NOUN"})


def _calls(frame: Frame) -> bool:
    """“called for a boycott”, “called on the council to resign”, “accused Holt of lying”; not
    “called him out for it”, “a man accused of theft”."""
    if accused_of(frame.cue):
        return frame.via != "beside"
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
    """“refused to say which group he meant”: a question that the parser took for an object; not
    “the law, which Holt signed”, where a relative stands before its verb."""
    relative = frame.cue.start if frame.cue.is_a("acl") else 0
    starts = {span.start for span in frame.content if span.start >= relative}
    return any(
        w.start in starts and w.text.lower() in _QUESTION_WORDS for w in frame.cue.sentence.words
    )


def _has_that(frame: Frame) -> bool:
    return any(m.lemma == "that" for c in frame.cue.children("ccomp") for m in c.children("mark"))


def _outside_cues(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(s for s in spans if s.end > s.start)


def _holds_one(spans: tuple[Span, ...], cues: list[tuple[int, int]]) -> bool:
    """“Holt said Quill wrote: “…””: the marked words are Quill's, and Holt's tell of them: their
    spans hold one of the cues, which are told by (start, end) in order."""
    for span in spans:
        at = bisect_left(cues, (span.start, 0))
        if at < len(cues) and cues[at][1] <= span.end:
            return True
    return False


def _mostly_marked(document: Document, frame: Frame, spans: tuple[Span, ...]) -> bool:
    """The content is a passage's own words: the passage is the quotation, however it is linked."""
    own = document.passage_index(frame.cue.start)
    inside = sum(
        1
        for span in spans
        for node in document.nodes_in(span)
        if document.passage_index(node.start) not in {None, own}
    )
    total = sum(len(document.nodes_in(span)) for span in spans)
    return total == 0 or inside * 2 > total

"""Rules for an attribution that follows the words: “…,” said Holt; “….” Holt told us."""

from quotes.document import Node
from quotes.find.frames import Frame, FrameKind, source_span
from quotes.find.link.scene import Scene, first_span, inner_text
from quotes.grammar.phrases import NAME_PREFIX
from quotes.lexicon.cues import CueClass, cue_lemma
from quotes.model import Span


def clause_after(scene: Scene) -> Frame | None:
    """“…,” Holt said; “…,” said Holt; “…,” the mayor, a doctor, said; “…” – Holt told us. Not
    after a colon, where a capital begins another sentence (“… asked her: “Why?” She said …”)."""
    if scene.before.endswith(":") and scene.after.lstrip()[:1].isupper():
        return None
    return _frame_right_after(scene, over_stop=False)


def sentence_after(scene: Scene) -> Frame | None:
    """“….” Holt told reporters. A sentence that is nothing but the attribution; not after a colon,
    which has said whose the words are."""
    found = None if scene.before.endswith(":") else _frame_right_after(scene, over_stop=True)
    return None if found is not None and cue_lemma(found.cue) in _AGREEING else found


# “….” Holt agreed. Who agrees does so with words that somebody else has spoken.
_AGREEING = frozenset("agree disagree concur dissent".split())


def _frame_right_after(scene: Scene, *, over_stop: bool) -> Frame | None:
    words = _words_after(scene)
    if not words:
        return None
    stopped = _ends_with_stop(scene)
    if stopped != over_stop:
        return None
    first = words[0]
    for frame in scene.frames:
        if not scene.passage.end <= frame.cue.start < scene.next_start:
            continue
        if not _starts_clause(frame, first, words) or _judges_other(scene, frame, first):
            continue
        if _qualifies(scene, frame) or _has_own_thought(scene, frame):
            continue
        if _takes_next(scene, frame, stopped=stopped):
            return None
        return _voice_quoted(scene, frame) or frame
    return None


def _qualifies(scene: Scene, frame: Frame) -> bool:
    """“a “war chest” backing Holt”: a participle about the thing that the words name."""
    head = frame.cue.head()
    participle = frame.cue.is_a("acl") and frame.cue.word.xpos in {"VBG", "VBN"}
    return participle and head is not None and first_span(scene.passage).contains(head.word.span)


def _has_own_thought(scene: Scene, frame: Frame) -> bool:
    """“Because she is “no judge,” Holt feels free to talk”: the verb has another content."""
    words = first_span(scene.passage)
    other = frame.clausal and not any(s.overlaps(words) for s in frame.content)
    return frame.cue_class is CueClass.THINK and other


def _judges_other(scene: Scene, frame: Frame, first: Node) -> bool:
    """““Open the gate!” Harbour crews still praise his nerve.”: a sentence of its own, and whom
    or what it is about."""
    return (
        frame.cue_class is CueClass.NAME
        and not inner_text(scene).endswith(",")
        and first.word.text[:1].isupper()
        and any(c.start > frame.cue.end for c in frame.cue.children("obj"))
    )


def _voice_quoted(scene: Scene, frame: Frame) -> Frame | None:
    """“…,” the agency quoted Holt as saying, “…,” Quill recalled Holt telling her: the words are
    Holt's, whom the inner cue has."""
    for inner in scene.frames:
        head = inner.cue.head()
        if head is None or head.word is not frame.cue.word or inner.source is None:
            continue
        other = frame.source is None or inner.source.word is not frame.source.word
        told = frame.cue.lemma in _RECALLING and other
        quoted = any(c.lemma == "as" for c in inner.cue.children("mark", "case"))
        if inner.cue.word.xpos == "VBG" and (quoted or told):
            return inner
    return None


_RECALLING = frozenset("recall remember hear overhear describe".split())


def _ends_with_stop(scene: Scene) -> bool:
    text = inner_text(scene)
    after = scene.after.lstrip()
    return text.endswith(".") and not text.endswith("...") and not after.startswith(",")


def _words_after(scene: Scene) -> tuple[Node, ...]:
    """The words from the passage to the end of the sentence that follows it, or the next one."""
    document = scene.document
    span = Span(start=scene.passage.end, end=max(scene.next_start, scene.passage.end))
    nodes = [
        n
        for n in document.nodes_in(span)
        if n.word.upos != "PUNCT" or NAME_PREFIX.fullmatch(n.word.text)
    ]
    if not nodes:
        return ()
    first = nodes[0].sentence
    return tuple(n for n in nodes if n.sentence is first)


_SUBORDINATORS = frozenset(
    "and but while as when after before because if since though although where until".split()
)

_LIGHT = {"ADV", "CCONJ", "SCONJ", "ADP", "DET", "INTJ"}


def _starts_clause(frame: Frame, first: Node, words: tuple[Node, ...]) -> bool:
    """The frame's clause (source or cue) begins with the first word after the passage."""
    if frame.cue.sentence is not first.sentence or frame.source is None:
        return False
    span = source_span(frame)
    starts = [frame.cue.start]
    if span is not None and frame.source.sentence is frame.cue.sentence:
        if span.start >= first.start:
            starts.append(span.start)
        elif frame.kind is not FrameKind.ACCORDING:
            return False
    start = min(starts)
    lead = [w for w in words if w.start < start]
    if len(lead) > 3 or any(w.word.upos not in _LIGHT for w in lead):
        return False
    if any(w.word.text.lower() in _SUBORDINATORS for w in lead):
        return False
    return frame.cue_class in {CueClass.SAY, CueClass.SHOW, CueClass.THINK, CueClass.NAME}


def _takes_next(scene: Scene, frame: Frame, *, stopped: bool) -> bool:
    """A frame after a stop with content of its own speaks of that, not of the passage."""
    if not stopped:
        return False
    if frame.clausal:
        return True
    if frame.cue.children("parataxis"):
        return True  # “…” I laugh; she does not.
    tail = scene.document.text[frame.cue.end : scene.next_start].strip()
    next_is_close = scene.next_start < scene.region.end and len(tail.split()) <= 6
    return next_is_close and tail[-1:] in set(",:")

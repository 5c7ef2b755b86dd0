"""Rules for an attribution that leads into the words: “Holt said, “…””, “Holt continued:”."""

from quotes.find.frames import Frame, FrameKind, is_weak
from quotes.find.link.scene import LEAD_IN, Scene, first_span, stands_aside
from quotes.grammar.animacy import can_speak
from quotes.lexicon.cues import CueClass


def colon_before(scene: Scene) -> Frame | None:
    """“Holt said: “…””, “Holt was blunt in her reply: “…””, a block quotation's introduction."""
    if not scene.before.endswith(":") and scene.passage.intro is None:
        return None
    return _nearest_before(scene, limit=40)


def clause_before(scene: Scene) -> Frame | None:
    """“Holt said, “…””, “Holt told the panel that “…””, “adding, “…””."""
    frame = _nearest_before(scene, limit=25)
    if frame is None:
        return None
    between = scene.document.text[frame.cue.end : scene.passage.start].strip()
    if between and between[-1] not in LEAD_IN and len(between.split()) > 3:
        return None
    return frame


def _nearest_before(scene: Scene, *, limit: int) -> Frame | None:
    """Return the last frame before the passage in its sentence, if its source is named there."""
    floor = max(scene.previous_end, _sentence_floor(scene))
    found = [
        f
        for f in scene.frames
        if floor <= f.cue.start < scene.passage.start
        and (f.kind is not FrameKind.NOUN or f.clausal)
        and f.source is not None
        and can_speak(f.source)
        and not stands_aside(f.cue, scene.passage.start)
    ]
    for frame in reversed(found):
        between = scene.document.text[frame.cue.end : scene.passage.start]
        if len(between.split()) <= limit:
            return _said_around(scene, frame)
    return None


def _said_around(scene: Scene, inner: Frame) -> Frame:
    """“Holt added that the vote seems lost, which …, “…””: what a thing seems is Holt's to say."""
    if inner.cue_class is CueClass.SAY and not _goes_elsewhere(inner):
        return _taking(scene, inner) or inner
    around = (
        f
        for f in scene.frames
        if f.cue_class is CueClass.SAY
        and f.cue.start < scene.passage.start
        and f.source is not None
        and can_speak(f.source)
        and any(s.contains(inner.cue.word.span) for s in f.content)
    )
    return next(around, inner)


def _taking(scene: Scene, inner: Frame) -> Frame | None:
    """“As Holt put it in a memo to staff explaining the deal, “…””: a participle that has its own
    object leaves the words to the cue whose clause they are."""
    if not (inner.cue.is_a("acl") and inner.content) or inner.clausal:
        return None
    words = first_span(scene.passage)
    around = (
        f
        for f in scene.frames
        if f.cue_class is CueClass.SAY
        and f.clausal
        and f.cue.start < inner.cue.start
        and f.source is not None
        and can_speak(f.source)
        and any(s.contains(words) for s in f.content)
    )
    return next(around, None)


def _goes_elsewhere(frame: Frame) -> bool:
    """“once the council goes on leave, “…””: no cue that leads into the words."""
    return is_weak(frame) and frame.cue.is_a("advcl") and bool(frame.cue.children("obl", "obj"))


def _sentence_floor(scene: Scene) -> int:
    """Return where the sentence that leads into the passage starts, by its stops.

    The parser's borders are not trusted here: a passage often makes a sentence of its own.
    """
    text = scene.document.text
    at = scene.passage.start
    if text[scene.region.start : at].rstrip(" \xa0\"“”'’‘").endswith((".", "!", "?")):
        return at
    last = scene.document.node_before(at)
    start = last.sentence.start if last is not None else scene.region.start
    return max(start, scene.region.start)


def introduced_by_colon(scene: Scene) -> Frame | None:
    """“Holt continued:” as the end of the paragraph before; the last cue there has the source,
    but a comment on the sentence (“As Holt wrote, the council is calling it a farce:”) first, and
    a thought last."""
    document = scene.document
    index = document.paragraph_index(scene.passage.start)
    if not index or scene.before or scene.passage.parent is not None:
        return None
    previous = document.prose.paragraphs[index - 1]
    if not document.text[previous.start : previous.end].rstrip().endswith(":"):
        return None
    found = [
        f
        for f in scene.earlier
        if previous.start <= f.cue.start < previous.end and f.source is not None
    ]
    told = [f for f in found if f.cue_class is not CueClass.THINK]
    return next(reversed(told or found), None)


def introduced_over_paragraphs(scene: Scene) -> Frame | None:
    """An introduction outweighs a clause after it where the words run over paragraphs."""
    return introduced_by_colon(scene) if len(scene.passage.spans) > 1 else None


def tight_before(scene: Scene) -> Frame | None:
    """“Holt said, “…””: cue and comma right before words that begin a sentence."""
    if not scene.before.endswith((",", ":")):
        return None
    frame = _nearest_before(scene, limit=5)
    if frame is None or frame.cue_class is CueClass.VOICE:
        return None
    return frame

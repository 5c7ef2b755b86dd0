"""Rules for words within a sentence that attributes them: a cue’s clause, object or comment."""

from quotes.document import Node
from quotes.find.frames import Frame, FrameKind
from quotes.find.link.scene import CIRCUMSTANCE, Scene, first_span, stands_aside
from quotes.find.noun_sources import speech_noun
from quotes.grammar.animacy import can_speak
from quotes.grammar.phrases import subject_of
from quotes.layout import Marked
from quotes.lexicon.cues import CueClass, cue_lemma
from quotes.lexicon.idioms import wording_of
from quotes.lexicon.nouns import DOCUMENTS


def content_of_cue(scene: Scene) -> Frame | None:
    """The passage stands in a cue's clause (“said the plan was “a mess””); the innermost
    wins, but speech over thought."""
    best: tuple[bool, int, Frame] | None = None
    for frame in scene.frames:
        if frame.source is None or frame.cue_class is CueClass.VOICE or not frame.clausal:
            continue
        if not can_speak(frame.source):
            continue
        if not any(span.overlaps(first_span(scene.passage)) for span in frame.content):
            continue
        size = sum(s.end - s.start for s in frame.content)
        thought = frame.cue_class is CueClass.THINK
        if best is None or (thought, size) < best[:2]:
            best = (thought, size, frame)
    return None if best is None else best[2]


_CONTENT_PATH = (
    "obj", "obl", "xcomp", "ccomp", "nmod", "amod", "conj", "appos", "compound", "parataxis",
    "dep", "acl", "advcl", "flat", "root", "iobj", "nummod", "det", "nsubj", "advmod",
)  # fmt: skip


def object_of_cue(scene: Scene) -> Frame | None:
    """“called it “a disgrace””, “warned of “chaos””, “Holt's talk of “chaos””."""
    classes = frozenset({CueClass.SAY, CueClass.NAME, CueClass.SHOW})
    frame = _governing(scene, classes)
    return None if frame is None else _told_by(scene, frame) or _nearer(scene, frame) or frame


def _nearer(scene: Scene, outer: Frame) -> Frame | None:
    """“Holt said Ruiz was right when she said that “…””, “After Ruiz said that …, Holt said: …”: a
    saying in the content of the one above, or in a clause before it, whose own content has the
    words though the parser hung them higher."""
    words = first_span(scene.passage)
    held = [
        f
        for f in scene.frames
        if f is not outer
        and f.cue_class is CueClass.SAY
        and f.kind is FrameKind.VERB
        and f.clausal
        and f.cue.end <= words.start
        and f.source is not None
        and can_speak(f.source)
        and (any(s.contains(f.cue.word.span) for s in outer.content) or _goes_before(f, outer))
        and any(s.overlaps(words) for s in f.content)
    ]
    return held[-1] if held else None


def _goes_before(clause: Frame, outer: Frame) -> bool:
    head = clause.cue.head()
    return clause.cue.is_a("advcl") and head is not None and head.word is outer.cue.word


def _told_by(scene: Scene, inner: Frame) -> Frame | None:
    """“Holt said the ad “plainly” suggests …”, “Holt said we see it as “a mess””, “Holt expects
    Ruiz to win by naming “lies””: what a thing shows, somebody thinks, or may yet say, is in the
    words of who says so."""
    source = inner.source
    shown = inner.cue_class is CueClass.SHOW or (source is not None and source.lemma in DOCUMENTS)
    thought = cue_lemma(inner.cue) in _THINKS_OF
    if not (shown or thought or _is_unreal(inner)):
        return None
    for frame in scene.frames:
        if frame is inner or frame.cue_class is not CueClass.SAY or not frame.clausal:
            continue
        held = any(span.contains(inner.cue.word.span) for span in frame.content)
        if held and frame.source is not None and can_speak(frame.source):
            return frame
    return None


_THINKS_OF = frozenset("see view regard consider deem".split())


def words_used(scene: Scene) -> Frame | None:
    """“Holt used the word “…””: the words right after that noun."""
    for frame in scene.frames:
        noun = wording_of(frame.cue)
        if noun is None or frame.source is None or not can_speak(frame.source):
            continue
        between = scene.document.text[noun.end : max(noun.end, scene.passage.start)]
        if noun.end <= scene.passage.start and between.strip(" ,:\xa0") == "":
            return frame
    return None


def owned_words(scene: Scene) -> Frame | None:
    """“Holt's “dead end” remark”: between whose words they are and the noun that calls them so."""
    passage, text = scene.passage, scene.document.text
    for frame in scene.frames:
        noun, source = frame.cue, frame.source
        if frame.via != "possessor" or source is None or speech_noun(noun) not in _OF_WORDS:
            continue
        follows = noun.start >= passage.end and not text[passage.end : noun.start].strip()
        end = max(w.end for w in source.subtree())
        owns = end <= passage.start and text[end : passage.start].strip() in _POSSESSIVES
        if follows and owns and can_speak(source):
            return frame
    return None


_OF_WORDS = frozenset(
    """remark comment rhetoric statement speech tweet post message promise warning quip joke slur
    claim assertion accusation allegation boast threat reference description characterization
    characterisation""".split()
)
_POSSESSIVES = frozenset({"", "'s", "’s", "'", "’"})


def object_of_voice(scene: Scene) -> Frame | None:
    """“citing “grave doubts””, “expressed “deep concern””, “wants “justice””."""
    return _governing(scene, frozenset({CueClass.VOICE, CueClass.THINK}))


def _governing(scene: Scene, classes: frozenset[CueClass]) -> Frame | None:
    by_word = {(id(f.cue.sentence), f.cue.word.index): f for f in scene.frames}
    nodes = scene.document.nodes_in(first_span(scene.passage))
    for top in (n for n in nodes if _leaves(n, scene)):
        frame = _climb(top, by_word)
        if frame is not None and frame.cue_class in classes:
            return frame
    return None


def _leaves(node: Node, scene: Scene) -> bool:
    head = node.head()
    return head is not None and not first_span(scene.passage).contains(head.word.span)


def _climb(top: Node, by_word: dict[tuple[int, int], Frame]) -> Frame | None:
    """Climb from a word to the first cue above it, if it has a source and the path is content."""
    node: Node | None = top
    verdict = _is_verdict(top)
    for _ in range(6):
        if node is None or not node.is_a(*_CONTENT_PATH) or _is_circumstance(node):
            return None
        if node.is_a("nsubj") and node.word.deprel != "nsubj:pass":
            return None
        head = node.head()
        if head is None:
            return None
        frame = by_word.get((id(head.sentence), head.word.index))
        if frame is not None and frame.source is not None and can_speak(frame.source):
            judged = verdict and frame.kind is FrameKind.NOUN
            if _is_content_path(node, frame) and not judged:
                return frame
            # “called Holt's remarks “a disgrace””, “declaring Holt's remarks as “silly””: what is
            # beside a noun is not what it tells.
            beside = node.is_a("appos") or any(c.lemma == "as" for c in node.children("case"))
            if not judged and (frame.kind is not FrameKind.NOUN or not beside):
                return None
        node = head
    return None


def _is_verdict(top: Node) -> bool:
    """“called Holt's remarks on the dam “silly””: no apposition without a comma or bracket, but
    what the verb above calls the noun."""
    noun = top.head()
    if noun is None or not top.is_a("appos"):
        return False
    between = top.sentence.words[noun.word.index + 1 : top.word.index]
    return all(w.text not in {",", "(", "-", "–", "—"} for w in between)


def relative_of(scene: Scene) -> Frame | None:
    """“the four “loopholes” he cited”, “the “loopholes” cited by Holt”: a clause about the very
    words."""
    words = first_span(scene.passage)
    for frame in scene.frames:
        head = frame.cue.head()
        close = scene.passage.end <= frame.cue.start <= scene.passage.end + 40
        if close and head is not None and frame.cue.is_a("acl") and words.contains(head.word.span):
            source = subject_of(frame.cue)
            own = source is not None and source.word.text.lower() not in {"who", "that", "which"}
            takes = (own or frame.via == "agent") and frame.source is not None
            return frame if takes and not frame.clausal else None
    return None


def _is_unreal(frame: Frame) -> bool:
    """“… to win by naming “lies””: a participle under an infinitive tells of nothing said yet."""
    above = frame.cue.head()
    participle = frame.via == "controlled_subject" and frame.cue.word.xpos == "VBG"
    return participle and above is not None and above.word.xpos == "VB"


def _is_circumstance(clause: Node) -> bool:
    """“called her a fool after she blamed …”: what the clause says is not the caller's."""
    return clause.is_a("advcl") and bool(
        {c.lemma for c in clause.children("mark", "advmod")} & CIRCUMSTANCE
    )


def as_said(scene: Scene) -> Frame | None:
    """“… is “a mess”, as Holt put it”: the comment on the very clause of the passage."""
    for frame in scene.frames:
        if frame.source is None or not frame.cue.is_a("advcl") or not can_speak(frame.source):
            continue
        follows = scene.passage.end <= frame.cue.start < scene.next_start
        marked = {c.lemma for c in frame.cue.children("mark")}
        within = any(span.overlaps(first_span(scene.passage)) for span in frame.content)
        if follows and within and "as" in marked and frame.clausal:
            return frame
    return None


_SETTING_PREPOSITIONS = frozenset("in during after before since until inside near".split())


def _is_content_path(node: Node, frame: Frame) -> bool:
    """“said on “Face the Nation”” is a setting, “warned of “chaos”” content; of a noun only what
    it is about is (“talk of “chaos””), not what qualifies it (“Holt's “work-related” emails”)."""
    if node.word.deprel == "obl:unmarked" and not frame.cue.children("obj", "xcomp", "nsubj:pass"):
        return False  # “was calling “every hour””
    cases = {c.lemma for c in node.children("case")}
    if frame.kind is FrameKind.NOUN and not frame.clausal:
        return node.is_a("nmod", "acl") and "as" not in cases
    if not node.is_a("obl", "nmod"):
        return True
    if cases & _SETTING_PREPOSITIONS:
        return False
    return not ("on" in cases and frame.cue_class is CueClass.SAY)


def cue_in_sentence(scene: Scene) -> Frame | None:
    """Any cue with a source in the passage's own sentence, the nearest of those whose content has
    the words, else of all."""
    sentences = scene.document.sentences_in(first_span(scene.passage))
    here = {id(s) for s in sentences}
    found = [
        f
        for f in scene.frames
        if id(f.cue.sentence) in here
        and f.source is not None
        and can_speak(f.source)
        and f.cue_class in {CueClass.SAY, CueClass.NAME, CueClass.SHOW}
        and (f.kind is not FrameKind.NOUN or f.cue.start < scene.passage.start)
        and not stands_aside(f.cue, scene.passage.start)
    ]
    if not found:
        return None
    held = [f for f in found if any(s.overlaps(first_span(scene.passage)) for s in f.content)]
    return min(held or found, key=lambda f: _distance(f, scene.passage))


def _distance(frame: Frame, passage: Marked) -> int:
    if frame.cue.start >= passage.end:
        return frame.cue.start - passage.end
    return passage.start - frame.cue.end

"""From a marked stretch to the attribution frame that speaks of it: ordered, named rules.

A rule looks at one stretch and the frames of its own level (outside all marks for an outer
stretch, inside its parent for a nested one) and returns the frame or nothing. The first rule
that answers decides.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise

from attrs import field, frozen

from quotes.animacy import can_speak
from quotes.cues import CueClass
from quotes.document import Document, Node
from quotes.frames import Frame, FrameKind, is_weak, source_span
from quotes.layout import Marked, MarkedForm
from quotes.model import Span
from quotes.nouns import DOCUMENTS
from quotes.phrases import NAME_PREFIX, subject_of


class LinkRule(StrEnum):
    """By which rule a stretch was linked to its frame; the names appear in the evidence."""

    LABEL = "label"
    INTRODUCED = "introduced_by_colon"
    COLON = "colon_before"
    TIGHT_BEFORE = "clause_right_before"
    CLAUSE_AFTER = "clause_after"
    CLAUSE_BEFORE = "clause_before"
    CONTENT = "content_of_cue"
    OBJECT = "object_of_cue"
    VOICED = "object_of_voicing_verb"
    SAME_SENTENCE = "cue_in_sentence"
    SENTENCE_AFTER = "sentence_after"


@frozen(kw_only=True)
class Link:
    """A stretch with the frame found for it, and the rule that found it."""

    stretch: int
    frame: Frame | None = None
    rule: LinkRule | None = None


@frozen(kw_only=True)
class _Scene:
    """What the rules of one stretch look at: the stretch, and the frames of its level nearby."""

    document: Document
    stretch: Marked
    frames: tuple[Frame, ...]
    earlier: tuple[Frame, ...]
    sentential: bool
    before: str
    after: str
    region: Span
    next_start: int
    previous_end: int


def link_stretches(document: Document, frames: tuple[Frame, ...]) -> tuple[Link, ...]:
    """Return one link for every stretch, in the order of the stretches."""
    level = _Levels(document=document)
    by_level: dict[int | None, list[Frame]] = {}
    for frame in frames:
        by_level.setdefault(level.of(frame.cue.start), []).append(frame)
    neighbours = _neighbours(document)
    return tuple(
        _link(document, index, by_level.get(stretch.parent, []), neighbours[index])
        for index, stretch in enumerate(document.markings.stretches)
    )


@frozen(kw_only=True)
class _Levels:
    """Tells the innermost stretch around an offset."""

    document: Document
    _children: dict[int, list[int]] = field(init=False, eq=False, repr=False)

    @_children.default
    def _index_children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, stretch in enumerate(self.document.markings.stretches):
            if stretch.parent is not None:
                found.setdefault(stretch.parent, []).append(index)
        return found

    def of(self, offset: int) -> int | None:
        index = self.document.stretch_index(offset)
        while index is not None:
            inner = next(
                (
                    child
                    for child in self._children.get(index, ())
                    if any(
                        s.start <= offset < s.end
                        for s in self.document.markings.stretches[child].spans
                    )
                ),
                None,
            )
            if inner is None:
                return index
            index = inner
        return None


def _neighbours(document: Document) -> tuple[tuple[int, int], ...]:
    """Return for every stretch where the stretch before it ends and the next one starts, among
    those of its level; a nickname in marks is part of the name around it."""
    stretches = document.markings.stretches
    found = [(0, len(document.text))] * len(stretches)
    levels: dict[int | None, list[int]] = {}
    for index, stretch in enumerate(stretches):
        if not _is_inside_name(document, stretch):
            levels.setdefault(stretch.parent, []).append(index)
    for members in levels.values():
        for first, second in pairwise(members):
            found[first] = (found[first][0], stretches[second].start)
            found[second] = (stretches[first].end, found[second][1])
    return tuple(found)


_NAME_AROUND = re.compile(r"[A-Z][\w’'-]*\.?\s+\W+[A-Z][\w-]*(?:\s[A-Z][\w-]*)?\W+\s[A-Z]")


def _is_inside_name(document: Document, stretch: Marked) -> bool:
    """“…,” shouted Dana “Skip” Holt: a capitalised word or two between those of a name."""
    line = document.paragraph(stretch.start)
    low = document.text.rfind(" ", line.start, max(stretch.start - 1, line.start)) + 1
    around = document.text[max(low, line.start) : min(stretch.end + 2, line.end)]
    return _NAME_AROUND.fullmatch(around) is not None


def _link(document: Document, index: int, frames: list[Frame], neighbours: tuple[int, int]) -> Link:
    stretch = document.markings.stretches[index]
    if stretch.label is not None:
        return Link(stretch=index, rule=LinkRule.LABEL)
    if is_chanted(document, stretch):
        return Link(stretch=index)
    scene = _scene(document, stretch, frames, neighbours)
    for name, rule in _SENTENTIAL_RULES if scene.sentential else _FRAGMENT_RULES:
        frame = rule(scene)
        if frame is not None:
            return Link(stretch=index, frame=frame, rule=name)
    return Link(stretch=index)


_CHANTED = re.compile(
    r"""\b(?:chants?|shouts|cries|screams|boos|jeers|murmurs|whoops)
    \s+of\s*\W{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_chanted(document: Document, stretch: Marked) -> bool:
    """Tell whether nobody in particular calls the words out (“greeted with chants of “Hill!””)."""
    before = document.text[max(stretch.start - 30, 0) : stretch.start]
    return stretch.form is MarkedForm.MARKS and _CHANTED.search(before) is not None


def _scene(
    document: Document, stretch: Marked, frames: list[Frame], neighbours: tuple[int, int]
) -> _Scene:
    region = _region(document, stretch)
    before = document.text[region.start : stretch.start].rstrip()
    return _Scene(
        document=document,
        stretch=stretch,
        frames=_between(frames, region),
        earlier=_between(frames, _paragraph_before(document, region.start)),
        sentential=is_sentential(document, stretch),
        before=before,
        after=document.text[stretch.end : region.end],
        region=region,
        previous_end=max(neighbours[0], region.start),
        next_start=min(neighbours[1], region.end),
    )


def _between(frames: list[Frame], span: Span) -> tuple[Frame, ...]:
    """Return the frames whose cues start in `span`; `frames` are in order of their cues."""
    low = bisect_left(frames, span.start, key=lambda f: f.cue.start)
    high = bisect_left(frames, span.end, key=lambda f: f.cue.start)
    return tuple(frames[low:high])


def _paragraph_before(document: Document, offset: int) -> Span:
    index = document.paragraph_index(offset)
    if not index:
        return Span(start=offset, end=offset)
    return document.prose.paragraphs[index - 1].span


def _region(document: Document, stretch: Marked) -> Span:
    """The paragraphs around a stretch; for a nested one, its parent as well bounds it.

    A block quotation is spoken of by the clause that introduces it, in the paragraph before.
    """
    start = document.paragraph(stretch.start).start
    end = document.paragraph(max(stretch.end - 1, stretch.start)).end
    if stretch.intro is not None:
        start = min(start, stretch.intro.start)
    if stretch.parent is not None:
        parent = document.markings.stretches[stretch.parent]
        start, end = max(start, parent.start), min(end, parent.end)
    return Span(start=min(start, stretch.start), end=max(end, stretch.end))


_OPENERS = " \t\n\r\xa0\u200b\ufeff([{—–-…."
_LEAD_IN = ",:;—–-…"


def is_sentential(document: Document, stretch: Marked) -> bool:
    """Tell whether a stretch is a sentence of its own, not words within another's sentence.

    It starts with a capital (or figure), and at the start of a paragraph, after a stop, or after
    a comma, colon or dash; a stretch of unmarked words is always one.
    """
    if stretch.form is not MarkedForm.MARKS:
        return True
    words = [c for c in document.text[stretch.start : stretch.end] if c.isalnum()]
    if not words:
        return False
    paragraph = document.paragraph(stretch.start)
    before = document.text[paragraph.start : stretch.start].rstrip(" \xa0\t\u200b([")
    at_start = not before or before[-1] in ".!?…:"
    if at_start:
        return (
            words[0].isupper()
            or words[0].isdigit()
            or not words[0].islower()
            or _long(document, stretch)
        )
    return (words[0].isupper() or words[0].isdigit()) and (
        before[-1] in _LEAD_IN + "”\"’'" or _follows_cue(document, stretch)
    )


def _long(document: Document, stretch: Marked) -> bool:
    return len(document.text[stretch.start : stretch.end].split()) > 4


def _follows_cue(document: Document, stretch: Marked) -> bool:
    """“Holt said “We won.””: no comma, but a capital and a stop inside."""
    text = document.text[stretch.start : stretch.end].rstrip("”\"’'»“")
    return len(text.split()) > 3 and text[-1:] in ".!?"


# --- rules -----------------------------------------------------------------------------------


def _colon_before(scene: _Scene) -> Frame | None:
    """“Holt said: “…””, “Holt was blunt in her reply: “…””, a block quotation's introduction."""
    if not scene.before.endswith(":") and scene.stretch.intro is None:
        return None
    return _nearest_before(scene, limit=40)


def _clause_before(scene: _Scene) -> Frame | None:
    """“Holt said, “…””, “Holt told the panel that “…””, “adding, “…””."""
    frame = _nearest_before(scene, limit=25)
    if frame is None:
        return None
    between = scene.document.text[frame.cue.end : scene.stretch.start].strip()
    if between and between[-1] not in _LEAD_IN and len(between.split()) > 3:
        return None
    return frame


def _nearest_before(scene: _Scene, *, limit: int) -> Frame | None:
    """Return the last frame before the stretch in its sentence, if its source is named there."""
    floor = max(scene.previous_end, _sentence_floor(scene))
    found = [
        f
        for f in scene.frames
        if floor <= f.cue.start < scene.stretch.start
        and (f.kind is not FrameKind.NOUN or f.clausal)
        and f.source is not None
        and can_speak(f.source)
    ]
    for frame in reversed(found):
        between = scene.document.text[frame.cue.end : scene.stretch.start]
        if len(between.split()) <= limit:
            return _said_around(frame, found)
    return None


def _said_around(inner: Frame, frames: list[Frame]) -> Frame:
    """“Holt added that the vote seems lost, which …, “…””: what a thing seems is Holt's to say."""
    if inner.cue_class is CueClass.SAY and not _goes_elsewhere(inner):
        return inner
    around = (
        f
        for f in frames
        if f.cue_class is CueClass.SAY and any(s.contains(inner.cue.word.span) for s in f.content)
    )
    return next(around, inner)


def _goes_elsewhere(frame: Frame) -> bool:
    """“once the council goes on leave, “…””: no cue that leads into the words."""
    return is_weak(frame) and frame.cue.is_a("advcl") and bool(frame.cue.children("obl", "obj"))


def _sentence_floor(scene: _Scene) -> int:
    """Return where the sentence that leads into the stretch starts, by its stops.

    The parser's borders are not trusted here: a stretch often makes a sentence of its own.
    """
    text = scene.document.text
    at = scene.stretch.start
    if text[scene.region.start : at].rstrip(" \xa0\"“”'’‘").endswith((".", "!", "?")):
        return at
    last = scene.document.node_before(at)
    start = last.sentence.start if last is not None else scene.region.start
    return max(start, scene.region.start)


def _clause_after(scene: _Scene) -> Frame | None:
    """“…,” Holt said; “…,” said Holt; “…,” the mayor, a doctor, said; “…” – Holt told us. Not
    after a colon, where a capital begins another sentence (“… asked her: “Why?” She said …”)."""
    if scene.before.endswith(":") and scene.after.lstrip()[:1].isupper():
        return None
    return _frame_right_after(scene, over_stop=False)


def _sentence_after(scene: _Scene) -> Frame | None:
    """“….” Holt told reporters. A sentence that is nothing but the attribution; not after a colon,
    which has said whose the words are."""
    return None if scene.before.endswith(":") else _frame_right_after(scene, over_stop=True)


def _frame_right_after(scene: _Scene, *, over_stop: bool) -> Frame | None:
    words = _words_after(scene)
    if not words:
        return None
    stopped = _ends_with_stop(scene)
    if stopped != over_stop and not (over_stop is False and _ends_with_mark_stop(scene)):
        return None
    first = words[0]
    for frame in scene.frames:
        if not scene.stretch.end <= frame.cue.start < scene.next_start:
            continue
        if not _starts_clause(frame, first, words) or _judges_other(scene, frame, first):
            continue
        if _qualifies(scene, frame):
            continue
        if _takes_next(scene, frame, stopped=stopped):
            return None
        return _voice_quoted(scene, frame) or frame
    return None


def _qualifies(scene: _Scene, frame: Frame) -> bool:
    """“a “war chest” backing Holt”: a participle about the thing that the words name."""
    head = frame.cue.head()
    participle = frame.cue.is_a("acl") and frame.cue.word.xpos in {"VBG", "VBN"}
    return participle and head is not None and _first_span(scene.stretch).contains(head.word.span)


def _judges_other(scene: _Scene, frame: Frame, first: Node) -> bool:
    """““Open the gate!” Harbour crews still praise his nerve.”: a sentence of its own, and whom
    or what it is about."""
    return (
        frame.cue_class is CueClass.NAME
        and not _inner(scene).endswith(",")
        and first.word.text[:1].isupper()
        and any(c.start > frame.cue.end for c in frame.cue.children("obj"))
    )


def _voice_quoted(scene: _Scene, frame: Frame) -> Frame | None:
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


def _ends_with_stop(scene: _Scene) -> bool:
    text = _inner(scene)
    after = scene.after.lstrip()
    return text.endswith(".") and not text.endswith("...") and not after.startswith(",")


def _ends_with_mark_stop(scene: _Scene) -> bool:
    return _inner(scene).endswith(("!", "?", "…", "...", ",", "—", "–", "-"))


def _inner(scene: _Scene) -> str:
    return scene.document.text[scene.stretch.start : scene.stretch.end].rstrip(" \xa0\"“”'’‘«»„‚`")


def _words_after(scene: _Scene) -> tuple[Node, ...]:
    """The words from the stretch to the end of the sentence that follows it, or the next one."""
    document = scene.document
    span = Span(start=scene.stretch.end, end=max(scene.next_start, scene.stretch.end))
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
    """The frame's clause (source or cue) begins with the first word after the stretch."""
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


def _takes_next(scene: _Scene, frame: Frame, *, stopped: bool) -> bool:
    """A frame after a stop with content of its own speaks of that, not of the stretch."""
    if not stopped:
        return False
    if frame.clausal or any(_hangs_on(f, frame) for f in scene.frames if f.clausal):
        return True
    tail = scene.document.text[frame.cue.end : scene.next_start].strip()
    next_is_close = scene.next_start < scene.region.end and len(tail.split()) <= 6
    return next_is_close and tail[-1:] in set(",:")


def _hangs_on(noun: Frame, verb: Frame) -> bool:
    """“said in a statement that …”: the noun's clause is what the verb has to say."""
    head = noun.cue.head()
    return noun.kind is FrameKind.NOUN and head is not None and head.word is verb.cue.word


def _content_of_cue(scene: _Scene) -> Frame | None:
    """The stretch stands in a cue's clause (“said the plan was “a mess””); the innermost
    wins, but speech over thought."""
    best: tuple[bool, int, Frame] | None = None
    for frame in scene.frames:
        if frame.source is None or frame.cue_class is CueClass.VOICE or not frame.clausal:
            continue
        if not can_speak(frame.source):
            continue
        if not any(span.overlaps(_first_span(scene.stretch)) for span in frame.content):
            continue
        if _is_adjunct_of_source(frame, scene):
            continue
        size = sum(s.end - s.start for s in frame.content)
        thought = frame.cue_class is CueClass.THINK
        if best is None or (thought, size) < best[:2]:
            best = (thought, size, frame)
    return None if best is None else best[2]


def _first_span(stretch: Marked) -> Span:
    return stretch.spans[0]


def _is_adjunct_of_source(frame: Frame, scene: _Scene) -> bool:
    span = source_span(frame)
    return span is not None and span.contains(_first_span(scene.stretch))


_CONTENT_PATH = (
    "obj", "obl", "xcomp", "ccomp", "nmod", "amod", "conj", "appos", "compound", "parataxis",
    "dep", "acl", "advcl", "flat", "root", "iobj", "nummod", "det", "nsubj", "advmod",
)  # fmt: skip


def _object_of_cue(scene: _Scene) -> Frame | None:
    """“called it “a disgrace””, “warned of “chaos””, “Holt's talk of “chaos””."""
    classes = frozenset({CueClass.SAY, CueClass.NAME, CueClass.SHOW})
    frame = _governing(scene, classes)
    return None if frame is None else _told_by(scene, frame) or _nearer(scene, frame) or frame


def _nearer(scene: _Scene, outer: Frame) -> Frame | None:
    """“Holt said Ruiz was right when she said that “…””: a saying within the content of the one
    above, whose own content has the words though the parser hung them higher."""
    words = _first_span(scene.stretch)
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
        and any(s.contains(f.cue.word.span) for s in outer.content)
        and any(s.contains(words) for s in f.content)
    ]
    return held[-1] if held else None


def _told_by(scene: _Scene, inner: Frame) -> Frame | None:
    """“Holt said the ad “plainly” suggests …”, “Holt expects Ruiz to win by naming “lies””: what a
    thing shows, or somebody may yet say, is in the words of who says so."""
    source = inner.source
    shown = inner.cue_class is CueClass.SHOW or (source is not None and source.lemma in DOCUMENTS)
    if not shown and not _is_unreal(inner):
        return None
    for frame in scene.frames:
        if frame is inner or frame.cue_class is not CueClass.SAY or not frame.clausal:
            continue
        held = any(span.contains(inner.cue.word.span) for span in frame.content)
        if held and frame.source is not None and can_speak(frame.source):
            return frame
    return None


def _object_of_voice(scene: _Scene) -> Frame | None:
    """“citing “grave doubts””, “expressed “deep concern””, “wants “justice””."""
    return _governing(scene, frozenset({CueClass.VOICE, CueClass.THINK}))


def _governing(scene: _Scene, classes: frozenset[CueClass]) -> Frame | None:
    by_word = {(id(f.cue.sentence), f.cue.word.index): f for f in scene.frames}
    nodes = scene.document.nodes_in(_first_span(scene.stretch))
    for top in (n for n in nodes if _leaves(n, scene)):
        frame = _climb(top, by_word)
        if frame is not None and frame.cue_class in classes:
            return frame
    return None


def _leaves(node: Node, scene: _Scene) -> bool:
    head = node.head()
    return head is not None and not _first_span(scene.stretch).contains(head.word.span)


def _climb(top: Node, by_word: dict[tuple[int, int], Frame]) -> Frame | None:
    """Climb from a word to the first cue above it, if it has a source and the path is content."""
    node: Node | None = top
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
            if _is_content_path(node, frame):
                return frame
            # “called Holt's remarks “a disgrace””: what is beside a noun is not what it tells.
            if frame.kind is not FrameKind.NOUN or not node.is_a("appos"):
                return None
        node = head
    return None


def _relative_of(scene: _Scene) -> Frame | None:
    """“the four “loopholes” he cited”: a clause about the very words."""
    words = _first_span(scene.stretch)
    for frame in scene.frames:
        head = frame.cue.head()
        close = scene.stretch.end <= frame.cue.start <= scene.stretch.end + 40
        if close and head is not None and frame.cue.is_a("acl") and words.contains(head.word.span):
            source = subject_of(frame.cue)
            own = source is not None and source.word.text.lower() not in {"who", "that", "which"}
            takes = own and frame.source is not None and not frame.clausal
            return frame if takes else None
    return None


def _is_unreal(frame: Frame) -> bool:
    """“… to win by naming “lies””: a participle under an infinitive tells of nothing said yet."""
    above = frame.cue.head()
    participle = frame.via == "controlled_subject" and frame.cue.word.xpos == "VBG"
    return participle and above is not None and above.word.xpos == "VB"


_CIRCUMSTANCE = frozenset("after when before while because since until although though".split())


def _is_circumstance(clause: Node) -> bool:
    """“called her a fool after she blamed …”: what the clause says is not the caller's."""
    return clause.is_a("advcl") and bool(
        {c.lemma for c in clause.children("mark", "advmod")} & _CIRCUMSTANCE
    )


def _as_said(scene: _Scene) -> Frame | None:
    """“… is “a mess”, as Holt put it”: the comment on the very clause of the stretch."""
    for frame in scene.frames:
        if frame.source is None or not frame.cue.is_a("advcl") or not can_speak(frame.source):
            continue
        follows = scene.stretch.end <= frame.cue.start < scene.next_start
        marked = {c.lemma for c in frame.cue.children("mark")}
        within = any(span.overlaps(_first_span(scene.stretch)) for span in frame.content)
        if follows and within and "as" in marked and frame.clausal:
            return frame
    return None


_SETTING_PREPOSITIONS = frozenset("in during after before since until inside near".split())


def _is_content_path(node: Node, frame: Frame) -> bool:
    """“said on “Face the Nation”” is a setting, “warned of “chaos”” content; of a noun only what
    it is about is (“talk of “chaos””), not what qualifies it (“Holt's “work-related” emails”)."""
    if frame.kind is FrameKind.NOUN and not frame.clausal:
        return node.is_a("nmod", "acl")
    if not node.is_a("obl", "nmod"):
        return True
    cases = {c.lemma for c in node.children("case")}
    if cases & _SETTING_PREPOSITIONS:
        return False
    return not ("on" in cases and frame.cue_class is CueClass.SAY)


def _cue_in_sentence(scene: _Scene) -> Frame | None:
    """Any cue with a source in the stretch's own sentence, the nearest first."""
    sentences = scene.document.sentences_in(_first_span(scene.stretch))
    here = {id(s) for s in sentences}
    found = [
        f
        for f in scene.frames
        if id(f.cue.sentence) in here
        and f.source is not None
        and can_speak(f.source)
        and f.cue_class in {CueClass.SAY, CueClass.NAME, CueClass.SHOW}
    ]
    if not found:
        return None
    return min(found, key=lambda f: _distance(f, scene.stretch))


def _distance(frame: Frame, stretch: Marked) -> int:
    if frame.cue.start >= stretch.end:
        return frame.cue.start - stretch.end
    return stretch.start - frame.cue.end


_Rule = Callable[[_Scene], Frame | None]


def _introduced(scene: _Scene) -> Frame | None:
    """“Holt continued:” as the end of the paragraph before; the last cue there has the source."""
    document = scene.document
    index = document.paragraph_index(scene.stretch.start)
    if not index or scene.before or scene.stretch.parent is not None:
        return None
    previous = document.prose.paragraphs[index - 1]
    if not document.text[previous.start : previous.end].rstrip().endswith(":"):
        return None
    found = [
        f
        for f in scene.earlier
        if previous.start <= f.cue.start < previous.end and f.source is not None
    ]
    return found[-1] if found else None


def _introduced_many(scene: _Scene) -> Frame | None:
    """An introduction outweighs a clause after it where the words run over paragraphs."""
    return _introduced(scene) if len(scene.stretch.spans) > 1 else None


def _tight_before(scene: _Scene) -> Frame | None:
    """“Holt said, “…””: cue and comma right before words that begin a sentence."""
    if not scene.before.endswith((",", ":")):
        return None
    frame = _nearest_before(scene, limit=5)
    if frame is None or frame.cue_class is CueClass.VOICE:
        return None
    return frame


_SENTENTIAL_RULES: tuple[tuple[LinkRule, _Rule], ...] = (
    (LinkRule.INTRODUCED, _introduced_many),
    (LinkRule.COLON, _colon_before),
    (LinkRule.TIGHT_BEFORE, _tight_before),
    (LinkRule.CLAUSE_AFTER, _clause_after),
    (LinkRule.CLAUSE_BEFORE, _clause_before),
    (LinkRule.INTRODUCED, _introduced),
    (LinkRule.SENTENCE_AFTER, _sentence_after),
    (LinkRule.CONTENT, _content_of_cue),
    (LinkRule.SAME_SENTENCE, _cue_in_sentence),
)
_FRAGMENT_RULES: tuple[tuple[LinkRule, _Rule], ...] = (
    (LinkRule.CLAUSE_AFTER, _as_said),
    (LinkRule.OBJECT, _relative_of),
    (LinkRule.OBJECT, _object_of_cue),
    (LinkRule.CONTENT, _content_of_cue),
    (LinkRule.VOICED, _object_of_voice),
    (LinkRule.CLAUSE_BEFORE, _clause_before),
    (LinkRule.CLAUSE_AFTER, _clause_after),
    (LinkRule.SAME_SENTENCE, _cue_in_sentence),
)

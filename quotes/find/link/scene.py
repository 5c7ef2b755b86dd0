"""What the linking rules look at: a passage, the frames of its level, what stands around it."""

import re
from bisect import bisect_left
from itertools import pairwise

from attrs import field, frozen

from quotes.document import Document, Node
from quotes.find.frames import Frame
from quotes.layout import Marked, MarkedForm
from quotes.model import Span


@frozen(kw_only=True)
class Scene:
    """What the rules of one passage look at: the passage, and the frames of its level nearby."""

    document: Document
    passage: Marked
    frames: tuple[Frame, ...]
    earlier: tuple[Frame, ...]
    sentential: bool
    before: str
    after: str
    region: Span
    next_start: int
    previous_end: int


@frozen(kw_only=True)
class Levels:
    """Tells the innermost passage around an offset."""

    document: Document
    _children: dict[int, list[int]] = field(init=False, eq=False, repr=False)

    @_children.default
    def _index_children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, passage in enumerate(self.document.markings.passages):
            if passage.parent is not None:
                found.setdefault(passage.parent, []).append(index)
        return found

    def of(self, offset: int) -> int | None:
        """Return the index of the innermost passage around a code point, or None outside all."""
        index = self.document.passage_index(offset)
        while index is not None:
            inner = next(
                (
                    child
                    for child in self._children.get(index, ())
                    if any(
                        s.start <= offset < s.end
                        for s in self.document.markings.passages[child].spans
                    )
                ),
                None,
            )
            if inner is None:
                return index
            index = inner
        return None


def neighbours_of(document: Document) -> tuple[tuple[int, int], ...]:
    """Return for every passage where the passage before it ends and the next one starts, among
    those of its level; a nickname in marks is part of the name around it."""
    passages = document.markings.passages
    found = [(0, len(document.text))] * len(passages)
    levels: dict[int | None, list[int]] = {}
    for index, passage in enumerate(passages):
        if not _is_inside_name(document, passage):
            levels.setdefault(passage.parent, []).append(index)
    for members in levels.values():
        for first, second in pairwise(members):
            found[first] = (found[first][0], passages[second].start)
            found[second] = (passages[first].end, found[second][1])
    return tuple(found)


_NAME_AROUND = re.compile(r"[A-Z][\w’'-]*\.?\s+\W+[A-Z][\w-]*(?:\s[A-Z][\w-]*)?\W+\s[A-Z]")


def _is_inside_name(document: Document, passage: Marked) -> bool:
    """“…,” shouted Dana “Skip” Holt: a capitalised word or two between those of a name."""
    line = document.paragraph(passage.start)
    low = document.text.rfind(" ", line.start, max(passage.start - 1, line.start)) + 1
    around = document.text[max(low, line.start) : min(passage.end + 2, line.end)]
    return _NAME_AROUND.fullmatch(around) is not None


def scene_of(
    document: Document, passage: Marked, frames: list[Frame], neighbours: tuple[int, int]
) -> Scene:
    """Return what the rules for a passage look at; `frames` are those of its level, in order."""
    region = _region(document, passage)
    before = document.text[region.start : passage.start].rstrip()
    return Scene(
        document=document,
        passage=passage,
        frames=_between(frames, _near(passage, region)),
        earlier=_between(frames, _paragraph_before(document, region.start)),
        sentential=is_sentential(document, passage),
        before=before,
        after=document.text[passage.end : region.end],
        region=region,
        previous_end=max(neighbours[0], region.start),
        next_start=min(neighbours[1], region.end),
    )


# What attributes words stands in their sentence or in one beside it, and no sentence of a parse is
# half as long.
_REACH = 2800


def _near(passage: Marked, region: Span) -> Span:
    """The part of a region whose cues can speak of a passage."""
    start = max(region.start, passage.start - _REACH)
    return Span(start=start, end=max(start, min(region.end, passage.end + _REACH)))


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


def _region(document: Document, passage: Marked) -> Span:
    """The paragraphs around a passage; for a nested one, its parent as well bounds it.

    A block quotation is spoken of by the clause that introduces it, in the paragraph before.
    """
    start = document.paragraph(passage.start).start
    end = document.paragraph(max(passage.end - 1, passage.start)).end
    if passage.intro is not None:
        start = min(start, passage.intro.start)
    if passage.parent is not None:
        parent = document.markings.passages[passage.parent]
        start, end = max(start, parent.start), min(end, parent.end)
    return Span(start=min(start, passage.start), end=max(end, passage.end))


LEAD_IN = ",:;—–-…"


def is_sentential(document: Document, passage: Marked) -> bool:
    """Tell whether a passage is a sentence of its own, not words within another's sentence.

    It starts with a capital (or entity), and at the start of a paragraph, after a stop, or after
    a comma, colon or dash; a passage of unmarked words is always one.
    """
    if passage.form is not MarkedForm.MARKS:
        return True
    first = next((c for c in document.text[passage.start : passage.end] if c.isalnum()), None)
    if first is None:
        return False
    paragraph = document.paragraph(passage.start)
    before = document.text[paragraph.start : passage.start].rstrip(" \xa0\t\u200b([")
    at_start = not before or before[-1] in ".!?…:"
    if at_start:
        return first.isupper() or first.isdigit() or not first.islower() or _long(document, passage)
    return (first.isupper() or first.isdigit()) and (
        before[-1] in LEAD_IN + "”\"’'" or _follows_cue(document, passage)
    )


def _long(document: Document, passage: Marked) -> bool:
    return len(document.text[passage.start : passage.end].split()) > 4


def _follows_cue(document: Document, passage: Marked) -> bool:
    """“Holt said “We won.””: no comma, but a capital and a stop inside."""
    text = document.text[passage.start : passage.end].rstrip("”\"’'»“")
    return len(text.split()) > 3 and text[-1:] in ".!?"


def inner_text(scene: Scene) -> str:
    """Return the passage's words without the marks and spaces that close them."""
    return scene.document.text[scene.passage.start : scene.passage.end].rstrip(" \xa0\"“”'’‘«»„‚`")


def first_span(passage: Marked) -> Span:
    """Return the passage's span in the paragraph where it opens."""
    return passage.spans[0]


CIRCUMSTANCE = frozenset("after when before while because since until although though".split())


def stands_aside(cue: Node, start: int) -> bool:
    """“When Holt said the dam was safe, Ruiz fired back: “…””: the cue stands in a circumstance
    of a clause that goes on after it, before the words at `start`."""
    node: Node | None = cue
    while node is not None:
        above = node.head()
        told = {c.lemma for c in node.children("mark", "advmod")}
        meanwhile = "as" in told and node is not cue  # “As he rose to speak”, not “As Holt said”
        if above is not None and node.is_a("advcl") and (told & CIRCUMSTANCE or meanwhile):
            return cue.start < above.start < start
        node = above
    return False

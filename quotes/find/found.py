"""What is found: a quotation before anyone is named, and the room that quotations take up."""

from bisect import bisect_left
from enum import StrEnum
from operator import attrgetter

from attrs import frozen

from quotes.document import Node
from quotes.find.frames import Frame
from quotes.find.link import LinkRule
from quotes.layout import Marked
from quotes.model import Kind, NotSpeechLabel, Span

# Sorts spans as they sort by themselves, and much faster.
_PLACE = attrgetter("start", "end")


class Origin(StrEnum):
    """How a quotation came to be found; the names appear in the evidence."""

    PASSAGE = "marked_words"
    JOINED = "interrupted"
    CLAUSE = "content_clause"
    OBJECT = "content_object"
    REFERENCE = "speech_act"


@frozen(kw_only=True)
class Found:
    """A quotation before anyone is named: its words, and the frame that speaks of it, if any.

    `passages` are indexes into `Markings.passages`; `label` the words set beside a turn or
    signature; `enclosing` the index of the passage that this one stands in.
    """

    kind: Kind
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    frame: Frame | None = None
    rule: LinkRule | None = None
    origin: Origin
    passages: tuple[int, ...] = ()
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
    """All quotations in text order, the marked words that are none, and the cues of all sentences,
    whether they attribute a quotation or not."""

    frames: tuple[Frame, ...] = ()
    quotations: tuple[Found, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def widen(spans: tuple[Span, ...], passage: Marked) -> tuple[Span, ...]:
    """Passage the content's spans over the marks at their edges, so that no mark is cut off."""
    merged = sorted((*spans, *passage.spans), key=_PLACE)
    found: list[Span] = []
    for span in merged:
        if found and span.start <= found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


@frozen(kw_only=True)
class Cover:
    """The code points that some quotations take up, for quick look-ups."""

    spans: tuple[Span, ...]

    @staticmethod
    def of(found: tuple[Found, ...]) -> "Cover":
        """Merge the spans of `found`."""
        merged: list[Span] = []
        for span in sorted((s for f in found for s in f.spans), key=_PLACE):
            if merged and span.start <= merged[-1].end:
                merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return Cover(spans=tuple(merged))

    def overlaps(self, span: Span) -> bool:
        """Tell whether any of the quotations shares a code point with `span`."""
        at = bisect_left(self.spans, span.end, key=lambda s: s.start) - 1
        return at >= 0 and self.spans[at].end > span.start

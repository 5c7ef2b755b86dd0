"""Who says something near a quotation, whichever cue the rules took for its own.

“Kell said that the tenants claim a right, “which we dispute.””: the subject of “claim” is
nearer, that of “said” says it. Each cue near the words is told with its place to them, and each
candidate with the cues whose source it is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from quotes.document import Document, Node
from quotes.find import Found
from quotes.find.frames import Frame
from quotes.grammar.phrases import phrase_span, pronoun_of
from quotes.lexicon.cues import SAY
from quotes.mentions.entities import Cast
from quotes.model import Span
from quotes.rank.candidates import Facts, named_entity

# Words between a quotation and a name after and before it, if a word of saying ties them.
_REACH_AFTER = 14
_REACH_BEFORE = 28
_BEHIND = 60  # code points behind a name where its verb stands
_NEAREST = 24  # of the cues before or after that are looked at; bounds time
# So far from a quotation's start a cue that holds it stands, and one in the paragraph above: code
# points, so that time stays linear.
_HELD = 600
_ABOVE = 1_500
_ABBREVIATED = 4  # a word no longer than this and a full stop may be an abbreviation


@frozen(kw_only=True)
class SourcedCue:
    """A cue outside marks: its place, its content, and the entity at its source's head, if named.

    `related` are the entities that the source's phrase names beside its head (“Kell’s lawyer”).
    """

    cue: Span
    content: tuple[Span, ...]
    sentence: int
    paragraph: int
    form: str
    entity: int | None
    related: frozenset[int]


@frozen(kw_only=True)
class NearbyCues:
    """The cues of an article in text order, and its words of saying whatever their syntax."""

    document: Document
    cues: tuple[SourcedCue, ...]
    starts: tuple[int, ...]
    verbs: tuple[int, ...]

    @staticmethod
    def of(document: Document, cast: Cast, frames: Sequence[Frame]) -> "NearbyCues":
        """Gather them from the frames of all sentences."""
        found = sorted(
            (
                _sourced_cue(document, cast, frame, frame.source)
                for frame in frames
                if frame.source is not None and not document.in_marks(frame.cue.start)
            ),
            key=lambda s: s.cue.start,
        )
        verbs = sorted(
            word.start
            for sentence in document.parse.sentences
            for word in sentence.words
            if (word.lemma in SAY and word.upos in {"VERB", "AUX"}) or word.text in {"said", "says"}
            if not document.in_marks(word.start)
        )
        return NearbyCues(
            document=document,
            cues=tuple(found),
            starts=tuple(s.cue.start for s in found),
            verbs=tuple(verbs),
        )

    def facts(self, found: Found) -> tuple[Facts, dict[int, Facts]]:
        """Return the facts of a quotation that hold for all, and those of single entities."""
        common: Facts = {}
        own: dict[int, Facts] = {}
        for place, cues in self._around(found):
            if cues:
                common[f"s_{place}:{cues[0].form}"] = 1.0
            for rank, one in enumerate(cues):
                for index in (one.entity,) if one.entity is not None else ():
                    own.setdefault(index, {}).setdefault(f"s_{place}", 1 / (1 + rank))
                for index in one.related:
                    own.setdefault(index, {}).setdefault(f"s_{place}_related", 1 / (1 + rank))
        return common, own

    def _around(self, found: Found) -> Iterator[tuple[str, Sequence[SourcedCue]]]:
        """Yield the cues in each place about a quotation, the nearest first."""
        document = self.document
        first, last = document.paragraph(found.start), document.paragraph(found.end - 1)
        opens, ends = (document.sentence_number(at) for at in (found.start, found.end - 1))
        holding = [
            s
            for s in (
                *self._last(found.start - _HELD, found.start),
                *self._first(found.start, found.end + _HELD),
            )
            if any(c.start <= found.start < c.end for c in s.content)
            and not found.start <= s.cue.start < found.end
        ]
        yield "holds", sorted(holding, key=lambda s: sum(c.end - c.start for c in s.content))
        before = self._last(first.start, found.start)
        yield "before", [s for s in before if s.sentence == opens]
        yield "earlier", [s for s in before if s.sentence < opens]
        after = self._first(found.end, last.end)
        yield "after", [s for s in after if s.sentence == ends]
        yield "later", [s for s in after if s.sentence > ends]
        above = document.paragraph_number(found.start) - 1
        nearer = self._last(first.start - _ABOVE, first.start)
        yield "above", [s for s in nearer if s.paragraph == above]

    def _first(self, start: int, end: int) -> tuple[SourcedCue, ...]:
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.cues[low : min(high, low + _NEAREST)]

    def _last(self, start: int, end: int) -> tuple[SourcedCue, ...]:
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.cues[max(low, high - _NEAREST) : high][::-1]

    def beside(self, found: Found, mention: Span) -> Facts:
        """Return whether a word of saying stands between a quotation and a name after or before
        it, or just behind that name, whatever the parser makes of it."""
        after = mention.start >= found.end
        between = (
            Span(start=found.end, end=mention.start)
            if after
            else Span(start=mention.end, end=max(mention.end, found.start))
        )
        gap = self.document.words_between(between.start, between.end)
        if gap > (_REACH_AFTER if after else _REACH_BEFORE) or _is_parted(
            between.of(self.document.text)
        ):
            return {}
        if self._has_verb(between):
            return {"l_said_name" if after else "l_name_says": 1 / (1 + gap)}
        behind = Span(start=mention.end, end=mention.end + _BEHIND)
        return {"l_name_said": 1 / (1 + gap)} if after and self._has_verb(behind) else {}

    def _has_verb(self, span: Span) -> bool:
        at = bisect_left(self.verbs, span.start)
        return at < len(self.verbs) and self.verbs[at] < span.end


def _is_parted(text: str) -> bool:
    """Tell whether a sentence ends in between, or other marks open there."""
    return any(mark in text for mark in _PARTING) or any(
        word.endswith(".") and len(word) > _ABBREVIATED for word in text.split()[:-1]
    )


_PARTING = ("\n\n", "“", '"', "?", "!")


def _sourced_cue(document: Document, cast: Cast, frame: Frame, source: Node) -> SourcedCue:
    named = named_entity(cast, source)
    span = phrase_span(source)
    related = {e.index for e, _ in cast.mentions_in(span.start, span.end)}
    if named is not None:
        form = "name"
    else:
        form = "phrase" if pronoun_of(source.word) is None else "pronoun"
    return SourcedCue(
        cue=frame.cue_span,
        content=frame.content,
        sentence=document.number_of(frame.cue.sentence),
        paragraph=document.paragraph_number(frame.cue.start),
        form=form,
        entity=named.index if named is not None else None,
        related=frozenset(related - ({named.index} if named is not None else set())),
    )

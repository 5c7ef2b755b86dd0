"""The way of a quotation through the text: its words, cue, mention, and where the name stands."""

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from quotes.model import Evidence, Quotation, Report, Span, Speaker


class Step(StrEnum):
    """What the words at a stop of the way are."""

    CUE = "cue"
    MENTION = "mention"
    LED = "led"
    NAME = "name"


@frozen(kw_only=True)
class Stop:
    """Words of the text that the way leads over."""

    step: Step
    span: Span


class Ways:
    """Finds the ways of a report's quotations."""

    def __init__(self, report: Report) -> None:
        """Sort each speaker's mentions, and those that have the whole name, once."""
        self._mentions = {s.id: _Places.of(s.mentions) for s in report.speakers}
        self._full = {s.id: _Places.of(_full_mentions(s)) for s in report.speakers}

    def of(self, quotation: Quotation) -> tuple[Stop, ...]:
        """Return the stops after the quotation itself, each place once."""
        stops: list[Stop] = []
        if (cue := quotation.cue) is not None:
            stops.append(Stop(step=Step.CUE, span=Span(start=cue.start, end=cue.end)))
        here = quotation.spans[0].start
        if (mention := quotation.mention) is not None:
            here = mention.start
            span = Span(start=mention.start, end=mention.end)
            stops.append(Stop(step=Step.MENTION, span=span))
        for ref in quotation.speakers:
            stops += self._to_name(ref.id, quotation, here)
        kept: list[Stop] = []
        for stop in stops:
            is_new = stop.step is Step.MENTION or not any(k.span.overlaps(stop.span) for k in kept)
            if is_new and stop.span.start < stop.span.end:
                kept.append(stop)
        return tuple(kept)

    def _to_name(self, speaker: str, quotation: Quotation, here: int) -> Iterable[Stop]:
        """Lead over the mention that the evidence went by to where the whole name stands."""
        mentions, full = self._mentions.get(speaker), self._full.get(speaker)
        if mentions is None or full is None:
            return
        own = quotation.mention
        if own is not None and full.over(Span(start=own.start, end=own.end)) is not None:
            return
        shown = [s for e in quotation.evidence if _leads(e) for s in e.spans]
        led = next((m for s in reversed(shown) if (m := mentions.over(s)) is not None), None)
        if led is not None and full.over(led) is None:
            yield Stop(step=Step.LED, span=led)
        name = full.over(led) if led is not None else None
        name = name or full.near(here) or mentions.near(here)
        if name is not None:
            yield Stop(step=Step.NAME, span=name)


@frozen(kw_only=True)
class _Places:
    """Spans in order, to be looked up by place."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "_Places":
        ordered = tuple(sorted(spans))
        return cls(spans=ordered, starts=tuple(s.start for s in ordered))

    def over(self, span: Span) -> Span | None:
        """Return one that shares words with `span`."""
        at = bisect_right(self.starts, span.end - 1)
        found = self.spans[at - 1] if at else None
        return found if found is not None and found.overlaps(span) else None

    def near(self, offset: int) -> Span | None:
        """Return the last that begins at `offset` or before, or else the first."""
        if not self.spans:
            return None
        return self.spans[max(bisect_right(self.starts, offset) - 1, 0)]


def _leads(evidence: Evidence) -> bool:
    """Tell whether evidence is of whom the source stands for, and not of how it was found."""
    return evidence.rule.partition(":")[0] not in {"find", "link", "frame", "attribute"}


def _full_mentions(speaker: Speaker) -> tuple[Span, ...]:
    """Return the mentions as long as the whole name, or else the longest ones."""
    longest = max((m.end - m.start for m in speaker.mentions), default=0)
    wanted = min(len(speaker.name), longest)
    return tuple(m for m in speaker.mentions if m.end - m.start >= wanted)

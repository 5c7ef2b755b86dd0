"""Damaged copies of gold: paragraphs left out, as aggregators do, and labels that follow from it.

The copy is for fitting: it shows what a text looks like that has lost whom its words go back to.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import accumulate
from random import Random

from attrs import evolve, frozen

from benchmarks.gold import Article, Segment, Status
from quotes.model import Reason, Span

# So large a share of the paragraphs goes; of a short article or a bad draw no copy is made.
_GONE = 0.55
_LEAST_PARAGRAPHS = 4
_MOST_GONE = 0.85
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*\s*")


def damaged(article: Article) -> Article | None:
    """Return a copy without some paragraphs, the same for the same article; None if too short.

    A quotation whose words name the speaker, or before which the text still goes back to the last
    name unbroken, keeps its label. One whose speaker is named nowhere any more has nobody's name.
    Of the others a reader would have to judge anew: they have no label in the copy.
    """
    dice = Random(sha256(article.id.encode()).digest())
    paragraphs = [Span(start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(article.text)]
    gone = [p for p in paragraphs if dice.random() < _GONE]
    if len(paragraphs) < _LEAST_PARAGRAPHS or not 0 < len(gone) < _MOST_GONE * len(paragraphs):
        return None
    cut = _Cut(article=article, paragraphs=tuple(paragraphs), gone=tuple(gone))
    segments = tuple(cut.kept())
    if not segments:
        return None
    return evolve(
        article,
        id=f"{article.id}, damaged",
        outlet=article.outlet or article.id,
        text=cut.text,
        segments=segments,
    )


@frozen(kw_only=True)
class _Cut:
    """An article with the paragraphs that go."""

    article: Article
    paragraphs: Sequence[Span]
    gone: Sequence[Span]

    @property
    def text(self) -> str:
        """The text that is left."""
        starts = [0, *(p.end for p in self.gone)]
        ends = [*(p.start for p in self.gone), len(self.article.text)]
        return "".join(self.article.text[a:b] for a, b in zip(starts, ends, strict=True))

    def kept(self) -> Iterator[Segment]:
        """Yield the segments that keep a label, where they stand in the copy."""
        ends = [p.end for p in self.gone]
        lost = list(accumulate((p.end - p.start for p in self.gone), initial=0))
        for segment in self.article.segments:
            if any(self._is_gone(at) for start, end in segment.spans for at in (start, end - 1)):
                continue
            judged = self._judged(segment)
            if judged is not None:
                yield evolve(
                    judged,
                    spans=tuple(
                        (
                            start - lost[bisect_right(ends, start)],
                            end - lost[bisect_right(ends, end)],
                        )
                        for start, end in segment.spans
                    ),
                )

    def _is_gone(self, offset: int) -> bool:
        return any(p.start <= offset < p.end for p in self.gone)

    def _judged(self, segment: Segment) -> Segment | None:
        """The segment with the label that it has in the copy; None where a reader must judge."""
        if segment.status is not Status.RESOLVED:
            return segment
        named = self._named(segment)
        if not named:
            return None
        start, end = segment.spans[0][0], segment.spans[-1][1]
        here = next(p for p in self.paragraphs if p.start <= start < p.end)
        if segment.mention in {*segment.speakers, *segment.aliases} and any(
            here.start <= at < max(here.end, end) for at in named
        ):
            return segment
        last = max((at for at in named if at < end), default=None)
        if last is not None and not any(last < p.end and p.start <= start for p in self.gone):
            return segment
        if any(not self._is_gone(at) for at in named) or self._is_in_title(segment):
            return None
        reason = Reason.NO_ATTRIBUTION if segment.mention is None else Reason.NO_ANTECEDENT
        return evolve(
            segment, status=Status.UNRESOLVED, speakers=(), aliases=(), mention=None, reason=reason
        )

    def _named(self, segment: Segment) -> list[int]:
        """Where the text names the speakers, be it by their last word alone."""
        forms = {*segment.speakers, *segment.aliases}
        forms |= {form.split()[-1] for form in segment.speakers}
        pattern = "|".join(rf"\b{re.escape(form)}\b" for form in sorted(forms))
        return [match.start() for match in re.finditer(pattern, self.article.text)]

    def _is_in_title(self, segment: Segment) -> bool:
        around = f"{self.article.title or ''} {self.article.byline or ''}"
        return any(form.split()[-1] in around for form in segment.speakers)

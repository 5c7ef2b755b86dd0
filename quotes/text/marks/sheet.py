"""The paragraphs of an article with the marked spans that lie in each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Self

from attrs import evolve, frozen

from quotes.layout import Marked, Paragraph
from quotes.model import Span


@frozen(kw_only=True)
class Sheet:
    """What the forms without marks are looked for on.

    `marked` holds, for each of `paragraphs`, the outermost marked spans in it; `taken` the indices
    of paragraphs that are part of a form already found.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    marked: tuple[tuple[Span, ...], ...]
    taken: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, paragraphs: tuple[Paragraph, ...], passages: Iterable[Marked]) -> Self:
        """Sort the spans of `passages` into `paragraphs`."""
        starts = [paragraph.start for paragraph in paragraphs]
        rows: list[list[Span]] = [[] for _ in paragraphs]
        spans = {span for marked in passages for span in marked.spans}
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            row = rows[bisect_right(starts, span.start) - 1]
            if not row or span.start >= row[-1].end:
                row.append(span)
        return cls(text=text, paragraphs=paragraphs, marked=tuple(map(tuple, rows)))

    def index_at(self, position: int) -> int:
        """Return the index of the paragraph that `position` is in."""
        return bisect_right(self.paragraphs, position, key=lambda found: found.start) - 1

    def words(self, index: int) -> str:
        """Return the words of a paragraph."""
        return self.paragraphs[index].span.of(self.text)

    def is_free(self, index: int) -> bool:
        """Tell whether a paragraph is part of no form yet and does not begin with a mark."""
        row = self.marked[index]
        begins = bool(row) and row[0].start <= self.paragraphs[index].start
        return index not in self.taken and not begins

    def nests(self, index: int, span: Span) -> bool:
        """Tell whether every marked span that `span` touches lies wholly in it."""
        return all(span.contains(other) for other in self._touched(index, span))

    def fits(self, index: int, span: Span) -> bool:
        """Tell whether `span` of a paragraph crosses no marked span and is not all marked."""
        size = sum(other.end - other.start for other in self._touched(index, span))
        return self.nests(index, span) and size < 0.8 * (span.end - span.start)

    def _touched(self, index: int, span: Span) -> tuple[Span, ...]:
        row = self.marked[index]
        first = bisect_right(row, span.start, key=lambda other: other.end)
        last = bisect_left(row, span.end, key=lambda other: other.start)
        return row[first:last]

    def without(self, found: Iterable[Marked]) -> Self:
        """Return the sheet with the paragraphs of `found` taken."""
        indices = {self.index_at(span.start) for marked in found for span in marked.spans}
        return evolve(self, taken=self.taken | indices)

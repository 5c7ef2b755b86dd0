"""A text with its layers as paragraphs of HTML, split where layers overlap."""

import re
from collections.abc import Iterator

from quotes.formats.page.escape import words
from quotes.formats.page.layers import Layer, Marking

# Nobody can see deeper, and a browser takes long to paint it.
_DEEPEST = 10
_LINE_END = re.compile("\r\n|[\n\r\u2028\u2029]")


def flow(text: str, marking: Marking) -> str:
    """Return the text as paragraphs, a line of it each, with everything marked in it.

    All characters of the text but its line ends are there, in order; see `escape` for the few that
    are shown as something else. The time is linear in the text and in what is marked.
    """
    return "".join(_Flow(text, marking).paragraphs())


class _Flow:
    """One pass over a text: which layers are open, and which begin, end or stand next."""

    def __init__(self, text: str, marking: Marking) -> None:
        self._text = text
        self._layers = sorted(marking.layers, key=lambda m: (m.span.start, -m.span.end))
        self._inserts = sorted(marking.inserts, key=lambda i: (i.at, i.order))
        self._next_layer = self._next_insert = 0
        self._open: list[Layer] = []
        layers = [m.span for m in marking.layers]
        cuts = {s.start for s in layers} | {s.end for s in layers} | {i.at for i in self._inserts}
        self._cuts = sorted(cuts)
        self._next_cut = 0

    def paragraphs(self) -> Iterator[str]:
        """Yield each line that is not blank as a paragraph; blank lines set the next one apart.

        `data-at` is where its line begins in the text.
        """
        near = ""
        for start, end, after in _lines(self._text):
            before = self._next_insert
            inner = "".join(self._line(start, end, after))
            if self._next_insert > before or not _is_blank(self._text, start, end):
                yield f'<p dir="auto"{near} data-at="{start}">{inner}</p>\n'
                near = ' class="near"'
            else:
                near = ""

    def _line(self, start: int, end: int, after: int) -> Iterator[str]:
        at = start
        self._open = [m for m in self._open if m.span.end > start]
        yield from self._opened(self._open)
        yield from self._end(start)
        yield from self._begin(start)
        while self._next_cut < len(self._cuts) and self._cuts[self._next_cut] <= end:
            cut = self._cuts[self._next_cut]
            self._next_cut += 1
            if cut > at:
                yield words(self._text[at:cut])
                at = cut
            yield from self._end(cut)
            if cut < end:  # what begins in a line end opens in the next line
                yield from self._begin(cut)
        yield words(self._text[at:end])
        yield from self._end(after)  # what ends in the line end ends with the line
        yield from self._closed(self._open)

    def _end(self, cut: int) -> Iterator[str]:
        """Close what ends at a cut, and put in what stands there."""
        first = next((i for i, m in enumerate(self._open) if m.span.end <= cut), len(self._open))
        overlapping = [m for m in self._open[first:] if m.span.end > cut]
        yield from self._closed(self._open[first:])
        while self._next_insert < len(self._inserts) and self._inserts[self._next_insert].at <= cut:
            yield self._inserts[self._next_insert].markup
            self._next_insert += 1
        yield from self._opened(overlapping)
        self._open = [*self._open[:first], *overlapping]

    def _begin(self, cut: int) -> Iterator[str]:
        """Open what begins at a cut, or began in the line end before."""
        while (
            self._next_layer < len(self._layers)
            and self._layers[self._next_layer].span.start <= cut
        ):
            layer = self._layers[self._next_layer]
            self._next_layer += 1
            if layer.span.end > cut and len(self._open) < _DEEPEST:
                self._open.append(layer)
                yield from self._opened([layer])

    def _opened(self, layers: list[Layer]) -> Iterator[str]:
        return (f"<{m.tag}{m.attributes}>" for m in layers)

    def _closed(self, layers: list[Layer]) -> Iterator[str]:
        return (f"</{m.tag}>" for m in reversed(layers))


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each line begins and ends, and where the next one begins."""
    start = 0
    for found in _LINE_END.finditer(text):
        yield start, found.start(), found.end()
        start = found.end()
    yield start, len(text), len(text)


def _is_blank(text: str, start: int, end: int) -> bool:
    return start == end or text[start:end].isspace()

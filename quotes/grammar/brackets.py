"""Words in round brackets: a remark of its own, with its own speaker and content."""

from quotes.document import Node
from quotes.model import Span


def bracket_around(node: Node) -> Span | None:
    """Return what stands between the brackets around a word within its sentence, None outside."""
    opened = None
    for word in node.sentence.words:
        if word.text == "(":
            opened = word.end
        elif word.text == ")":
            if opened is not None and opened <= node.start < word.start:
                return Span(start=opened, end=word.start)
            opened = None
    return None


def within(bracket: Span, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the parts of spans that stand in a bracket."""
    cut = (
        Span(start=max(s.start, bracket.start), end=min(s.end, bracket.end))
        for s in spans
        if s.overlaps(bracket)
    )
    return tuple(cut)

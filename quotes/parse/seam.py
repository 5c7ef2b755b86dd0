"""The narrow seam between the engine and whatever parses for it."""

from collections.abc import Sequence
from typing import Protocol

from attrs import field, frozen

from quotes.deadline import NO_DEADLINE, Deadline
from quotes.model import Span
from quotes.syntax import Parse


@frozen(kw_only=True)
class ParseRequest:
    """One article's text and the regions of it that are to be parsed.

    `masks` are parts of the regions, in order and apart, that are read as a short stand-in
    clause, whose first word starts and whose last word ends where the mask does. A region that
    is a mask itself is read as it is. Sentences wholly inside one of `plain`, which are in order
    and apart too, may be given as words alone, without tags, tree and names. At each place of
    `unclosed`, a white space, the double mark is to be read that the text lacks. A parser looks at
    `deadline` now and then.
    """

    text: str
    regions: tuple[Span, ...] = field(converter=tuple[Span, ...])
    masks: tuple[Span, ...] = field(default=(), converter=tuple[Span, ...])
    plain: tuple[Span, ...] = field(default=(), converter=tuple[Span, ...])
    unclosed: frozenset[int] = frozenset()
    deadline: Deadline = field(default=NO_DEADLINE, eq=False, repr=False)


class Parser(Protocol):
    """What the engine asks of a parser; the stanza parser and the tests' fake both answer."""

    @property
    def models(self) -> str:
        """Name and version of the models, for `EngineInfo.models`."""
        ...

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Parse all regions of all articles in one batch; one `Parse` an article, in order.

        No sentence crosses the border of a region; offsets are code points of the request's text.
        An empty batch makes it load what it needs, and no more.
        """
        ...

"""A passage in the making: found in one paragraph, not yet joined to its neighbours."""

from attrs import frozen

from quotes.layout import MarkStyle
from quotes.model import Span, TextWarning, WarningCode


@frozen(kw_only=True)
class Draft:
    """One paragraph's part of a marked passage, marks included.

    `runs_on` is true of a passage that its paragraph leaves open and the next one takes up again;
    `taken_up` of words that a paragraph closes without having opened them; `fragment` of open
    words in the midst of the paragraph's last sentence; `mark` is the length of the closing mark;
    `lost` is true of words whose opening mark is lost.
    """

    start: int
    end: int
    style: MarkStyle
    repaired: bool = False
    runs_on: bool = False
    taken_up: bool = False
    fragment: bool = False
    mark: int = 1
    lost: bool = False

    @property
    def span(self) -> Span:
        """The code points, marks included."""
        return Span(start=self.start, end=self.end)


@frozen(kw_only=True)
class Paired:
    """What pairing found in a paragraph, in order of start, outer before inner."""

    drafts: tuple[Draft, ...] = ()
    warnings: tuple[TextWarning, ...] = ()


def warn(code: WarningCode, span: Span) -> TextWarning:
    """Return the warning `code` about the words of `span`."""
    return TextWarning(code=code, start=span.start, end=span.end)

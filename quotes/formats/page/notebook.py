"""A report that shows itself as a page in a notebook."""

from html import escape

from attrs import field, frozen

from quotes.formats.page.assemble import to_html
from quotes.formats.texts import text_of
from quotes.model import Report

_HEIGHT = 640


@frozen(kw_only=True)
class ReportView:
    """A report beside its text; in a notebook, the page of it.

    >>> ReportView(report=quotes.attribute(text), text=text)

    Args:
        report: what the engine returned.
        text: exactly the string that was attributed.
        height: of the view in a notebook, in pixels.

    Raises:
        FormatError: the report is of another text.

    """

    report: Report
    text: str = field(repr=False)
    height: int = _HEIGHT

    def __attrs_post_init__(self) -> None:
        text_of(self.report, self.text)

    def to_html(self) -> str:
        """Return the page."""
        return to_html(self.report, self.text)

    def _repr_html_(self) -> str:
        # A frame of its own: the notebook's styles and scripts and the page's stay apart.
        return (
            f'<iframe title="Who said what" width="100%" height="{int(self.height)}" '
            # Forms are handled by the page's own script; its policy lets none be sent anywhere.
            'sandbox="allow-scripts allow-forms allow-downloads" '
            f'srcdoc="{escape(self.to_html())}"></iframe>'
        )

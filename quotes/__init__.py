"""Links every quotation in a news article to its speaker, or says plainly why it cannot.

    import quotes

    report = quotes.attribute(text)
    for quotation in report.quotations:
        print(quotation.text, quotation.speakers or quotation.reason)

All offsets are code points of exactly the text handed in.
"""

from typing import TYPE_CHECKING

from quotes.errors import (
    FormatError,
    ModelsError,
    OptionsError,
    QuotesError,
    RecordError,
    TextTooLongError,
)
from quotes.model import (
    Article,
    Failure,
    Kind,
    Quotation,
    Reason,
    Report,
    Scope,
    Speaker,
    Status,
)
from quotes.options import Options

if TYPE_CHECKING:
    from quotes.engine import Engine, attribute

__all__ = [
    "Article",
    "Engine",
    "Failure",
    "FormatError",
    "Kind",
    "ModelsError",
    "Options",
    "OptionsError",
    "Quotation",
    "QuotesError",
    "Reason",
    "RecordError",
    "Report",
    "Scope",
    "Speaker",
    "Status",
    "TextTooLongError",
    "attribute",
]


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for; `import quotes` alone stays quick."""
    if name in {"Engine", "attribute"}:
        from quotes import engine

        return getattr(engine, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

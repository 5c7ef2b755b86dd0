"""Links every quotation in a news article to its speaker, or says plainly why it cannot.

    import quotes

    report = quotes.attribute(text)
    for quotation in report.quotations:
        print(quotation.text, quotation.speakers or quotation.reason)

All offsets are code points of exactly the text handed in.
"""

from quotes.engine import Engine, attribute
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

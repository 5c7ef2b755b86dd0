"""The page: articles with every quotation in its speaker's colour, and how each outcome is known.

One file without dependencies, safe to open whatever the articles hold: their text is never markup,
and a content-security policy lets nothing run but the page's own script.
"""

from quotes.formats.page.assemble import (
    PageParts,
    page_parts,
    source_hash,
    to_html,
    to_html_many,
)
from quotes.formats.page.notebook import ReportView

__all__ = ["PageParts", "ReportView", "page_parts", "source_hash", "to_html", "to_html_many"]

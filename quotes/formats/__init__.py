"""The forms that a report is written in: JSON and its schema, JSON lines, a table to read, the
way to each outcome in words, a page to look at, gold to correct, and what annotation tools read."""

from typing import TYPE_CHECKING

from quotes.formats.explanation import explanation_page
from quotes.formats.report_json import from_json, json_text, schema_text, to_json
from quotes.formats.rows import rows_of
from quotes.formats.table import table_text
from quotes.formats.texts import OffsetUnit

if TYPE_CHECKING:
    from quotes.formats.annotations import (
        LABEL_STUDIO_CONFIG,
        to_label_studio,
        to_web_annotations,
    )
    from quotes.formats.gold import to_gold
    from quotes.formats.page import PageParts, ReportView, page_parts, to_html, to_html_many

__all__ = [
    "LABEL_STUDIO_CONFIG",
    "OffsetUnit",
    "PageParts",
    "ReportView",
    "explanation_page",
    "from_json",
    "json_text",
    "page_parts",
    "rows_of",
    "schema_text",
    "table_text",
    "to_gold",
    "to_html",
    "to_html_many",
    "to_json",
    "to_label_studio",
    "to_web_annotations",
]
_LATE = {
    "annotations": ("LABEL_STUDIO_CONFIG", "to_label_studio", "to_web_annotations"),
    "gold": ("to_gold",),
    "page": ("PageParts", "ReportView", "page_parts", "to_html", "to_html_many"),
}


def __getattr__(name: str) -> object:
    """Load what few callers want when it is first asked for."""
    from importlib import import_module

    for module, names in _LATE.items():
        if name in names:
            return getattr(import_module(f"quotes.formats.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The forms that a report is written in: JSON and its schema, JSON lines, a table to read, the
way to each outcome in words."""

from quotes.formats.explanation import explanation_page
from quotes.formats.report_json import from_json, json_text, schema_text, to_json
from quotes.formats.rows import rows_of
from quotes.formats.table import table_text

__all__ = [
    "explanation_page",
    "from_json",
    "json_text",
    "rows_of",
    "schema_text",
    "table_text",
    "to_json",
]

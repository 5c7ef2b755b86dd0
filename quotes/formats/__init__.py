"""The forms that a report is written in: JSON and its schema, JSON lines, a table to read."""

from quotes.formats.report_json import from_json, json_text, schema_text, to_json
from quotes.formats.table import table_text

__all__ = ["from_json", "json_text", "schema_text", "table_text", "to_json"]

"""Reports as tables: a row an article, a quotation, a speaker, a candidate, an error.

`TABLES` says which columns there are, of which types and what they mean; `rows_of` makes the rows
of one report. `quotes.tables.files` puts them into Parquet, CSV or a DuckDB file, and
`quotes.tables.questions` asks such a file. Names and types are the same wherever tables come out.
"""

from quotes.tables.rows import Rows, error_row, rows_of
from quotes.tables.schema import TABLES, Column, ColumnType, Table, table_named

__all__ = ["TABLES", "Column", "ColumnType", "Rows", "Table", "error_row", "rows_of", "table_named"]

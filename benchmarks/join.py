"""Labels kept apart from the articles they belong to, whose text is their publishers'.

A line of labels has an article's `id`, how many code points its text has (`chars`), and the
`segments` of the gold form; the text and title come from a file that the reader has.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.gold import Article, GoldError, from_json


def join_labels(labels: Path, articles: Path) -> tuple[Article, ...]:
    """Return the labelled articles, with their texts out of a file of JSON lines.

    Of several lines with one id the first counts. Offsets are code points of its text.

    Raises:
        GoldError: an article is not there, has another length, or the labels do not fit it.

    """
    texts: dict[str, dict[str, Any]] = {}
    for record in _records(articles):
        texts.setdefault(record["id"], record)
    return tuple(_laid_over(row, texts.get(row["id"]), articles) for row in _records(labels))


def _records(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    try:
        records = [json.loads(line) for line in lines if line.strip()]
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}: wanted JSON lines, came broken JSON: {error.msg}") from error
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict) or not isinstance(record.get("id"), str):
            raise GoldError(f"{path}: wanted an object with an id, came {record!r} as no. {number}")
    return records


def _laid_over(row: dict[str, Any], found: dict[str, Any] | None, path: Path) -> Article:
    if found is None:
        raise GoldError(f"{path}: wanted the article {row['id']!r}, came none; check the file")
    text = found.get("text")
    if not isinstance(text, str) or len(text) != row.get("chars"):
        came = len(text) if isinstance(text, str) else "none"
        msg = f"{path}: wanted {row.get('chars')} code points of {row['id']!r}, came {came}"
        raise GoldError(msg)
    record = {"id": row["id"], "title": found.get("title"), "text": text}
    return from_json(record | {"segments": row.get("segments")})

"""PolNeAR in JSON lines: id, text, attributions of source, cue and content offsets."""

import json
from pathlib import Path
from typing import Any

from benchmarks.attributions import AttributedArticle, Attribution, Spans
from benchmarks.gold import GoldError


def is_polnear(path: Path) -> bool:
    """Tell whether the first line of a file has attributions rather than segments."""
    with path.open("rb") as lines:
        first = lines.readline()
    return b'"attributions"' in first


def read_polnear(path: Path) -> tuple[AttributedArticle, ...]:
    """Read the articles; of one annotated several times the first annotation.

    Raises:
        GoldError: a line is not of the form; the message begins with ``path:line``.

    """
    articles: dict[str, AttributedArticle] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            article = _article(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            msg = f"{path}:{number}: wanted id, text and attributions, came {error!r}"
            raise GoldError(msg) from error
        articles.setdefault(article.id, article)
    return tuple(articles.values())


def _article(record: dict[str, Any]) -> AttributedArticle:
    return AttributedArticle(
        id=str(record["id"]),
        text=str(record["text"]),
        title=record.get("title"),
        attributions=tuple(
            Attribution(
                source=_spans(row.get("source")),
                cue=_spans(row.get("cue")),
                content=_spans(row.get("content")),
            )
            for row in record["attributions"]
        ),
    )


def _spans(rows: list[list[int]] | None) -> Spans:
    return tuple((int(start), int(end)) for start, end in rows or ())

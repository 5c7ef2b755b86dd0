"""`join`: labels without text and the articles they belong to, as gold."""

import json
from pathlib import Path

import click

from benchmarks.gold import to_json
from benchmarks.join import join_labels

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="join")
@click.argument("labels", type=_FILE)
@click.argument("articles", type=_FILE)
def join_command(*, labels: Path, articles: Path) -> None:
    """Lay LABELS over the texts of ARTICLES (JSON lines) and write gold, an article a line."""
    for article in join_labels(labels, articles):
        click.echo(json.dumps(to_json(article), ensure_ascii=False))

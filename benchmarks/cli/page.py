"""`page`: how long the page of an article takes, for articles that ask much of it."""

from pathlib import Path

import click

from benchmarks.cli.choices import CORPUS
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.pages import picture, time_pages
from quotes.engine import Engine
from quotes.formats import to_html


@click.command(name="page")
@click.option(
    "--picture",
    "picture_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a picture of the sample article's page there, and time nothing.",
)
def page_command(*, picture_file: Path | None) -> None:
    """Time the page of hostile articles: made, opened in Chromium, a quotation chosen, filtered.

    Needs /usr/bin/chromium and the extra `test`. Times are seconds until it is painted.
    """
    if picture_file is not None:
        text = (CORPUS / "sample.txt").read_text(encoding="utf-8")
        title, _, text = text.partition("\n\n")
        report = Engine().attribute(text, title=title)
        picture(to_html(report, text), picture_file)
        return
    click.echo(pairs(describe_run(), headers=("run", "")))
    rows = [
        (
            times.name,
            times.characters,
            times.quotations,
            round(times.megabytes, 1),
            round(times.made, 2),
            round(times.opened, 2),
            round(times.chosen, 2),
            round(times.filtered, 2),
            "yes" if times.ran else "no",
        )
        for times in time_pages()
    ]
    headers = (
        "article", "characters", "quotations", "page MB", "made", "opened", "chosen", "filtered",
        "script ran",
    )  # fmt: skip
    click.echo(table(headers, rows))

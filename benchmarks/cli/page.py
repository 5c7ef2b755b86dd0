"""`page`: how long the page of an article takes, for articles that ask much of it."""

import click

from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.pages import time_pages


@click.command(name="page")
def page_command() -> None:
    """Time the page of hostile articles: made, opened in Chromium, a quotation chosen, filtered.

    Needs /usr/bin/chromium and the extra `test`. Times are seconds until it is painted.
    """
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

"""`annotate`: drafts of gold articles to JSON lines."""

import click

from benchmarks.annotate import main as annotate_main


@click.command(name="annotate")
@click.argument("drafts", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
def annotate_command(*, drafts: tuple[str, ...]) -> int:
    """Turn DRAFTS of marked text into gold articles, one JSON object a line."""
    return annotate_main(drafts)

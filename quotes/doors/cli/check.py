"""`quotes check`: whether they said that, and in these words."""

from collections.abc import Iterator
from typing import Any

import click

from quotes.check import CheckIndex, QuoteCheck, check_text, check_to_json
from quotes.doors.cli.choosing import (
    EXIT_CODES,
    engine_options,
    input_options,
    options_of,
    output_option,
)
from quotes.doors.cli.running import Complaints, inputs_of
from quotes.doors.cli.writing import on_terminal, write_out
from quotes.engine import Engine
from quotes.formats import json_text
from quotes.model import Article, Failure


@click.command("check", epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE… | -")
@click.option("--quote", required=True, metavar="WORDS", help="The words that were claimed.")
@click.option("--speaker", metavar="WHO", help="Who is claimed to have said them.")
@click.option(
    "--format",
    "output_form",
    type=click.Choice(["text", "json"]),
    help="Default: text on a terminal, else JSON.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="The most articles told of, the best first.",
)
@input_options
@engine_options
@output_option
def check_command(
    files: tuple[str, ...],
    quote: str,
    speaker: str | None,
    output_form: str | None,
    limit: int,
    output: str | None,
    **chosen: Any,
) -> None:
    """Check claimed words, and whose they are said to be, against articles.

    The verdict is verbatim, altered (with the differences), stitched, relayed, denied,
    misattributed or absent. FILE is what `quotes attribute` reads; of many articles only those
    that may have the words are parsed.

    \b
    quotes check --quote "We are not waiting" --speaker Brandvold article.txt
    """  # noqa: D301 (click wants the sign itself)
    options = options_of(chosen)
    inputs = inputs_of(files, chosen)
    complaints = Complaints()
    as_text = (output_form or ("text" if output is None and on_terminal() else "json")) == "text"

    def pieces() -> Iterator[str]:
        read = [*complaints.watch(inputs.articles())]
        index = CheckIndex(article for article in read if isinstance(article, Article))
        found = index.check(quote, speaker=speaker, engine=Engine(options), limit=limit)
        results = [*complaints.watch(found), *(f for f in read if isinstance(f, Failure))]
        if as_text:
            yield check_text(result for result in results if isinstance(result, QuoteCheck))
        else:
            yield json_text([*map(check_to_json, results)], indent=2) + "\n"

    write_out(pieces, output)
    complaints.end()

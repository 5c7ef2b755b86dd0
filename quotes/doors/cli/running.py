"""Running the engine over the files named on the command line."""

import sys
from collections.abc import Iterable, Iterator

import click
from attrs import define, evolve

from quotes.doors.cli.reading import STDIN, InputForm, form_of, read_files
from quotes.engine import Engine
from quotes.model import Article, Failure, Report
from quotes.options import Options


@define
class Complaints:
    """Tells of each trouble in a line on standard error, and remembers that there was one."""

    any: bool = False

    def tell(self, message: str) -> None:
        """Tell of a trouble."""
        self.any = True
        click.echo(f"quotes: {' '.join(message.split())}", err=True)

    def watch(self, results: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
        """Pass results on, telling of the failures among them."""
        for result in results:
            if isinstance(result, Failure):
                where = str(result.place) if result.place is not None else result.id
                self.tell(f"{where}: {result.message}" if where else result.message)
            yield result

    def end(self) -> None:
        """End with exit code 2 if there was any trouble."""
        if self.any:
            raise click.exceptions.Exit(2)


def refuse_mistakes(
    files: tuple[str, ...], chosen: InputForm | None, *, title: str | None, byline: str | None
) -> None:
    """Refuse input that cannot be what was meant.

    Raises:
        UsageError: a headline or byline is given for several articles, or standard input twice.

    """
    lines = any(form_of(path, chosen) is InputForm.JSONL for path in files)
    if (title or byline) and (len(files) > 1 or lines):
        raise click.UsageError(
            "--title and --byline are for a single text; in JSON lines they are fields"
        )
    if files.count(STDIN) > 1:
        raise click.UsageError("standard input (-) can be read only once")


def run_engine(
    files: tuple[str, ...],
    options: Options,
    complaints: Complaints,
    *,
    chosen: InputForm | None,
    title: str | None,
    byline: str | None,
) -> Iterator[Report | Failure]:
    """Yield the reports of all articles in the files, telling of every trouble."""
    engine = Engine(options)
    articles = read_files(
        files, chosen=chosen, max_chars=options.max_chars, complain=complaints.tell
    )
    if title or byline:
        articles = (
            evolve(article, title=title, byline=byline) if isinstance(article, Article) else article
            for article in articles
        )
    return complaints.watch(_with_progress(engine.attribute_many(articles)))


def _with_progress(results: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console

    console = Console(stderr=True)
    done = 0
    while True:
        # Shown only while waiting, so that it never mixes with what is written.
        with console.status(f"Reading articles ({done} done) …"):
            result = next(results, None)
        if result is None:
            return
        done += 1
        yield result

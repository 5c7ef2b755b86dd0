"""Running the engine over the files named on the command line."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import tee
from typing import Any, TypeVar

import click
from attrs import define, evolve, field

from quotes.doors.cli.choosing import reading_of
from quotes.engine import Engine
from quotes.model import Article, Failure, Report
from quotes.options import Options
from quotes.reading import ReadOptions, choose_reader, mark_duplicates, read
from quotes.reading.sources import STDIN

_FAILED = 1  # the exit code where some inputs could not be dealt with

_T = TypeVar("_T")


@define
class Complaints:
    """Tells of each trouble in a line on standard error, and remembers that there was one."""

    any: bool = False

    def tell(self, message: str) -> None:
        """Tell of a trouble."""
        self.any = True
        click.echo(f"quotes: {' '.join(message.split())}", err=True)

    def watch(self, results: Iterable[_T | Failure]) -> Iterator[_T | Failure]:
        """Pass results on, telling of the failures among them."""
        for result in results:
            if isinstance(result, Failure):
                where = result.id if result.place is None else str(result.place)
                self.tell(f"{where}: {result.message}" if where else result.message)
            yield result

    def end(self) -> None:
        """End with exit code 1 if there was any trouble."""
        if self.any:
            raise click.exceptions.Exit(_FAILED)


@define(kw_only=True)
class Inputs:
    """The files named, what they hold, and what was given of the one article there is.

    `form` is the name of a reader, or “auto”; `reading` how it reads. `given` may have `title`,
    `byline`, `date`, `url`.

    Raises:
        UsageError: an article's own fields are given for several articles, or standard input twice.

    """

    files: tuple[str, ...]
    form: str
    reading: ReadOptions
    given: Mapping[str, str | None]
    _holds_records: bool | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if self._given() and (len(self.files) > 1 or self.holds_records):
            raise self._too_many()
        if self.files.count(STDIN) > 1:
            raise click.UsageError("standard input (-) can be read only once")

    @property
    def holds_records(self) -> bool:
        """Tell whether the first file holds records: as read, or until then by form and name."""
        if self._holds_records is not None:
            return self._holds_records
        return choose_reader(self.form, b"", self.files[0]).name == "jsonl"

    def articles(self) -> Iterator[Article | Failure]:
        """Yield the articles of all files in order, a failure for what cannot be read."""
        found = read(self.files, form=self.form, options=self.reading)
        articles = self._noted(mark_duplicates(found))
        return self._with_given(articles) if self._given() else articles

    def _noted(self, articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        for article in articles:
            place = article.place
            if self._holds_records is None and place is not None and isinstance(article, Article):
                self._holds_records = not (place.line is None and place.record is None)
            yield article

    def _given(self) -> dict[str, str]:
        return {name: value for name, value in self.given.items() if value}

    def _with_given(self, articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        given: dict[str, Any] = self._given()
        for number, article in enumerate(articles):
            if number:
                raise self._too_many()
            yield evolve(article, **given) if isinstance(article, Article) else article

    def _too_many(self) -> click.UsageError:
        names = " and ".join(f"--{name}" for name in self._given())
        return click.UsageError(f"{names}: for a single article; in JSON lines these are fields")


def inputs_of(files: tuple[str, ...], chosen: Mapping[str, Any]) -> Inputs:
    """Return the files with what `input_options` let choose; what else was chosen is passed over.

    Raises:
        UsageError: an article's own fields are given for several articles, or standard input twice.

    """
    return Inputs(
        files=files,
        form=chosen["reader"],
        reading=reading_of(chosen),
        given={name: chosen[name] for name in ("title", "byline", "date", "url")},
    )


def run_engine(
    inputs: Inputs, options: Options, complaints: Complaints
) -> Iterator[tuple[Article | Failure, Report | Failure]]:
    """Yield all articles in the files, each with what became of it, telling of every trouble."""
    ahead, behind = tee(inputs.articles())  # the engine reads ahead by a batch
    results = complaints.watch(_with_progress(Engine(options).attribute_many(ahead)))
    return ((article, result) for result, article in zip(results, behind, strict=True))


def _with_progress(results: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    if sys.stderr is None or not sys.stderr.isatty():
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

"""A run whose engine reads no sentence: all that a run does but the models' part of it.

`python -m benchmarks.without_models INPUT OUT JOBS`; quotations are found by their marks alone.
"""

import sys
from collections.abc import Sequence

import click
from attrs import frozen

from quotes.doors.run import Job, Run
from quotes.doors.run.progress import watching
from quotes.engine import Engine
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse


@frozen(kw_only=True)
class NoParser:
    """Gives every text an empty parse."""

    models: str = "none"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        """Return as many empty parses as there are texts."""
        return tuple(Parse() for _ in requests)


def _main() -> None:
    source, out, jobs = sys.argv[1:]
    with watching(lambda line: click.echo(line, err=True)) as watcher:
        job = Job(inputs=[source], out=out, jobs=int(jobs))
        Run(job, Engine(parser=NoParser()), watcher=watcher).go()


if __name__ == "__main__":
    _main()

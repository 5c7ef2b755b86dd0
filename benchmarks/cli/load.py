"""`load`: the HTTP service with many clients, against the library in the same run."""

import click

from benchmarks.cli.choices import CORPUS
from benchmarks.gold import read_gold
from benchmarks.load import measure_load
from benchmarks.markdown import table
from quotes.model import Article


@click.command(name="load")
@click.option("--clients", type=click.IntRange(min=1), default=16, show_default=True)
@click.option("--seconds", type=click.IntRange(min=2), default=120, show_default=True)
def load_command(*, clients: int, seconds: int) -> None:
    """Let clients ask the service about corpus/'s articles, each one after the other."""
    articles = [Article(text=a.text, id=a.id) for a in read_gold(CORPUS)]
    found = measure_load(articles, clients=clients, seconds=seconds)
    memory, quarters = found.memory, found.memory_by_quarter
    rows: list[tuple[str | int | float | None, ...]] = [
        ("clients, seconds", f"{found.clients}, {found.seconds:.0f}"),
        ("requests", f"{found.requests:,}"),
        ("errors", found.errors),
        ("answers unlike the library's bytes", found.unequal),
        ("words a second, service", f"{found.pace:,.0f}"),
        ("words a second, attribute_many before and after", f"{found.library_pace:,.0f}"),
        ("ratio", f"{found.pace / found.library_pace:.2f}"),
        (
            "memory, MiB: first; median and most in each quarter; last",
            f"{memory[0]}; {', '.join(f'{m} {most}' for m, most in quarters)}; {memory[-1]}",
        ),
        ("load of the machine before and after", "{:.1f}, {:.1f}".format(*found.machine_load)),
    ]
    click.echo(table(("what", "measured"), rows))

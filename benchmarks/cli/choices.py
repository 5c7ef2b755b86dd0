"""What several commands let their user choose."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from platformdirs import user_cache_dir

from benchmarks.machine import ROOT
from benchmarks.plots import check_plotting
from benchmarks.readers import GoldSet, read_sets
from quotes.model import Scope

Wrapper = Callable[[Callable[..., Any]], Callable[..., Any]]

CORPUS = ROOT / "corpus"

gold_argument: Wrapper = click.argument(
    "gold", nargs=-1, type=click.Path(exists=True, path_type=Path)
)
models_option: Wrapper = click.option(
    "--models",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of stanza models in place of the bundled ones.",
)
scope_option: Wrapper = click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.SPEECH.value,
    show_default=True,
    help="Speech alone, or belief and intention as well.",
)
limit_option: Wrapper = click.option(
    "--limit", type=click.IntRange(min=1), help="Take only the first articles of each set."
)
parses_option: Wrapper = click.option(
    "--parses",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(user_cache_dir("quotes"), "parses"),
    show_default="the user's cache",
    help="Keep parses in this folder, so that the same texts are parsed once.",
)
json_option: Wrapper = click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write everything there, for `compare` and for other programs.",
)


def plots_option(text: str) -> Wrapper:
    """Make the option `--plots`, refused before the work where plots cannot be drawn."""

    def check(
        _context: click.Context, _option: click.Parameter, folder: Path | None
    ) -> Path | None:
        if folder:
            check_plotting()
        return folder

    return click.option(
        "--plots",
        type=click.Path(file_okay=False, path_type=Path),
        callback=check,
        help=text,
    )


def gold_sets(paths: Sequence[Path], limit: int | None = None) -> tuple[GoldSet, ...]:
    """Read the gold at the paths, or corpus/ where none is given."""
    sets = read_sets(paths or (CORPUS,))
    return tuple(one.first(limit) for one in sets) if limit else sets

"""What all commands that run the engine let their users choose."""

from collections.abc import Callable, Mapping
from runpy import run_path
from typing import Any, TypeVar, cast

import click

from quotes.doors.cli.reading import InputForm
from quotes.errors import ResolverError
from quotes.knowledge_file import read_knowledge
from quotes.model import Scope
from quotes.options import Options, Preset
from quotes.resolver import Resolver, ResolverAsks

_DEFAULTS = Options()
_F = TypeVar("_F", bound=Callable[..., Any])

_INPUT = (
    click.option(
        "--from",
        "chosen",
        type=click.Choice([*map(str, InputForm)]),
        help="What a file holds; else told by its suffix (.jsonl), standard input being text.",
    ),
    click.option("--title", help="Headline of the one text given, if it is not part of it."),
    click.option("--byline", help="Reporter of the one text given."),
)
_ENGINE = (
    click.option(
        "--scope",
        type=click.Choice([*map(str, Scope)]),
        default=str(_DEFAULTS.scope),
        show_default=True,
        help="Speech and writing alone, or belief and intention as well.",
    ),
    click.option("--models", type=click.Path(), help="Folder of stanza models [default: bundled]."),
    click.option(
        "--knowledge",
        type=click.Path(),
        metavar="FILE",
        help="Speakers, cues and house style that you know, in TOML or JSON.",
    ),
    click.option(
        "--resolver",
        metavar="FILE.py:NAME",
        help="Ask your own function about each outcome; its answer replaces the engine's.",
    ),
    click.option(
        "--resolver-asks",
        type=click.Choice([*map(str, ResolverAsks)]),
        help="Ask it about all outcomes, or the unresolved alone [default: all].",
    ),
    click.option(
        "--preset",
        type=click.Choice([*map(str, Preset)]),
        default=str(Preset.BALANCED),
        show_default=True,
        help="Fewer wrong names, or more names.",
    ),
    click.option(
        "--min-confidence",
        type=float,
        help="Name nobody below this confidence, from 0 to 1, whatever the preset.",
    ),
    click.option(
        "--max-chars",
        type=int,
        default=_DEFAULTS.max_chars,
        show_default=True,
        help="Longest article accepted.",
    ),
    click.option(
        "--max-seconds",
        type=float,
        help="Longest that one article may take; past it that article alone fails [default: none].",
    ),
)


def input_options(command: _F) -> _F:
    """Add the options that say what the input is."""
    return _with(_INPUT, command)


def engine_options(command: _F) -> _F:
    """Add the options that `options_of` makes `Options` of; the command takes them as `**`."""
    return _with(_ENGINE, command)


def options_of(chosen: Mapping[str, Any]) -> Options:
    """Return the engine's options as chosen on the command line.

    Raises:
        OptionsError: a value is out of range.
        KnowledgeError: the knowledge file cannot be read, or is not of its form.
        ResolverError: the resolver's file or function cannot be loaded.

    """
    given = {name: value for name, value in chosen.items() if value is not None}
    if "knowledge" in given:
        given["knowledge"] = read_knowledge(given["knowledge"])
    if "resolver" in given:
        given["resolver"] = load_resolver(given["resolver"])
    return Options.preset(given.pop("preset"), **given)


def load_resolver(place: str) -> Resolver:
    """Return the function that a place `FILE.py:NAME` names, by running that file.

    Raises:
        ResolverError: the place is not of that form, the file cannot be run, or has no such
            function.

    """
    path, _, name = place.rpartition(":")
    if not path.endswith(".py") or not name:
        raise ResolverError(f"--resolver {place}: wanted FILE.py:NAME")
    try:
        found = run_path(path).get(name)
    except OSError as error:
        raise ResolverError(f"{path}: cannot be read ({error.strerror or error})") from error
    except Exception as error:  # whatever the caller's code raises
        raise ResolverError(f"{path}: {type(error).__name__}: {error}") from error
    if not callable(found):
        raise ResolverError(f"{path}: there is no function {name!r}")
    return cast("Resolver", found)


def _with(options: tuple[Callable[[_F], _F], ...], command: _F) -> _F:
    for option in reversed(options):  # click shows first what was added last
        command = option(command)
    return command

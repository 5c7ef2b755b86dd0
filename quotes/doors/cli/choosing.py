"""What all commands that run the engine let their users choose."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from runpy import run_path
from typing import Any, TypeVar, cast

import click
from attrs import field, fields, frozen

from quotes.errors import OptionsError, ResolverError
from quotes.knowledge_file import read_knowledge
from quotes.model import Failure, Kind, Polarity, Report, Scope
from quotes.options import Options, Preset
from quotes.reading import FieldMap, ReadOptions, readers
from quotes.reading.choose import AUTO
from quotes.resolver import Answer, Resolver, ResolverAsks, ResolverRequest

EXIT_CODES = (
    "Exit codes: 0, all was done; 1, some inputs could not be dealt with (a line on standard error "
    "each, and an error record in JSON); 2, wrong usage, or nothing can be done at all."
)
_DEFAULTS = Options()
_OPTIONS = frozenset({"preset", *(option.name for option in fields(Options))})
_F = TypeVar("_F", bound=Callable[..., Any])


class _ReaderName(click.ParamType[str]):
    """The name of a reader; which there are is asked only when one is named."""

    name = "reader"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, if a reader has it."""
        if value != AUTO and value not in readers():
            known = ", ".join(map(repr, (AUTO, *readers())))
            self.fail(f"{value!r} is not one of {known}.", param, ctx)
        return value


class _Fields(click.ParamType[FieldMap]):
    """A map of fields, as it is written."""

    name = "map"

    def convert(
        self, value: str | FieldMap, param: click.Parameter | None, ctx: click.Context | None
    ) -> FieldMap:
        """Return the map, if it is one."""
        try:
            return FieldMap.parse(value) if isinstance(value, str) else value
        except OptionsError as error:
            self.fail(str(error), param, ctx)


_READING = (
    click.option(
        "--from",
        "reader",
        type=_ReaderName(),
        default=AUTO,
        show_default=True,
        metavar="FORM",
        help="What the inputs hold: text, jsonl, html, rss, warc, csv, parquet, ninjs, captions, "
        "gqg; auto tells by their first bytes.",
    ),
    click.option(
        "--map",
        "fields",
        type=_Fields(),
        default="",
        metavar="FIELD=NAME,…",
        help="What records (jsonl, csv, parquet) call an article's fields: text=body,id=guid.",
    ),
    click.option("--encoding", help="Charset of the inputs, if it should not be told from them."),
)
_INPUT = (
    *_READING,
    click.option("--title", help="Headline of the one text given, if it is not part of it."),
    click.option("--byline", help="Reporter of the one text given."),
    click.option("--date", help="When the one text given appeared; comes back as it is."),
    click.option("--url", help="Where the one text given appeared; comes back as it is."),
)
_FILTERS = (
    click.option(
        "--kind",
        "kinds",
        type=click.Choice([*map(str, Kind)]),
        multiple=True,
        help="Only quotations of this kind; may be given several times.",
    ),
    click.option(
        "--polarity",
        "polarities",
        type=click.Choice([*map(str, Polarity)]),
        multiple=True,
        help="Only what is said (affirmed), denied, declined to be said, or supposed; likewise.",
    ),
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
    click.option(
        "--batch-words",
        type=int,
        default=_DEFAULTS.batch_words,
        show_default=True,
        help="About how many words are parsed at a time; fewer give the first results sooner.",
    ),
)


output_option = click.option(
    "--output", "-o", type=click.Path(), metavar="FILE", help="Write there."
)


def reading_options(command: _F) -> _F:
    """Add the options that say how inputs are read: `reader`, and what `reading_of` takes."""
    return with_options(_READING, command)


def reading_of(chosen: Mapping[str, Any]) -> ReadOptions:
    """Return how inputs are read, as chosen on the command line."""
    return ReadOptions(fields=chosen["fields"], encoding=chosen["encoding"])


def input_options(command: _F) -> _F:
    """Add `reading_options` and an article's own fields; `inputs_of` makes `Inputs` of them."""
    return with_options(_INPUT, command)


def filter_options(command: _F) -> _F:
    """Add the options that say which quotations are shown; `Filter` takes them."""
    return with_options(_FILTERS, command)


@frozen(kw_only=True)
class Filter:
    """Which quotations are shown; all, of what is not told."""

    kinds: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()

    def of(self, result: Report | Failure) -> Report | Failure:
        """Return a report with only what is to be shown, a failure as it is."""
        if isinstance(result, Failure) or not (self.kinds or self.polarities):
            return result
        return result.filter(kinds=self.kinds or Kind, polarities=self.polarities or Polarity)


def engine_options(command: _F) -> _F:
    """Add the options that `options_of` makes `Options` of; the command takes them as `**`."""
    return with_options(_ENGINE, command)


def options_of(chosen: Mapping[str, Any]) -> Options:
    """Return the engine's options as chosen on the command line; what else was chosen is passed
    over.

    Raises:
        OptionsError: a value is out of range.
        KnowledgeError: the knowledge file cannot be read, or is not of its form.
        ResolverError: the resolver's file or function cannot be loaded.

    """
    given = {n: v for n, v in chosen.items() if n in _OPTIONS and v is not None}
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
    return _FileResolver(place=place, function=cast("Resolver", found))


@frozen(kw_only=True)
class _FileResolver:
    """A function of a file, which another process can load as well: it pickles as its place."""

    place: str
    function: Resolver = field(repr=False)

    def __call__(self, request: ResolverRequest) -> Answer | str | None:
        return self.function(request)

    def __reduce__(self) -> tuple[object, ...]:
        return load_resolver, (self.place,)

    @property
    def identity(self) -> str:
        """The place, and what tells the file as it is now from others."""
        path, _, _ = self.place.rpartition(":")
        return f"{self.place} {sha256(Path(path).read_bytes()).hexdigest()[:16]}"


def with_options(options: Sequence[Callable[[_F], _F]], command: _F) -> _F:
    """Add options to a command, in their order."""
    for option in reversed(options):  # click shows first what was added last
        command = option(command)
    return command

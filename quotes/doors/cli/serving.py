"""`quotes serve` and `quotes mcp`: the doors for programs, over HTTP, and for agents."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
from attrs import fields

from quotes.doors.cli.choosing import engine_options, options_of
from quotes.doors.serve.logs import LEVELS
from quotes.doors.serve.settings import Settings
from quotes.engine import Engine
from quotes.errors import MissingExtraError

_DEFAULTS = Settings()
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _setting(name: str, help_: str) -> Callable[[_Command], _Command]:
    """The option for one of the service's settings, whose type and default it has."""
    default = getattr(_DEFAULTS, name)
    return click.option(
        f"--{name.replace('_', '-')}", default=default, show_default=default is not None, help=help_
    )


@click.command("serve", context_settings={"auto_envvar_prefix": "QUOTES_SERVE"})
@_setting("host", "Listen at this address.")
@_setting("port", "Listen at this port; 0 takes any that is free.")
@_setting("token", "What requests must carry as a bearer token; better given in the environment.")
@_setting("max_body", "The most bytes of a request's body.")
@_setting("max_articles", "The most articles of one request.")
@_setting("max_queue", "The most articles that wait.")
@_setting("body_seconds", "How long a client may take to send.")
@_setting("answer_seconds", "How long a request may wait and be worked on.")
@_setting("stop_seconds", "How long work is finished when the service is stopped.")
@click.option(
    "--log-level",
    type=click.Choice(LEVELS),
    default="info",
    show_default=True,
    help="Logs are JSON lines on standard error, never with a text.",
)
@engine_options
def serve_command(log_level: str, **chosen: Any) -> None:
    """Serve over HTTP: articles in, the library's own reports out; a page at /.

    Every option is also read from the environment: QUOTES_SERVE_PORT, QUOTES_SERVE_TOKEN …
    /openapi.json describes the service. Needs the extra: pip install 'quote-attribution[serve]'.

    \b
    quotes serve --port 8000
    curl -H 'Content-Type: text/plain' --data-binary @article.txt localhost:8000/v1/attribute
    """  # noqa: D301 (click wants the sign itself)
    names = {name.name for name in fields(Settings)}
    settings = Settings(**{name: chosen.pop(name) for name in names})
    options = options_of(chosen)
    try:
        from quotes.doors.serve.server import serve
    except ImportError as error:
        raise _missing("serve", error) from error
    serve(Engine(options), settings, log_level=log_level)


@click.command("mcp")
@engine_options
def mcp_command(**engine: Any) -> None:
    """Serve language-model agents: attribute, who_said, check_quote.

    Speaks the Model Context Protocol over standard input and output; an agent's program starts it.
    Needs the extra: pip install 'quote-attribution[mcp]'.

    \b
    claude mcp add quotes -- quotes mcp
    """  # noqa: D301 (click wants the sign itself)
    options = options_of(engine)
    try:
        from quotes.doors.mcp import make_server
    except ImportError as error:
        raise _missing("mcp", error) from error
    make_server(Engine(options)).run("stdio")


def _missing(door: str, error: ImportError) -> MissingExtraError:
    """The error for a door whose extra, called as it is, is not installed."""
    return MissingExtraError(
        f"quotes {door} needs {error.name or error}; install it with "
        f"pip install 'quote-attribution[{door}]'"
    )

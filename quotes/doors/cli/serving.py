"""`quotes serve` and `quotes mcp`: the doors for programs, over HTTP, and for agents."""

from typing import Any

import click
from attrs import fields

from quotes.doors.cli.choosing import engine_options, options_of
from quotes.doors.serve.settings import Settings
from quotes.engine import Engine
from quotes.errors import MissingExtraError

_DEFAULTS = Settings()


@click.command("serve", context_settings={"auto_envvar_prefix": "QUOTES_SERVE"})
@click.option("--host", default=_DEFAULTS.host, show_default=True, help="Listen at this address.")
@click.option("--port", type=click.IntRange(0, 65535), default=_DEFAULTS.port, show_default=True)
@click.option(
    "--token",
    help="What requests must carry as a bearer token; better given in the environment.",
)
@click.option(
    "--max-body",
    type=int,
    default=_DEFAULTS.max_body,
    show_default=True,
    help="The most bytes of a request's body.",
)
@click.option(
    "--max-articles",
    type=int,
    default=_DEFAULTS.max_articles,
    show_default=True,
    help="The most articles of one request.",
)
@click.option(
    "--max-queue",
    type=int,
    default=_DEFAULTS.max_queue,
    show_default=True,
    help="The most articles that wait.",
)
@click.option(
    "--body-seconds",
    type=float,
    default=_DEFAULTS.body_seconds,
    show_default=True,
    help="How long a client may take to send.",
)
@click.option(
    "--answer-seconds",
    type=float,
    default=_DEFAULTS.answer_seconds,
    show_default=True,
    help="How long a request may wait and be worked on.",
)
@click.option(
    "--stop-seconds",
    type=float,
    default=_DEFAULTS.stop_seconds,
    show_default=True,
    help="How long work is finished when the service is stopped.",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
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
        raise MissingExtraError(
            f"quotes serve needs {error.name or error}; install it with "
            "pip install 'quote-attribution[serve]'"
        ) from error
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
        raise MissingExtraError(
            f"quotes mcp needs {error.name or error}; install it with "
            "pip install 'quote-attribution[mcp]'"
        ) from error
    make_server(Engine(options)).run("stdio")

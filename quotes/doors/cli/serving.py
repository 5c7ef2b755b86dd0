"""`quotes mcp`: the door for agents, over standard input and output."""

from typing import Any

import click

from quotes.doors.cli.choosing import engine_options, options_of
from quotes.engine import Engine
from quotes.errors import MissingExtraError


@click.command("mcp")
@engine_options
def mcp_command(**engine: Any) -> None:
    r"""Serve language-model agents: attribute, who_said, check_quote.

    Speaks the Model Context Protocol over standard input and output; an agent's program starts it.
    Needs the extra: pip install 'quote-attribution[mcp]'.

    \b
    claude mcp add quotes -- quotes mcp
    """
    options = options_of(engine)
    try:
        from quotes.doors.mcp import make_server
    except ImportError as error:
        raise MissingExtraError(
            f"quotes mcp needs {error.name or error}; install it with "
            "pip install 'quote-attribution[mcp]'"
        ) from error
    make_server(Engine(options)).run("stdio")

"""The command line: `quotes attribute`, `quotes models`, `quotes schema`."""

import os
import sys

import click

from quotes.cli.attribute import attribute_command
from quotes.cli.show import models_command, schema_command
from quotes.engine import installed_version
from quotes.errors import QuotesError

_INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C
_PIPE_CLOSED = 141  # and by writing to a reader that has gone


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(installed_version(), prog_name="quotes")
def command() -> None:
    """Link every quotation in news articles to its speaker, or say why it cannot be done."""


command.add_command(attribute_command)
command.add_command(models_command)
command.add_command(schema_command)


def main() -> None:
    """Run the command line and end the process with its exit code.

    0: all was done; 2: an argument or an input was wrong (one line on standard error says which);
    130 and 141: interrupted, or nobody reads the output any more.
    """
    sys.exit(_run())


def _run() -> int:
    try:
        code = command.main(prog_name="quotes", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except QuotesError as error:
        click.echo(f"quotes: {error}", err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        # Python flushes at exit once more; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    return code if isinstance(code, int) else 0

"""The command line: `quotes attribute`, `explain`, `run`, questions to tables, and more."""

import sys

import click

from quotes.doors.cli.ask import QUESTIONS
from quotes.doors.cli.attribute import attribute_command
from quotes.doors.cli.audit import audit_command
from quotes.doors.cli.check import check_command
from quotes.doors.cli.choosing import EXIT_CODES
from quotes.doors.cli.explain import explain_command
from quotes.doors.cli.run import run_command
from quotes.doors.cli.serving import mcp_command, serve_command
from quotes.doors.cli.show import models_command, schema_command
from quotes.doors.cli.writing import CannotWriteError, discard_standard_output
from quotes.engine import installed_version
from quotes.errors import QuotesError

_INTERRUPTED = 130  # what shells report for a program ended by Ctrl-C


def _tell_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"quotes {installed_version()}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
def command() -> None:
    """Link every quotation in news articles to its speaker, or say why it cannot be done."""


command.add_command(attribute_command)
command.add_command(audit_command)
command.add_command(check_command)
command.add_command(explain_command)
command.add_command(run_command)
for question in QUESTIONS:
    command.add_command(question)
command.add_command(serve_command)
command.add_command(mcp_command)
command.add_command(models_command)
command.add_command(schema_command)


def main() -> None:
    """Run the command line and end the process with its exit code.

    0: all was done; 1: some inputs could not be dealt with; 2: wrong usage, or nothing can be done
    at all (a line on standard error says why); 130: interrupted; 141: nobody reads the output any
    more.
    """
    sys.exit(_run())


def _run() -> int:
    try:
        code = command.main(prog_name="quotes", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except QuotesError as error:
        click.echo(f"quotes: {error}", err=True)
        return 2
    except OSError as error:  # of standard output: a disk is full
        discard_standard_output()
        CannotWriteError("standard output", error).show()
        return CannotWriteError.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    return code if isinstance(code, int) else 0

"""The runner's commands: `python -m benchmarks COMMAND`."""

import sys

import click

from benchmarks.cli.accuracy import accuracy_command
from benchmarks.cli.annotate import annotate_command
from benchmarks.cli.claims import claims_command
from benchmarks.cli.compare import compare_command
from benchmarks.cli.errors import errors_command
from benchmarks.cli.finder import finder_command
from benchmarks.cli.fit import fit_command
from benchmarks.cli.gate import gate_command
from benchmarks.cli.hostile import hostile_command
from benchmarks.cli.join import join_command
from benchmarks.cli.load import load_command
from benchmarks.cli.page import page_command
from benchmarks.cli.peers import peers_command
from benchmarks.cli.pipelines import pipelines_command
from benchmarks.cli.rules import rules_command
from benchmarks.cli.run import run_benchmark
from benchmarks.cli.snippets import snippets_command
from benchmarks.cli.speed import speed_command
from benchmarks.cli.turns import turns_command
from benchmarks.errors import BenchmarkError
from benchmarks.gold import GoldError
from quotes.errors import QuotesError

_FAULT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Measure the engine and its rivals, on the articles of the repository or your own."""


for _command in (
    accuracy_command,
    speed_command,
    turns_command,
    run_benchmark,
    pipelines_command,
    hostile_command,
    compare_command,
    peers_command,
    errors_command,
    annotate_command,
    join_command,
    snippets_command,
    claims_command,
    load_command,
    page_command,
    fit_command,
    finder_command,
    gate_command,
    rules_command,
):
    command.add_command(_command)


def main() -> None:
    """Run the command line and end the process with its exit code.

    0: all was done; 1: a floor is broken; 2: an argument or an input was wrong (one line on
    standard error says which).
    """
    try:
        code = command.main(prog_name="python -m benchmarks", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (BenchmarkError, GoldError, QuotesError) as error:
        click.echo(f"benchmarks: {error}", err=True)
        sys.exit(_FAULT)
    sys.exit(code if isinstance(code, int) else 0)

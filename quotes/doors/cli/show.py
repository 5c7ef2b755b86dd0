"""`quotes models` and `quotes schema`: what the package has to show."""

from pathlib import Path

import click

from quotes.errors import ModelsError
from quotes.formats import schema_text
from quotes.parse.models import Models, Origin, check_files, find_models, list_models

_TITLES = {
    Origin.BUNDLED: "bundled with this package, used by default",
    Origin.FOLDER: "in the folder given",
    Origin.STANZA: "downloaded by stanza",
}
_HOW_TO_GET = """\
To get stanza's own English models (some 1 GB, from the internet, once):
  python -c "import stanza; stanza.download('en')"
To use other models than the bundled ones, name the folder that holds their resources.json:
  quotes attribute --models FOLDER article.txt"""


@click.command("models")
@click.option("--models", "folder", type=click.Path(path_type=Path), help="Look here as well.")
def models_command(folder: Path | None) -> None:
    """List the models that are there, check their files, and say how to get others."""
    found = list_models() + ((find_models(folder),) if folder else ())
    sound = [_tell(models) for models in found]
    if not found:
        click.echo("No models are there.\n")
    click.echo(_HOW_TO_GET)
    if not all(sound):
        raise click.exceptions.Exit(2)


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema that all JSON output is valid under."""
    click.echo(schema_text().encode("utf-8"), nl=False)


def _tell(models: Models) -> bool:
    """Show one folder of models; return whether its files are what they should be."""
    click.echo(f"{models.name}: {_TITLES[models.origin]}")
    click.echo(f"  folder  {models.folder}")
    click.echo(f"  stages  {', '.join(file.stage for file in models.files)}")
    try:
        check_files(models)
    except ModelsError as error:
        click.echo(f"  broken  {error}\n")
        return False
    click.echo("  files   complete\n")
    return True

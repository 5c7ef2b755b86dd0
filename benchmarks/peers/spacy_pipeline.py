"""The spaCy pipeline that stands for spaCy: where it lies and how it loads."""

from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.errors import MissingPeerError

REFERENCE = ("tok2vec", "tagger", "parser", "ner")
"""The components that make up the speed reference; others serve textacy alone."""


def default_folder() -> Path:
    """Return where a trained pipeline is kept unless the user says otherwise."""
    # Imported here because few commands need it.
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("quotes")) / "spacy-small"


def load_pipeline(given: str | None = None, *, only: tuple[str, ...] = ()) -> Any:
    """Load a pipeline by folder or by package name, the trained one unless one is given.

    With `only`, other components are switched off.

    Raises:
        MissingPeerError: spaCy or the pipeline is not there.

    """
    spacy = import_spacy()
    wanted = given or str(default_folder())
    try:
        nlp = spacy.load(wanted)
    except OSError as error:
        msg = (
            f"wanted a spaCy pipeline at {wanted}, came none; train one with "
            "python -m benchmarks peers --train-spacy TREEBANKS"
        )
        raise MissingPeerError(msg) from error
    if only:
        nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in only])
    return nlp


def import_spacy() -> Any:
    """Return the spacy module; raises MissingPeerError where it is not installed."""
    try:
        return import_module("spacy")
    except ImportError as error:
        msg = "wanted spaCy, which is not installed: pip install quote-attribution[peers]"
        raise MissingPeerError(msg) from error

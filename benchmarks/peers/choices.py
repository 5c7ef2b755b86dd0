"""Where the user has what peers need."""

import sys
from pathlib import Path

from attrs import evolve, frozen


@frozen(kw_only=True)
class PeerChoices:
    """Paths that peers load from; None where the user gives none.

    `spacy` is a spaCy pipeline (a folder or an installed package's name), `corenlp` the folder of
    Stanford CoreNLP, `citron` a checkout of Citron and `citron_python` the interpreter that has
    its requirements.
    """

    spacy: str | None = None
    corenlp: Path | None = None
    citron: Path | None = None
    citron_python: str = sys.executable

    def with_python(self, python: str) -> "PeerChoices":
        """Return the choices with another interpreter for Citron."""
        return evolve(self, citron_python=python)

"""The training recipe from end to end, on a slice: slow, and only where its material is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.parse.models import find_models
from quotes.parse.pipeline import load_pipeline

# Folders of treebanks/, ner/ and coref/, and of the encoder's starting weights.
SHARED = os.environ.get("QUOTES_TRAINING_DATA")
START = os.environ.get("QUOTES_STARTING_WEIGHTS")


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.skipif(not (SHARED and START), reason="the training material is not part of this")
def test_the_recipe_makes_a_folder_that_loads(tmp_path: Path):
    command = [sys.executable, "-m", "quotes.training", "all", "--tiny"]
    folders = ["--shared", str(SHARED), "--start", str(START), "--work", str(tmp_path)]
    subprocess.run([*command, *folders], check=True)

    pipeline = load_pipeline(find_models(tmp_path / "bundle"))

    words = pipeline.stanza("Rain fell on Velm.").sentences[0].words
    assert all(word.upos and word.deprel for word in words)

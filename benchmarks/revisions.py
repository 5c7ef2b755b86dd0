"""The accuracy of another git revision, measured by this checkout's runner."""

import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.errors import BenchmarkError
from benchmarks.machine import ROOT


def measure_revision(
    revision: str, gold: Sequence[Path], *, models: Path | None = None, limit: int | None = None
) -> dict[str, Any]:
    """Return what ``accuracy --json`` writes for a revision's engine.

    The revision's engine is laid beside a copy of this runner in a temporary folder, so that two
    revisions are measured by the same code on the same gold; neither the working tree nor the
    repository is touched. A revision without bundled models needs `models`.

    Raises:
        BenchmarkError: there is no such revision, or its engine does not run.

    """
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        place = Path(folder)
        unpack_revision(revision, place)
        shutil.copytree(ROOT / "benchmarks", place / "benchmarks")
        out = place / "run.json"
        command = [sys.executable, "-m", "benchmarks", "accuracy", "--json", str(out)]
        command += ["--models", str(models.absolute())] if models else []
        command += ["--limit", str(limit)] if limit else []
        command += [str(path.absolute()) for path in gold]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
        if done.returncode or not out.is_file():
            raise BenchmarkError(f"{revision}: its engine does not run: {done.stderr.strip()}")
        record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    record["about"]["commit"] = revision
    return record


def unpack_revision(revision: str, place: Path) -> None:
    """Lay the revision's engine into a folder."""
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", revision, "quotes"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        came = done.stderr.decode(errors="replace").strip()
        raise BenchmarkError(f"wanted a git revision with the engine, came {revision!r}: {came}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")

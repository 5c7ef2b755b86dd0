"""How much of the input is done, and how long the rest will take: by the bytes of its files."""

from collections.abc import Sequence
from pathlib import Path

from quotes.model import Place
from quotes.reading.sources import STDIN


class Estimate:
    """Estimates by where the records that are done begin.

    Nothing is told of standard input, and of files whose bytes are not their records' (compressed).
    """

    def __init__(self, inputs: Sequence[str]) -> None:
        """Look at how many bytes the inputs have."""
        sizes = {} if STDIN in inputs else {path: _size(path) for path in inputs}
        self._total = sum(sizes.values())
        self._files: dict[str, tuple[int, int]] = {}
        before = 0
        for path, size in sizes.items():
            self._files[path] = (before, size)
            before += size
        self._begun_at: float | None = None
        self.part: float | None = None

    def note(self, place: Place | None) -> None:
        """Note that a record is done that begins at a place."""
        if place is None or place.source not in self._files or not self._total:
            return
        before, size = self._files[place.source]
        inside = place.offset or 0
        if inside > size:  # there are more bytes in it than it has: it is compressed
            return
        part = (before + inside) / self._total
        self._begun_at = part if self._begun_at is None else self._begun_at
        self.part = max(self.part or 0.0, part)

    def left(self, seconds: float) -> float | None:
        """Return how many seconds the rest will take, when this start has taken so many."""
        if self.part is None or self._begun_at is None or self.part <= self._begun_at:
            return None
        return seconds * (1 - self.part) / (self.part - self._begun_at)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0

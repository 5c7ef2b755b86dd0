"""Memory that finished batches leave behind, given back to the system."""

import sys
from collections.abc import Callable
from functools import cache

# Code points parsed between two times, about a batch of `attribute_many`: seconds of work, against
# some 50 ms for giving back and for taking the same memory again.
_EVERY = 20_000


class Heap:
    """Keeps the C library from holding ever more memory that nobody uses.

    The layers' buffers have other sizes in every batch, and each thread a heap of its own; what is
    kept of a batch lies between them. Freed, they do not fit the next batch, and the heaps grow for
    as long as batches come, though what is in use does not. Where the C library is not GNU's this
    does nothing.
    """

    def __init__(self) -> None:
        self._parsed = 0

    def add(self, chars: int) -> None:
        """Note that so many code points have been parsed; of every so many, give memory back."""
        self._parsed += chars
        if self._parsed >= _EVERY:
            self._parsed = 0
            _give_back()


def _give_back() -> None:
    trim = _trimmer()
    if trim is not None:
        trim(0)


@cache
def _trimmer() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found

"""What finished batches leave behind goes back to the system."""

import re
from pathlib import Path

import numpy as np
import pytest

from quotes.parse import heap

MIB = 2**20


def resident() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.skipif(heap._trimmer() is None, reason="the C library is not GNU's")
def test_freed_memory_between_what_is_kept_goes_back_once_enough_was_parsed() -> None:
    parsed = heap.Heap()
    parsed.add(heap._EVERY)  # what other tests left behind
    before = resident()
    arrays = [np.ones(8_000) for _ in range(2_000)]  # 64,000 bytes each: of the heap, not mapped
    kept = arrays[::20]
    del arrays
    left = resident() - before
    parsed.add(heap._EVERY - 1)
    assert left > 80 * MIB
    assert resident() - before > 80 * MIB

    parsed.add(1)

    assert resident() - before < 40 * MIB
    assert len(kept) == 100

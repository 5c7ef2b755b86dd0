"""Batches worked on side by side, one processor core each.

The layers are small: shared between cores one by one, as torch does by itself, they wait for each
other longer than they work, and on a busy machine come to a halt. A core for each batch does not.

Imports torch: load it through `pipeline` only.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from typing import TypeVar

import torch

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
# More take memory for batches in flight and wait for each other's Python.
_MOST = 8


class Workers:
    """As many threads as torch may use, OMP_NUM_THREADS or torch.set_num_threads; made when used.

    With one, everything happens in the thread that asks.
    """

    count: int

    def __init__(self) -> None:
        self.count = min(torch.get_num_threads(), _MOST)
        self._pool: ThreadPoolExecutor | None = None
        self._process = 0
        self._lock = Lock()

    def map(
        self, work: Callable[[_Given], _Made], batches: Iterable[_Given]
    ) -> Iterator[tuple[_Given, _Made]]:
        """Yield each batch with what `work` makes of it, in order; gradients are not kept."""
        todo = list(batches)
        run = torch.inference_mode()(work)
        # One batch alone goes to a worker too: here torch would share it between the cores.
        if self.count == 1:
            yield from ((batch, run(batch)) for batch in todo)
            return
        yield from zip(todo, self._started().map(run, todo), strict=True)

    def _started(self) -> ThreadPoolExecutor:
        with self._lock:
            # A forked process has the pool, but none of its threads.
            if self._pool is None or self._process != os.getpid():
                before = torch.get_num_threads()
                self._pool, self._process = _start(self.count), os.getpid()
                # What a thread sets for itself is what later threads of the caller begin with.
                torch.set_num_threads(before)
            return self._pool


def _start(count: int) -> ThreadPoolExecutor:
    """Return a pool whose threads all run and have torch for themselves, on one core each."""
    all_run = Barrier(count)
    pool = ThreadPoolExecutor(count, thread_name_prefix="quotes-parse", initializer=_take_one_core)
    list(pool.map(lambda _: all_run.wait(), range(count)))
    return pool


def _take_one_core() -> None:
    # Asked first, torch settles what the thread begins with; asked later, it would set that again.
    torch.get_num_threads()
    torch.set_num_threads(1)

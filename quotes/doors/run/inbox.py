"""Reading ahead: a thread that reads the input while the rest works, and never too far.

A read of a live stream can wait for long, and the run must go on meanwhile.
"""

import socket
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress

from quotes.model import Article, Failure

Item = Article | Failure
# So many characters are read ahead at most, or one record that is longer by itself.
_AHEAD_CHARS = 2_000_000
_AHEAD_RECORDS = 10_000
_PATIENCE_SECONDS = 0.2


class Inbox:
    """What has been read and not yet been taken; `ready` can be waited for as a connection can."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Begin to read."""
        self.ready, self._waker = socket.socketpair()
        self.ready.setblocking(False)
        self._waker.setblocking(False)
        self._items: deque[Item] = deque()
        self._chars = 0
        self._changed = threading.Condition()
        self._is_ended = False
        self._is_read = False
        self._is_stopped = False
        self._error: Exception | None = None
        # A daemon: the read of a stream that nobody writes to would keep the process for ever.
        self._thread = threading.Thread(
            target=self._read, args=(items,), name="quotes-read", daemon=True
        )
        self._thread.start()

    @property
    def is_ended(self) -> bool:
        """Whether everything has been read and taken, an error of reading too."""
        with self._changed:
            return self._is_ended and not self._items and self._error is None

    @property
    def is_read(self) -> bool:
        """Whether the input was read to its end."""
        return self._is_read

    @property
    def is_stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._is_stopped

    def take(self) -> Item | None:
        """Return the next item, None if there is none yet.

        Raises:
            Exception: whatever reading raised, after all items before it.

        """
        with self._changed:
            if self._items:
                item = self._items.popleft()
                self._chars -= _size(item)
                self._changed.notify()
                return item
            if self._error is not None:
                raise self._error
            return None

    def stop(self) -> None:
        """Read no further; safe in a signal handler, which the thread holding the lock runs in."""
        self._is_stopped = True
        self._is_ended = True
        self.wake()

    def wake(self) -> None:
        """End a wait for `ready`."""
        with suppress(OSError):  # full of earlier calls, or closed: nobody waits
            self._waker.send(b".")

    def calm(self) -> None:
        """Take note of all calls to wake."""
        with suppress(BlockingIOError):
            while self.ready.recv(4_096):
                pass

    def close(self) -> None:
        """Read no further, and free the wait."""
        self.stop()
        with self._changed:
            self._items.clear()
            self._chars = 0
            self._changed.notify()
        # Unless it waits for a stream, which may be for ever.
        self._thread.join(timeout=_PATIENCE_SECONDS)
        self._waker.close()
        self.ready.close()

    def _read(self, items: Iterable[Item]) -> None:
        try:
            for item in items:
                if not self._put(item):
                    return
        except Exception as error:  # raised again where the items are taken
            self._error = error
        self._is_read = self._is_ended = True
        self.wake()

    def _put(self, item: Item) -> bool:
        with self._changed:
            while not self._is_stopped and self._is_full(item):
                self._changed.wait()
            if self._is_stopped:
                return False
            self._items.append(item)
            self._chars += _size(item)
            first = len(self._items) == 1
        if first:
            self.wake()
        return True

    def _is_full(self, item: Item) -> bool:
        return bool(self._items) and (
            self._chars + _size(item) > _AHEAD_CHARS or len(self._items) >= _AHEAD_RECORDS
        )


def _size(item: Item) -> int:
    return len(item.text) if isinstance(item, Article) else 0

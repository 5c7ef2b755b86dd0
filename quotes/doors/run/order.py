"""The order in which what is done is written: that of the input, or as it comes."""

from collections import deque
from collections.abc import Iterator

from quotes.doors.run.worker import Done


class Order:
    """Records taken and not yet written, and how many words they hold.

    What bounds a run's memory: no record is taken while too many words are open.
    """

    def __init__(self, *, is_kept: bool) -> None:
        """Begin; `is_kept` says whether records are written in the order in which they came."""
        self._is_kept = is_kept
        self._waiting: deque[int] = deque()
        self._words: dict[int, int] = {}
        self._done: dict[int, Done] = {}
        self.open_words = 0

    def __len__(self) -> int:
        """How many records are open."""
        return len(self._words)

    def take(self, number: int, words: int) -> None:
        """Note that a record was taken."""
        if self._is_kept:
            self._waiting.append(number)
        self._words[number] = words
        self.open_words += words

    def put(self, done: Done) -> None:
        """Note that a record is done."""
        self._done[done.number] = done

    def drop(self, number: int) -> None:
        """Forget a record that was taken and will not be done."""
        self.open_words -= self._words.pop(number)
        if self._is_kept:
            self._waiting.remove(number)

    def due(self) -> Iterator[Done]:
        """Yield what is to be written now, each once."""
        if not self._is_kept:
            for number in list(self._done):
                yield self._leave(number)
            return
        while self._waiting and self._waiting[0] in self._done:
            yield self._leave(self._waiting.popleft())

    def _leave(self, number: int) -> Done:
        self.open_words -= self._words.pop(number)
        return self._done.pop(number)

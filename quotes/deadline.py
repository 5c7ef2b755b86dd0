"""How long one article may take: a moment that the stages and their long loops look at."""

from math import inf
from time import monotonic
from typing import Self

from attrs import frozen

from quotes.errors import TimeLimitError


@frozen(kw_only=True)
class Deadline:
    """When an article's time began and how much it has: seconds, `began` of the monotonic clock.

    One without a `limit`, as `Deadline()` is, never passes.
    """

    began: float = 0.0
    limit: float = inf

    @classmethod
    def of(cls, limit: float | None, *, spent: float = 0.0) -> Self:
        """Return the deadline of an article that may take `limit` seconds, of which it has `spent`
        some already; one that never passes for a limit of None."""
        return cls(began=monotonic() - spent, limit=inf if limit is None else limit)

    @property
    def moment(self) -> float:
        """When it passes."""
        return self.began + self.limit

    @property
    def spent(self) -> float:
        """How many seconds the article has had."""
        return monotonic() - self.began

    def check(self) -> None:
        """Do nothing while there is time left.

        Raises:
            TimeLimitError: the moment has passed.

        """
        if self.limit < inf and self.spent > self.limit:
            raise TimeLimitError(
                f"the article took longer than {self.limit:g} seconds (max_seconds); "
                "split it or raise the limit"
            )


NO_DEADLINE = Deadline()

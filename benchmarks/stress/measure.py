"""How long each hostile text takes, how that grows, and what plain prose of the length takes."""

import time
from collections.abc import Sequence
from math import log2

from attrs import frozen

from benchmarks.machine import peak_memory
from benchmarks.stress.patterns import Pattern
from quotes.engine import Engine
from quotes.model import Article, Failure

_MIB = 2**20
# Seconds; what takes less does not tell how it grows.
_TELLING = 0.25


@frozen(kw_only=True)
class Timing:
    """One text of one pattern: `seconds` is None where it was not done within the limit, or failed
    (`error`); `peak_mib` is the most memory that the process has held up to then."""

    length: int
    seconds: float | None
    peak_mib: float = 0.0
    quotations: int = 0
    error: str = ""


@frozen(kw_only=True)
class Growth:
    """One pattern's timings by length, the shortest first; none follows one that failed."""

    pattern: Pattern
    timings: tuple[Timing, ...]

    @property
    def last(self) -> Timing:
        """The longest text that was tried."""
        return self.timings[-1]

    @property
    def per_doubling(self) -> float | None:
        """How many times longer the longest text took than one half as long would; None where
        fewer than two were done, or so quickly that the machine's noise would tell."""
        done = [(t.length, t.seconds) for t in self.timings if t.seconds is not None]
        if len(done) < 2 or done[-1][1] < _TELLING:
            return None
        (short, before), (long, after) = done[-2:]
        growth: float = (after / before) ** (1 / log2(long / short))
        return growth


def measure_pattern(engine: Engine, pattern: Pattern, lengths: Sequence[int]) -> Growth:
    """Time texts of growing length until one fails, as it does that takes longer than the engine's
    `max_seconds`; the engine is warm."""
    timings: list[Timing] = []
    for length in sorted(lengths):
        timings.append(_timed(engine, pattern.text(length)))
        if timings[-1].seconds is None:
            break
    return Growth(pattern=pattern, timings=tuple(timings))


def _timed(engine: Engine, text: str) -> Timing:
    # The processor's time, which other work on the machine does not lengthen.
    begin = time.process_time()
    (result,) = engine.attribute_many([Article(text=text)])
    seconds = time.process_time() - begin
    failed = isinstance(result, Failure)
    return Timing(
        length=len(text),
        seconds=None if failed else seconds,
        peak_mib=peak_memory() / _MIB,
        quotations=len(result.quotations),
        error=result.message if isinstance(result, Failure) else "",
    )

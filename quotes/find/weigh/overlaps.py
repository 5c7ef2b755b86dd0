"""What other readings of a sentence say of one: it stands in another's content, or holds one.

Who attributes seldom attributes twice: in “Holt said she hoped it holds” the hope is part of what
Holt said, and the likelier that he said it, the less likely is it told for the hope's own sake.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import frozen

from quotes.find.weigh.readings import Reading

# Between what probabilities another reading is of one kind.
_STEPS = (0.05, 0.15, 0.3, 0.5, 0.8)
# A less likely one says nothing.
_LEAST = 0.02


@frozen(kw_only=True)
class Overlap:
    """The probability of the likeliest reading of another cue whose content a cue stands in, and
    of the likeliest whose cue stands in the content."""

    around: float = 0.0
    inside: float = 0.0

    @property
    def facts(self) -> tuple[str, str]:
        """Both as facts by name."""
        return f"around={_step(self.around)}", f"inside={_step(self.inside)}"


def _step(probability: float) -> int:
    return sum(probability >= step for step in _STEPS)


def overlaps_of(readings: Sequence[Reading], probabilities: Sequence[float]) -> list[Overlap]:
    """Return the overlap of each reading of one sentence, each as likely as it is by itself."""
    around: defaultdict[int, _Two] = defaultdict(_Two)
    cues: defaultdict[int, float] = defaultdict(float)
    for reading, probability in zip(readings, probabilities, strict=True):
        cue = reading.cue.word.index
        cues[cue] = max(cues[cue], probability)
        if probability >= _LEAST:
            for index in reading.content:
                around[index].add(cue, probability)
    return [
        Overlap(
            around=around[cue].besides(cue) if cue in around else 0.0,
            inside=_likeliest(cues[i] for i in reading.content if i in cues and i != cue),
        )
        for reading, cue in ((r, r.cue.word.index) for r in readings)
    ]


def _likeliest(probabilities: Iterable[float]) -> float:
    return max(probabilities, default=0.0)


class _Two:
    """The likeliest of the readings added, and the likeliest of another cue than that."""

    __slots__ = ("best", "cue", "second")

    def __init__(self) -> None:
        self.cue, self.best, self.second = -1, 0.0, 0.0

    def add(self, cue: int, probability: float) -> None:
        if cue == self.cue:
            self.best = max(self.best, probability)
        elif probability > self.best:
            self.cue, self.best, self.second = cue, probability, self.best
        else:
            self.second = max(self.second, probability)

    def besides(self, cue: int) -> float:
        return self.second if cue == self.cue else self.best

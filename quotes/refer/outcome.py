"""What resolution says of one mention: entities, or a reason and who was weighed."""

from attrs import field, frozen

from quotes.model import Reason, Span


@frozen(kw_only=True)
class Weighed:
    """An entity that might be meant, and how much speaks for it (0 to 1, among those weighed)."""

    entity: int
    score: float


@frozen(kw_only=True)
class Step:
    """One step from mention to entity: the rule's name and the words that it used."""

    rule: str
    spans: tuple[Span, ...] = ()


# Where a speaker goes on and on, the first steps and the last tell all that the others would.
_MOST_STEPS = 40


def _bounded(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    if len(steps) <= _MOST_STEPS:
        return steps
    return (*steps[: _MOST_STEPS // 2], *steps[-_MOST_STEPS // 2 :])


@frozen(kw_only=True)
class Resolution:
    """The entities that a mention stands for, a name that no entity has, or a reason.

    `name` is set where the mention itself names a body that the tagger did not see (“the Holt
    campaign”), `given` to a name that the caller gave (the byline) and the text does not.
    `margin` tells how far the best candidate leads, from 0 to 1.
    """

    entities: tuple[int, ...] = ()
    name: Span | None = None
    given: str | None = None
    reason: Reason | None = None
    weighed: tuple[Weighed, ...] = ()
    steps: tuple[Step, ...] = field(default=(), converter=_bounded)
    margin: float = 1.0

    @property
    def is_named(self) -> bool:
        """Tell whether a name came out."""
        return bool(self.entities) or self.name is not None or self.given is not None


def unresolved(reason: Reason, *steps: Step, weighed: tuple[Weighed, ...] = ()) -> Resolution:
    """Return a resolution without a name, and why."""
    return Resolution(reason=reason, steps=steps, weighed=weighed)

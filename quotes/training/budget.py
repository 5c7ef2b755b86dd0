"""How long to train, and how the learning rate falls on the way."""

import attrs


@attrs.frozen(kw_only=True)
class Budget:
    """Training ends after `steps` or `seconds`, whichever comes first.

    The rate rises over the share `warmup` and then falls to zero in a straight line, so a run that
    was cut by the clock still ends on a small rate.
    """

    steps: int
    seconds: float = 86400.0
    warmup: float = 0.06

    def done(self, step: int, elapsed: float) -> float:
        """Return the share of the training done after `step` steps and `elapsed` seconds."""
        return min(1.0, max(step / self.steps, elapsed / self.seconds))

    def rate(self, done: float) -> float:
        """Return the factor of the learning rate when a share of the training is done."""
        return min(done / self.warmup, (1 - done) / (1 - self.warmup))

"""A quotation with its source and whom it stands for."""

from attrs import frozen

from quotes.attributed import Attributed
from quotes.resolve.outcome import Resolution

# How many quotations back the one around a nested quotation is looked for.
LOOK_BACK = 60


@frozen(kw_only=True)
class Resolved:
    """A quotation with its source and who that is."""

    attributed: Attributed
    resolution: Resolution

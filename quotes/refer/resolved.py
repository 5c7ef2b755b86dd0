"""A quotation with its source and whom it stands for."""

from attrs import frozen

from quotes.refer.outcome import Resolution
from quotes.source.attributed import Attributed

# How many quotations back the one around a nested quotation is looked for.
LOOK_BACK = 60


@frozen(kw_only=True)
class Resolved:
    """A quotation with its source and who that is."""

    attributed: Attributed
    resolution: Resolution

"""From a source mention to the speaker it stands for, or the reason why nobody is named."""

from quotes.resolve.figures import Figure, Roster
from quotes.resolve.known import known_named
from quotes.resolve.names import gather_names
from quotes.resolve.outcome import Resolution, Step, Weighed
from quotes.resolve.resolved import Resolved
from quotes.resolve.speakers import resolve_speakers

__all__ = [
    "Figure",
    "Resolution",
    "Resolved",
    "Roster",
    "Step",
    "Weighed",
    "gather_names",
    "known_named",
    "resolve_speakers",
]

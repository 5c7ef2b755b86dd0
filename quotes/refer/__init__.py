"""From a source mention to the speaker it stands for, or the reason why nobody is named."""

from quotes.mentions.entities import Cast, Entity
from quotes.mentions.gather import gather_names
from quotes.mentions.known import known_named
from quotes.refer.outcome import Resolution, Step, Weighed
from quotes.refer.resolved import Resolved
from quotes.refer.speakers import resolve_speakers

__all__ = [
    "Cast",
    "Entity",
    "Resolution",
    "Resolved",
    "Step",
    "Weighed",
    "gather_names",
    "known_named",
    "resolve_speakers",
]

"""Gold for tests of the benchmarks: segments of a text, by their words."""

from benchmarks.gold import GoldKind, Segment, Status
from quotes.model import Reason


def gold_segment(text: str, words: str, *speakers: str) -> Segment:
    """Return a direct quotation of these words, by the speakers or by people left unnamed."""
    start = text.index(words)
    return Segment(
        id=words,
        kind=GoldKind.DIRECT,
        spans=((start, start + len(words)),),
        status=Status.RESOLVED if speakers else Status.UNRESOLVED,
        speakers=speakers,
        reason=None if speakers else Reason.ANONYMOUS,
    )

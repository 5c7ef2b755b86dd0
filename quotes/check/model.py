"""What a check of a claimed quotation returns: frozen types from `Difference` to `QuoteCheck`."""

from enum import StrEnum

from attrs import frozen

from quotes.model import Mention, Reason, Span, SpeakerRef


class Verdict(StrEnum):
    """What a text makes of a claimed quotation.

    `VERBATIM` the text has these words, in marks, as the claimed speaker's · `ALTERED` it has the
    speaker's words, but others than these, or gives them without marks (he said that …) ·
    `STITCHED` it has the words in several places that are no one quotation · `RELAYED` somebody
    else says that the claimed speaker said so, or the claimed speaker that somebody else did ·
    `DENIED` the speaker denies them, declines to say them, or might say them ·
    `MISATTRIBUTED` it has the words, and does not give them to the claimed speaker ·
    `ABSENT` it does not have the words.

    Where the text does not tell for certain whose the words are, or only calls him “an official”,
    but the claimed speaker is the likeliest of those it names, the verdict is on the words, and
    `QuoteCheck.attribution` is `UNCLEAR`.
    """

    VERBATIM = "verbatim"
    ALTERED = "altered"
    STITCHED = "stitched"
    RELAYED = "relayed"
    DENIED = "denied"
    MISATTRIBUTED = "misattributed"
    ABSENT = "absent"

    @property
    def rank(self) -> int:
        """How far a text is from bearing the claim out, 0 for `VERBATIM`."""
        return [*Verdict].index(self)


class Attribution(StrEnum):
    """To whom the text gives the words, seen from the claim.

    `CONFIRMED` the claimed speaker · `PARTLY` him, and others · `OTHER` somebody else · `UNNAMED`
    somebody left unnamed, or a document · `UNCLEAR` it does not tell for certain · `NOBODY` it says
    them itself, as nobody's words · `NOT_CLAIMED` the claim names no speaker · `NONE` it does not
    have the words.
    """

    CONFIRMED = "confirmed"
    PARTLY = "partly"
    OTHER = "other"
    UNNAMED = "unnamed"
    UNCLEAR = "unclear"
    NOBODY = "nobody"
    NOT_CLAIMED = "not_claimed"
    NONE = "none"


class Standing(StrEnum):
    """How words stand in a text: in quotation marks (or a turn, a block), as reported speech
    without marks, or in the text's own voice."""

    MARKED = "marked"
    REPORTED = "reported"
    NARRATED = "narrated"


class Change(StrEnum):
    """How the claim differs from the text: other words, words too many, words left out, words in
    another order."""

    REPLACED = "replaced"
    ADDED = "added"
    OMITTED = "omitted"
    MOVED = "moved"


@frozen(kw_only=True)
class Difference:
    """One place where the claim has other words than the text.

    `claimed` are the claim's words and `found` the text's, either of them empty where the other
    has no counterpart; `start` and `end` are the code points of `found` in the text.
    """

    change: Change
    claimed: str
    found: str
    start: int
    end: int


@frozen(kw_only=True)
class Piece:
    """A stretch of the text that the claim's words were found in; `quotation` is the id of the
    quotation that it is part of, None in the text's own voice."""

    start: int
    end: int
    text: str
    standing: Standing
    quotation: str | None = None


@frozen(kw_only=True)
class SpeakerEvidence:
    """A speaker and what the text has of him.

    `speakers` is empty where the source is left unnamed (`reason` says how); `mention` are the
    words that stand for the source of the quotation found, `called` what the text calls him (for
    “he”, and for words that carry on, whom it means), `mentions` the places where the text speaks
    of him, `quotations` the ids of what it has from him, `steps` the way from the words to him in
    plain words.
    """

    speakers: tuple[SpeakerRef, ...] = ()
    reason: Reason | None = None
    mention: Mention | None = None
    called: str | None = None
    mentions: tuple[Span, ...] = ()
    quotations: tuple[str, ...] = ()
    confidence: float | None = None
    steps: tuple[str, ...] = ()


@frozen(kw_only=True)
class QuoteCheck:
    """What one text makes of a claim.

    `article` is the text's id, `quote` and `speaker` the claim as it was put. `similarity` (0 to 1)
    is the share of the claim's words found in place, `pieces` where; `differences` is empty where
    the wording is the text's. `found` is whom the text gives the words to, `claimed` what it has
    of the claimed speaker, `relayed_by` who passes the words on. `explanation` says it in plain
    words.
    """

    article: str | None = None
    quote: str
    speaker: str | None = None
    verdict: Verdict
    attribution: Attribution
    similarity: float
    pieces: tuple[Piece, ...] = ()
    differences: tuple[Difference, ...] = ()
    found: tuple[SpeakerEvidence, ...] = ()
    claimed: SpeakerEvidence | None = None
    relayed_by: tuple[SpeakerRef, ...] = ()
    explanation: tuple[str, ...] = ()

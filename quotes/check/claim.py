"""A claimed quotation: its words, and whom it gives them to."""

from attrs import frozen

from quotes.check.words import ClaimWord, claim_words
from quotes.errors import OptionsError

_LONGEST = 20_000  # code points


@frozen(kw_only=True)
class Claim:
    """A claim as it was put, and its words."""

    quote: str
    speaker: str | None
    words: tuple[ClaimWord, ...]


def claim_of(quote: str, speaker: str | None) -> Claim:
    """Return a claim with its words.

    Raises:
        OptionsError: the quote has no words of its own, or is too long, or one is no string.

    """
    for name, value in (("quote", quote), ("speaker", speaker)):
        if not isinstance(value, str) and (value is not None or name == "quote"):
            raise OptionsError(f"{name} must be a string, not {type(value).__name__}")
    if len(quote) > _LONGEST:
        raise OptionsError(f"the quote is longer than {_LONGEST:,} characters; check a part of it")
    words = claim_words(quote)
    if all(word.is_bracketed for word in words):
        raise OptionsError("the quote has no words of its own to look for")
    return Claim(quote=quote, speaker=speaker or None, words=words)

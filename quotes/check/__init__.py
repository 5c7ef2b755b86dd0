"""Checking a claimed quotation against texts: whether they said that, and in these words.

    from quotes.check import check_quote

    check = check_quote("We are not waiting for a disaster", speaker="Ilse Brandvold", text=text)
    print(check.verdict, *check.explanation)

Words are compared, not characters: marks, case, accents, an ellipsis, brackets (“[the minister]”,
“want[ed]”) and the reporter's words between two halves of a speech are no differences.
"""

from quotes.check.articles import CheckIndex, check_articles, check_quote
from quotes.check.forms import check_text, check_to_json
from quotes.check.model import (
    Attribution,
    Change,
    Difference,
    Piece,
    QuoteCheck,
    SpeakerEvidence,
    Standing,
    Verdict,
)
from quotes.check.verdict import check_report

__all__ = [
    "Attribution",
    "Change",
    "CheckIndex",
    "Difference",
    "Piece",
    "QuoteCheck",
    "SpeakerEvidence",
    "Standing",
    "Verdict",
    "check_articles",
    "check_quote",
    "check_report",
    "check_text",
    "check_to_json",
]

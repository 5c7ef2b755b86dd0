"""The short words in which tables and pages tell kinds, reasons, labels and warnings."""

from quotes.model import Quotation
from quotes.terms import Kind, NotSpeechLabel, Polarity, Reason, WarningCode

REASONS = {
    Reason.ANONYMOUS: "left unnamed",
    Reason.GROUP: "an unnamed group",
    Reason.DOCUMENT: "a text without a named author",
    Reason.NO_ANTECEDENT: "never named in the text",
    Reason.AMBIGUOUS: "the text does not tell which",
    Reason.NO_ATTRIBUTION: "nobody is given",
}
WARNINGS = {
    WarningCode.MARK_REORIENTED: "mark with the wrong glyph",
    WarningCode.MARK_UNCLOSED: "mark never closed",
    WarningCode.MARK_STRAY: "stray mark",
    WarningCode.BOILERPLATE: "boilerplate line set aside",
    WarningCode.TRUNCATED: "text cut off",
    WarningCode.JSON: "this is JSON, read as a text",
    WarningCode.HTML: "this is HTML, read as a text",
    WarningCode.NOT_ENGLISH: "this does not seem to be English",
}
KINDS = {
    Kind.DIRECT: "direct: the speaker's own words",
    Kind.MIXED: "mixed: partly the speaker's own words",
    Kind.INDIRECT: "indirect: reported in other words",
    Kind.REFERENCE: "reference: a speech act without its words",
}
# What became of the words where they were not simply said.
POLARITIES = {
    Polarity.NEGATED: "not asserted",
    Polarity.REFUSED: "declined to say",
    Polarity.HYPOTHETICAL: "not said yet, or only perhaps",
}
NOT_SPEECH = {
    NotSpeechLabel.SCARE: "scare quotes",
    NotSpeechLabel.TITLE: "a title",
    NotSpeechLabel.NICKNAME: "a nickname",
    NotSpeechLabel.TERM: "a term",
    NotSpeechLabel.MEASURE: "a measure",
    NotSpeechLabel.OTHER: "marked, but nobody's words",
}


def standing(quotation: Quotation) -> str:
    """Return how the words stand where they were not simply said; nothing where they were.

    >>> standing(quotation)
    'not asserted: “denied”'
    """
    words = POLARITIES.get(quotation.polarity, "")
    if quotation.polarity is Polarity.NEGATED and quotation.cue is not None:
        return f"{words}: “{' '.join(quotation.cue.text.split())}”"
    return words

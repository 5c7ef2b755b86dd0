"""A quotation with the words that stand for its source."""

from enum import StrEnum

from attrs import frozen

from quotes.document import Node
from quotes.find import Found
from quotes.model import MentionForm, Span


class SourceRule(StrEnum):
    """By which rule a quotation got its source; the names appear in the evidence."""

    LABEL = "label_beside"
    SUBJECT = "subject_of_cue"
    OWNER = "owner_of_speech_act"
    SAME_PARAGRAPH = "continues_in_paragraph"
    LEAD_IN = "subject_before"
    NEXT_PARAGRAPH = "continues_from_paragraph_before"
    INTRODUCED = "introduced_in_paragraph_before"
    ASKED = "asked_before"
    TURN = "takes_turn"
    ECHO = "said_below"
    NONE = "no_source"


@frozen(kw_only=True)
class Attributed:
    """A quotation with its source, as far as the text shows one.

    `head` is the head of the source phrase, `mention` its span where the phrase is the
    quotation's own; `follows` the index of the quotation whose speaker goes on, `answers` that of
    the one whose speaker is answered, by somebody else, `echoes` those below with the same words.
    """

    found: Found
    rule: SourceRule
    head: Node | None = None
    mention: Span | None = None
    form: MentionForm | None = None
    follows: int | None = None
    answers: int | None = None
    echoes: tuple[int, ...] = ()
    narration_between: bool = False


def has_source(attributed: Attributed) -> bool:
    """Tell whether a quotation has words, or another quotation, that give its source."""
    return (
        attributed.head is not None
        or attributed.rule is SourceRule.LABEL
        or attributed.follows is not None
        or attributed.answers is not None
    )

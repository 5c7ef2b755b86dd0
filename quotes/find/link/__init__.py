"""From a marked passage to the attribution frame that speaks of it: ordered, named rules.

A rule looks at one passage and the frames of its own level (outside all marks for an outer
passage, inside its parent for a nested one) and returns the frame or nothing. The first rule
that answers decides.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from attrs import frozen

from quotes.document import Document
from quotes.find.frames import Frame
from quotes.find.headlines import headline_label
from quotes.find.link.after import clause_after, sentence_after
from quotes.find.link.before import (
    clause_before,
    colon_before,
    introduced_by_colon,
    introduced_over_paragraphs,
    tight_before,
)
from quotes.find.link.scene import Levels, Scene, neighbours_of, scene_of
from quotes.find.link.within import (
    as_said,
    content_of_cue,
    cue_in_sentence,
    object_of_cue,
    object_of_voice,
    owned_words,
    relative_of,
    words_used,
)
from quotes.layout import Marked, MarkedForm
from quotes.model import Span


class LinkRule(StrEnum):
    """By which rule a passage was linked to its frame; the names appear in the evidence."""

    LABEL = "label"
    INTRODUCED = "introduced_by_colon"
    COLON = "colon_before"
    TIGHT_BEFORE = "clause_right_before"
    CLAUSE_AFTER = "clause_after"
    CLAUSE_BEFORE = "clause_before"
    CONTENT = "content_of_cue"
    OBJECT = "object_of_cue"
    VOICED = "object_of_voicing_verb"
    OWNED = "owned_words"
    SAME_SENTENCE = "cue_in_sentence"
    SENTENCE_AFTER = "sentence_after"


@frozen(kw_only=True)
class Link:
    """A passage with the frame found for it, and the rule that found it; `label` is whose words a
    headline says they are."""

    passage: int
    frame: Frame | None = None
    rule: LinkRule | None = None
    label: Span | None = None


def link_passages(document: Document, frames: tuple[Frame, ...]) -> tuple[Link, ...]:
    """Return one link for every passage, in the order of the passages."""
    level = Levels(document=document)
    by_level: dict[int | None, list[Frame]] = {}
    for frame in frames:
        by_level.setdefault(level.of(frame.cue.start), []).append(frame)
    neighbours = neighbours_of(document)
    return tuple(
        _link(document, index, by_level.get(passage.parent, []), neighbours[index])
        for index, passage in enumerate(document.markings.passages)
    )


def _link(document: Document, index: int, frames: list[Frame], neighbours: tuple[int, int]) -> Link:
    document.deadline.check()
    passage = document.markings.passages[index]
    if passage.label is not None:
        return Link(passage=index, rule=LinkRule.LABEL)
    if is_chanted(document, passage):
        return Link(passage=index)
    scene = scene_of(document, passage, frames, neighbours)
    for name, rule in _SENTENTIAL_RULES if scene.sentential else _FRAGMENT_RULES:
        frame = rule(scene)
        if frame is not None:
            return Link(passage=index, frame=frame, rule=name)
    label = headline_label(document, passage)
    rule_of_label = None if label is None else LinkRule.LABEL
    return Link(passage=index, rule=rule_of_label, label=label)


_CHANTED = re.compile(
    r"""\b(?:(?:chants?|shouts?|cr(?:y|ies)|screams?|boos|jeers|murmurs?|whoops?)\s+of
    |(?:the|a|their)\s+(?:\w+\s+)?chant)\s*\W{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_chanted(document: Document, passage: Marked) -> bool:
    """Tell whether nobody in particular calls the words out (“greeted with chants of “Hill!””)."""
    before = document.text[max(passage.start - 30, 0) : passage.start]
    return passage.form is MarkedForm.MARKS and _CHANTED.search(before) is not None


_Rule = Callable[[Scene], Frame | None]

_SENTENTIAL_RULES: tuple[tuple[LinkRule, _Rule], ...] = (
    (LinkRule.VOICED, words_used),
    (LinkRule.INTRODUCED, introduced_over_paragraphs),
    (LinkRule.COLON, colon_before),
    (LinkRule.TIGHT_BEFORE, tight_before),
    (LinkRule.CLAUSE_AFTER, clause_after),
    (LinkRule.CLAUSE_BEFORE, clause_before),
    (LinkRule.INTRODUCED, introduced_by_colon),
    (LinkRule.SENTENCE_AFTER, sentence_after),
    (LinkRule.CONTENT, content_of_cue),
    (LinkRule.SAME_SENTENCE, cue_in_sentence),
)

_FRAGMENT_RULES: tuple[tuple[LinkRule, _Rule], ...] = (
    (LinkRule.VOICED, words_used),
    (LinkRule.OWNED, owned_words),
    (LinkRule.CLAUSE_AFTER, as_said),
    (LinkRule.OBJECT, relative_of),
    (LinkRule.OBJECT, object_of_cue),
    (LinkRule.CONTENT, content_of_cue),
    (LinkRule.VOICED, object_of_voice),
    (LinkRule.CLAUSE_BEFORE, clause_before),
    (LinkRule.CLAUSE_AFTER, clause_after),
    (LinkRule.SAME_SENTENCE, cue_in_sentence),
)

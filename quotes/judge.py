"""The last word on each quotation: outcome and confidence.

The confidence of an outcome is the share of right outcomes of its kind, measured on gold.
"""

from attrs import frozen

from quotes.document import Document
from quotes.link import LinkRule
from quotes.model import Kind, MentionForm, Reason, Status, WarningCode
from quotes.resolve import Resolution, Resolved
from quotes.sources import Attributed, SourceRule

# Shares of right outcomes on speaker-gold/dev and corpus/ together, by what the outcome rests on.
_BY_FORM = {MentionForm.NAME: 0.955, MentionForm.PRONOUN: 0.92, MentionForm.DESCRIPTION: 0.8}
_BY_SOURCE_RULE = {
    SourceRule.SAME_PARAGRAPH: 0.96,
    SourceRule.NEXT_PARAGRAPH: 0.75,
    SourceRule.LEAD_IN: 0.9,
    SourceRule.INTRODUCED: 0.85,
}
_BY_LINK_RULE = {LinkRule.OBJECT: 0.98, LinkRule.CONTENT: 0.94}
_BY_REASON = {
    Reason.ANONYMOUS: 0.88,
    Reason.GROUP: 0.75,
    Reason.DOCUMENT: 0.58,
    Reason.NO_ANTECEDENT: 0.45,
    Reason.NO_ATTRIBUTION: 0.55,
    Reason.AMBIGUOUS: 0.3,
}
_DAMAGED = 0.62
_DAMAGE = {WarningCode.MARK_REORIENTED, WarningCode.TRUNCATED}


@frozen(kw_only=True)
class Verdict:
    """The outcome's status and how likely it is right."""

    status: Status
    confidence: float


def judge_outcomes(document: Document, resolved: tuple[Resolved, ...]) -> tuple[Verdict, ...]:
    """Return the verdict on every quotation, in the same order."""
    damaged = is_damaged(document)
    return tuple(_judge(item, damaged=damaged) for item in resolved)


def is_damaged(document: Document) -> bool:
    """Tell whether the text itself seems garbled, so that paragraphs may be missing between a
    pronoun and its name."""
    codes = {w.code for w in (*document.markings.warnings, *document.prose.warnings)}
    return bool(codes & _DAMAGE)


def _judge(item: Resolved, *, damaged: bool) -> Verdict:
    resolution = item.resolution
    if not resolution.is_named:
        reason = resolution.reason or Reason.AMBIGUOUS
        return Verdict(status=Status.UNRESOLVED, confidence=_BY_REASON[reason])
    confidence = _confidence(item.attributed, resolution)
    if damaged and _crosses(item):
        confidence *= _DAMAGED
    return Verdict(status=Status.RESOLVED, confidence=round(confidence, 3))


def _confidence(attributed: Attributed, resolution: Resolution) -> float:
    confidence = _BY_FORM.get(attributed.form, 0.9) if attributed.form else 0.9
    confidence *= _BY_SOURCE_RULE.get(attributed.rule, 1.0)
    if attributed.found.rule is not None:
        confidence *= _BY_LINK_RULE.get(attributed.found.rule, 1.0)
    if attributed.form is MentionForm.PRONOUN:
        confidence *= 0.85 + 0.15 * resolution.margin
    if attributed.found.kind is Kind.REFERENCE:
        confidence *= 0.9
    return confidence


def _crosses(item: Resolved) -> bool:
    """The outcome rests on a link between sentences, not on a name beside the cue."""
    attributed = item.attributed
    return attributed.form is not MentionForm.NAME or attributed.follows is not None

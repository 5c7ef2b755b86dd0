"""What a check found, in plain words."""

from attrs import evolve

from quotes.check.model import (
    Attribution,
    Change,
    Difference,
    QuoteCheck,
    SpeakerEvidence,
    Standing,
    Verdict,
)
from quotes.model import Polarity, Reason

_UNSAID = {
    Polarity.NEGATED: "denies it",
    Polarity.REFUSED: "declines to say so",
    Polarity.HYPOTHETICAL: "has not said so: it is only imagined",
}
_MOST = 6  # differences told


def told(check: QuoteCheck, *, unsaid: Polarity | None, likeliest: bool) -> QuoteCheck:
    """Return the check with its explanation, a sentence a step."""
    if check.verdict is Verdict.ABSENT:
        return evolve(check, explanation=tuple(_absent(check)))
    lines = [_words(check), *_source(check)]
    if likeliest:
        lines.append(f"Of those it names that is most likely {check.speaker}.")
    if unsaid is not None and check.verdict is Verdict.DENIED:
        lines.append(f"By the text {_who(check)} {_UNSAID[unsaid]}.")
    if check.verdict is Verdict.STITCHED:
        lines.append("They are not one quotation: other words, or another speaker, stand between.")
    lines += _claimed(check)
    return evolve(check, explanation=tuple(line for line in lines if line))


def source_name(evidence: SpeakerEvidence) -> str:
    """Return what to call a source: its names, else the text's words, else that it is not given."""
    if evidence.speakers:
        return " and ".join(ref.name for ref in evidence.speakers)
    return f"“{evidence.called}”" if evidence.called else "nobody in particular"


def _who(check: QuoteCheck) -> str:
    return source_name(check.found[0]) if check.found else "the text"


def _absent(check: QuoteCheck) -> list[str]:
    lines = ["The text does not have these words, nor most of them together."]
    if check.speaker and check.claimed is None:
        lines.append(f"It does not speak of {check.speaker}.")
    elif check.claimed is not None:
        lines.append(f"{_count(check.claimed)} of {check.speaker} stand in it.")
    return lines


def _words(check: QuoteCheck) -> str:
    standing = {piece.standing for piece in check.pieces}
    if standing == {Standing.MARKED}:
        how = "in quotation marks"
    elif Standing.MARKED in standing:
        how = "partly in quotation marks"
    elif Standing.REPORTED in standing:
        how = "as reported speech, without quotation marks"
    else:
        how = "in its own voice, not as a quotation"
    places = f" in {len(check.pieces)} places" if len(check.pieces) > 1 else ""
    if not check.differences:
        return f"The text has these words{places}, {how}."
    shown = "; ".join(map(_difference, check.differences[:_MOST]))
    more = len(check.differences) - _MOST
    return f"The text has like words{places}, {how}: {shown}{f'; {more} more' if more > 0 else ''}."


def _difference(difference: Difference) -> str:
    match difference.change:
        case Change.REPLACED:
            return f"“{difference.claimed}” is “{difference.found}” there"
        case Change.ADDED:
            return f"“{difference.claimed}” is not there"
        case Change.OMITTED:
            return f"“{difference.found}” was left out"
        case Change.MOVED:
            return f"“{difference.found}” stands earlier there"


def _source(check: QuoteCheck) -> list[str]:
    if check.attribution is Attribution.NOBODY:
        return ["It gives them to nobody."]
    named = list(dict.fromkeys(source_name(found) for found in check.found))
    lines = [f"It gives them to {' and to '.join(named)}{_unresolved(check.found[0])}."]
    if check.relayed_by:
        lines.append(f"It has them from {' and '.join(ref.name for ref in check.relayed_by)}.")
    return lines


def _unresolved(found: SpeakerEvidence) -> str:
    match found.reason:
        case Reason.ANONYMOUS:
            return ", left unnamed"
        case Reason.GROUP:
            return ", an unnamed group"
        case Reason.DOCUMENT:
            return ", a text without a named author"
        case Reason.NO_ANTECEDENT | Reason.AMBIGUOUS:
            return ", and does not tell for certain who that is"
    return ""


def _claimed(check: QuoteCheck) -> list[str]:
    if check.speaker is None or check.attribution is Attribution.CONFIRMED:
        return []
    if check.claimed is None:
        return [f"It does not speak of {check.speaker} as of a speaker."]
    return [f"{_count(check.claimed)} of {check.speaker} stand in it."]


def _count(evidence: SpeakerEvidence) -> str:
    match len(evidence.quotations):
        case 0:
            return "No words"
        case 1:
            return "Other words (one quotation)"
        case many:
            return f"Other words ({many} quotations)"

"""A report's outcomes explained: each quotation with the way to its speaker, as plain text."""

import textwrap
from collections.abc import Sequence

from quotes.formats.facts import facts_told
from quotes.formats.table import in_percent, polarity_note, printable
from quotes.model import Candidate, Quotation, Report, Status

_NARROWEST = 40
_INDENT = "    "
_MOST_FOR, _MOST_AGAINST = 2, 1
# Where nobody speaks by less than this, the facts told are those of a name.
_LIKELY = 0.5


def explanation_page(report: Report, *, only: str | None = None, width: int = 80) -> str:
    """Return a report's outcomes with the way to each, in lines of at most `width` columns.

    `only` is the id of the one quotation to show.
    """
    blocks = [
        _block(quotation, max(width, _NARROWEST))
        for quotation in report.quotations
        if only is None or quotation.id == only
    ]
    head = [printable(report.id) + "\n"] if report.id is not None else []
    return "\n".join([*head, *(blocks or ["No quotations found.\n"])])


def _block(quotation: Quotation, width: int) -> str:
    first, *steps = quotation.explanation or (quotation.text,)
    sure = in_percent(quotation.confidence)
    standing = (quotation.kind, polarity_note(quotation), quotation.status)
    lines = [
        *_wrapped(f"{quotation.id}  {first}", width, indent=""),
        *(line for step in steps for line in _wrapped(f"→ {step}", width, indent=_INDENT)),
        *_wrapped(f"{', '.join(filter(None, standing))}, confidence {sure}", width, indent=_INDENT),
    ]
    lines += [line for told in _facts(quotation) for line in _wrapped(told, width, indent=_INDENT)]
    if quotation.candidates:
        lines += _wrapped(f"weighed: {_weighed(quotation.candidates)}", width, indent=_INDENT)
    return "".join(f"{line}\n" for line in lines)


def _facts(quotation: Quotation) -> list[str]:
    """Tell what spoke most for the outcome and against it, where it was weighed.

    Where nobody is named although somebody likely spoke, it is of the likeliest name.
    """
    told = facts_told(quotation.facts, most_for=_MOST_FOR, most_against=_MOST_AGAINST)
    held_back = quotation.status is Status.UNRESOLVED and quotation.confidence < _LIKELY
    whom = " the likeliest name" if held_back else ""
    lines = (("for", told.spoke_for), ("against", told.against))
    return [f"{side}{whom}: {'; '.join(words)}" for side, words in lines if words]


def _weighed(candidates: Sequence[Candidate]) -> str:
    return ", ".join(f"{candidate.name} {candidate.score:.2f}" for candidate in candidates)


def _wrapped(text: str, width: int, *, indent: str) -> list[str]:
    return textwrap.wrap(
        printable(text), width, initial_indent=indent, subsequent_indent=f"{indent}  "
    )

"""Who asks and who answers as “Q.” and “A.” in a court's transcript.

“BY MS. HOLT:” on a line of its own says whose questions follow; the witness says his name, or a
question addresses him by it.
"""

import re
from bisect import bisect_right
from typing import Self

from attrs import frozen

from quotes.document import Document
from quotes.model import Span
from quotes.text.marks.labels import NAME

_EXAMINER = re.compile(
    r"^[ \t]*BY (?:(?:MR|MS|MRS|MISS|DR)\.? )?(?P<name>[A-Z][A-Z.'’ -]{1,40}):[ \t]*$", re.MULTILINE
)
_NAME_STATED = re.compile(rf"(?P<name>{NAME})(?P<spelt>,\s(?:[A-Z]-)+[A-Z])?\.")
_ASKED_NAME = re.compile(r"\bname\b")
_ADDRESSED = re.compile(
    rf"(?:Mr|Ms|Mrs|Miss|Dr|Officer|Detective|Sergeant|Professor|Sir|Agent)\.?\ (?P<name>{NAME}),\s"
)
_QUESTIONS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer", "the witness", "witness"})


@frozen(kw_only=True)
class Examinations:
    """The names of examiners and witnesses, in order, each from where on it counts."""

    examiners: tuple[Span, ...] = ()
    witnesses: tuple[Span, ...] = ()
    since: tuple[int, ...] = ()

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the lines that name an examiner, and what witnesses are called in the turns."""
        examiners = tuple(
            Span(start=m.start("name"), end=m.end("name"))
            for m in _EXAMINER.finditer(document.text)
        )
        if not examiners:
            return cls()
        named: list[tuple[int, Span]] = []
        asked = False
        for passage in document.markings.passages:
            label = _key(document, passage.label) if passage.label is not None else ""
            words = passage.spans[0]
            if label in _ANSWERS:
                found = _NAME_STATED.fullmatch(document.text, words.start, words.end)
                found = found if found is not None and (asked or found["spelt"]) else None
            elif label in _QUESTIONS:
                found = _ADDRESSED.match(document.text, words.start, words.end)
            else:
                found = None
            asked = _ASKED_NAME.search(document.text, words.start, words.end) is not None
            if found is not None:
                name = Span(start=found.start("name"), end=found.end("name"))
                named.append((passage.label.start if passage.label else words.start, name))
        return cls(
            examiners=examiners,
            witnesses=tuple(name for _, name in named),
            since=tuple(start for start, _ in named),
        )

    def name_for(self, document: Document, label: Span) -> Span | None:
        """Return the name of whom a “Q”, “A” or “THE WITNESS” stands for, None if none is told."""
        key = _key(document, label)
        if key in _QUESTIONS:
            at = bisect_right(self.examiners, label.start, key=lambda span: span.start)
            return self.examiners[at - 1] if at else None
        if key in _ANSWERS:
            at = bisect_right(self.since, label.start)
            return self.witnesses[at - 1] if at else None
        return None


def _key(document: Document, label: Span) -> str:
    return label.of(document.text).strip(" .:").lower()

"""Capitals before a colon: a speaker's label (“CORA LIND: …”) or a topic's (“ENERGY: …”)."""

import re
from collections.abc import Iterable
from typing import Self

from attrs import frozen

from quotes.lexicon.given_names import EITHER_NAMES, FEMALE_NAMES, MALE_NAMES
from quotes.model import Span
from quotes.text.marks.labels import has_title, is_stage_direction_in
from quotes.text.marks.parts import is_part, part_words

_GIVEN_NAMES = EITHER_NAMES | FEMALE_NAMES | MALE_NAMES
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Yy]es|[Nn]o)\b|[?!](?=\s|$)")
_MARK = re.compile(r"[\"“”«»„]")
_WORD = re.compile(r"[^\W\d_]+")
_FAMILY_NAME = re.compile(r"(?<=[a-z.] )[A-Z][a-z]{2,}(?![\w’']*[.:]\n)")
_FEW = 300
_ENDS = frozenset(".!?…—–-,:;\"”’')]")
_OF_SOMEBODY = frozenset("both unidentified unknown unnamed".split())


@frozen(kw_only=True)
class LabelEvidence:
    """What an article's labels and words tell of who speaks in it.

    `returning` holds the labels that come again after another one, as in an exchange; `families`
    capitalised words after another word, in capitals; `common` the words written small.
    """

    returning: frozenset[str]
    families: frozenset[str]
    common: frozenset[str]

    @classmethod
    def of(cls, text: str, labels: Iterable[str]) -> Self:
        """Gather the evidence of `text`, whose labels are `labels` in order."""
        common = frozenset(w.upper() for w in _WORD.findall(text) if w.islower())
        families = frozenset(w.upper() for w in _FAMILY_NAME.findall(text))
        return cls(returning=returning(labels), families=families - common, common=common)

    def speaks(self, text: str, label: Span, words: Span) -> bool:
        """Tell whether a label in capitals is somebody's who says `words`.

        It has a title or a given name or is a part (THE COURT); it comes again after another label
        or is the surname of somebody in the text, and its words are sentences; or these are
        spoken: they say I, we or you, ask, exclaim or hold a stage direction. A topic's do none.
        """
        name = label.of(text)
        if has_title(name.title()) or is_part(name) or _is_personal(name):
            return True
        if part_words(name)[0] in _OF_SOMEBODY:
            return True
        whole = text[words.end - 1] in _ENDS
        if whole and (name in self.returning or name.split()[-1] in self.families):
            return True
        some = Span(start=words.start, end=min(words.end, words.start + _FEW))
        mark = _MARK.search(text, some.start, some.end)
        plain = some if mark is None else Span(start=some.start, end=mark.start())
        spoken = _SPOKEN.search(text, plain.start, plain.end)
        return spoken is not None or is_stage_direction_in(text, some)


def returning(labels: Iterable[str]) -> frozenset[str]:
    """Return the labels that come again after another one: A, B, A."""
    last = ""
    seen: set[str] = set()
    found: set[str] = set()
    for name in labels:
        if name in seen and name != last:
            found.add(name)
        seen.add(name)
        last = name
    return frozenset(found)


def _is_personal(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].lower() in _GIVEN_NAMES

"""An article as a claim is held against it: its words, and the quotations that they stand in."""

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import define, evolve, field, frozen

from quotes.check.align import Hit
from quotes.check.claimant import Claimant
from quotes.check.words import Word
from quotes.model import Kind, Quotation, Report, Span

# A speaker who says that nobody said what follows: “I never said”, “She denies having used”.
_DISOWNS = re.compile(
    r"\b(?:never|not|no one|nobody|neither|cannot)\b[^.!?]{0,40}\b(?:say|said|saying|tell|told|"
    r"wrote|write|written|claim\w*|call\w*|suggest\w*|stated?|promised?|used?|utter\w*|spoken?)\b"
    r"[^.!?]{0,25}$"
    r"|n[’']t\b[^.!?]{0,20}\b(?:say|tell|write|claim|call|suggest|state|promise|use|utter|speak)\b"
    r"[^.!?]{0,25}$"
    r"|\bden(?:y|ied|ies|ying)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LOOK_BACK = 120  # code points
_NEARLY = 0.75  # of a part's words


@frozen(kw_only=True)
class Part:
    """Matched words that stand in one quotation, or in none; `pairs` as in `Hit.matched`."""

    pairs: tuple[tuple[int, int], ...]
    holder: Quotation | None

    @property
    def first(self) -> int:
        """Its first text word."""
        return self.pairs[0][1]

    @property
    def last(self) -> int:
        """Its last text word."""
        return self.pairs[-1][1]


@define(kw_only=True, eq=False)
class View:
    """A text with its report and its words, and the claim that is held against it: the quote, and
    whose it is said to be."""

    report: Report
    text: str
    quote: str
    claimant: Claimant | None
    words: Sequence[Word]
    by_id: dict[str, Quotation] = field(init=False)

    @by_id.default
    def _(self) -> dict[str, Quotation]:
        return {q.id: q for q in self.report.quotations}

    @cached_property
    def _marked(self) -> list[Span]:
        spans: list[Span] = [Span(start=n.start, end=n.end) for n in self.report.not_speech]
        for q in self.report.quotations:
            spans += q.spans if q.kind is Kind.DIRECT else q.quoted
        return spans

    def is_marked(self, word: int) -> bool:
        """Tell whether a word stands in quotation marks, a turn or a block, whoever's it is."""
        at = self.words[word]
        return any(s.start <= at.start and at.end <= s.end for s in self._marked)

    def is_within(self, word: int, quotation: Quotation) -> bool:
        """Tell whether a word is one of a quotation's own."""
        at = self.words[word]
        return any(s.start <= at.start and at.end <= s.end for s in quotation.spans)

    def has_sentence_end(self, first: int, last: int) -> bool:
        """Tell whether a sentence ends between two words."""
        between = self.text[self.words[first].end : self.words[last].start]
        return bool(_SENTENCE_END.search(f"{between} "))

    def has_paragraph(self, first: int, last: int) -> bool:
        """Tell whether a paragraph begins and ends between two words."""
        between = self.text[self.words[first].end : self.words[last].start]
        return len(_PARAGRAPH_END.findall(between)) > 1

    def parents(self, quotation: Quotation) -> list[Quotation]:
        """Return those who pass a quotation on, the nearest first."""
        found: list[Quotation] = []
        above = quotation.parent
        while above in self.by_id and len(found) < len(self.by_id):
            assert above is not None
            found.append(self.by_id[above])
            above = found[-1].parent
        return found

    def parts(self, hit: Hit) -> list[Part]:
        """Return a hit's words by the smallest quotation that has as many of them as can be."""
        parts: list[Part] = []
        pending: list[tuple[int, int]] = []
        holders: list[Quotation] = []
        for pair in hit.matched:
            here = self._holders(pair[1])
            common = [q for q in holders if q in here] if pending else here
            if pending and not (common or (not holders and not here)):
                parts.append(Part(pairs=tuple(pending), holder=holders[0] if holders else None))
                pending, common = [], here
            pending.append(pair)
            holders = common
        parts.append(Part(pairs=tuple(pending), holder=holders[0] if holders else None))
        return [evolve(part, holder=self._inner(part)) for part in parts]

    def _inner(self, part: Part) -> Quotation | None:
        """The quotation passed on within the holder that has nearly all the words.

        Words that the claim gives to the one who passes them on, together with how he does (“People
        say, ‘Oh yeah’”), are his.
        """
        if part.holder is None:
            return None
        of = self.claimant
        inner = []
        for q in self.report.quotations:
            if q.kind is Kind.REFERENCE or part.holder not in self.parents(q):
                continue
            having = sum(self.is_within(j, q) for _, j in part.pairs)
            his = of is not None and of.is_source(part.holder) and not of.is_source(q)
            if having >= len(part.pairs) * (1 if his else _NEARLY):
                inner.append(q)
        return min(inner, key=lambda q: q.spans[-1].end - q.spans[0].start, default=part.holder)

    def is_speech(self, word: int) -> bool:
        """Tell whether a word is part of any quotation."""
        return bool(self._holders(word))

    def _holders(self, word: int) -> list[Quotation]:
        """The quotations that a word is part of, the smallest first."""
        found = [
            q
            for q in self.report.quotations
            if q.kind is not Kind.REFERENCE and self.is_within(word, q)
        ]
        # Of two that are as long, the one relayed is later in the report.
        found.reverse()
        return sorted(found, key=lambda q: sum(s.end - s.start for s in q.spans))

    def is_disowned(self, part: Part) -> bool:
        """Tell whether the speaker says right before that nobody said the words."""
        if part.holder is None:
            return False
        start = self.words[part.first].start
        opened = max((s.start for s in part.holder.spans if s.start <= start), default=start)
        before = self.text[max(opened, start - _LOOK_BACK) : start]
        return bool(_DISOWNS.search(before.rstrip(" “‘\"'«„,:")))

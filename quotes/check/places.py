"""The ways to find a whole claim in a text: in one place, or in several."""

from collections.abc import Sequence

from attrs import frozen

from quotes.check.align import Hit, find_hits, weight_of
from quotes.check.words import FUNCTION_WORDS, ClaimWord, Word

_LEAST = 0.6  # share of the claim's words, by weight, that must be found in place
_LEAST_PIECE = 0.8  # the same of a further piece, which is looked for anywhere
_AS_GOOD = 0.95  # pieces with so much of the best one's weight: the nearest is taken
_TELLING = 2  # so many content words must be among them, or all of the claim's,
_MANY = 5  # or so many words of any kind
_SHORT = 3  # claims of so many words must be found whole
_RUN = 3  # so many words in a row that one place lacks are looked for elsewhere
_NEAR_RUN = 2  # and so many close by, beyond a long tag (“…,” said …, who …, “…”)
_NEAR = 30  # words
_RUN_WEIGHT = 1.5  # what they must weigh


@frozen(kw_only=True)
class Placing:
    """One way to find a claim: hits in the order of the claim, and the share of it they have."""

    hits: tuple[Hit, ...]
    similarity: float

    @property
    def matched(self) -> frozenset[int]:
        """The claim's words that were found."""
        return frozenset(i for hit in self.hits for i, _ in hit.matched)


def find_placings(claim: Sequence[ClaimWord], text: Sequence[Word]) -> tuple[Placing, ...]:
    """Return the ways to find the claim in the text, none where it does not have it.

    One way for each place that has the claim, or the heaviest of the parts between its ellipses;
    what the place lacks is looked for elsewhere.
    """
    total = sum(weight_of(w.form) for w in claim if not w.is_bracketed)
    if not total:
        return ()
    first, last = max(_segments(claim), key=lambda s: _weight(claim, *s))
    found = []
    for hit in find_hits(claim, text, first=first, last=last):
        hits = _completed(claim, text, hit)
        weight = sum(h.weight for h in hits)
        placing = Placing(hits=hits, similarity=round(min(1.0, weight / total), 3))
        if _is_enough(claim, placing):
            found.append(placing)
    return tuple(found)


def _is_enough(claim: Sequence[ClaimWord], placing: Placing) -> bool:
    wanted = [i for i, w in enumerate(claim) if not w.is_bracketed]
    if len(wanted) <= _SHORT:
        found_all = placing.matched.issuperset(wanted)
        return found_all and not any(e.last > e.first for h in placing.hits for e in h.edits)
    telling = {i for i in wanted if claim[i].form not in FUNCTION_WORDS}
    found = placing.matched & telling
    enough = len(found) >= _TELLING or found == telling or len(placing.matched) >= _MANY
    return bool(found) and enough and placing.similarity >= _LEAST


def _segments(claim: Sequence[ClaimWord]) -> list[tuple[int, int]]:
    """The runs of words between the claim's ellipses."""
    starts = [i for i, w in enumerate(claim) if i == 0 or w.segment != claim[i - 1].segment]
    return list(zip(starts, [*starts[1:], len(claim)], strict=True))


def _weight(claim: Sequence[ClaimWord], first: int, last: int) -> float:
    return sum(weight_of(w.form) for w in claim[first:last] if not w.is_bracketed)


def _completed(claim: Sequence[ClaimWord], text: Sequence[Word], seed: Hit) -> tuple[Hit, ...]:
    """Find elsewhere what of the claim its first place does not have."""
    hits = [seed]
    for first, last in _missing(claim, seed):
        weight = _weight(claim, first, last)
        found = [
            h
            for h in find_hits(claim, text, first=first, last=last)
            if h.weight >= weight * _LEAST_PIECE
            and not any(h.start < other.end and other.start < h.end for other in hits)
            and (last - first >= _RUN or _distance(h, seed) < (False, _NEAR))
        ]
        if found:
            best = max(h.weight for h in found)
            alike = [h for h in found if h.weight >= best * _AS_GOOD]
            hits.append(min(alike, key=lambda h: _distance(h, seed)))
    return tuple(sorted(hits, key=lambda h: h.matched[0][0]))


def _distance(hit: Hit, seed: Hit) -> tuple[bool, int]:
    """How far a piece is from another; one in the wrong order is farther than any in the right."""
    in_order = (hit.matched[0][0] > seed.matched[0][0]) == (hit.start > seed.start)
    return not in_order, abs(hit.start - seed.start)


def _missing(claim: Sequence[ClaimWord], seed: Hit) -> list[tuple[int, int]]:
    """The other segments, and the long runs within its own that a place does not have."""
    covered = {i for i, _ in seed.matched}
    runs: list[tuple[int, int]] = []
    for first, last in _segments(claim):
        if not any(first <= i < last for i in covered):
            runs.append((first, last))
            continue
        start = first
        for i in range(first, last + 1):
            if i == last or i in covered:
                if i - start >= _NEAR_RUN and _weight(claim, start, i) >= _RUN_WEIGHT:
                    runs.append((start, i))
                start = i + 1
    return runs

"""Where the words of a claim stand in a text: the windows that have most of them, aligned word for
word."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from attrs import evolve, frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from quotes.check.words import FUNCTION_WORDS, ClaimWord, Word

_LIGHT = 0.25  # what a function word counts, where a content word counts 1
_SLACK = 12  # words that may stand in the text between those of the claim
_BUCKET = 8  # diagonals that count as one place, for claims of some length
_SHORT = 4  # words; shorter claims must stand nearly as they are
_OFTEN = 300  # a word that the text has more often says nothing of the place
_MOST_PLACES = 12
_WORTHWHILE = 0.4  # of the best place's words must another have
_NEAR = 80  # from 0 to 100: how alike two forms of one word are (want, wanted)
_STEM = 3
_START = 2
_FAR = 4  # words of the text that may part a word at the edge from the rest, by what it counts


@frozen(kw_only=True)
class Edit:
    """A run of claim words [`first`, `last`) that the text has otherwise, as [`start`, `end`) of
    its words."""

    first: int
    last: int
    start: int
    end: int


@frozen(kw_only=True)
class Hit:
    """A place that has the claim's words [`first`, `last`).

    `matched` are the pairs of claim word and text word that are one word, `edits` where the two
    differ, in order; `weight` is what the matched words count.
    """

    first: int
    last: int
    matched: tuple[tuple[int, int], ...]
    edits: tuple[Edit, ...]
    weight: float

    @property
    def start(self) -> int:
        """The first text word matched."""
        return self.matched[0][1]

    @property
    def end(self) -> int:
        """One past the last text word matched."""
        return self.matched[-1][1] + 1


def weight_of(form: str) -> float:
    """Return what a word counts in a comparison: those that every text has count little."""
    return _LIGHT if form in FUNCTION_WORDS else 1.0


def find_hits(
    claim: Sequence[ClaimWord], text: Sequence[Word], *, first: int, last: int
) -> list[Hit]:
    """Return the places of the text that have the claim's words [`first`, `last`), best first."""
    symbols = _Symbols(claim[first:last])
    hits: dict[tuple[int, int], Hit] = {}
    for place in _places(claim[first:last], text):
        hit = _aligned(claim, text, first, last, place, symbols)
        if hit is not None:
            hits.setdefault((hit.start, hit.end), hit)
    return sorted(hits.values(), key=lambda h: (-h.weight, len(h.edits), h.start))


def settled(
    hit: Hit, claim: Sequence[ClaimWord], text: Sequence[Word], is_speech: Callable[[int], bool]
) -> Hit:
    """Return the hit with words that could as well be the same ones across a gap put to the speech.

    In “There is no third time,” the agency quoted him as saying. “The third time …” the claim's
    second “the” is not the agency's.
    """
    pairs = list(hit.matched)
    for k in range(len(pairs) - 2, -1, -1):
        (i, j), (after, there) = pairs[k], pairs[k + 1]
        same = after == i + 1 and there > j + 1 and text[there - 1].form == text[j].form
        if same and is_speech(there - 1) and not is_speech(j):
            pairs[k] = (i, there - 1)
    for k in range(1, len(pairs)):
        (before, there), (i, j) = pairs[k - 1], pairs[k]
        same = i == before + 1 and j > there + 1 and text[there + 1].form == text[j].form
        if same and is_speech(there + 1) and not is_speech(j):
            pairs[k] = (i, there + 1)
    if tuple(pairs) == hit.matched:
        return hit
    edits = tuple(_edits(pairs, claim, text, hit.first, hit.last))
    return evolve(hit, matched=tuple(pairs), edits=edits)


def _places(claim: Sequence[ClaimWord], text: Sequence[Word]) -> list[int]:
    """Return where in the text the claim may begin: the diagonals that most of its words are on."""
    wanted = {w.form for w in claim}
    at: dict[str, list[int]] = defaultdict(list)
    for position, found in enumerate(text):
        if found.form in wanted:
            at[found.form].append(position)
    votes: dict[int, float] = defaultdict(float)
    width = _bucket(len(claim))
    rarest = min(map(len, at.values()), default=0)
    for index, word in enumerate(claim):
        positions = at.get(word.form, ())
        if len(positions) > max(_OFTEN, rarest):
            continue
        for position in positions:
            votes[(position - index) // width] += weight_of(word.form)
    both = {b: votes.get(b, 0) + votes.get(b + 1, 0) for b in (*votes, *(v - 1 for v in votes))}
    best = sorted(both, key=lambda b: (-both[b], b))[:_MOST_PLACES]
    return [b * width for b in best if both[b] >= both[best[0]] * _WORTHWHILE]


def _bucket(words: int) -> int:
    return _BUCKET if words > _SHORT else 1


def _aligned(
    claim: Sequence[ClaimWord],
    text: Sequence[Word],
    first: int,
    last: int,
    place: int,
    symbols: "_Symbols",
) -> Hit | None:
    words = last - first
    slack = min(_SLACK, 2 * words)
    start = max(0, place - slack)
    end = min(len(text), place + words + 2 * _bucket(words) + slack)
    pairs = _without_strays(_pairs(claim, text, first, last, start, end, symbols), claim)
    if not pairs:
        return None
    # Once more over the words that the claim spans there, so that none is matched far off.
    start = max(start, pairs[0][1] - (pairs[0][0] - first))
    end = min(end, pairs[-1][1] + (last - pairs[-1][0]))
    pairs = _pairs(claim, text, first, last, start, end, symbols)
    if not pairs:
        return None
    weight = sum(
        weight_of(claim[i].form) * (1 if claim[i].stands_for(text[j].form) else 0.7)
        for i, j in pairs
    )
    return Hit(
        first=first,
        last=last,
        matched=tuple(pairs),
        edits=tuple(_edits(pairs, claim, text, first, last)),
        weight=weight,
    )


def _pairs(
    claim: Sequence[ClaimWord],
    text: Sequence[Word],
    first: int,
    last: int,
    start: int,
    end: int,
    symbols: "_Symbols",
) -> list[tuple[int, int]]:
    """Return which claim word is which text word, in the order of both."""
    forms = [w.form for w in claim[first:last]]
    there = [symbols[w.form] for w in text[start:end]]
    pairs = []
    for op in Indel.opcodes(forms, there):
        if op.tag == "equal":
            pairs += [
                (first + op.src_start + k, start + op.dest_start + k)
                for k in range(op.src_end - op.src_start)
            ]
    return _closed(pairs, lambda i, j: forms[i - first] == there[j - start])


def _closed(
    pairs: list[tuple[int, int]], is_same: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """Put runs of words that stand as well next to the following ones there.

    In ‘I was next,’ she said. ‘I was next for hours’ the claim “I was next for hours” is in one
    place.
    """
    closed: list[tuple[int, int]] = []  # from the last to the first
    for run in _runs(pairs)[::-1]:
        if closed:
            (i, j), (last, end) = closed[-1], run[-1]
            shift = (j - i) - (end - last)
            if shift > 0 and all(is_same(i, j + shift) for i, j in run):
                run = [(i, j + shift) for i, j in run]
        closed += run[::-1]
    return closed[::-1]


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs by what of claim and text runs side by side."""
    runs: list[list[tuple[int, int]]] = []
    for i, j in pairs:
        if runs and j - i == runs[-1][-1][1] - runs[-1][-1][0]:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return runs


class _Symbols(dict[str, str]):
    """For a word of a text the claim's word that it is in another form, or the word itself."""

    def __init__(self, claim: Sequence[ClaimWord]) -> None:
        super().__init__({w.form: w.form for w in claim})
        self._by_start: dict[str, list[ClaimWord]] = defaultdict(list)
        for word in claim:
            if word.form not in FUNCTION_WORDS:
                self._by_start[word.form[:_START]].append(word)

    def __missing__(self, form: str) -> str:
        alike = () if form in FUNCTION_WORDS else self._by_start.get(form[:_START], ())
        self[form] = next((w.form for w in alike if _is_inflected(w, form)), form)
        return self[form]


def _is_inflected(word: ClaimWord, form: str) -> bool:
    if word.kept and word.stands_for(form):
        return True
    return word.form[:_STEM] == form[:_STEM] and fuzz.ratio(word.form, form) >= _NEAR


def _without_strays(
    pairs: list[tuple[int, int]], claim: Sequence[ClaimWord]
) -> list[tuple[int, int]]:
    """Leave out words at either end that stand too far from the rest to belong to it."""
    for step in (1, -1):
        ordered = pairs[::step]
        cut, weight = 0, 0.0
        for k in range(len(ordered) - 1):
            word = claim[ordered[k][0]]
            weight += 0 if word.is_bracketed else weight_of(word.form)
            apart = abs(ordered[k + 1][1] - ordered[k][1]) - abs(ordered[k + 1][0] - ordered[k][0])
            rest = sum(weight_of(claim[i].form) for i, _ in ordered[k + 1 :])
            if apart > _FAR * weight and rest >= weight:
                cut = k + 1
        pairs = ordered[cut:][::step]
    return pairs


def _edits(
    pairs: Sequence[tuple[int, int]],
    claim: Sequence[ClaimWord],
    text: Sequence[Word],
    first: int,
    last: int,
) -> list[Edit]:
    """Return the runs between matched words, at either end, and matched words of another form."""
    edits = []
    before = (first - 1, max(0, pairs[0][1] - (pairs[0][0] - first)) - 1)
    for i, j in pairs:
        if i > before[0] + 1 or (j > before[1] + 1 and before[0] >= first):
            edits.append(Edit(first=before[0] + 1, last=i, start=before[1] + 1, end=j))
        if not claim[i].stands_for(text[j].form):
            edits.append(Edit(first=i, last=i + 1, start=j, end=j + 1))
        before = (i, j)
    left = last - (before[0] + 1)
    if left:
        end = min(len(text), before[1] + 1 + left)
        edits.append(Edit(first=before[0] + 1, last=last, start=before[1] + 1, end=end))
    return edits

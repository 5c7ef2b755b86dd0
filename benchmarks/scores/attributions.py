"""Source, cue and content against attributions of PolNeAR's kind, matched one to one."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from attrs import evolve, frozen

from benchmarks.attributions import AttributedArticle, Attribution, Spans
from benchmarks.scores.speakers import harmonic, per_cent
from quotes.model import Kind, Quotation, Report

_ALL = "all"


@frozen(kw_only=True)
class AttributionScores:
    """Figures in per cent of one kind (``direct``, ``mixed``, ``indirect``) or of ``all``.

    found: at least half of the gold content's words are covered by its match and at least half of
    the match lies in the gold. exact, source and cue are shares of the found. Precision, F1 and
    the micro F1 over words stand for ``all`` alone, since a kind of the gold may meet another.
    """

    gold: int
    found_recall: float | None
    exact: float | None
    source_right: float | None
    cue_right: float | None
    predicted: int | None = None
    found_precision: float | None = None
    found_f1: float | None = None
    content_f1: float | None = None

    def figures(self) -> dict[str, float | int | None]:
        """Return the figures by the names that tables give them."""
        whole = {
            "pred": self.predicted,
            "found_P": self.found_precision,
            "found_F1": self.found_f1,
            "content_tok_F1": self.content_f1,
        }
        return {
            "gold": self.gold,
            "found_R": self.found_recall,
            **(whole if self.predicted is not None else {}),
            "exact_of_found": self.exact,
            "source_right": self.source_right,
            "cue_right": self.cue_right,
        }


def score_attributions(
    gold: Sequence[AttributedArticle], reports: Iterable[Report]
) -> Mapping[str, AttributionScores]:
    """Score reports against attributions, by kind of the gold content and over ``all``.

    Each gold attribution is matched with the quotation whose content shares most words with it,
    the largest overlaps first. References have no content and do not take part.
    """
    by_id = {report.id: report for report in reports}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in gold:
        report = by_id.get(article.id)
        _count_article(article, report.quotations if report else (), counts)
    return {kind: _scores(count, whole=kind == _ALL) for kind, count in sorted(counts.items())}


class _HasOffsets(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@frozen(kw_only=True)
class _Words:
    """The places of a text's words, and which of them a set of spans covers."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Words":
        found = [match.span() for match in re.finditer(r"\w+", text)]
        return cls(starts=tuple(s for s, _ in found), ends=tuple(e for _, e in found))

    def covered(self, spans: Spans) -> frozenset[int]:
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )


@frozen(kw_only=True)
class _Gold:
    attribution: Attribution
    words: frozenset[int]
    kind: str


@frozen(kw_only=True)
class _Predicted:
    quotation: Quotation
    words: frozenset[int]
    kind: str


def _count_article(
    article: AttributedArticle,
    quotations: Sequence[Quotation],
    counts: Mapping[str, Counter[str]],
) -> None:
    words = _Words.of(article.text)
    gold = [
        _Gold(attribution=a, words=words.covered(a.content), kind=_kind(article.text, a.content))
        for a in article.attributions
        if a.content
    ]
    predicted = [
        _Predicted(quotation=q, words=words.covered(spans), kind=_kind(article.text, spans))
        for q in quotations
        if q.kind is not Kind.REFERENCE and (spans := _spans(q.spans))
    ]
    matches = _match(gold, predicted)
    for index, item in enumerate(gold):
        counted = _count(words, item, matches.get(index))
        counts[item.kind].update(counted)
        counts[_ALL].update(counted)
    for prediction in predicted:
        for kind in (prediction.kind, _ALL):
            counts[kind]["predicted"] += 1
            counts[kind]["predicted_words"] += len(prediction.words)


def _match(gold: Sequence[_Gold], predicted: Sequence[_Predicted]) -> dict[int, _Predicted]:
    overlaps = sorted(
        (
            (len(g.words & p.words), i, j)
            for i, g in enumerate(gold)
            for j, p in enumerate(predicted)
            if g.words & p.words
        ),
        reverse=True,
    )
    matches: dict[int, _Predicted] = {}
    taken: set[int] = set()
    for _, i, j in overlaps:
        if i not in matches and j not in taken:
            matches[i] = predicted[j]
            taken.add(j)
    return matches


def _count(words: _Words, gold: _Gold, match: _Predicted | None) -> Counter[str]:
    count = Counter({"gold": 1, "gold_words": len(gold.words)})
    if match is None:
        return count
    shared = len(gold.words & match.words)
    count["shared_words"] += shared
    if shared * 2 < len(gold.words) or shared * 2 < len(match.words):
        return count
    count["found"] += 1
    count["exact"] += gold.words == match.words
    if gold.attribution.source:
        source = words.covered(gold.attribution.source)
        mention = words.covered(_spans(_known(match.quotation.mention)))
        count["with_source"] += 1
        count["source_right"] += bool(mention) and (
            len(source & mention) * 2 >= min(len(source), len(mention))
        )
    if gold.attribution.cue:
        cue = words.covered(_spans(_known(match.quotation.cue)))
        count["with_cue"] += 1
        count["cue_right"] += bool(words.covered(gold.attribution.cue) & cue)
    return count


def _scores(count: Counter[str], *, whole: bool) -> AttributionScores:
    recall = per_cent(count["found"], count["gold"])
    scores = AttributionScores(
        gold=count["gold"],
        found_recall=recall,
        exact=per_cent(count["exact"], count["found"]),
        source_right=per_cent(count["source_right"], count["with_source"]),
        cue_right=per_cent(count["cue_right"], count["with_cue"]),
    )
    if not whole:
        return scores
    precision = per_cent(count["found"], count["predicted"])
    return evolve(
        scores,
        predicted=count["predicted"],
        found_precision=precision,
        found_f1=harmonic(precision, recall),
        content_f1=harmonic(
            per_cent(count["shared_words"], count["predicted_words"]),
            per_cent(count["shared_words"], count["gold_words"]),
        ),
    )


def _kind(text: str, spans: Spans) -> str:
    content = " ".join(text[start:end] for start, end in spans).strip()
    if not any(mark in content for mark in '"“”'):
        return Kind.INDIRECT.value
    whole = content[:1] in '"“' and content[-1:] in '"”'
    return Kind.DIRECT.value if whole else Kind.MIXED.value


def _spans(places: Iterable[_HasOffsets]) -> Spans:
    return tuple((place.start, place.end) for place in places)


def _known(place: _HasOffsets | None) -> tuple[_HasOffsets, ...]:
    return () if place is None else (place,)

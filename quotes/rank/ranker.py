"""How likely each candidate of each quotation is, by fitted weights of its facts."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotes.document import Document
from quotes.find.frames import Frame
from quotes.mentions.entities import Cast
from quotes.model import Fact
from quotes.rank.candidates import Candidate, Facts
from quotes.rank.facts import Weighing, weigh_all
from quotes.rank.model import RankModel, probabilities, shipped_model
from quotes.refer import Resolved

_TOLD_FOR = 3
_TOLD_AGAINST = 2
# Quotations weighed at once: bounds memory, however many an article has.
_AT_ONCE = 64
_LEAST_TOLD = 0.0005  # less is shown as nothing


@frozen(kw_only=True)
class Ranking:
    """The candidates of one quotation, each with its probability, nobody among them."""

    chances: tuple[float, ...]
    _weighing: Weighing

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Who may speak, and nobody."""
        return self._weighing.candidates

    def chance_of(self, candidate: Candidate) -> float:
        """Return how likely a candidate is, 0 for one who is not among them."""
        return next(
            (p for c, p in zip(self.candidates, self.chances, strict=True) if c == candidate), 0.0
        )

    def has(self, fact: str) -> bool:
        """Tell whether the quotation has a fact, whoever speaks."""
        return fact in self._weighing.common or any(fact in own for own in self._weighing.own)

    def best_named(self) -> tuple[Candidate, float] | None:
        """Return the likeliest candidate who is named, with his probability."""
        named = [
            (c, p) for c, p in zip(self.candidates, self.chances, strict=True) if not c.is_nobody
        ]
        return max(named, key=lambda pair: pair[1], default=None)

    def facts_of(self, candidate: Candidate) -> Facts:
        """Return all facts of a candidate, those that all have among them."""
        return self._weighing.common | self._weighing.own[self.candidates.index(candidate)]


def rank_speakers(
    document: Document,
    cast: Cast,
    frames: Sequence[Frame],
    resolved: Sequence[Resolved],
    *,
    model: RankModel | None = None,
) -> tuple[Ranking, ...]:
    """Return the candidates of every quotation with their probabilities, in the same order.

    Args:
        document: the article.
        cast: its entities.
        frames: the cues of its sentences.
        resolved: its quotations, each with what the rules of resolution found.
        model: what to weigh by in place of the weights that ship.

    """
    used = model or shipped_model()
    weighings = weigh_all(document, cast, frames, resolved)
    return tuple(
        Ranking(chances=chances, weighing=weighing)
        for weighing, chances in zip(weighings, _chances(used, weighings), strict=True)
    )


def _chances(model: RankModel, weighings: Sequence[Weighing]) -> Iterator[tuple[float, ...]]:
    for first in range(0, len(weighings), _AT_ONCE):
        part = weighings[first : first + _AT_ONCE]
        rows = [model.rows_of(w.own, common=w.common) for w in part]
        scores = model.scores(np.concatenate(rows))
        ends = accumulate(len(w.candidates) for w in part)
        for start, end in pairwise(chain((0,), ends)):
            yield tuple(probabilities(scores[start:end]).tolist())


def tell_facts(
    rankings: Sequence[Ranking], candidates: Sequence[Candidate], *, model: RankModel | None = None
) -> tuple[tuple[Fact, ...], ...]:
    """Return the facts that spoke most for and against one candidate of each ranking, the
    weightiest first.

    Of nobody only what holds: that nobody lacks a name and a gender says nothing.

    Args:
        rankings: of an article's quotations.
        candidates: whom to tell of, one a ranking.
        model: what they were weighed by, if not by the weights that ship.

    """
    used = model or shipped_model()
    pairs = zip(rankings, candidates, strict=True)
    held = [ranking.facts_of(candidate) for ranking, candidate in pairs]
    return tuple(
        _told(used.names, added, facts, whatever=not candidate.is_nobody)
        for added, facts, candidate in zip(
            used.added(used.rows_of(held)), held, candidates, strict=True
        )
    )


def _told(
    names: Sequence[str], added: NDArray[np.float64], facts: Facts, *, whatever: bool
) -> tuple[Fact, ...]:
    places = np.flatnonzero(abs(added) >= _LEAST_TOLD)
    found = [
        (weight, name)
        for weight, name in zip(
            added[places].tolist(), [names[p] for p in places.tolist()], strict=True
        )
        if whatever or facts.get(name)
    ]
    told = [
        *sorted((f for f in found if f[0] > 0), reverse=True)[:_TOLD_FOR],
        *sorted(f for f in found if f[0] < 0)[:_TOLD_AGAINST],
    ]
    told.sort(key=lambda pair: -abs(pair[0]))
    return tuple(
        Fact(name=name, value=round(facts.get(name, 0.0), 3), weight=round(weight, 3))
        for weight, name in told
    )

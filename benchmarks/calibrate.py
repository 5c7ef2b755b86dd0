"""Fits the confidence of outcomes to gold: two logistic models with ridge penalty.

One tells how likely the best name is right, the other how likely the text names nobody. Folds never
split an article, so that what is measured out of fold holds for articles not seen.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from math import log
from typing import Any

import numpy as np
from attrs import evolve, frozen

from benchmarks.errors import BenchmarkError
from benchmarks.gold import Article, Status
from benchmarks.runs import ThisEngine, run_over
from benchmarks.scores import Judged, Outcome, judge_segments
from quotes.decide import Features, Model, Models, features_of
from quotes.decide.features import GARBLED, IN_TURN
from quotes.engine import Engine
from quotes.model import Article as EngineArticle
from quotes.options import Options
from quotes.parse.seam import Parser, ParseRequest
from quotes.report import document_of, resolve_article
from quotes.syntax import Parse
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose

FOLDS = 5
# A feature seen in fewer outcomes says more of them than of what it stands for.
_LEAST_SEEN = 5
_MOST_WEIGHTS = 60
_STRENGTHS = (4.0, 8.0, 16.0, 32.0, 64.0)
_MOST_STEPS = 50
_SETTLED = 1e-6
# What can only make a name less likely to be right; what the data say else is chance.
_DOUBTS = frozenset(
    """follows closeness contested narration_between named_later sentences paragraphs rivals
    namesakes gender_guessed gender_unknown part_of_name named_once body_once untagged several
    cue_last family relayed changes nested few_words few_marked reopened repaired damaged
    other_cues others_in_sentence source_from_cue words_from_cue cue_behind steps verbs
    apart_from_cue mixed one_word owned was_possessor""".split()
)
# Which rule resolved a name tells less of its chance than margins and distances do, and is soon
# learnt by heart.
_LEFT_OUT = ("step:", GARBLED, IN_TURN)
_UNNAMED = {
    Outcome.RIGHT: Outcome.ABSTAINED,
    Outcome.WRONG: Outcome.ABSTAINED,
    Outcome.NAMED: Outcome.FLAGGED,
    Outcome.MISNAMED: Outcome.EMITTED,
}


@frozen(kw_only=True)
class Row:
    """An outcome of gold with what it rests on, judged as if every best name were given."""

    judged: Judged
    features: Features

    @property
    def article(self) -> str:
        """The article's id."""
        return self.judged.article.id

    @property
    def has_name(self) -> bool:
        """Whether there is anybody to name."""
        return bool(self.judged.names)

    @property
    def is_right(self) -> bool:
        """Whether the best name is right."""
        return self.judged.outcome is Outcome.RIGHT

    @property
    def is_unnamed(self) -> bool:
        """Whether the text names nobody."""
        segment = self.judged.segment
        return segment.is_speech and segment.status is Status.UNRESOLVED

    def decided(self, models: Models, least: float) -> Judged:
        """Return the outcome that the models and the least confidence for a name make of it."""
        quotation = self.judged.quotation
        assert quotation is not None
        named = models.chance_named(self.features)
        if self.has_name and named >= least:
            return evolve(self.judged, quotation=evolve(quotation, confidence=named))
        unnamed = models.chance_unnamed(self.features)
        return evolve(
            self.judged,
            quotation=evolve(quotation, confidence=unnamed, speakers=()),
            outcome=_UNNAMED.get(self.judged.outcome, self.judged.outcome),
        )


@frozen(kw_only=True)
class Gathered:
    """The outcomes to fit to, and the segments for which nothing was found."""

    rows: tuple[Row, ...]
    rest: tuple[Judged, ...]


class _Remembering:
    """A parser that keeps what it parsed, by text."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.parses: dict[str, Parse] = {}

    @property
    def models(self) -> str:
        return self._parser.models

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        parses = self._parser.parse(requests)
        self.parses |= {r.text: parse for r, parse in zip(requests, parses, strict=True)}
        return parses


def gather(articles: Sequence[Article], parser: Parser) -> Gathered:
    """Attribute gold articles with every best name given, and pair outcomes with features."""
    remembering = _Remembering(parser)
    options = Options(min_confidence=0.0)
    run = run_over(
        ThisEngine(engine=Engine(options, parser=remembering)),
        [EngineArticle(text=a.text, id=a.id, title=a.title, byline=a.byline) for a in articles],
    )
    if run.failures:
        raise BenchmarkError(f"article {run.failures[0].id}: {run.failures[0].message}")
    features = {
        a.id: _features(a, remembering.parses.get(a.text, Parse()), options) for a in articles
    }
    judged = judge_segments(articles, run.reports)
    rows = tuple(
        Row(
            judged=item,
            features=features[item.article.id][int(item.quotation.id[1:]) - 1],
        )
        for item in judged
        if item.quotation is not None and item.outcome is not Outcome.SKIPPED
    )
    rest = tuple(i for i in judged if i.quotation is None and i.outcome is not Outcome.SKIPPED)
    return Gathered(rows=rows, rest=rest)


def _features(article: Article, parse: Parse, options: Options) -> tuple[Features, ...]:
    prose = read_prose(article.text)
    given = EngineArticle(text=article.text, title=article.title, byline=article.byline)
    markings = find_marked(article.text, prose)
    document = document_of(given, prose, markings, parse, options=options)
    _, cast, resolved = resolve_article(document, options)
    return features_of(document, cast, resolved)


def fold_of(article: str) -> int:
    """Return the fold of an article, by its id alone: the same whenever and wherever it is read."""
    return int(sha256(article.encode("utf-8")).hexdigest(), 16) % FOLDS


def fit_models(rows: Sequence[Row]) -> Models:
    """Fit both models to all rows, each with the penalty that foresees unseen articles best."""
    named = [row for row in rows if row.has_name]
    return Models(
        named=_with_best_penalty(_fit_named, lambda row: row.is_right, named),
        unnamed=_with_best_penalty(_fit_unnamed, lambda row: row.is_unnamed, rows),
    )


def fit_folds(rows: Sequence[Row]) -> tuple[Models, ...]:
    """Fit, for each fold, models to all rows but those of its articles."""
    return tuple(
        fit_models([row for row in rows if fold_of(row.article) != fold]) for fold in range(FOLDS)
    )


def out_of_fold(rows: Sequence[Row], folds: Sequence[Models], least: float) -> tuple[Judged, ...]:
    """Return what comes of every row by the models that were fitted without its article."""
    return tuple(row.decided(folds[fold_of(row.article)], least) for row in rows)


# --- fitting ---------------------------------------------------------------------------------


def _with_best_penalty(
    fit: Callable[[Sequence[Row], float], Model], is_so: Callable[[Row], bool], rows: Sequence[Row]
) -> Model:
    def loss(strength: float) -> float:
        total = 0.0
        for fold in range(FOLDS):
            left_out = [row for row in rows if fold_of(row.article) == fold]
            if left_out:
                model = fit([row for row in rows if fold_of(row.article) != fold], strength)
                total += sum(_surprise(model.probability(r.features), is_so(r)) for r in left_out)
        return total

    return fit(rows, min(_STRENGTHS, key=loss))


def _surprise(probability: float, came: bool) -> float:
    return -log(probability if came else 1 - probability)


def _fit_unnamed(rows: Sequence[Row], strength: float) -> Model:
    return fit_logistic(
        [row.features for row in rows], [row.is_unnamed for row in rows], strength=strength
    )


def _fit_named(rows: Sequence[Row], strength: float) -> Model:
    told = [
        {name: value for name, value in row.features.items() if not name.startswith(_LEFT_OUT)}
        for row in rows
    ]
    return fit_logistic(told, [row.is_right for row in rows], strength=strength, doubts=_DOUBTS)


def fit_logistic(
    features: Sequence[Features],
    truth: Sequence[bool],
    *,
    strength: float,
    doubts: frozenset[str] = frozenset(),
) -> Model:
    """Fit a logistic model with ridge penalty on all weights but the intercept.

    The penalty is `strength` times a feature's standard deviation: between none for rarity, which
    learns rare features by heart, and all, which never hears of them. Features seen too seldom are
    left out, and of the rest the slightest beyond sixty; `doubts` are features whose weights may
    not be positive.
    """
    seen = Counter(name for one in features for name in one)
    names = np.array(sorted(name for name, times in seen.items() if times >= _LEAST_SEEN))
    matrix = np.array([[one.get(name, 0.0) for name in names] for one in features])
    matrix = matrix.reshape(len(features), len(names))
    is_doubt = np.isin(names, list(doubts))
    while True:
        penalty = strength * matrix.std(axis=0)
        intercept, weights = _newton(matrix, np.array(truth, dtype=float), penalty)
        dropped = is_doubt & (weights > 0)
        if not dropped.any() and len(names) > _MOST_WEIGHTS:
            heft = abs(weights) * matrix.std(axis=0)
            dropped[np.argsort(heft)[: len(names) - _MOST_WEIGHTS]] = True
        if not dropped.any():
            break
        names, is_doubt, matrix = names[~dropped], is_doubt[~dropped], matrix[:, ~dropped]
    rounded = {str(n): round(float(w), 3) for n, w in zip(names, weights, strict=True)}
    return Model(intercept=round(float(intercept), 3), weights=rounded)


def _newton(matrix: Any, truth: Any, strengths: Any) -> tuple[float, Any]:
    """Newton's method for the penalised likelihood, which has one maximum and no local ones."""
    design = np.hstack([np.ones((len(matrix), 1)), matrix])
    # Next to no penalty on the intercept: enough that all outcomes may be of one sort.
    penalty = np.diag([1e-3, *(strengths + 1e-3)])
    weights = np.zeros(design.shape[1])
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (truth - chance) - penalty @ weights
        curvature = (design.T * (chance * (1 - chance))) @ design + penalty
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if abs(step).max() < _SETTLED:
            break
    return float(weights[0]), weights[1:]

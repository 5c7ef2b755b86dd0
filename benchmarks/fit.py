"""Fits the ranker of speakers to gold: boosted trees and networks, by conditional likelihood.

The candidates of one quotation compete: the loss is the negative logarithm of the probability,
by softmax over their scores, of those who are right (LightGBM with an objective of its own; it is
needed for fitting alone). Folds never split an outlet, so that what is measured out of fold holds
for outlets not seen.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from benchmarks.errors import BenchmarkError
from benchmarks.gold import Article, Status
from benchmarks.networks import Table, fit_networks
from benchmarks.parses import KeptParses, parsed_document
from benchmarks.runs import ThisEngine, run_over
from benchmarks.scores import Judged, Outcome, are_right, judge_segments
from quotes.document import Document
from quotes.engine import Engine
from quotes.mentions.entities import Cast
from quotes.model import Article as EngineArticle
from quotes.model import SpeakerRef
from quotes.model import Status as Came
from quotes.options import Options
from quotes.parse.seam import Parser
from quotes.rank.candidates import Candidate
from quotes.rank.facts import Weighing, weigh_all
from quotes.rank.model import RankModel, probabilities
from quotes.rank.trees import Forest
from quotes.refer import Resolution
from quotes.report import resolve_article

FOLDS = 5
# A fact seen with fewer candidates says more of them than of what it stands for.
_LEAST_SEEN = 25
# An outlet with fewer quotations than these is one of many: what they have in common counts double.
_SMALL = 100
_MANY = 2.0
# The rules are righter on articles whose errors were read while they were written than elsewhere.
_READ = 0.5
# Chosen by the log-likelihood out of fold over outlets; a node more or less changes little.
_ROUNDS = 220
_PARAMETERS: Mapping[str, Any] = {
    "learning_rate": 0.05,
    "num_leaves": 31,
    "min_data_in_leaf": 60,
    "min_sum_hessian_in_leaf": 1.0,
    "lambda_l2": 20.0,
    "feature_fraction": 0.25,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "feature_pre_filter": False,
    "seed": 1,
    "num_threads": 1,
    "verbosity": -1,
}


@frozen(kw_only=True)
class Row:
    """A quotation of gold with its candidates: who is right, and what each would be called.

    `read` tells that it weighs less: the errors of its set have been read while the rules were
    written, or it is a damaged copy of an article that is fitted to as well.
    """

    judged: Judged
    weighing: Weighing
    names: tuple[tuple[str, ...], ...]
    read: bool = False

    @property
    def outlet(self) -> str:
        """What folds keep together: the outlet, or the article where none is given."""
        return self.judged.article.outlet or self.judged.article.id

    @property
    def target(self) -> tuple[bool, ...]:
        """Which candidates are right; nobody, where none of those who are named is."""
        right = tuple(self._is_right(names) for names in self.names)
        if any(right):
            return right
        return tuple(candidate.is_nobody for candidate in self.weighing.candidates)

    def _is_right(self, names: tuple[str, ...]) -> bool:
        segment = self.judged.segment
        resolved = segment.is_speech and segment.status is Status.RESOLVED
        return resolved and bool(names) and are_right(names, segment)

    def decided(self, chances: Sequence[float], least: float) -> Judged:
        """Return the outcome of these probabilities, where a name needs `least`."""
        quotation = self.judged.quotation
        assert quotation is not None
        named = [
            (chance, names)
            for chance, names, candidate in zip(
                chances, self.names, self.weighing.candidates, strict=True
            )
            if not candidate.is_nobody
        ]
        chance, names = max(named, key=lambda pair: pair[0], default=(0.0, ()))
        given = names if chance >= least else ()
        return evolve(
            self.judged,
            quotation=evolve(
                quotation,
                status=Came.RESOLVED if given else Came.UNRESOLVED,
                speakers=tuple(SpeakerRef(id="s", name=name) for name in given),
                confidence=chance if given else 1 - sum(c for c, _ in named),
            ),
            outcome=self._outcome(given),
        )

    def _outcome(self, names: tuple[str, ...]) -> Outcome:
        segment = self.judged.segment
        if not segment.is_speech:
            return Outcome.MISNAMED if names else Outcome.EMITTED
        if segment.status is Status.UNRESOLVED:
            return Outcome.NAMED if names else Outcome.FLAGGED
        if not names:
            return Outcome.ABSTAINED
        return Outcome.RIGHT if are_right(names, segment) else Outcome.WRONG


@frozen(kw_only=True)
class Gathered:
    """The quotations to fit to, and the segments for which nothing was found."""

    rows: tuple[Row, ...]
    rest: tuple[Judged, ...]


def gather(
    articles: Sequence[Article], parser: Parser, *, parses: Path, read: bool = False
) -> Gathered:
    """Attribute gold articles and pair each quotation with its candidates and their facts.

    Parses are kept in the folder `parses`. `read`: their quotations weigh less (see `Row`).
    """
    kept = KeptParses(parser, parses)
    options = Options()
    run = run_over(
        ThisEngine(engine=Engine(options, parser=kept)),
        [EngineArticle(text=a.text, id=a.id, title=a.title, byline=a.byline) for a in articles],
    )
    if run.failures:
        raise BenchmarkError(f"article {run.failures[0].id}: {run.failures[0].message}")
    found = {a.id: _weighed(a, kept, options) for a in articles}
    judged = judge_segments(articles, run.reports)
    rows = tuple(
        _row(item, found[item.article.id], read=read)
        for item in judged
        if item.quotation is not None and item.outcome is not Outcome.SKIPPED
    )
    rest = tuple(i for i in judged if i.quotation is None and i.outcome is not Outcome.SKIPPED)
    return Gathered(rows=rows, rest=rest)


Weighed = Sequence[tuple[Weighing, tuple[tuple[str, ...], ...]]]


def _row(judged: Judged, weighed: Weighed, *, read: bool) -> Row:
    assert judged.quotation is not None
    weighing, names = weighed[int(judged.quotation.id[1:]) - 1]
    return Row(judged=judged, weighing=weighing, names=names, read=read)


def _weighed(article: Article, parser: Parser, options: Options) -> Weighed:
    given = EngineArticle(text=article.text, title=article.title, byline=article.byline)
    document = parsed_document(given, parser, options)
    findings, cast, resolved = resolve_article(document, options)
    weighings = weigh_all(document, cast, findings.frames, resolved)
    return [
        (
            weighing,
            tuple(
                _names_of(document, cast, item.resolution, candidate)
                for candidate in weighing.candidates
            ),
        )
        for item, weighing in zip(resolved, weighings, strict=True)
    ]


def _names_of(
    document: Document, cast: Cast, resolution: Resolution, candidate: Candidate
) -> tuple[str, ...]:
    if candidate.entities:
        return tuple(cast.entities[i].name for i in candidate.entities)
    if not candidate.unlisted:
        return ()
    name = resolution.name
    own = name.of(document.text) if name is not None else resolution.given
    return (own,) if own else ()


# --- folds ---------------------------------------------------------------------------------------


def folds_of(rows: Iterable[Row]) -> dict[str, int]:
    """Return the fold of each outlet: in order of size, each into the fold that is smallest so far.

    The same rows give the same folds whenever and wherever they are read.
    """
    sizes = Counter(row.outlet for row in rows)
    filled = [0] * FOLDS
    folds: dict[str, int] = {}
    for outlet, size in sorted(sizes.items(), key=lambda pair: (-pair[1], _digest(pair[0]))):
        folds[outlet] = min(range(FOLDS), key=lambda fold: filled[fold])
        filled[folds[outlet]] += size
    return folds


def _digest(name: str) -> str:
    return sha256(name.encode("utf-8")).hexdigest()


def chances_out_of_fold(
    rows: Sequence[Row],
    fit: Callable[[Sequence[Row]], RankModel] | None = None,
    *,
    copies: Sequence[Row] = (),
) -> list[tuple[float, ...]]:
    """Return each row's probabilities by weights that were fitted without its outlet, to the other
    rows and to `copies` of theirs."""
    fitting = fit or fit_model
    folds = folds_of(rows)
    found: list[tuple[float, ...]] = [()] * len(rows)
    for fold in sorted(set(folds.values())):
        model = fitting([row for row in (*rows, *copies) if folds.get(row.outlet) != fold])
        for place, row in enumerate(rows):
            if folds[row.outlet] == fold:
                found[place] = chances_of(model, row)
    return found


def chances_of(model: RankModel, row: Row) -> tuple[float, ...]:
    """Return the probabilities of a row's candidates, by the given weights."""
    scores = model.scores(model.rows_of(row.weighing.own, common=row.weighing.common))
    return tuple(float(p) for p in probabilities(scores))


# --- fitting -------------------------------------------------------------------------------------


def fit_model(rows: Sequence[Row]) -> RankModel:
    """Fit trees and networks to the rows' candidates."""
    names = _facts_seen(rows)
    table = _table_of(rows, names)
    return RankModel(names=names, forest=fit_trees(table), networks=fit_networks(table))


def _table_of(rows: Sequence[Row], names: Sequence[str]) -> Table:
    places = {name: place for place, name in enumerate(names)}
    sizes = np.array([len(row.weighing.candidates) for row in rows])
    facts = np.zeros((int(sizes.sum()), len(names)), dtype=np.float32)
    at = 0
    for row in rows:
        for candidate in row.weighing.facts:
            for name, value in candidate.items():
                if name in places:
                    facts[at, places[name]] = value
            at += 1
    truth = np.concatenate([np.array(row.target, dtype=float) for row in rows])
    return Table(facts=facts, sizes=sizes, truth=truth, weights=_weights(rows))


def fit_trees(table: Table) -> Forest:
    """Fit trees to a table of candidates."""
    import lightgbm  # a dependency of fitting alone

    data = lightgbm.Dataset(table.facts, label=table.truth)
    objective = _conditional_likelihood(table)
    booster = lightgbm.train({**_PARAMETERS, "objective": objective}, data, num_boost_round=_ROUNDS)
    return _forest_of(booster.dump_model())


def _facts_seen(rows: Sequence[Row]) -> tuple[str, ...]:
    seen = Counter(name for row in rows for facts in row.weighing.facts for name in facts)
    return tuple(sorted(name for name, times in seen.items() if times >= _LEAST_SEEN))


def _weights(rows: Sequence[Row]) -> NDArray[Any]:
    """Weigh many small outlets more than a few large ones, and what has been read less."""
    sizes = Counter(row.outlet for row in rows)
    weights: NDArray[Any] = np.array(
        [
            (_MANY if sizes[row.outlet] < _SMALL else 1.0) * (_READ if row.read else 1.0)
            for row in rows
        ]
    )
    return weights


def _conditional_likelihood(table: Table) -> Callable[..., Any]:
    """Return the gradient of the negative log-likelihood of the right candidates among all."""
    truth, starts = table.truth, table.starts
    group = np.repeat(np.arange(len(table.sizes)), table.sizes)
    heft = table.weights[group]

    def gradient(scores: NDArray[Any], _data: object) -> tuple[NDArray[Any], NDArray[Any]]:
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chance = powers / np.add.reduceat(powers, starts)[group]
        right = chance * truth
        wanted = right / np.maximum(np.add.reduceat(right, starts)[group], 1e-9)
        curvature = np.maximum(chance * (1 - chance), 1e-4)
        return (chance - wanted) * heft, curvature * heft

    return gradient


def _forest_of(dumped: Mapping[str, Any]) -> Forest:
    """Write fitted trees as flat arrays."""
    nodes: list[tuple[int, float, int, int, float]] = []
    deepest = 0

    def add(node: Mapping[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        place = len(nodes)
        if "leaf_value" in node and "split_feature" not in node:
            nodes.append((0, 0.0, place, place, float(node["leaf_value"])))
            return place
        nodes.append((0, 0.0, 0, 0, 0.0))
        left = add(node["left_child"], depth + 1)
        right = add(node["right_child"], depth + 1)
        value = float(node["internal_value"])
        nodes[place] = (int(node["split_feature"]), float(node["threshold"]), left, right, value)
        return place

    roots = [add(tree["tree_structure"], 0) for tree in dumped["tree_info"]]
    return Forest.of(
        {
            "fact": [node[0] for node in nodes],
            "threshold": [node[1] for node in nodes],
            "left": [node[2] for node in nodes],
            "right": [node[3] for node in nodes],
            "value": [node[4] for node in nodes],
            "roots": roots,
            "steps": deepest,
        }
    )

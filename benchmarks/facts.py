"""What each fact of the ranker is worth: in how many quotations it stands, and what it moves."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from attrs import frozen

from benchmarks.gold import Article
from benchmarks.parses import KeptParses
from benchmarks.rules import OPTIONS, Parsed
from quotes.rank.facts import weigh_all
from quotes.rank.model import shipped_model
from quotes.report import resolve_article


@frozen(kw_only=True)
class FactWorth:
    """A fact by its name.

    It stands for some candidate in so many `quotations`; the trees ask for it at so many `nodes`;
    `gain` is by how much (log-odds) it moves the score of the likeliest candidate, up or down, on
    average over all quotations.
    """

    name: str
    quotations: int
    nodes: int
    gain: float


def weigh_facts(
    articles: Sequence[Article],
    parser: KeptParses,
    *,
    progress: Callable[[Sequence[Article]], Iterable[Article]] = iter,
) -> tuple[FactWorth, ...]:
    """Weigh the facts that stand in gold articles or in the trees that ship, by gain."""
    model = shipped_model()
    forest = model.forest
    stands: Counter[str] = Counter()
    moved: defaultdict[str, float] = defaultdict(float)
    total = 0
    for article in progress(articles):
        document = Parsed.of(article, parser).document
        findings, cast, resolved = resolve_article(document, OPTIONS)
        for weighing in weigh_all(document, cast, findings.frames, resolved):
            total += 1
            stands.update({name for facts in weighing.facts for name in facts})
            rows = model.rows_of(weighing.own, common=weighing.common)
            best = int(model.scores(rows).argmax())
            (added,) = model.added(rows[best : best + 1])
            for place in np.flatnonzero(added).tolist():
                moved[model.names[place]] += abs(float(added[place]))
    splits = forest.left != np.arange(len(forest.left))
    nodes = Counter(model.names[fact] for fact in forest.fact[splits].tolist())
    found = [
        FactWorth(
            name=name,
            quotations=stands[name],
            nodes=nodes[name],
            gain=moved[name] / total if total else 0.0,
        )
        for name in sorted(stands.keys() | nodes.keys())
    ]
    return tuple(sorted(found, key=lambda fact: -fact.gain))

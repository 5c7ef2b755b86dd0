"""Score the coreference head: GAP by gender, and MUC, B³ and CEAF-e over whole documents."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from quotes.parse.coref.facts import pair_facts
from quotes.parse.coref.phrases import Form
from quotes.parse.coref.scorer import CoreferenceHead, candidates_of
from quotes.parse.models import find_models
from quotes.parse.pipeline import load_pipeline
from quotes.training.coref_data import ReadDocument, read_document, read_gap, read_gum

Clusters = Sequence[frozenset[tuple[int, int, int]]]

# A name counts as meant from this much of a pronoun's probability on; chosen on gap-validation.
MEANT = 0.02
_FEMALE = frozenset("she her hers".split())


@frozen(kw_only=True)
class F1:
    """Precision, recall and their harmonic mean, in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def coreference_figures(bundle: Path, shared: Path) -> list[str]:
    """Return the figures of a bundle's coreference head: GAP test, and GUM's open test part."""
    models = find_models(bundle)
    assert models.coreference is not None, "asked only where there is a head"
    pipeline = load_pipeline(models, keeps_states=True)
    head = CoreferenceHead(models.coreference)
    gap = tuple(read_gap(pipeline, shared / "coref" / "gap-test.tsv"))
    gum = read_gum(shared / "treebanks" / "gum-open-test.conllu.xz")
    pairs = [clusters_of(head, read_document(pipeline, gold)) for gold in gum]
    return [
        f"coreference {name}: P {score.precision:.1f} R {score.recall:.1f} F1 {score.f1:.1f}"
        for name, score in {**score_gap(head, gap), **score_clusters(pairs)}.items()
    ]


def chances_of(head: CoreferenceHead, document: ReadDocument) -> NDArray[np.float32]:
    """Return for each phrase of a document the chance of none, then of each candidate."""
    anaphors = np.arange(len(document.phrases))
    candidates = candidates_of(anaphors)
    pairs = pair_facts(document.facts, anaphors, candidates)
    heads = document.heads.astype(np.float32)
    return head.chances(heads, document.facts.told, anaphors, candidates, pairs)


def meaning(document: ReadDocument, chances: NDArray[np.float32]) -> tuple[float, float]:
    """Return how much of a GAP pronoun's probability goes to each of the two names.

    What goes to another pronoun or description goes on to what that stands for; names that share
    the last word of one of the two count as that one.
    """
    assert document.question is not None, "asked of GAP's documents only"
    place, *names = document.question
    passed = np.zeros((len(document.phrases), 2))
    spelled = document.facts.spelled
    for at in range(place + 1):
        own = [at in name or spelled[at] in {spelled[n] for n in name} for name in names]
        if any(own):
            passed[at] = own
        elif at == place or document.phrases[at].form is not Form.NAME:
            before = candidates_of(np.array([at]))[0]
            kept = before >= 0
            passed[at] = chances[at, 1:][kept] @ passed[before[kept]]
    return float(passed[place, 0]), float(passed[place, 1])


def score_gap(
    head: CoreferenceHead, documents: Sequence[ReadDocument], meant: float = MEANT
) -> Mapping[str, F1]:
    """Return GAP's F1 overall, for male and for female pronouns.

    A pronoun or name that the parse has not found counts as answered with no.
    """
    counts = {key: [0, 0, 0] for key in ("overall", "masculine", "feminine")}
    for document in documents:
        answers = (False, False)
        if document.question is not None:
            one, two = meaning(document, chances_of(head, document))
            answers = (one >= meant and one > two, two >= meant and two >= one)
        gender = "feminine" if document.pronoun.lower() in _FEMALE else "masculine"
        for answer, truth in zip(answers, document.meant, strict=True):
            for key in ("overall", gender):
                counts[key][0] += answer and truth
                counts[key][1] += answer
                counts[key][2] += truth
    return {
        key: F1(precision=100 * hits / max(1, said), recall=100 * hits / max(1, true))
        for key, (hits, said, true) in counts.items()
    }


def clusters_of(head: CoreferenceHead, document: ReadDocument) -> tuple[Clusters, Clusters]:
    """Return a document's labelled clusters and those of the best links, without singletons.

    A phrase stands for the labelled mention with its head, if there is one.
    """
    chances = chances_of(head, document)
    number: dict[int, int] = {}
    for at, row in enumerate(chances):
        best = int(row.argmax())
        number[at] = number[at - best] if best else at
    found: dict[int, set[tuple[int, int, int]]] = {}
    for at, (phrase, span) in enumerate(zip(document.phrases, document.spans, strict=True)):
        found.setdefault(number[at], set()).add((phrase.sentence, *span))
    gold: dict[str, set[tuple[int, int, int]]] = {}
    for mention in document.gold:
        gold.setdefault(mention.entity, set()).add((mention.sentence, mention.first, mention.last))
    several = [[frozenset(c) for c in group.values() if len(c) > 1] for group in (gold, found)]
    return several[0], several[1]


def score_clusters(pairs: Sequence[tuple[Clusters, Clusters]]) -> Mapping[str, F1]:
    """Return MUC, B³ and CEAF-e over (gold, found) clusters of documents, and their mean.

    Mentions are matched by their spans; sums are taken over all documents, as the CoNLL 2012
    scorer does.
    """
    sums = {name: np.zeros(4) for name in ("MUC", "B3", "CEAFe")}
    for gold, found in pairs:
        sums["MUC"] += np.array([*_muc(gold, found), *_muc(found, gold)])
        sums["B3"] += np.array([*_b3(gold, found), *_b3(found, gold)])
        alike = _ceaf(gold, found)
        sums["CEAFe"] += np.array([alike, len(gold), alike, len(found)])
    scores = {
        name: F1(recall=100 * r / max(1, rs), precision=100 * p / max(1, ps))
        for name, (r, rs, p, ps) in sums.items()
    }
    mean = float(np.mean([score.f1 for score in scores.values()]))
    return {**scores, "CoNLL": F1(precision=mean, recall=mean)}


def _muc(keys: Clusters, others: Clusters) -> tuple[int, int]:
    owner = {mention: at for at, cluster in enumerate(others) for mention in cluster}
    right = total = 0
    for cluster in keys:
        parts = {owner[m] for m in cluster if m in owner}
        missing = sum(m not in owner for m in cluster)
        right += len(cluster) - len(parts) - missing
        total += len(cluster) - 1
    return right, total


def _b3(keys: Clusters, others: Clusters) -> tuple[float, int]:
    owner = {mention: cluster for cluster in others for mention in cluster}
    right = sum(
        len(cluster & owner[m]) / len(cluster) for cluster in keys for m in cluster if m in owner
    )
    return right, sum(map(len, keys))


def _ceaf(gold: Clusters, found: Clusters) -> float:
    from scipy.optimize import linear_sum_assignment

    if not (gold and found):
        return 0.0
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())

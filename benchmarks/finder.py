"""Fits the finder of `scope="all"`: a logistic model of which readings of a sentence attribute.

The truth is PolNeAR's: a reading is right if half of its words and half of an annotated content are
the same, and its cue is the annotated one. Folds are outlets, so that what is measured out of fold
holds for outlets not seen. What is written are weights by lemma and frame; no text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from benchmarks.attributions import AttributedArticle, Attribution, Spans
from benchmarks.parses import parsed_document
from quotes.document import Document
from quotes.find.weigh.facts import Facts, facts_of
from quotes.find.weigh.finder import Finder
from quotes.find.weigh.readings import Reading, lemma_of, readings_of
from quotes.model import Article, Scope
from quotes.options import Options
from quotes.parse.seam import Parser

# The probability from which a reading counts: where F1 is best out of fold.
LEAST = 0.33
_LEAST_SEEN = 5
_STRENGTH = 0.2
# A weight below says next to nothing, and there are thousands.
_LEAST_WEIGHT = 0.05


@frozen(kw_only=True)
class Row:
    """A reading's facts, its cue and frame, and whether it is an attribution."""

    outlet: str
    lemma: str
    frame: str
    facts: Facts
    is_right: bool


def rows_of(articles: Sequence[AttributedArticle], parser: Parser) -> Iterator[Row]:
    """Yield the readings of all articles, parsed one by one."""
    for article in articles:
        document = _document(article, parser)
        truth = [_Truth.of(article.text, a) for a in article.attributions if a.content]
        for sentence in document.parse.sentences:
            for reading in readings_of(document, sentence):
                if reading.spans:
                    yield Row(
                        outlet=article.id.partition("_")[0],
                        lemma=lemma_of(reading),
                        frame=f"{reading.kind}/{reading.relation}",
                        facts=facts_of(document, reading),
                        is_right=any(t.is_read(article.text, reading) for t in truth),
                    )


def _document(article: AttributedArticle, parser: Parser) -> Document:
    given = Article(text=article.text, id=article.id, title=article.title)
    return parsed_document(given, parser, Options(scope=Scope.ALL))


@frozen(kw_only=True)
class _Truth:
    """An annotated attribution: where the words of its content begin, and its cue."""

    content: frozenset[int]
    cue: Spans

    @staticmethod
    def of(text: str, attribution: Attribution) -> "_Truth":
        return _Truth(content=_words(text, attribution.content), cue=attribution.cue)

    def is_read(self, text: str, reading: Reading) -> bool:
        cue = reading.cue
        if self.cue and not any(start < cue.end and cue.start < end for start, end in self.cue):
            return False
        read = _words(text, tuple((s.start, s.end) for s in reading.spans))
        shared = 2 * len(read & self.content)
        return bool(read) and shared >= len(read) and shared >= len(self.content)


def _words(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(m.start() for a, b in spans for m in _WORD.finditer(text, a, b))


_WORD = re.compile(r"\w+")


def fit_finder(rows: Sequence[Row], *, least: float = LEAST) -> Finder:
    """Fit the finder to all rows."""
    # Imported here: one command of many needs it.
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in rows for name in row.facts)
    kept = [{n: v for n, v in row.facts.items() if seen[n] >= _LEAST_SEEN} for row in rows]
    vectors = DictVectorizer(dtype=np.float64)
    matrix: Any = vectors.fit_transform(kept).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("i4"), matrix.indptr.astype("i4")
    model = LogisticRegression(C=_STRENGTH, solver="liblinear")
    model.fit(matrix, [row.is_right for row in rows])
    weights = zip(vectors.feature_names_, model.coef_[0], strict=True)
    return Finder(
        intercept=round(float(model.intercept_[0]), 2),
        least=least,
        weights={n: round(float(w), 2) for n, w in weights if abs(w) >= _LEAST_WEIGHT},
    )


def out_of_fold(rows: Sequence[Row]) -> list[float]:
    """Return the probability of each row by a finder that has seen nothing of its outlet."""
    found = [0.0] * len(rows)
    for outlet in sorted({row.outlet for row in rows}):
        finder = fit_finder([row for row in rows if row.outlet != outlet])
        for index, row in enumerate(rows):
            if row.outlet == outlet:
                found[index] = finder.probability(row.facts)
    return found


def frames_table(rows: Sequence[Row], chances: Sequence[float], least: float = LEAST) -> str:
    """Tell, frame by frame, how many readings there are, how many are right, and how many of those
    that count; as a table in Markdown."""
    read, right = Counter(r.frame for r in rows), Counter(r.frame for r in rows if r.is_right)
    counting = [row for row, chance in zip(rows, chances, strict=True) if chance >= least]
    counted = Counter(row.frame for row in counting)
    well = Counter(row.frame for row in counting if row.is_right)
    lines = [
        "| frame | readings | right | that count | right of these, % | found of the right, % |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for frame, number in right.most_common():
        shares = f"{_share(well[frame], counted[frame])} | {_share(well[frame], number)}"
        lines.append(f"| {frame} | {read[frame]} | {number} | {counted[frame]} | {shares} |")
    return "\n".join(lines)


def lemmas_table(rows: Sequence[Row], *, most: int) -> str:
    """Tell of the commonest cues how often a reading of theirs is right, as a table in Markdown."""
    cues = Counter((r.frame.partition("/")[0], r.lemma) for r in rows if r.is_right)
    read = Counter((r.frame.partition("/")[0], r.lemma) for r in rows)
    lines = ["| cue | readings | right, % |", "| --- | --- | --- |"]
    for (kind, lemma), number in cues.most_common(most):
        lines.append(
            f"| {lemma} ({kind}) | {read[kind, lemma]} | {_share(number, read[kind, lemma])} |"
        )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"

"""Fits the finder of `scope="all"`: logistic models of which readings of a sentence attribute.

The truth is PolNeAR's: a reading is right if half of its words and half of an annotated content are
the same, and its cue is the annotated one. There are three models, each fitted over what the one
before says: how likely a reading is by itself, how likely among the others of its sentence, and
where the content of one that counts begins. Folds are outlets, so that what is measured out of fold
holds for outlets not seen. What is written are weights by lemma and frame; no text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from attrs import evolve, frozen

from benchmarks.attributions import AttributedArticle, Attribution, Spans
from benchmarks.parses import parsed_document
from quotes.document import Document
from quotes.find.weigh import Weighed, counting
from quotes.find.weigh.facts import Facts, facts_of
from quotes.find.weigh.finder import CONSTANT, OWN, Finder, log_odds
from quotes.find.weigh.overlaps import Overlap, overlaps_of
from quotes.find.weigh.readings import Reading, lemma_of, readings_of
from quotes.find.weigh.starts import Start, starts_of
from quotes.model import Article, Scope
from quotes.options import Options
from quotes.parse.seam import Parser
from quotes.syntax import Word

# The probability from which a reading counts: where F1 is best out of fold.
LEAST = 0.31
_LEAST_SEEN = 5
_STRENGTH = 0.2
# A weight below says next to nothing, and there are thousands.
_LEAST_WEIGHT = 0.05


@frozen(kw_only=True)
class Row:
    """A reading with its facts, and the attribution that it is, by number, if it is one; `begins`
    is where the annotated content begins."""

    outlet: str
    reading: Reading
    facts: Facts
    attribution: int | None = None
    begins: int | None = None

    @property
    def is_right(self) -> bool:
        """Whether the reading is an attribution."""
        return self.attribution is not None

    @property
    def lemma(self) -> str:
        """The cue's lemma."""
        return lemma_of(self.reading)

    @property
    def frame(self) -> str:
        """How cue and content hang together."""
        return f"{self.reading.kind}/{self.reading.relation}"


def rows_of(articles: Sequence[AttributedArticle], parser: Parser) -> Iterator[Row]:
    """Yield the readings of all articles, parsed one by one, sentence by sentence."""
    number = 0
    for article in articles:
        document = _document(article, parser)
        truth = [_Truth.of(article.text, a) for a in article.attributions if a.content]
        for sentence in document.parse.sentences:
            for reading in readings_of(document, sentence):
                if reading.spans:
                    read = (i for i, t in enumerate(truth) if t.is_read(article.text, reading))
                    index = next(read, None)
                    yield Row(
                        outlet=article.id.partition("_")[0],
                        reading=reading,
                        facts=facts_of(document, reading),
                        attribution=None if index is None else number + index,
                        begins=None if index is None else min(truth[index].content, default=None),
                    )
        number += len(truth)


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


def fit_finder(rows: Sequence[Row], alone: Sequence[float]) -> Finder:
    """Fit the finder to all rows; `alone` is what each is by itself, out of fold."""
    finder = evolve(_fit_facts(rows), overlap=_fit_overlaps(rows, alone))
    return evolve(finder, starts=_fit_starts(choices_of(rows, _alone(finder, rows))))


def _fit_facts(rows: Sequence[Row]) -> Finder:
    labels = [row.is_right for row in rows]
    intercept, weights = _logistic([row.facts for row in rows], labels, strength=_STRENGTH)
    return Finder(intercept=intercept, least=LEAST, weights=weights)


def _fit_overlaps(rows: Sequence[Row], alone: Sequence[float]) -> Mapping[str, float]:
    facts = [
        {OWN: log_odds(chance), **dict.fromkeys(overlap.facts, 1.0)}
        for chance, overlap in zip(alone, _overlaps(rows, alone), strict=True)
    ]
    intercept, weights = _logistic(facts, [row.is_right for row in rows], strength=1.0)
    return {CONSTANT: intercept, **weights}


def _overlaps(rows: Sequence[Row], alone: Sequence[float]) -> list[Overlap]:
    found: list[Overlap] = []
    for places in _sentences(rows):
        readings = [rows[i].reading for i in places]
        found += overlaps_of(readings, [alone[i] for i in places])
    return found


def _logistic(
    facts: Sequence[Mapping[str, float]], labels: Sequence[bool], *, strength: float
) -> tuple[float, dict[str, float]]:
    """Fit one model; return its intercept and the weights that say something."""
    # Imported here: one command of many needs it.
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in facts for name in row)
    kept = [{n: v for n, v in row.items() if seen[n] >= _LEAST_SEEN} for row in facts]
    vectors = DictVectorizer(dtype=np.float64)
    matrix: Any = vectors.fit_transform(kept).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("i4"), matrix.indptr.astype("i4")
    model = LogisticRegression(C=strength, solver="liblinear")
    model.fit(matrix, labels)
    weights = zip(vectors.feature_names_, model.coef_[0], strict=True)
    told = {n: round(float(w), 2) for n, w in weights if abs(w) >= _LEAST_WEIGHT}
    return round(float(model.intercept_[0]), 2), told


def _sentences(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Yield the places of the rows of each sentence."""
    for _, places in groupby(range(len(rows)), key=lambda i: id(rows[i].reading.sentence)):
        yield list(places)


# --- where contents begin ----------------------------------------------------------------------


@frozen(kw_only=True)
class Choice:
    """Where the content of a reading that counts may begin, and which of the starts are right."""

    outlet: str
    starts: tuple[Start, ...]
    right: tuple[bool, ...]


def choices_of(rows: Sequence[Row], chances: Sequence[float]) -> list[Choice]:
    """Return the starts that the right ones of the readings that count have, where one is right."""
    found: list[Choice] = []
    for places in _sentences(rows):
        by_cue: dict[int, list[int]] = {}
        for place in places:
            by_cue.setdefault(rows[place].reading.cue.word.index, []).append(place)
        for of_cue in by_cue.values():
            likeliest = max(of_cue, key=lambda place: chances[place])
            if chances[likeliest] >= LEAST and rows[likeliest].is_right:
                others = tuple(rows[i].reading for i in of_cue if i != likeliest)
                found.append(_choice(rows[likeliest], others))
    return [choice for choice in found if any(choice.right)]


def _choice(row: Row, others: tuple[Reading, ...]) -> Choice:
    starts = starts_of(row.reading, others)
    words = row.reading.sentence.words
    right = tuple(_letters_from(words[s.index :]) == row.begins for s in starts)
    return Choice(outlet=row.outlet, starts=starts, right=right)


def _letters_from(words: Sequence[Word]) -> int | None:
    found = ((word.start, _WORD.search(word.text)) for word in words)
    return next((start + match.start() for start, match in found if match), None)


def _fit_starts(choices: Sequence[Choice]) -> Mapping[str, float]:
    starts = [start for choice in choices for start in choice.starts]
    labels = [is_right for choice in choices for is_right in choice.right]
    facts = [dict.fromkeys(start.facts, 1.0) for start in starts]
    return _logistic(facts, labels, strength=_STRENGTH)[1]


# --- out of fold -------------------------------------------------------------------------------


def out_of_fold(rows: Sequence[Row]) -> list[float]:
    """Return the probability of each row by itself, by weights that have seen nothing of its
    outlet."""
    found = [0.0] * len(rows)
    for seen, held in _folds(rows):
        finder = _fit_facts([rows[i] for i in seen])
        for i in held:
            found[i] = finder.probability(rows[i].facts)
    return found


def _alone(finder: Finder, rows: Sequence[Row]) -> list[float]:
    return [finder.probability(row.facts) for row in rows]


def among_others(rows: Sequence[Row], alone: Sequence[float]) -> list[float]:
    """Return the probability of each row among the others of its sentence, by weights that have
    seen nothing of its outlet; `alone` is what each is by itself, out of fold."""
    found = [0.0] * len(rows)
    together = _overlaps(rows, alone)
    for seen, held in _folds(rows):
        weights = _fit_overlaps([rows[i] for i in seen], [alone[i] for i in seen])
        finder = Finder(intercept=0.0, least=LEAST, overlap=weights)
        for i in held:
            found[i] = finder.beside(alone[i], together[i])
    return found


def begun_right(choices: Sequence[Choice]) -> tuple[float, float]:
    """Return what share of the contents begins rightly as the parser has it, and by weights that
    have seen nothing of the outlet."""
    plain = chosen = 0
    for seen, held in _folds(choices):
        weights = _fit_starts([choices[i] for i in seen])
        finder = Finder(intercept=0.0, least=LEAST, starts=weights)
        for choice in (choices[i] for i in held):
            right = dict(zip(choice.starts, choice.right, strict=True))
            plain += right[choice.starts[0]]
            chosen += right[finder.likeliest(choice.starts)]
    return plain / len(choices), chosen / len(choices)


def _folds(items: Sequence[Row | Choice]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield for each outlet the places of all others, and its own."""
    for outlet in sorted({item.outlet for item in items}):
        seen = [i for i, item in enumerate(items) if item.outlet != outlet]
        yield seen, [i for i, item in enumerate(items) if item.outlet == outlet]


# --- what is shown -----------------------------------------------------------------------------


def found_table(rows: Sequence[Row], chances: Sequence[float], annotated: int) -> str:
    """Tell how many readings count from which probability on, and how many of the attributions
    annotated they are; as a table in Markdown."""
    lines = [
        "| counts from | readings that count | precision, % | recall, % | F1 |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for least in (LEAST - 0.08, LEAST - 0.04, LEAST, LEAST + 0.04, LEAST + 0.08):
        kept = [rows[i] for places in _sentences(rows) for i in _kept(rows, chances, places, least)]
        found = len({row.attribution for row in kept} - {None})
        both = 2 * found / (len(kept) + annotated)
        lines.append(
            f"| {least:.2f} | {len(kept)} | {_share(found, len(kept))} | "
            f"{_share(found, annotated)} | {100 * both:.2f} |"
        )
    return "\n".join(lines)


def _kept(
    rows: Sequence[Row], chances: Sequence[float], places: Sequence[int], least: float
) -> list[int]:
    """The places of a sentence's readings that count, as the engine takes them."""
    weighed = [Weighed(reading=rows[i].reading, spans=(), probability=chances[i]) for i in places]
    place_of = {id(one): place for one, place in zip(weighed, places, strict=True)}
    return [place_of[id(one)] for one in counting(weighed, least)]


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

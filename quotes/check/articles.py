"""Checking a claim against one text, or against many: an index finds those that may have it."""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotes.check.align import weight_of
from quotes.check.claim import claim_of
from quotes.check.model import Attribution, QuoteCheck, Verdict
from quotes.check.places import find_placings
from quotes.check.verdict import check_report
from quotes.check.words import forms_of, words_of
from quotes.engine import Engine, attribute
from quotes.model import Article, Failure, Report
from quotes.options import Options

_LEAST_SHARE = 0.5  # of the claim's words, rare ones counting more, that an article must have
_MOST_ALIGNED = 40  # articles compared word for word


def check_quote(
    quote: str,
    *,
    text: str,
    speaker: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    options: Options | None = None,
) -> QuoteCheck:
    """Return what a text makes of a claimed quotation.

        check_quote("We are not waiting for a disaster", speaker="Ilse Brandvold", text=text)

    Args:
        quote: the claimed words; marks, case, ellipses and brackets are as editors use them.
        text: the article, untouched; all offsets are code points of it.
        speaker: whom the claim gives them to, by name, title or description; None for anybody.
        title: the headline, if it is not part of the text.
        byline: the reporter.
        options: how the engine works; see `quotes.attribute`.

    Raises:
        OptionsError: the quote has no words, or an argument is not of the type that it must be.
        QuotesError: whatever else `quotes.attribute` raises.

    """
    claim_of(quote, speaker)  # before the models are asked
    report = attribute(text, title=title, byline=byline, options=options)
    return check_report(report, text, quote=quote, speaker=speaker)


class CheckIndex:
    """Many articles, by their words: finds in milliseconds those that may have a claim's words.

        index = CheckIndex(articles)
        for check in index.check("We are not waiting", speaker="Brandvold", engine=engine):
            print(check.article, check.verdict)

    Only the articles found are parsed. The index holds the articles' texts.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        """Read the words of all articles."""
        self._articles: list[Article] = []
        self._having: dict[str, array[int]] = {}
        for number, article in enumerate(articles):
            self._articles.append(article)
            for form in set(forms_of(article.text)):
                self._having.setdefault(form, array("I")).append(number)

    def __len__(self) -> int:
        """How many articles it has."""
        return len(self._articles)

    def find(self, quote: str, *, limit: int = 5) -> tuple[Article, ...]:
        """Return the articles that have the words of a claim or most of them, the best first.

        Args:
            quote: the claimed words.
            limit: the most articles returned.

        Raises:
            OptionsError: the quote has no words, or is too long.

        """
        claim = claim_of(quote, None).words
        placed = []
        for number in self._likely({w.form for w in claim if not w.is_bracketed}):
            text = self._articles[number].text
            found = find_placings(claim, words_of(text))
            if found:
                placed.append((-max(p.similarity for p in found), number))
        return tuple(self._articles[number] for _, number in sorted(placed)[:limit])

    def check(
        self,
        quote: str,
        *,
        engine: Engine,
        speaker: str | None = None,
        limit: int = 5,
    ) -> tuple[QuoteCheck | Failure, ...]:
        """Return what the articles that have the words make of a claim, the best first.

        Where none has them it is one check, `Verdict.ABSENT`, of no article. An article that the
        engine could not deal with is a `Failure`, after the others.

        Args:
            quote: the claimed words.
            engine: what reads the articles found.
            speaker: whom the claim gives them to; None for anybody.
            limit: the most articles read.

        Raises:
            OptionsError: the quote has no words, or is too long.
            ModelsError: the models could not be found or loaded.

        """
        claim_of(quote, speaker)
        articles = self.find(quote, limit=limit)
        read = engine.attribute_many(articles)
        return check_articles(articles, read, quote=quote, speaker=speaker)

    def _likely(self, forms: set[str]) -> list[int]:
        """The articles with most of the words, counting each by how rare it is."""
        votes: dict[int, float] = defaultdict(float)
        total = 0.0
        count = len(self._articles)
        for form in forms:
            having = self._having.get(form, ())
            rarity = math.log(count / len(having)) if having else 0.0
            weight = weight_of(form) * (1 + rarity)
            total += weight
            for number in having:
                votes[number] += weight
        likely = [n for n, found in votes.items() if found >= total * _LEAST_SHARE]
        return sorted(likely, key=lambda n: (-votes[n], n))[:_MOST_ALIGNED]


def check_articles(
    articles: Sequence[Article],
    results: Iterable[Report | Failure],
    *,
    quote: str,
    speaker: str | None,
) -> tuple[QuoteCheck | Failure, ...]:
    """Return what articles make of a claim that `CheckIndex.find` found them for, the best first.

    It is what `CheckIndex.check` returns, for whoever has the articles read elsewhere.

    Args:
        articles: what was found, none where no article has the words.
        results: what the engine made of each.
        quote: the claimed words.
        speaker: whom the claim gives them to; None for anybody.

    """
    checks = [
        result
        if isinstance(result, Failure)
        else check_report(result, article.text, quote=quote, speaker=speaker)
        for article, result in zip(articles, results, strict=True)
    ]
    return tuple(sorted(checks, key=_order)) or (_absent(quote, speaker),)


def _absent(quote: str, speaker: str | None) -> QuoteCheck:
    return QuoteCheck(
        quote=quote,
        speaker=speaker,
        verdict=Verdict.ABSENT,
        attribution=Attribution.NONE,
        similarity=0.0,
        explanation=("No article has these words, nor most of them together.",),
    )


def _order(result: QuoteCheck | Failure) -> tuple[float, ...]:
    if isinstance(result, Failure):
        return (1, 0, 0)
    return (0, result.verdict.rank, -result.similarity)

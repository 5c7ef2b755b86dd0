"""Properties that hold exactly of the engine, measured with real models, which may stumble.

A rate is the share of quotations that come out the same (words, kind, status, reason, speakers)
in an article and in its changed twin.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import pytest
from attrs import evolve, frozen

from benchmarks.gold import Article
from quotes import Engine, Quotation, Report
from quotes.lexicon.gender import Gender, gender_of_given_name
from quotes.model import WarningCode
from tests.corpus.conftest import run

pytestmark = pytest.mark.models

_OTHERS = {
    Gender.FEMALE: (("Edith", "Zeller"), ("Wilma", "Ferris"), ("Nora", "Tanner")),
    Gender.MALE: (("Hugh", "Zeller"), ("Oscar", "Ferris"), ("Karim", "Tanner")),
}
_PREFIX = "It stayed dry and mild in the valley for the rest of the week.\n\n"
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_MARK_REPAIRS = {WarningCode.MARK_REORIENTED, WarningCode.MARK_UNCLOSED, WarningCode.MARK_STRAY}

Outcome = tuple[object, ...]


@frozen(kw_only=True)
class Twin:
    """A changed article, and how a word of the original reads in it."""

    article: Article
    changed: Callable[[str], str]


def test_another_name_of_the_same_gender_renames_and_nothing_else(
    engine: Engine, articles: tuple[Article, ...], reports: tuple[Report, ...]
) -> None:
    twins = {a.id: twin for a in articles if (twin := _renamed(a)) is not None}

    assert len(twins) > len(articles) / 2
    assert _rate(engine, "renaming", twins, reports) >= 0.97


def test_prefix_paragraph_changes_nothing(
    engine: Engine, articles: tuple[Article, ...], reports: tuple[Report, ...]
) -> None:
    twins = {
        a.id: Twin(article=evolve(a, text=_PREFIX + a.text, segments=()), changed=str)
        for a in articles
    }

    assert _rate(engine, "prefix", twins, reports) >= 0.99


def test_curly_and_straight_twins_are_alike(
    engine: Engine, articles: tuple[Article, ...], reports: tuple[Report, ...]
) -> None:
    twins = {
        article.id: Twin(article=_straightened(article), changed=_straight)
        for article, report in zip(articles, reports, strict=True)
        # A mark with the wrong glyph has no twin: straightened, nothing is wrong with it.
        if _straight(article.text) != article.text and not _was_repaired(report)
    }

    assert _rate(engine, "twins", twins, reports) >= 0.99


def _rate(engine: Engine, name: str, twins: Mapping[str, Twin], reports: Sequence[Report]) -> float:
    before = {report.id: report for report in reports if report.id in twins}
    after = run(engine, [twin.article for twin in twins.values()])
    same = total = 0
    for report in after:
        assert report.id is not None
        changed = twins[report.id].changed
        wanted = Counter(_outcome(q, changed) for q in before[report.id].quotations)
        came = Counter(_outcome(q, str) for q in report.quotations)
        same += (wanted & came).total()
        total += max(wanted.total(), came.total())
        for outcome in wanted - came:
            sys.stdout.write(f"{name}: {report.id} lost {outcome}\n")
    share = f"{100 * same / total:.2f} %"
    sys.stdout.write(f"{name}: {same} of {total} outcomes the same, {share}\n")
    return same / total


def _outcome(quotation: Quotation, changed: Callable[[str], str]) -> Outcome:
    names = tuple(sorted(changed(speaker.name) for speaker in quotation.speakers))
    return changed(quotation.text), quotation.kind, quotation.status, quotation.reason, names


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)


def _straightened(article: Article) -> Article:
    return evolve(
        article,
        text=_straight(article.text),
        title=article.title and _straight(article.title),
        byline=article.byline and _straight(article.byline),
        segments=(),
    )


def _was_repaired(report: Report) -> bool:
    return any(warning.code in _MARK_REPAIRS for warning in report.warnings)


def _renamed(article: Article) -> Twin | None:
    """Rename the article's first speaker who shares no part of the name with anybody else."""
    names = dict.fromkeys(name for segment in article.segments for name in segment.speakers)
    for name in names:
        parts = name.split()
        gender = gender_of_given_name(parts[0])
        alone = not any(set(parts) & set(other.split()) for other in names if other != name)
        if len(parts) != 2 or gender is None or not alone:
            continue
        for other in _OTHERS[gender]:
            if not any(part.lower() in article.text.lower() for part in other):
                return _twin(article, dict(zip(parts, other, strict=True)))
    return None


def _twin(article: Article, parts: Mapping[str, str]) -> Twin:
    table = {**parts, **{old.upper(): new.upper() for old, new in parts.items()}}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table))})(?!\w)")

    def changed(text: str) -> str:
        return pattern.sub(lambda match: table[match[0]], text)

    return Twin(
        article=evolve(
            article,
            text=changed(article.text),
            title=article.title and changed(article.title),
            byline=article.byline and changed(article.byline),
            segments=(),
        ),
        changed=changed,
    )

"""Claimed quotations about corpus: what the check makes of them with the real models."""

from benchmarks.claims import judge_cases, read_cases, score
from benchmarks.claims.cases import HERE
from benchmarks.claims.make import make_cases
from benchmarks.gold import Article
from quotes import Report
from quotes.check import Verdict


def test_claims_come_out_right(articles: tuple[Article, ...], reports: tuple[Report, ...]) -> None:
    cases = (*read_cases(HERE / "made.jsonl"), *read_cases(HERE / "hand.jsonl"))
    by_id = {a.id: r for a, r in zip(articles, reports, strict=True)}

    found = score(judge_cases(cases, by_id, {a.id: a.text for a in articles}))

    assert found.cases >= 120
    assert set(found.by_verdict) == set(Verdict)
    assert found.percent >= 94
    assert found.false_verbatim == 0


def test_the_script_s_cases_are_what_it_makes(articles: tuple[Article, ...]) -> None:
    assert make_cases(articles) == read_cases(HERE / "made.jsonl")

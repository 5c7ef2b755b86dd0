"""`claims`: how many claimed quotations are judged right."""

from pathlib import Path

import click

from benchmarks.claims.cases import HERE, Half, read_cases, write_cases
from benchmarks.claims.make import make_cases
from benchmarks.claims.score import CaseResult, judge_cases, score
from benchmarks.claims.speed import many_articles, time_index
from benchmarks.cli.choices import models_option
from benchmarks.gold import read_gold
from benchmarks.markdown import table
from benchmarks.runs import run_over, this_engine
from quotes.check import Verdict
from quotes.model import Article

_CORPUS = HERE.parents[1] / "corpus"
_MADE, _HAND = HERE / "made.jsonl", HERE / "hand.jsonl"


@click.command(name="claims")
@models_option
@click.option("--make", is_flag=True, help="Write the script's cases anew, and stop.")
@click.option("--show", is_flag=True, help="Show the cases that are wrong.")
@click.option("--unread", is_flag=True, help="Show those of the unread half as well.")
@click.option(
    "--index", "count", type=click.IntRange(min=1), help="Time the search among so many articles."
)
def claims_command(
    *, models: Path | None, make: bool, show: bool, unread: bool, count: int | None
) -> None:
    """Check the claims of benchmarks/claims against their articles in corpus/."""
    articles = read_gold(_CORPUS)
    if make:
        write_cases(make_cases(articles), _MADE)
        return
    made, hand = read_cases(_MADE), read_cases(_HAND)
    if count is not None:
        times = time_index(
            many_articles([a.text for a in articles], count), [c.quote for c in made]
        )
        click.echo(
            f"{times.articles:,} articles, {times.words:,} words, CPU time: "
            f"read in {times.reading:.1f} s; "
            f"a claim found in {1000 * times.median:.0f} ms (median of {len(made)}), "
            f"{1000 * times.slowest:.0f} ms at most"
        )
        return
    wanted = {case.article for case in (*made, *hand)}
    chosen = [article for article in articles if article.id in wanted]
    given = [Article(text=a.text, id=a.id, title=a.title, byline=a.byline) for a in chosen]
    run = run_over(this_engine(models=models), given)
    reports = {a.id: report for a, report in zip(chosen, run.reports, strict=True)}
    texts = {a.id: a.text for a in chosen}
    sets = {
        "by script": judge_cases(made, reports, texts),
        **{
            f"by hand, {half}": judge_cases(
                [case for case in hand if case.half is half], reports, texts
            )
            for half in Half
        },
    }
    click.echo(_table(sets))
    for name, results in sets.items():
        if show and (unread or not name.endswith(Half.UNREAD)):
            for result in results:
                if not result.is_right:
                    click.echo(_shown(result))


def _table(sets: dict[str, tuple[CaseResult, ...]]) -> str:
    rows: list[tuple[str | int | float | None, ...]] = []
    for name, results in {**sets, "all": sum(sets.values(), ())}.items():
        found = score(results)
        of = [
            "/".join(map(str, found.by_verdict[v])) if v in found.by_verdict else "–"
            for v in Verdict
        ]
        rows.append((name, found.cases, f"{found.percent:.1f}", found.false_verbatim, *of))
    head = ("cases", "number", "right %", "false verbatim", *map(str, Verdict))
    return table(head, rows)


def _shown(result: CaseResult) -> str:
    case, check = result.case, result.check
    return (
        f"\n{case.id} ({case.article}): wanted {case.verdict}, got {check.verdict}\n"
        f"  “{case.quote}” — {case.speaker}\n  {' '.join(check.explanation)}\n"
        f"  {[piece.text for piece in check.pieces]}"
    )

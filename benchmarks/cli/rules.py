"""`rules`: what each rule and each fact of the ranker is worth on gold articles."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import asdict

from benchmarks.cli.choices import (
    gold_argument,
    gold_sets,
    json_option,
    limit_option,
    models_option,
    parses_option,
)
from benchmarks.facts import FactWorth, weigh_facts
from benchmarks.gold import Article
from benchmarks.machine import describe_run
from benchmarks.markdown import pairs, table
from benchmarks.parses import KeptParses
from benchmarks.rules import Worth, find_rules, weigh_rules
from quotes.parse.stanza_parser import StanzaParser


@click.command(name="rules")
@gold_argument
@models_option
@limit_option
@parses_option
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Leave out rules that fire in so many articles.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=40,
    show_default=True,
    help="Leave each rule out in so many articles at most, drawn by chance.",
)
@json_option
def rules_command(
    *,
    gold: tuple[Path, ...],
    models: Path | None,
    limit: int | None,
    parses: Path,
    least: int,
    most: int,
    json_file: Path | None,
) -> None:
    """Tell in how many articles of GOLD each rule fires, and what comes of them without it.

    A rule fires where it gives its rarer answer; it is left out by giving the common one always.
    """
    kept = KeptParses(StanzaParser(models), parses)
    articles = [article for one in gold_sets(gold, limit) for article in one.articles]
    rules = weigh_rules(articles, find_rules(), kept, least=least, most=most, progress=_shown)
    facts = weigh_facts(articles, kept, progress=_shown)
    about = describe_run() | {"articles": len(articles), "least": least, "most": most}
    click.echo("\n".join((pairs(about, headers=("run", "")), *_tables(rules, facts))))
    if json_file:
        record: dict[str, Any] = {
            "about": about,
            "rules": [asdict(rule) | {"is_idle": rule.is_idle} for rule in rules],
            "facts": [asdict(fact) for fact in facts],
        }
        json_file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def _shown(articles: Sequence[Article]) -> Iterator[Article]:
    """Show on a terminal how many articles are done."""
    with click.progressbar(articles, file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _tables(rules: Sequence[Worth], facts: Sequence[FactWorth]) -> Iterator[str]:
    yield pairs(
        {
            "rules": len(rules),
            "never asked": sum(not rule.asked for rule in rules),
            "never fire": sum(not rule.articles for rule in rules),
            "fire in one to four articles": sum(0 < rule.articles < 5 for rule in rules),
            "change nothing left out": sum(rule.tried > 0 and rule.is_idle for rule in rules),
        },
        headers=("counted", ""),
    )
    yield table(
        ("rule", "asked", "articles", "outlets", "tried", "failed", "changed", "right", "wrong"),
        [
            (r.name, r.asked, r.articles, r.outlets, r.tried, r.failed, r.changed, r.right, r.wrong)
            for r in sorted(rules, key=lambda r: (r.articles, r.name))
        ],
    )
    yield table(
        ("fact", "quotations", "nodes", "gain"),
        [(fact.name, fact.quotations, fact.nodes, fact.gain) for fact in facts],
    )

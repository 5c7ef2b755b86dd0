"""What rules are worth: which functions count, how they are watched and left out, what is told."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner

import benchmarks.cli.rules as door
from benchmarks.cli import command
from benchmarks.facts import weigh_facts
from benchmarks.gold import Article, to_json
from benchmarks.parses import KeptParses
from benchmarks.rules import find_rules, left_out, rule_of, watched, weigh_rules
from tests.fake import FakeParser
from tests.gold import gold_segment

TEXT = "“The dam is safe,” said Clara Moss.\n\n“It will hold,” she said. “We left,” one man said."


def _is_even(number: int) -> bool:
    return number % 2 == 0


def _half(number: int) -> int | None:
    return number // 2 if number % 2 == 0 else None


def _digits(number: int) -> tuple[int, ...]:
    return tuple(int(digit) for digit in str(number) if digit != "0")


def _below(number: int) -> Iterator[int]:
    yield from range(number)


def _by_name(number: int) -> Mapping[str, int]:
    return {"number": number} if number else {}


def _pair(number: int) -> tuple[int, int]:
    return number, number


def _double(number: int) -> int:
    return 2 * number


def _article(at: int) -> Article:
    segments = (
        gold_segment(TEXT, "“The dam is safe,”", "Clara Moss"),
        gold_segment(TEXT, "“It will hold,”", "Clara Moss"),
        gold_segment(TEXT, "“We left,”"),
    )
    return Article(id=f"a{at}", outlet=f"o{at % 2}", text=TEXT, segments=segments)


@pytest.mark.parametrize("function", [_is_even, _half, _digits, _below, _by_name])
def test_a_function_that_may_answer_nothing_is_a_rule(function: object) -> None:
    rule = rule_of(function)  # type: ignore[arg-type]

    assert rule is not None
    with left_out(rule):
        assert not list(answer) if hasattr(answer := rule.function(4), "__iter__") else not answer
    kept = rule.function(4)
    assert list(kept) if hasattr(kept, "__iter__") else kept


@pytest.mark.parametrize("function", [_pair, _double])
def test_a_function_that_always_answers_something_is_no_rule(function: object) -> None:
    assert rule_of(function) is None  # type: ignore[arg-type]


def test_a_yes_or_no_can_be_left_out_either_way() -> None:
    rule = rule_of(_is_even)  # type: ignore[arg-type]

    assert rule is not None
    with left_out(rule, answer=True):
        assert _is_even(3)
    with left_out(rule):
        assert not _is_even(4)
    assert _is_even(4)


def test_answers_are_counted_while_watched() -> None:
    rules = [rule for one in (_is_even, _below) if (rule := rule_of(one))]  # type: ignore[arg-type]

    with watched(rules) as answers:
        [_is_even(number) for number in (1, 2, 3)]
        [list(_below(number)) for number in (0, 0, 5)]
    _is_even(4)

    names = [rule.name for rule in rules]
    assert [answers.something[name] for name in names] == [1, 1]
    assert [answers.nothing[name] for name in names] == [2, 2]


def test_rules_are_those_of_the_stages_after_the_parse() -> None:
    names = [rule.name for rule in find_rules()]

    assert {name.split(".")[0] for name in names} == {"find", "source", "mentions", "refer"}
    assert names == sorted(set(names))


def test_what_comes_of_articles_without_a_rule(tmp_path: Path) -> None:
    parser = KeptParses(FakeParser(), tmp_path)
    articles = [_article(at) for at in range(6)]
    before = sum(rule.function.__code__.co_firstlineno for rule in find_rules())

    found = weigh_rules(articles, find_rules(), parser, least=5, most=3)

    assert sum(rule.function.__code__.co_firstlineno for rule in find_rules()) == before
    fired = [worth for worth in found if worth.articles]
    assert {worth.articles for worth in fired} == {6}  # the same text, six times
    assert {worth.outlets for worth in fired} == {2}
    assert {worth.tried for worth in found} == {0, 3}
    assert any(worth.right < 0 for worth in found)  # without it “she” is not found, or no cue
    assert all(worth.changed >= abs(worth.right) for worth in found)
    assert any(worth.is_idle for worth in found if worth.tried == 0)
    few = weigh_rules(articles[:2], find_rules(), parser, least=5, most=3)
    assert not any(worth.tried for worth in few)


def test_what_facts_move(tmp_path: Path) -> None:
    facts = weigh_facts([_article(0)], KeptParses(FakeParser(), tmp_path))

    assert [fact.gain for fact in facts] == sorted((fact.gain for fact in facts), reverse=True)
    by_name = {fact.name: fact for fact in facts}
    assert by_name["form:pronoun"].quotations == 1
    assert by_name["nobody"].quotations == 3
    assert all(fact.nodes for fact in facts if fact.gain)


def test_the_command_tells_rules_and_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "StanzaParser", lambda _models: FakeParser())
    gold, out = tmp_path / "gold.jsonl", tmp_path / "worth.json"
    lines = [json.dumps(to_json(evolve(_article(at), outlet=""))) for at in range(2)]
    gold.write_text("\n".join(lines), encoding="utf-8")
    asked = [str(gold), "--parses", str(tmp_path / "parses"), "--least", "1", "--json", str(out)]

    result = CliRunner().invoke(command, ["rules", *asked], catch_exceptions=False)

    assert result.exit_code == 0
    assert "| fact " in result.output
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["about"]["articles"] == 2
    assert any(rule["tried"] == 2 and rule["changed"] for rule in record["rules"])
    assert len(record["rules"]) == len(find_rules())

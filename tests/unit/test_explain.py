"""Explanations: the way from words to speaker, and that every rule has words of its own."""

import ast
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import quotes
from quotes import Engine, Options, Quotation, Reason, Report, Status
from quotes import explain as words
from quotes.decide.verdicts import DecisionRule
from quotes.explain import explain, explanation_text
from quotes.find import Origin
from quotes.find.link import LinkRule
from quotes.find.subjects import UNNAMED
from quotes.grammar.phrases import PERSON_PRONOUNS
from quotes.model import Evidence, Kind, Span, SpeakerRef
from quotes.source.attributed import SourceRule
from tests.recorded import RecordedParser

PACKAGE = Path(quotes.__file__).parent
SAFE = "said the dam was safe."
# The sources that carry an earlier quotation's speaker on; their steps bear the same names.
CARRIED = {SourceRule.SAME_PARAGRAPH, SourceRule.NEXT_PARAGRAPH, SourceRule.TURN}


def _report(text: str, **options: object) -> Report:
    return Engine(Options(**options), parser=RecordedParser()).attribute(text)


CLAUSE = "“the dam was safe” (reported in a clause)"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "“The dam will hold,” said Clara Moss.",
            [
                "“The dam will hold,” (set off as speech)",
                "“Clara Moss” (subject of “said”, right after the words)",
                "Clara Moss",
            ],
        ),
        (
            f"Hugh Quill left. Mr Quill {SAFE}",
            [CLAUSE, "“Mr Quill” (subject of “said”)", "Hugh Quill (same surname)"],
        ),
        (
            f"Hugh Quill left. He {SAFE}",
            [
                CLAUSE,
                "“He” (subject of “said”)",
                "“Hugh Quill” (the man most spoken of just before)",
                "Hugh Quill",
            ],
        ),
        (
            f"The second source {SAFE}",
            [
                CLAUSE,
                "“The second source” (subject of “said”; a description)",
                "anonymous (particular people left unnamed)",
            ],
        ),
        (
            f"She {SAFE}",
            [
                CLAUSE,
                "“She” (subject of “said”)",
                "no antecedent (whoever is meant is never named in the text)",
            ],
        ),
        (
            "According to Clara Moss, “the dam will hold”.",
            [
                "“the dam will hold” (reported in a clause)",
                "“Clara Moss” (named after “According to”, the words being in its clause)",
                "Clara Moss",
            ],
        ),
        (
            "MOSS: The dam will hold, I think.",
            [
                "“The dam will hold, I think.” (set off as speech)",
                "“MOSS” (the label beside the words)",
                "MOSS",
            ],
        ),
    ],
)
def test_explanation_tells_the_way(text: str, wanted: list[str]) -> None:
    (quotation,) = _report(text).quotations

    assert list(quotation.explanation) == wanted
    assert explanation_text(quotation.explanation) == " → ".join(wanted)


def test_words_whose_speaker_goes_on_are_traced_back() -> None:
    text = "“We won,” said Clara Moss. “The others lost.”"

    assert _report(text).quotations[1].explanation == (
        "“The others lost.” (set off as speech)",
        "“We won,” (the words just before, whose speaker goes on)",
        "“Clara Moss”",
        "Clara Moss",
    )


def test_speaker_who_goes_on_for_long_is_traced_to_the_nearest_and_the_first_words() -> None:
    text = "“We won,” said Clara Moss. “They lost.” “It rained.” “It snowed.” “It held.”"

    shown = [step.split(" (")[0] for step in _report(text).quotations[-1].explanation]

    assert shown == ["“It held.”", "“It snowed.”", "“We won,”", "“Clara Moss”", "Clara Moss"]


def test_ambiguous_outcome_lists_who_was_weighed() -> None:
    (quotation,) = _report(f"Hugh Quill and Boris Holt met. He {SAFE}", min_confidence=1).quotations

    *_, last = quotation.explanation
    assert last.startswith("ambiguous (")
    for candidate in quotation.candidates:
        assert f"{candidate.name}, {candidate.score:.0%}" in last


def test_name_held_back_says_so() -> None:
    (quotation,) = _report("“The dam will hold,” said Clara Moss.", min_confidence=1).quotations

    assert "the evidence is weaker than was asked for" in quotation.explanation[-1]


def test_long_words_are_cut_and_stay_on_one_line() -> None:
    (quotation,) = _report("“The dam\nwill " + "never " * 30 + "fail,” said Clara Moss.").quotations

    first = quotation.explanation[0]
    assert first.startswith("“The dam will never")
    assert "…” (" in first
    assert len(first) < 100


def test_rule_of_another_version_stands_under_its_own_name() -> None:
    text = "“Yes,” he said."
    quotation = Quotation(
        id="q1",
        kind=Kind.DIRECT,
        spans=(Span(start=0, end=6),),
        text="“Yes,”",
        status=Status.RESOLVED,
        speakers=(SpeakerRef(id="s1", name="Clara Moss"),),
        confidence=0.5,
        evidence=(Evidence(rule="resolve:by_new_means"), Evidence(rule="guess:wild")),
    )

    assert explain(quotation, text) == ("“Yes,”", "Clara Moss (by new means)")


# ----------------------------------------------------------------------------------- the tables


@pytest.mark.parametrize(
    ("rules", "table"),
    [
        (Origin, words.FOUND),
        (LinkRule, words.LINKED),
        (SourceRule, words.SOURCED),
        (DecisionRule, words.DECIDED),
        (Reason, words.REASONS),
    ],
)
def test_each_rule_of_an_enum_has_words(rules: type[StrEnum], table: dict[str, str]) -> None:
    assert set(map(str, table)) == set(map(str, rules))


def test_each_step_of_resolution_has_words() -> None:
    emitted = set(_step_names()) | {"caller"}

    assert emitted == words.LED.keys() | words.ENDED.keys()
    assert not words.LED.keys() & words.ENDED.keys()


def test_each_path_from_cue_to_source_has_words() -> None:
    assert {*_paths(), UNNAMED} == words.FRAMED.keys()


def test_rules_written_out_in_evidence_are_those_known() -> None:
    assert _constants("Evidence", PACKAGE.rglob("*.py")) == {"resolve:caller"}


def _calls(name: str, files: Iterator[Path]) -> Iterator[ast.expr]:
    """Yield the `rule` of each call of a type in some files."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == name:
                yield from (k.value for k in node.keywords if k.arg == "rule")


def _constants(name: str, files: Iterator[Path]) -> set[str]:
    return {str(r.value) for r in _calls(name, files) if isinstance(r, ast.Constant)}


def _step_names() -> Iterator[str]:
    for rule in _calls("Step", _modules("mentions", "refer")):
        match rule:
            case ast.Constant(value=str(name)):
                yield name
            case ast.JoinedStr(values=[ast.Constant(value="pronoun_"), ast.FormattedValue()]):
                yield from (f"pronoun_{pronoun}" for pronoun in PERSON_PRONOUNS)
            case ast.Attribute(value=ast.Attribute(attr="rule"), attr="value"):
                yield from map(str, CARRIED)
            case _:
                pytest.fail(f"tell here which names this can be: {ast.unparse(rule)}")


def _modules(*packages: str) -> Iterator[Path]:
    return (file for name in packages for file in (PACKAGE / name).rglob("*.py"))


def _paths() -> Iterator[str]:
    trees = [
        ast.parse((PACKAGE / "find" / name).read_text(encoding="utf-8"))
        for name in ("frames.py", "subjects.py", "noun_sources.py")
    ]
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.keyword(arg="via", value=ast.Constant(value=str(name))):
                yield name
            case ast.Tuple(elts=[_, ast.Constant(value=str(name))]):
                yield name

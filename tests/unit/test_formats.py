import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from quotes import Failure, FormatError, Kind, OptionsError, Quotation, Reason, Report, Status
from quotes import model as m
from quotes.formats import (
    explanation_page,
    from_json,
    json_text,
    schema_text,
    table_text,
    to_json,
)
from quotes.formats.facts import fact_in_words, facts_told
from quotes.formats.table import in_percent

SCHEMA = json.loads(schema_text())
DEFINITIONS = SCHEMA["$defs"]

REPORT = Report(
    id="a1",
    title="Dam holds",
    byline="Dana Pike",
    date="2026-03-01",
    url="https://news.invalid/dam",
    duplicate_of="a0",
    text="“It holds,” he said",
    meta={"topic": "dam", "n": [1, None, {"x": 0.5}]},
    text_sha256="0" * 64,
    engine=m.EngineInfo(version="0.1.0", models="fake@1"),
    quotations=(
        Quotation(
            id="q1",
            kind=Kind.MIXED,
            spans=(m.Span(start=0, end=9),),
            quoted=(m.Span(start=2, end=9),),
            text="“It \x1b[31mholds,” and so on",
            context=m.Span(start=0, end=17),
            act=m.Act.SAY,
            stance=m.Stance.DOUBTFUL,
            date="on Tuesday",
            occasion="at a hearing",
            facts=(
                m.Fact(name="ruled", value=1.0, weight=1.5),
                m.Fact(name="far", value=2.0, weight=-0.25),
            ),
            cue=m.Cue(start=10, end=14, text="said", lemma="say", polarity=m.Polarity.NEGATED),
            mention=m.Mention(start=15, end=17, text="he", form=m.MentionForm.PRONOUN),
            status=Status.RESOLVED,
            speakers=(m.SpeakerRef(id="s1", name="Hugh Quill"), m.SpeakerRef(id="s2", name="WHO")),
            candidates=(m.Candidate(id="s1", name="Hugh Quill", score=0.75),),
            confidence=0.875,
            addressee="the panel",
            evidence=(m.Evidence(rule="cue_subject", spans=(m.Span(start=15, end=17),)),),
            explanation=("“It \x1b[31mholds,”", "“he”", "Hugh Quill and WHO"),
        ),
        Quotation(
            id="q2",
            kind=Kind.DIRECT,
            spans=(m.Span(start=2, end=5),),
            text="word " * 100,
            mention=m.Mention(start=15, end=17, text="a spokesman", form=m.MentionForm.DESCRIPTION),
            status=Status.UNRESOLVED,
            reason=Reason.ANONYMOUS,
            confidence=0.5,
            parent="q1",
        ),
    ),
    speakers=(
        m.Speaker(
            id="s1",
            name="Hugh Quill",
            type=m.SpeakerType.PERSON,
            aliases=("Quill",),
            titles=("Mr",),
            descriptions=("the mayor",),
            mentions=(m.Span(start=15, end=17),),
            pronoun=m.Pronoun.HE,
            external_id="Q1",
        ),
        m.Speaker(id="s2", name="WHO", type=m.SpeakerType.ORGANIZATION),
    ),
    not_speech=(m.NotSpeech(start=1, end=2, text="x", label=m.NotSpeechLabel.SCARE),),
    warnings=(m.TextWarning(code=m.WarningCode.MARK_STRAY, start=3, end=4),) * 2,
)
FAILURE = Failure(
    title="Dam holds",
    url="https://news.invalid/dam",
    meta={"topic": "dam"},
    error="RecordError",
    message="no text",
    place=m.Place(source="feed.jsonl", line=2),
)


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("result", [REPORT, FAILURE])
def test_json_is_valid_and_gives_the_same_back(result: Report | Failure) -> None:
    written = to_json(result)

    Draft202012Validator(SCHEMA).validate(written)
    assert from_json(json.loads(json_text(written))) == result
    assert to_json(from_json(written)) == written


def test_keys_stand_in_their_order() -> None:
    assert list(to_json(REPORT)) == [
        *("schema", "id", "title", "byline", "date", "url", "meta", "duplicate_of"),
        *("text_sha256", "offset_unit", "text", "engine"),
        *("quotations", "speakers", "not_speech", "warnings"),
    ]
    assert list(to_json(REPORT)) == DEFINITIONS["report"]["required"]
    assert list(to_json(FAILURE)) == DEFINITIONS["failure"]["required"]


def test_failure_has_no_quotations() -> None:
    assert FAILURE.quotations == ()


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("span", m.Span),
        ("quotation", Quotation),
        ("cue", m.Cue),
        ("mention", m.Mention),
        ("speaker_ref", m.SpeakerRef),
        ("candidate", m.Candidate),
        ("evidence", m.Evidence),
        ("fact", m.Fact),
        ("place", m.Place),
        ("speaker", m.Speaker),
        ("not_speech", m.NotSpeech),
        ("warning", m.TextWarning),
    ],
)
def test_schema_knows_the_fields_of_each_type(name: str, type_: type) -> None:
    definition = DEFINITIONS[name]

    assert list(definition["properties"]) == [f.name for f in attrs.fields(type_)]
    assert definition["required"] == list(definition["properties"])
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("quotation", "kind", Kind),
        ("quotation", "status", Status),
        ("cue", "polarity", m.Polarity),
        ("mention", "form", m.MentionForm),
        ("speaker", "type", m.SpeakerType),
        ("not_speech", "label", m.NotSpeechLabel),
        ("warning", "code", m.WarningCode),
    ],
)
def test_schema_knows_the_values_of_each_enum(name: str, field: str, values: type[StrEnum]) -> None:
    assert DEFINITIONS[name]["properties"][field]["enum"] == [str(value) for value in values]


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        ("quotation", "reason", Reason),
        ("quotation", "act", m.Act),
        ("quotation", "stance", m.Stance),
        ("speaker", "pronoun", m.Pronoun),
    ],
)
def test_schema_knows_what_may_be_null(name: str, field: str, values: type[StrEnum]) -> None:
    allowed = DEFINITIONS[name]["properties"][field]["enum"]

    assert allowed == [*(str(value) for value in values), None]


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "quotes/1"},
        {"offset_unit": "byte"},
        {"extra": 1},
        {"id": 3},
        {"title": 3},
        {"date": {}},
        {"meta": []},
        {"engine": {"version": "1"}},
        {"engine": None},
        {"quotations": [{"id": "q1"}]},
        {"quotations": {}},
        {"speakers": [{"id": "s1", "name": "A", "type": "ghost"}]},
        {"warnings": [{"code": "mark_stray", "start": "3", "end": 4}]},
        {"warnings": [{"code": "mark_stray", "start": True, "end": 4}]},
        {"error": "x"},
    ],
)
def test_other_forms_are_refused(change: Mapping[str, object]) -> None:
    changed = {**to_json(REPORT), **change}

    with pytest.raises(FormatError):
        from_json(changed)
    assert not Draft202012Validator(SCHEMA).is_valid(changed)


@pytest.mark.parametrize(
    ("status", "reason", "speakers"),
    [
        ("resolved", "group", [{"id": "s1", "name": "A"}]),
        ("resolved", None, []),
        ("unresolved", None, []),
        ("unresolved", "group", [{"id": "s1", "name": "A"}]),
    ],
)
def test_schema_wants_a_speaker_or_a_reason(
    status: str, reason: str | None, speakers: list[object]
) -> None:
    written = json.loads(json_text(to_json(REPORT)))
    written["quotations"][0] |= {"status": status, "reason": reason, "speakers": speakers}

    assert not Draft202012Validator(SCHEMA).is_valid(written)


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("é😀", '"é😀"'),
        ("a\u2028b\u2029c\x85", r'"a\u2028b\u2029c\u0085"'),
        ("\ud800", r'"\ud800"'),
    ],
)
def test_json_text_is_one_line_of_utf8(value: str, line: str) -> None:
    assert json_text(value) == line
    assert json.loads(line) == value


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"x"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(FormatError, match="meta"):
        json_text({"meta": value})


# ------------------------------------------------------------------- what a report does itself


def test_report_gives_its_json_and_comes_back_of_it() -> None:
    assert REPORT.to_dict() == to_json(REPORT)
    assert Report.from_dict(json.loads(json_text(REPORT.to_dict()))) == REPORT
    with pytest.raises(FormatError, match="one that failed"):
        Report.from_dict(FAILURE.to_dict())


def test_rows_are_flat_and_alike() -> None:
    first, second = REPORT.rows()

    assert list(first) == list(second)
    assert first["id"] == second["id"] == "a1"
    assert (first["quotation"], first["kind"], first["polarity"]) == ("q1", "mixed", "negated")
    assert (first["start"], first["end"], first["cue_lemma"]) == (0, 9, "say")
    assert (first["speaker"], first["speaker_type"], first["pronoun"]) == (
        *("Hugh Quill", "person", "he"),
    )
    assert first["speakers"] == ["Hugh Quill", "WHO"]
    assert (second["speaker"], second["reason"], second["parent"]) == (None, "anonymous", "q1")
    assert second["polarity"] == "affirmed"
    assert json.loads(json_text(first)) == first


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, ["q1", "q2"]),
        ({"kinds": ["direct"]}, ["q2"]),
        ({"kinds": "mixed"}, ["q1"]),
        ({"kinds": [Kind.MIXED, "direct"], "polarities": ["affirmed"]}, ["q2"]),
        ({"polarities": {m.Polarity.NEGATED}}, ["q1"]),
        ({"kinds": []}, []),
    ],
)
def test_filter_keeps_kinds_and_polarities(filters: dict[str, Any], ids: list[str]) -> None:
    kept = REPORT.filter(**filters)

    assert [quotation.id for quotation in kept.quotations] == ids
    assert attrs.evolve(kept, quotations=REPORT.quotations) == REPORT


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [({"kinds": ["said"]}, "kinds must be some of 'direct'"), ({"polarities": 3}, "polarities")],
)
def test_unknown_kind_or_polarity_is_refused(filters: dict[str, Any], wanted: str) -> None:
    with pytest.raises(OptionsError, match=wanted):
        REPORT.filter(**filters)


# --------------------------------------------------------------------------------------- table


def test_table_shows_words_speaker_or_reason_and_confidence() -> None:
    table = table_text(REPORT)

    for part in (
        "a1",
        "Dam holds",
        "Dana Pike · 2026-03-01 · https://news",
        "q1",
        "Hugh Quill and WHO",
        "[negated: “said”]",
        "88%",
        "[mixed]",
        "“a spokesman”: left",
    ):
        assert part in table
    assert "stray mark (2)" in table


@pytest.mark.parametrize("width", [40, 80, 120])
def test_table_keeps_to_its_width(width: int) -> None:
    assert all(len(line) <= width for line in table_text(REPORT, width=width).splitlines())


def test_table_is_plain_unless_styled_and_never_lets_escape_codes_through() -> None:
    assert "\x1b" not in table_text(REPORT)
    assert "\x1b[31m" not in table_text(REPORT, styled=True)
    assert "\x1b" in table_text(REPORT, styled=True)


def test_table_of_nothing_says_so() -> None:
    nothing = Report(text_sha256=REPORT.text_sha256, engine=REPORT.engine)

    assert table_text(nothing) == "No quotations found.\n"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_plain_words(reason: Reason) -> None:
    quotation = attrs.evolve(REPORT.quotations[1], reason=reason, mention=None)

    table = table_text(attrs.evolve(REPORT, quotations=(quotation,)), width=120)

    assert any(words in table for words in ("unnamed", "named", "tell", "nobody"))


# -------------------------------------------------------------------------------- explanations


def test_page_shows_the_way_confidence_and_candidates() -> None:
    assert explanation_page(REPORT, only="q1").splitlines() == [
        "a1",
        "",
        "q1  “It  [31mholds,”",
        "    → “he”",
        "    → Hugh Quill and WHO",
        "    mixed, negated: “said”, resolved, confidence 88%",
        "    for: the rules find the same",
        "    against: far",
        "    weighed: Hugh Quill 0.75",
    ]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("is_source", 1.0, "the source is that name"),
        ("is_source", 0.0, "the source is not that name itself"),
        ("before_distance", 0.0, "how far back the name stands"),
        ("before_distance", 3.1, "how far back the name stands"),
        ("step:pronoun_she", 1.0, "found as the woman most spoken of just before"),
        ("reason:group", 0.0, "not: the rules name nobody: an unnamed group"),
        ("cue_lemma:warn", 1.0, "the cue is a form of “warn”"),
        ("of_another_version", 1.0, "of_another_version"),
        ("of_another:version", 0.0, "not: of_another:version"),
    ],
)
def test_a_fact_is_told_in_words_also_where_it_does_not_hold(
    name: str, value: float, words: str
) -> None:
    assert fact_in_words(m.Fact(name=name, value=value, weight=1.0)) == words


def test_the_weightiest_facts_are_told_each_once() -> None:
    weights = {"follows": 0.2, "ruled": 1.7, "hops": 0.3, "cast": -0.1, "gap": -0.4}
    facts = [m.Fact(name=name, value=1.0, weight=weight) for name, weight in weights.items()]

    told = facts_told(facts, most_for=3, most_against=1)

    assert told.spoke_for == (
        "the rules find the same",
        "how many quotations the speaker has gone on for",
    )
    assert told.against == ("how far the quotation before is",)


def test_what_spoke_for_a_name_held_back_is_said_to_speak_for_it() -> None:
    weighed = attrs.evolve(
        REPORT.quotations[1],
        confidence=0.3,
        facts=(m.Fact(name="is_source", value=1.0, weight=0.5),),
    )

    page = explanation_page(attrs.evolve(REPORT, quotations=(weighed,)))

    assert "    for the likeliest name: the source is that name\n" in page


def test_page_has_every_quotation() -> None:
    page = explanation_page(REPORT)

    assert [line[:2] for line in page.splitlines() if line.startswith("q")] == ["q1", "q2"]
    assert page.endswith("confidence 50%\n")


@pytest.mark.parametrize("width", [40, 80])
def test_page_keeps_to_its_width(width: int) -> None:
    long = attrs.evolve(REPORT.quotations[0], explanation=("word " * 50, "more " * 50))
    page = explanation_page(attrs.evolve(REPORT, quotations=(long,)), width=width)

    assert all(len(line) <= width for line in page.splitlines())
    assert page.count("word") == page.count("more") == 50


def test_page_of_nothing_says_so() -> None:
    nothing = attrs.evolve(REPORT, quotations=(), id=None)

    assert explanation_page(nothing) == "No quotations found.\n"


@pytest.mark.parametrize(("confidence", "shown"), [(0.998, "99%"), (0.994, "99%"), (0.55, "55%")])
def test_no_confidence_is_shown_as_certain(confidence: float, shown: str) -> None:
    assert in_percent(confidence) == shown

"""Gold, W3C annotations, Label Studio's predictions, and offsets in UTF-16."""

import json
from xml.etree import ElementTree

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

import quotes
from benchmarks.gold import GoldKind
from benchmarks.gold import from_json as gold_of
from quotes.errors import FormatError
from quotes.formats import (
    LABEL_STUDIO_CONFIG,
    OffsetUnit,
    from_json,
    schema_text,
    to_gold,
    to_json,
    to_label_studio,
    to_web_annotations,
)
from quotes.model import NotSpeech, NotSpeechLabel, Report
from tests.fake import FakeParser

TEXT = "📱 “It holds,” Clara Moss said, “and will.” A resident said nobody had left."


@pytest.fixture(scope="module")
def report() -> Report:
    found = quotes.Engine(parser=FakeParser()).attribute(TEXT, id="a", title="T", byline="B")
    scare = NotSpeech(start=14, end=19, text=TEXT[14:19], label=NotSpeechLabel.SCARE)
    return evolve(found, not_speech=(scare,), url="https://lantern.example/a")


def test_gold_has_all_outcomes_and_says_that_nobody_looked(report: Report) -> None:
    gold = gold_of(to_gold(report, TEXT, genre="wire"))

    assert (gold.id, gold.title, gold.byline, gold.genre) == ("a", "T", "B", "wire")
    speech = [s for s in gold.segments if s.is_speech]
    assert [gold.quoted(s) for s in speech] == [q.text for q in report.quotations]
    assert [s.speakers for s in speech] == [("Clara Moss",), ()]
    assert [s.mention for s in speech] == ["Clara Moss", "A resident"]
    (other,) = [s for s in gold.segments if s.kind is GoldKind.OTHER]
    assert other.tags == ("scare", "unreviewed")
    assert all("unreviewed" in s.tags for s in gold.segments)


@pytest.mark.parametrize("offsets", list(OffsetUnit))
def test_web_annotations_point_at_the_words(report: Report, offsets: OffsetUnit) -> None:
    made = to_web_annotations(report, TEXT, offsets=offsets)

    page = made["first"]
    assert isinstance(page, dict)
    assert made["total"] == len(page["items"]) == len(report.quotations)
    json.dumps(made)
    units = TEXT.encode("utf-16-le")
    for annotation, quotation in zip(page["items"], report.quotations, strict=True):
        assert annotation["type"] == "Annotation"
        for target, span in zip(annotation["target"], quotation.spans, strict=True):
            assert target["source"] == report.url
            place, quoted = target["selector"]
            start, end = place["start"], place["end"]
            cut = (
                TEXT[start:end]
                if offsets is OffsetUnit.CODEPOINT
                else units[2 * start : 2 * end].decode("utf-16-le")
            )
            assert cut == quoted["exact"] == span.of(TEXT)
            assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in TEXT


def test_web_annotations_name_speakers_and_reasons(report: Report) -> None:
    speaker = evolve(report.speakers[0], external_id="https://example.org/moss")
    made = to_web_annotations(evolve(report, speakers=(speaker,), url=None), TEXT)

    first, second = made["first"]["items"]  # type: ignore[index]
    told = [(b.get("purpose"), b.get("value", b.get("id"))) for b in first["body"]]
    assert ("identifying", "Clara Moss") in told
    assert ("identifying", "https://example.org/moss") in told
    assert ("tagging", "mixed") in told
    assert "anonymous" in [b.get("value") for b in second["body"]]
    assert first["id"].startswith("ni:///sha-256;")
    assert first["target"][0]["source"] == made["id"]


def test_label_studio_gets_what_its_configuration_shows(report: Report) -> None:
    task = to_label_studio(report, TEXT)

    config = ElementTree.fromstring(LABEL_STUDIO_CONFIG)
    controls = {e.get("name"): {v.get("value") for v in e} for e in config if e.get("name")}
    relations = {e.get("value") for e in config.iter("Relation")}
    (prediction,) = task["predictions"]  # type: ignore[misc]
    regions = {row["id"] for row in prediction["result"] if row["type"] == "labels"}
    for row in prediction["result"]:
        if row["type"] == "relation":
            assert {row["from_id"], row["to_id"]} <= regions
            assert set(row["labels"]) <= relations
            continue
        value = row["value"]
        assert row["id"] in regions
        if row["type"] != "textarea":
            assert TEXT[value["start"] : value["end"]] == value["text"]
            named = set(value.get("labels", value.get("choices")))
            assert named <= controls[row["from_name"]]
    names = [r["value"]["text"] for r in prediction["result"] if r["type"] == "textarea"]
    assert names == [["Clara Moss"]]
    assert task["data"] == {
        "text": TEXT, "id": "a", "title": "T", "byline": "B", "url": report.url
    }  # fmt: skip


def test_json_counts_utf_16_units_where_asked_for(report: Report) -> None:
    data = to_json(evolve(report, meta={"start": 3}), offsets=OffsetUnit.UTF16, text=TEXT)

    Draft202012Validator(json.loads(schema_text())).validate(data)
    assert data["offset_unit"] == "utf16"
    assert data["meta"] == {"start": 3}
    first = data["quotations"][0]["spans"][0]  # type: ignore[index]
    assert first["start"] == report.quotations[0].spans[0].start + 1


def test_utf_16_needs_the_text_there_and_back(report: Report) -> None:
    carrying = evolve(report, text=TEXT)
    data = to_json(carrying, offsets=OffsetUnit.UTF16)

    assert from_json(data) == carrying
    with pytest.raises(FormatError, match="the string that was attributed"):
        to_json(report, offsets=OffsetUnit.UTF16)
    with pytest.raises(FormatError, match="not the one"):
        from_json(data, text="other")


def test_unknown_offsets_are_refused(report: Report) -> None:
    with pytest.raises(FormatError, match="codepoint or utf16"):
        to_label_studio(report, TEXT, offsets="bytes")  # type: ignore[arg-type]

"""The gold form: its reader, its drafts, and what corpus/ owes."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.annotate import DraftError, annotate, main, render
from benchmarks.gold import (
    Article,
    GoldError,
    GoldKind,
    Reason,
    Segment,
    Status,
    from_json,
    phenomena,
    read_gold,
    to_json,
)

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = read_gold(CORPUS)

DRAFT = """@id t-01
@genre wire
@title The “Holt” file
@text
⟦q1 “Marked words,”⟧ said Dana Holt, ⟦q1 “and more.”⟧{U+000D}

⟦q2 “Outer ⟦q3 ‘inner’⟧ words.”⟧
@segments
q1 direct resolved speakers="Dana Holt" aliases="Holt" mention="Dana Holt" tags="curly,inverted"
q2 other tags="scare"
q3 direct unresolved reason=no_attribution tags="nested"
"""


def record(**changes: Any) -> dict[str, Any]:
    segment = {
        "id": "q1",
        "kind": "direct",
        "spans": [[0, 3]],
        "status": "resolved",
        "speakers": ["Ann"],
        "aliases": [],
        "mention": "Ann",
        "reason": None,
        "tags": [],
    }
    return {"id": "a", "genre": "g", "text": "“A” Ann.", "segments": [segment | changes]}


def test_a_draft_becomes_an_article():
    (article,) = annotate(DRAFT)

    assert article.text == "“Marked words,” said Dana Holt, “and more.”\r\n\n“Outer ‘inner’ words.”"
    assert [article.quoted(s) for s in article.segments] == [
        "“Marked words,” “and more.”",
        "“Outer ‘inner’ words.”",
        "‘inner’",
    ]
    first, second, third = article.segments
    assert first.speakers == ("Dana Holt",)
    assert first.tags == ("curly", "inverted")
    assert second.kind is GoldKind.OTHER
    assert not second.is_speech
    assert third.reason is Reason.NO_ATTRIBUTION


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("@id t-01", "@nid t-01", 1, "begun by @id"),
        ("@genre wire", "@gender wire", 2, "@genre, @title"),
        ("‘inner’⟧", "‘inner’", 7, "⟧ for each ⟦"),
        ("said Dana", "said⟧ Dana", 5, "before each ⟧"),
        ("⟦q2 ", "⟦q2", 7, "one space"),
        ("q3 direct", "q4 direct", 11, "marked in the text"),
        ("q2 other", "q3 other", 11, "each once"),
        ('q2 other tags="scare"\n', "", 7, "a line under @segments"),
        ('speakers="Dana Holt"', 'speakers="Dan Holt"', 9, "names that stand"),
        ("q3 direct", "q3", 11, "a kind of direct"),
        ("resolved speakers", "speakers", 1, "a status for speech"),
        ('tags="scare"', "tags", 10, "a status, and one each of"),
        ('mention="Dana Holt"', 'mention="Dana', 9, "fields"),
        ('mention="Dana Holt"', 'mention="she"', 1, "a mention that stands in the text"),
    ],
)
def test_a_broken_draft_is_refused_with_its_line(old, new, line, words):
    assert old in DRAFT

    with pytest.raises(DraftError, match=words) as caught:
        annotate(DRAFT.replace(old, new), path="d.txt")

    assert str(caught.value).startswith(f"d.txt:{line}: "), str(caught.value)


def test_the_command_prints_json_lines_or_says_what_is_wrong(tmp_path, capsys):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(DRAFT, encoding="utf-8")
    bad.write_text("no draft", encoding="utf-8")

    assert main([str(good)]) == 0
    assert from_json(json.loads(capsys.readouterr().out)).id == "t-01"
    assert main([str(bad)]) == 1
    assert f"{bad}:1: wanted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[]", "an article as a JSON object, came list"),
        ("{", "broken JSON"),
        (json.dumps({"id": "a", "segments": []}), "'text' of type str, came None"),
        (json.dumps(record() | {"id": 3}), "'id' of type str, came 3"),
        (json.dumps(record(kind="shout")), "'kind' one of"),
        (json.dumps(record(kind=["direct"])), "'kind' one of"),
        (json.dumps(record(spans=[])), "one span or more"),
        (json.dumps(record(spans=[[0, 99]])), "inside the 8 code points"),
        (json.dumps(record(spans=[[2, 2]])), "inside the 8 code points"),
        (json.dumps(record(spans=[[2, 3], [0, 2]])), "in order and apart"),
        (json.dumps(record(status=None, speakers=[])), "a status for speech"),
        (json.dumps(record(speakers=[])), "speakers and no reason"),
        (json.dumps(record(status="unresolved")), "a reason and no speakers"),
        (json.dumps(record(kind="other", status=None)), "neither speakers nor reason"),
        (json.dumps(record(tags="curly")), "'tags' of type list"),
        (json.dumps(record(tags=[""])), "non-empty strings"),
        (json.dumps(record(mention="Bob")), "a mention that stands in the text, came 'Bob'"),
        (json.dumps(record() | {"segments": record()["segments"] * 2}), "for each segment"),
    ],
)
def test_a_malformed_line_is_refused_with_its_place(tmp_path, line, words):
    file = tmp_path / "bad.jsonl"
    file.write_text(json.dumps(record() | {"id": "first"}) + "\n\n" + line + "\n", encoding="utf-8")

    with pytest.raises(GoldError) as caught:
        read_gold(file)

    assert str(caught.value).startswith(f"{file}:3: ")
    assert words in str(caught.value)


def test_other_bytes_doubled_ids_and_missing_files_are_refused(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "\xff"}')
    with pytest.raises(GoldError, match=r"a\.jsonl:1: wanted UTF-8"):
        read_gold(tmp_path)

    (tmp_path / "a.jsonl").write_text(f"{json.dumps(record())}\n{json.dumps(record())}")
    with pytest.raises(GoldError, match=r"a\.jsonl:2: wanted a new id"):
        read_gold(tmp_path / "a.jsonl")

    with pytest.raises(GoldError, match="came nothing"):
        read_gold(tmp_path / "none.jsonl")


def test_gold_without_ids_and_with_start_and_end_is_read_too():
    segment = {"start": 0, "end": 3, "kind": "speech", "status": "unresolved", "reason": "group"}

    article = from_json({"id": "a", "text": "“A” …", "segments": [segment]})

    assert article.segments[0].id == "q1"
    assert article.segments[0].spans == ((0, 3),)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles whose spans nest: outer spans apart, each perhaps with one inner span."""
    hidden = st.sampled_from("⟦⟧@{}\n\r\ufeff\u200b\xa0 |\"'\\")
    text = draw(st.text(st.characters(codec="utf-8") | hidden, min_size=1, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    outer = list(zip(cuts[::2], cuts[1::2], strict=False))
    inner = [(start, start + 1) for start, end in outer if end - start > 1 and draw(st.booleans())]
    spans = sorted(outer + inner, key=lambda span: (span[0], -span[1]))
    segments = tuple(
        Segment(
            id=f"q{n}",
            kind=GoldKind.DIRECT,
            spans=(span,),
            status=Status.UNRESOLVED,
            reason=Reason.GROUP,
            mention=text[span[0] : span[1]] if draw(st.booleans()) else None,
            tags=("curly", "nested") if draw(st.booleans()) else (),
        )
        for n, span in enumerate(spans)
    )
    return Article(id="a", text=text, segments=segments)


@given(articles())
def test_a_draft_of_any_article_gives_the_article_back(article):
    assert annotate(render(article)) == (article,)
    assert from_json(json.loads(json.dumps(to_json(article)))) == article


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_corpus_articles_are_well_made(article):
    assert annotate(render(article)) == (article,)
    assert 120 <= len(article.text.split()) <= 450
    for segment in article.segments:
        assert segment.tags, segment.id
        for name in (*segment.speakers, *segment.aliases):
            assert article.states(name), name
        for start, end in segment.spans:
            assert article.text[start:end] == article.text[start:end].strip(), segment.id


def test_the_corpus_is_as_its_readme_says():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    speech = [s for article in ARTICLES for s in article.segments if s.is_speech]
    reasons = [s.reason for s in speech if s.reason]

    assert len(ARTICLES) >= 40
    assert 4 * len(reasons) >= len(speech)
    assert min(reasons.count(reason) for reason in Reason) >= 10
    for name, (spread, segments) in phenomena(ARTICLES).items():
        assert spread >= 3, name
        assert f"| {name} | {spread} | {segments} |" in readme

"""The readers of other corpora's forms, on tiny files of those forms."""

import json
from pathlib import Path

import pytest

from benchmarks.attributions import Attribution
from benchmarks.gold import GoldError, Reason, Status
from benchmarks.readers import GoldSet, read_sets

TEXT = "“Rain,” said Ada Holt. She said it would stop."


def only(path: Path) -> GoldSet:
    (found,) = read_sets([path])
    return found


def test_the_projects_own_form_needs_no_name(tmp_path: Path) -> None:
    record = {"id": "a", "text": TEXT, "title": "Rain", "segments": []}
    (tmp_path / "x.jsonl").write_text(json.dumps(record), encoding="utf-8")

    for path in (tmp_path, tmp_path / "x.jsonl"):
        found = only(path)
        assert [article.title for article in found.texts] == ["Rain"]
        assert found.first(0).texts == ()


def test_polnear_takes_the_first_annotation(tmp_path: Path) -> None:
    first = {"source": [[13, 21]], "cue": [[8, 12]], "content": [[0, 7]]}
    rows = [
        {"id": "a", "text": TEXT, "title": None, "attributions": [first]},
        {"id": "a", "text": TEXT, "title": None, "attributions": []},
    ]
    path = tmp_path / "p.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    (article,) = only(path).attributed
    assert article.attributions == (
        Attribution(source=((13, 21),), cue=((8, 12),), content=((0, 7),)),
    )


@pytest.mark.parametrize("bad", ["{", '{"id": "a", "attributions": [{}]}'])
def test_polnear_refuses_with_the_line(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "p.jsonl"
    good = json.dumps({"id": "a", "text": TEXT, "attributions": []})
    path.write_text(f"{good}\n{bad}\n", encoding="utf-8")

    with pytest.raises(GoldError, match=r"p\.jsonl:2: wanted"):
        read_sets([path])


BOUND = (
    "T1\tSource 13 21\tAda Holt\nT2\tCue 8 12\tsaid\nT3\tContent 0 7\t“Rain,”\n"
    "T4\tContent 32 45\tit would stop\nT5\tOther 0 1\t“\n"
)


@pytest.mark.parametrize(
    ("links", "contents"),
    [
        # An event with roles; a content of no event stands alone.
        ("E1\tAttribution:T2 Source:T1 Content:T3\n", [((0, 7),), ((32, 45),)]),
        # Relations to the cue.
        ("R1\tOf Arg1:T3 Arg2:T2\nR2\tBy Arg1:T1 Arg2:T2\n", [((0, 7),), ((32, 45),)]),
        # Two contents of one cue are one attribution.
        (
            "R1\tOf Arg1:T3 Arg2:T2\nR2\tBy Arg1:T1 Arg2:T2\nR3\tOf Arg1:T4 Arg2:T2\n",
            [((0, 7), (32, 45))],
        ),
    ],
)
def test_brat(tmp_path: Path, links: str, contents: list[object]) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "a.ann").write_text(BOUND + links, encoding="utf-8")

    (article,) = only(tmp_path).attributed
    assert [a.content for a in article.attributions] == contents
    assert article.attributions[0].source == ((13, 21),)
    assert article.attributions[0].cue == ((8, 12),)


def test_brat_refuses_offsets_outside_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"short")
    (tmp_path / "a.ann").write_text(BOUND, encoding="utf-8")

    with pytest.raises(GoldError, match=r"a\.ann:1: wanted type and offsets"):
        read_sets([tmp_path])


def test_pdnc_bytes_become_code_points(tmp_path: Path) -> None:
    text = "« É ! » Rain, said Ada. Wind. Fog, said all."
    (tmp_path / "novel_text.txt").write_bytes(text.encode())
    (tmp_path / "character_info.csv").write_text(
        "Character ID,Main Name,Aliases,Gender,Category\n0,Ada,\"{'Ada', 'Miss Holt'}\",F,major\n"
    )
    start = text.encode().index(b"Rain")
    rows = (
        f"Q1,\"['Rain', 'Wind']\",\"[[{start}, {start + 4}], [3, 7]]\",Ada,Explicit\n"
        f'Q2,"[\'Fog\']","[[{start + 22}, {start + 25}]]",_group,Implicit\n'
        'Q3,"[\'Snow\']","[[3, 7]]",Ada,Implicit\n'
    )
    header = "quoteID,subQuotationList,quoteByteSpans,speaker,quoteType\n"
    (tmp_path / "quotation_info.csv").write_text(header + rows, encoding="utf-8")

    (article,) = only(tmp_path).articles
    # A wrong offset is mended by the words near it; words that are nowhere are left out.
    assert [article.quoted(s) for s in article.segments] == ["Rain Wind", "Fog"]
    assert article.segments[0].aliases == ("Ada", "Miss Holt")
    assert article.segments[1].reason is Reason.ANONYMOUS


@pytest.mark.parametrize(
    ("entity", "speakers", "reason"),
    [
        ("Ada_Holt-3", ("Ada Holt",), None),
        ("the_old_man-7", (), Reason.NO_ANTECEDENT),
        ("I-8", (), Reason.NO_ANTECEDENT),
        (None, (), Reason.NO_ATTRIBUTION),
    ],
)
def test_litbank(
    tmp_path: Path, entity: str | None, speakers: tuple[str, ...], reason: Reason | None
) -> None:
    (tmp_path / "a_brat.txt").write_bytes("Ada spoke .\n“ Rain , ” she said .".encode())
    attribution = f"ATTRIB\tQ1\t{entity}\n" if entity else ""
    (tmp_path / "a_brat.ann").write_text(
        f"QUOTE\tQ1\t1\t0\t1\t3\t“ Rain , ”\n{attribution}", encoding="utf-8"
    )

    (article,) = only(tmp_path).articles
    (segment,) = article.segments
    assert article.quoted(segment) == "“ Rain , ”"
    assert segment.speakers == speakers
    assert segment.reason is reason
    assert (segment.status is Status.RESOLVED) is bool(speakers)


def test_litbank_refuses_a_token_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One line .")
    (tmp_path / "a.ann").write_text("QUOTE\tQ1\t0\t0\t0\t9\tOne\n")

    with pytest.raises(GoldError, match="wanted lines and tokens"):
        read_sets([tmp_path])


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="check the path"):
        read_sets([tmp_path])

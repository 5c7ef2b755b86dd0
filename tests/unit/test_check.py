"""What a text makes of a claimed quotation: the wording, the speaker, how it was said."""

from collections.abc import Sequence

import pytest
from attrs import evolve

from quotes import Engine, Report
from quotes.check import (
    Attribution,
    Change,
    CheckIndex,
    QuoteCheck,
    Standing,
    Verdict,
    check_report,
    check_text,
    check_to_json,
)
from quotes.check.claimant import Claimant
from quotes.check.words import claim_words, words_of
from quotes.errors import OptionsError
from quotes.formats import json_text
from quotes.model import Article, Candidate, Reason, Status
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser

TEXT = """\
“We are not waiting for a disaster,” said Clara Moss, the mayor. “The gates were opened at dawn.”

“They told us to walk, and we walked for nine hours,” said Dana Holt.

Clara Moss denied that the old warnings had been ignored.

Clara Moss said that the new wall would hold until winter.

“It cost $20,000 and nobody paid,” a resident said.

“The gates never opened for the council's boats,” said Clara Moss.
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return Engine(parser=FakeParser()).attribute(TEXT, id="a")


@pytest.mark.parametrize(
    ("quote", "speaker", "verdict"),
    [
        ("We are not waiting for a disaster", "Clara Moss", "verbatim"),
        ("we ARE not waiting, for a disaster!", "Mayor Moss", "verbatim"),
        ('"We are not … a disaster."', "the mayor", "verbatim"),
        ("[w]e are not wait[ing] for [any] disaster", "Moss", "verbatim"),
        ("We are not waiting for a disaster. The gates were opened at dawn.", "Moss", "verbatim"),
        ("We are not waiting … opened at dawn", "Moss", "verbatim"),
        ("[The mayor]’s not waiting for a disaster", "Moss", "verbatim"),
        ("It cost $20000, and nobody paid", "a resident", "verbatim"),
        ("We are waiting for a disaster", "Moss", "altered"),
        ("We are … waiting for a disaster", "Moss", "altered"),
        ("We are not waiting for a [miracle]", "Moss", "altered"),
        ("We are [not] not waiting for a disaster", "Moss", "altered"),
        ("a disaster we are not waiting for", "Moss", "altered"),
        ("The gates were opened at noon", "Moss", "altered"),
        ("It cost £20,000 and nobody paid", "a resident", "altered"),
        ("the new wall would hold until winter", "Moss", "altered"),
        ("opened at dawn … for the council's boats", "Moss", "stitched"),
        ("The gates were opened at dawn. They told us to walk.", "Moss", "stitched"),
        ("They told us to walk, and we walked for nine hours", "Moss", "misattributed"),
        ("They told us to walk, and we walked for nine hours", "Eve Brand", "misattributed"),
        ("It cost $20,000 and nobody paid", "Moss", "misattributed"),
        ("the old warnings had been ignored", "Moss", "denied"),
        ("The boats will sail on Sunday after the fair", "Moss", "absent"),
        ("a disaster", "Moss", "verbatim"),
        # right after a “not” of hers
        ("waiting", "Moss", "altered"),
        ("waiting for a disaster", "Moss", "altered"),
        ("walking", "Holt", "absent"),
    ],
)
def test_verdicts(report: Report, quote: str, speaker: str, verdict: str) -> None:
    check = check_report(report, TEXT, quote=quote, speaker=speaker)

    assert check.verdict == verdict, check.explanation


def test_a_claim_without_speaker_is_judged_by_its_words(report: Report) -> None:
    check = check_report(report, TEXT, quote="they told us to walk")

    assert (check.verdict, check.attribution) == (Verdict.VERBATIM, Attribution.NOT_CLAIMED)
    assert [ref.name for ref in check.found[0].speakers] == ["Dana Holt"]


def test_differences_are_told_with_their_place(report: Report) -> None:
    check = check_report(report, TEXT, quote="We are waiting for any disaster", speaker="Moss")

    assert [(d.change, d.claimed, d.found) for d in check.differences] == [
        (Change.OMITTED, "", "not"),
        (Change.REPLACED, "any", "a"),
    ]
    for difference in check.differences:
        assert TEXT[difference.start : difference.end] == difference.found


def test_pieces_are_the_text_s_words(report: Report) -> None:
    check = check_report(report, TEXT, quote="not waiting … at dawn", speaker="Moss")

    assert [piece.text for piece in check.pieces] == ["not waiting", "at dawn"]
    for piece in check.pieces:
        assert TEXT[piece.start : piece.end] == piece.text
        assert piece.standing is Standing.MARKED


def test_both_speakers_have_their_evidence(report: Report) -> None:
    check = check_report(report, TEXT, quote="They told us to walk", speaker="the mayor")

    assert check.attribution is Attribution.OTHER
    (found,) = check.found
    assert [ref.name for ref in found.speakers] == ["Dana Holt"]
    assert found.steps == report.quotations[2].explanation
    assert check.claimed is not None
    assert [ref.name for ref in check.claimed.speakers] == ["Clara Moss"]
    said = {q.id: q for q in report.quotations}
    assert len(check.claimed.quotations) == 5
    for name in check.claimed.quotations:
        assert [ref.name for ref in said[name].speakers] == ["Clara Moss"]
    for span in check.claimed.mentions:
        assert "Moss" in span.of(TEXT)


def test_words_from_another_s_mouth_are_relayed() -> None:
    text = "“Dana Holt told us that the dam failed in the night,” said Clara Moss."
    report = Engine(parser=FakeParser()).attribute(text)

    inner = check_report(report, text, quote="the dam failed in the night", speaker="Dana Holt")
    outer = check_report(report, text, quote="the dam failed in the night", speaker="Clara Moss")

    assert (inner.verdict, outer.verdict) == (Verdict.RELAYED, Verdict.RELAYED)
    assert [ref.name for ref in inner.relayed_by] == ["Clara Moss"]
    assert [ref.name for ref in outer.found[0].speakers] == ["Dana Holt"]


def test_who_is_said_to_pass_words_on_with_them_is_their_speaker() -> None:
    text = "“Dana Holt told us that the dam failed in the night,” said Clara Moss."
    report = Engine(parser=FakeParser()).attribute(text)

    whole = "Dana Holt told us that the dam failed in the night"
    check = check_report(report, text, quote=whole, speaker="Clara Moss")

    assert check.verdict is Verdict.VERBATIM


def test_a_surname_alone_is_nobody_else_of_the_family() -> None:
    text = "“The dam failed in the night,” said Dana Holt. Holt left."
    report = Engine(parser=FakeParser()).attribute(text)

    def verdict(speaker: str) -> Verdict:
        return check_report(report, text, quote="The dam failed", speaker=speaker).verdict

    assert [verdict("Holt"), verdict("Mrs Holt"), verdict("Dana Holt")] == [Verdict.VERBATIM] * 3
    assert verdict("Wade Holt") is Verdict.MISATTRIBUTED


def test_an_account_that_the_text_says_is_a_speaker_s_is_his() -> None:
    text = "“We mean it,” wrote Greta Lowe (@loweharbour). “The wall will hold,” said Dana Holt."
    report = Engine(parser=FakeParser()).attribute(text)

    def verdict(speaker: str) -> Verdict:
        return check_report(report, text, quote="We mean it", speaker=speaker).verdict

    accounts = {s.name: Claimant(claimed=s.name, report=report, text=text) for s in report.speakers}
    assert accounts["Greta Lowe"].accounts_of(accounts["Greta Lowe"].speakers[0]) == {
        "@loweharbour"
    }
    assert not accounts["Dana Holt"].accounts_of(accounts["Dana Holt"].speakers[0])
    assert verdict("Greta Lowe") is Verdict.VERBATIM


@pytest.mark.parametrize(
    ("between", "verdict"),
    [
        (" ", Verdict.VERBATIM),
        ("\n\n", Verdict.VERBATIM),
        ("\n\nShe was back later.\n\n", Verdict.STITCHED),
    ],
)
def test_a_paragraph_between_parts_them(between: str, verdict: Verdict) -> None:
    text = f"“We mean it,” said Dana Holt.{between}“It is our last warning,” said Dana Holt."
    report = Engine(parser=FakeParser()).attribute(text)

    quote = "We mean it … It is our last warning"
    assert check_report(report, text, quote=quote, speaker="Holt").verdict is verdict


def test_words_of_which_only_some_are_denied_are_stitched() -> None:
    text = (
        "“The dam failed in the night,” said Clara Moss. “I left,” said Dana Holt. "
        "Clara Moss denied that the old warnings had been ignored."
    )
    report = Engine(parser=FakeParser()).attribute(text)

    def verdict(quote: str) -> Verdict:
        return check_report(report, text, quote=quote, speaker="Moss").verdict

    assert verdict("the old warnings had been ignored") is Verdict.DENIED
    assert (
        verdict("The dam failed in the night … the old warnings had been ignored")
        is Verdict.STITCHED
    )


def test_words_that_stand_twice_are_taken_where_the_rest_is() -> None:
    text = "“They said I was next,” said Clara Moss. “I was next for eleven hours,” she added."
    report = Engine(parser=FakeParser()).attribute(text)

    check = check_report(report, text, quote="I was next for twelve hours", speaker="Moss")

    assert check.verdict is Verdict.ALTERED
    assert [p.text for p in check.pieces] == ["I was next for eleven hours"]


def test_the_likeliest_of_an_unclear_source_is_judged_by_the_words(report: Report) -> None:
    (quotation,) = [q for q in report.quotations if q.text.startswith("“They told us")]
    rest = [q for q in report.quotations if q is not quotation]
    moss, holt = (s for s in report.speakers if s.name in {"Clara Moss", "Dana Holt"})

    def check(score: float, speaker: str) -> QuoteCheck:
        unclear = evolve(
            quotation,
            status=Status.UNRESOLVED,
            speakers=(),
            mention=None,
            evidence=(),
            reason=Reason.NO_ANTECEDENT,
            confidence=0.5,
            candidates=(
                Candidate(id=holt.id, name=holt.name, score=score),
                Candidate(id=moss.id, name=moss.name, score=0.1),
            ),
        )
        changed = evolve(report, quotations=(unclear, *rest))
        return check_report(changed, TEXT, quote="They told us to walk", speaker=speaker)

    likely = check(0.3, "Dana Holt")
    assert (likely.verdict, likely.attribution) == (Verdict.VERBATIM, Attribution.UNCLEAR)
    assert "Of those it names that is most likely Dana Holt." in likely.explanation
    assert check(0.2, "Dana Holt").verdict is Verdict.MISATTRIBUTED
    assert check(0.3, "Clara Moss").verdict is Verdict.MISATTRIBUTED


@pytest.mark.parametrize(
    "words", ["I never said ‘burn the old bridge down’", "I didn't say: burn the old bridge down"]
)
def test_what_a_speaker_disowns_is_denied(words: str) -> None:
    text = f"“{words},” said Clara Moss."
    report = Engine(parser=FakeParser()).attribute(text)

    check = check_report(report, text, quote="burn the old bridge down", speaker="Moss")

    assert check.verdict is Verdict.DENIED


def test_the_reporter_s_own_words_are_nobody_s(report: Report) -> None:
    text = "The bridge fell into the river. “We left,” said Clara Moss."
    found = Engine(parser=FakeParser()).attribute(text)

    check = check_report(found, text, quote="The bridge fell into the river", speaker="Moss")

    assert (check.verdict, check.attribution) == (Verdict.MISATTRIBUTED, Attribution.NOBODY)
    assert check.pieces[0].standing is Standing.NARRATED


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("don’t", "don't", True),
        ("thats", "that’s", True),
        ("we’re", "were", False),
        ("well-known", "well known", True),
        ("Zoë", "ZOE", True),
        ("20,000", "20000", True),
        ("1,5", "15", False),
        ("-5", "5", False),
        ("$5", "5", False),
        ("50%", "50 percent", True),
        ("don&#8217;t", "don’t", True),
        ("co\u00adoperate", "cooperate", True),
    ],
)
def test_words_compare_by_what_they_say(one: str, other: str, same: bool) -> None:
    assert ([w.form for w in words_of(one)] == [w.form for w in words_of(other)]) is same


def test_words_stand_where_they_are() -> None:
    text = "“It’s\u00a020,000 — or &quot;more&quot;”"

    assert [text[w.start : w.end] for w in words_of(text)] == ["It’s", "20,000", "or", "more"]


def test_a_claim_s_brackets_and_ellipses() -> None:
    claim = claim_words("… [The mayor] want[ed] us . . . to go [sic] […]")

    assert [(w.form, w.kept, w.segment) for w in claim] == [
        ("the", "", 0),
        ("mayor", "", 0),
        ("wanted", "want", 0),
        ("us", None, 0),
        ("to", None, 1),
        ("go", None, 1),
    ]


def test_an_index_reads_only_the_articles_that_have_the_words() -> None:
    seen: list[str] = []

    class Counting:
        models = "fake@1"

        def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
            seen.extend(request.text for request in requests)
            return FakeParser().parse(requests)

    index = CheckIndex(
        [
            Article(id="a", text=TEXT),
            *(Article(id=f"n{n}", text=f"Nothing of note was said on day {n}.") for n in range(20)),
            Article(id="b", text="“We are waiting for a disaster,” said Dana Holt."),
        ]
    )

    checks = index.check(
        "We are not waiting for a disaster", speaker="Moss", engine=Engine(parser=Counting())
    )

    assert len(index) == 22
    assert [(c.article, c.verdict) for c in checks] == [  # type: ignore[union-attr]
        ("a", Verdict.VERBATIM),
        ("b", Verdict.MISATTRIBUTED),
    ]
    assert len(seen) == 2


def test_an_index_without_the_words_says_so() -> None:
    engine = Engine(parser=FakeParser())

    (check,) = CheckIndex([Article(text=TEXT)]).check("No such words anywhere", engine=engine)

    assert (check.verdict, check.article) == (Verdict.ABSENT, None)  # type: ignore[union-attr]


@pytest.mark.parametrize("quote", ["", " … ", "[sic]", "[all of it]", "“”"])
def test_a_claim_without_words_is_refused(quote: str) -> None:
    with pytest.raises(OptionsError, match="no words"):
        CheckIndex([]).find(quote)


def test_a_claim_that_is_no_string_is_refused() -> None:
    with pytest.raises(OptionsError, match="quote must be a string, not int"):
        CheckIndex([]).find(3)  # type: ignore[arg-type]


def test_forms(report: Report) -> None:
    check = check_report(report, TEXT, quote="the new wall would hold", speaker="Moss")

    page = check_text([check])
    written = check_to_json(check)

    assert page.startswith("a: altered\n")
    assert "[reported]" in page
    assert written["schema"] == "quotes-check/1"
    assert '"verdict": "altered"' in json_text(written)

"""What must hold of a check whatever the claim and the text."""

from hypothesis import assume, given
from hypothesis import strategies as st

from quotes import Engine
from quotes.check import Verdict, check_report, check_to_json
from quotes.check.words import claim_words, words_of
from quotes.formats import json_text
from tests.fake import FakeParser
from tests.property.strategies import Story, any_text, mark_soup, stories

ENGINE = Engine(parser=FakeParser())
texts = any_text() | mark_soup() | stories().map(Story.text)


@given(text=texts, quote=any_text() | mark_soup(), speaker=st.none() | any_text())
def test_any_claim_gives_a_check_that_holds_together(
    text: str, quote: str, speaker: str | None
) -> None:
    assume(not all(word.is_bracketed for word in claim_words(quote)))
    check = check_report(ENGINE.attribute(text), text, quote=quote, speaker=speaker)

    assert 0 <= check.similarity <= 1
    assert (check.verdict is Verdict.ABSENT) == (not check.pieces)
    for piece in check.pieces:
        assert text[piece.start : piece.end] == piece.text
    for difference in check.differences:
        assert text[difference.start : difference.end] == difference.found
    assert check.explanation
    json_text(check_to_json(check))


@given(story=stories())
def test_what_a_text_has_in_marks_is_verbatim(story: Story) -> None:
    text = story.text()
    report = ENGINE.attribute(text)
    for quotation in report.quotations:
        if quotation.kind == "direct" and not quotation.parent and quotation.speakers:
            words = claim_words(quotation.text)
            assume(len(words) > 1 and not any(w.is_bracketed or w.segment for w in words))

            check = check_report(
                report, text, quote=quotation.text, speaker=quotation.speakers[0].name
            )

            assert check.verdict in {Verdict.VERBATIM, Verdict.DENIED}, check.explanation
            assert check.similarity == 1


@given(text=texts)
def test_words_are_in_order_and_where_they_say(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert end <= word.start < word.end <= len(text)
        assert word.form
        end = word.end

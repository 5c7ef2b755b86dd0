"""Rows show what is parsed in braces, and in it in brackets what is read apart."""

import pytest

from quotes import CueList
from quotes.parse.plan import plan_parse
from quotes.text.marks import find_marked
from quotes.text.prose import read_prose
from tests.scene import drawn, plain


@pytest.mark.parametrize(
    "row",
    [
        "{Clara Moss said that the dam would hold.}",
        # words that make a sentence of their own, without their marks and last stop
        "{“[The dam will hold],” said Clara Moss.}",
        "{Clara Moss said: “[The dam will hold].”}",
        "{“[Will the dam hold]?” asked Clara Moss.}",
        # nothing but such words
        "{“[The dam will hold].”}",
        # a few words are left where they stand, and so are words within a clause
        "{“It will,” said Clara Moss.}",
        "{Clara Moss called the plan “a real disgrace to us all”.}",
        # re-opened: each paragraph's words by themselves
        "{“[The dam will hold].}\n{“[Nobody will leave us],” said Clara Moss.}",
        # nested words belong to the outer ones
        "{“[{He told me ‘I quit’ and left]},” said Clara Moss.}",
        # a dateline is no part of the first sentence
        "NORDHAVN, Oct. 4 (Agency) — {The dam failed.}",
        "NORDHAVN/LESKOV. April 11 (Agency) - {The dam failed.}",
        "Nordhavn (Agency) - {The dam failed.}",
        # each paragraph by itself; boilerplate and ornaments not at all
        "{The dam failed.}\n\nAdvertisement\n\n{It held.}\n\n* * *\n\n{It fell.}",
        "",
        " \n ",
    ],
)
def test_prose_is_parsed_with_stand_ins_for_quotations(row: str) -> None:
    text = row if "*" in row else plain(row)
    text = text.translate(str.maketrans("", "", "{}[]"))
    prose = read_prose(text)

    request = plan_parse(text, prose, find_marked(text, prose))

    assert request.text == text
    assert drawn(text, {"{}": request.regions, "[]": request.masks}) == row


@pytest.mark.parametrize(
    ("cues", "row"),
    [
        (CueList(), "{“[Then he blurted out what he knew],” she said.}"),
        (CueList(say=["blurt"]), "{“[{Then he blurted out what he knew]},” she said.}"),
        (CueList(nouns=["blurting"]), "{“[Then he blurted out what he knew],” she said.}"),
    ],
)
def test_words_that_quote_by_the_caller_s_cues_are_parsed_apart(cues: CueList, row: str) -> None:
    text = plain(row)
    prose = read_prose(text)

    request = plan_parse(text, prose, find_marked(text, prose), cues=cues)

    assert drawn(text, {"{}": request.regions, "[]": request.masks}) == row


@pytest.mark.parametrize(
    ("text", "before"),
    [
        # a mark is missing before an attribution
        ("“We will win now, Clara Moss said.", [" Clara"]),
        # singles are too often something else
        ("‘We will win now, Clara Moss said.", []),
        # nothing is missing
        ("“We will win now,” Clara Moss said.", []),
        # at the end of a paragraph no word follows
        ("Moss said: “We will win now.\n\nHolt left.", []),
    ],
)
def test_missing_closing_marks_are_read_where_words_follow(text: str, before: list[str]) -> None:
    prose = read_prose(text)

    request = plan_parse(text, prose, find_marked(text, prose))

    inside = [at for at in request.unclosed if any(s.start <= at < s.end for s in request.regions)]
    assert inside == [text.index(words) for words in before]

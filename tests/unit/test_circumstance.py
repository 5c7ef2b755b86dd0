"""Rows show what an attribution says beside who spoke: {to whom}, [through whom], *basis*."""

import pytest

from quotes.find.circumstance import Circumstance, circumstance_of
from tests.scene import document_of, drawn, findings_of, plain


def _drawn(row: str) -> str:
    document = document_of(plain(row))
    *_, found = findings_of(document).quotations
    told = circumstance_of(document, found)
    brackets = {"{}": told.addressee, "[]": told.medium, "**": told.basis}
    return drawn(document.text, {k: [span] for k, span in brackets.items() if span is not None})


@pytest.mark.parametrize(
    "row",
    [
        # to whom: an object of telling, or after “to”
        "Clara Moss told {the panel} that the dam would hold.",
        "Clara Moss told {him} that the dam would hold.",
        "Clara Moss said to {the panel} that the dam was safe.",
        "“The dam will hold,” Clara Moss told {reporters} in Arden.",
        "Clara Moss ordered {the men} to leave.",
        # … who is spoken to
        "Speaking to {reporters} outside the court, Clara Moss said the ruling was wrong.",
        # through whom: an outlet that is told, a text or broadcast
        "Clara Moss told [Reuters] in an interview that the dam would hold.",
        "The ministry said [in a statement] that the dam was safe.",
        "Clara Moss said [on Twitter] that the dam would hold.",
        "[Through her lawyer], Clara Moss denied that she had taken the money.",
        # … not through what, nor to what, where nobody speaks or hears
        "Driving to work, Clara Moss said the dam was safe.",
        # on what basis
        "The dam would hold, said a person *familiar with the matter*.",
        "An official, *who was not authorised to speak publicly*, said the dam was safe.",
        # … having been there
        "Clara Moss, *who attended the meeting*, said the dam was safe.",
        # … up to where the clause around it goes on
        "An official *who was briefed on the talks* said the dam was safe.",
        (
            "An official, speaking *on condition of anonymity because he was not authorised to "
            "talk*, said the dam was safe."
        ),
        # … not what somebody has no part in, nor what he speaks about
        "The dam would hold, said a person not involved in the work.",
        "Clara Moss declined to comment on reports that the dam was weak.",
        # nothing: nobody is told, and the words of a quotation tell nothing of it
        "Clara Moss said that the dam would hold.",
        "“I was briefed on the talks here,” Clara Moss said.",
        "“The dam will hold.”",
    ],
)
def test_circumstances(row: str) -> None:
    assert _drawn(row) == row


def test_words_without_a_cue_have_no_circumstance() -> None:
    document = document_of("“The dam will hold.”")
    (found,) = findings_of(document).quotations

    assert circumstance_of(document, found) == Circumstance()


def test_whom_a_letter_is_to_is_told_and_stands_in_the_medium() -> None:
    document = document_of("In a letter to the mayor, Clara Moss wrote that the dam was weak.")
    (found,) = findings_of(document).quotations
    told = circumstance_of(document, found)

    assert told.addressee is not None
    assert told.medium is not None
    assert told.addressee.of(document.text) == "the mayor"
    assert told.medium.of(document.text) == "In a letter to the mayor"

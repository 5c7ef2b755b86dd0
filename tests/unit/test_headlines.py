"""Marked words of headlines and subheads, and the quotations that they are taken from."""

import pytest

from quotes.find.headlines import is_crosshead
from quotes.find.mark_series import labelled
from quotes.model import NotSpeechLabel as Label
from tests.scene import document_of, findings_of, links_of, outcomes_of

_BELOW = "“The dam is a very bad deal for us,” Clara Moss said."


@pytest.mark.parametrize(
    ("headline", "label"),
    [
        # three words or more that somebody says below are his
        ("Council Calls Off ‘Very Bad Deal’ After Flood", None),
        # others are not: a title, a turn of phrase, a word or two that anybody may use
        ("Council cancels the ‘Deep Water Week’ after flood", Label.TITLE),
        ("The ‘bad deal’ is off", Label.SCARE),
    ],
)
def test_words_of_a_headline_are_speech_where_somebody_says_them_below(
    headline: str, label: Label | None
) -> None:
    document = document_of(f"{headline}\n\n{_BELOW}")

    assert labelled(document, links_of(document))[0][1] is label


@pytest.mark.parametrize(
    ("headline", "outcome"),
    [
        # whose words a headline says they are, where the text names him again
        ("Moss: Council is ‘wrong’ on dam", "Clara Moss"),
        ("Moss: ‘Bad deal’ for Arden", "Clara Moss"),
        # … not a topic
        ("WEATHER: ‘Heavy rain’ expected", "no_attribution"),
    ],
)
def test_headline_begins_with_whose_words_it_has(headline: str, outcome: str) -> None:
    assert outcomes_of(document_of(f"{headline}\n\n{_BELOW}"))[0] == outcome


def test_headline_name_that_comes_nowhere_else_is_nobodys() -> None:
    document = document_of(f"Quill: Council is ‘wrong’ on dam\n\n{_BELOW}")

    assert outcomes_of(document) == ("Clara Moss",)


@pytest.mark.parametrize(
    ("line", "crosshead"),
    [
        ("‘A very bad deal.’", True),
        ("“A very bad deal.”", False),
        ("‘A very bad deal,’ he said.", False),
        ("‘A very bad deal that nobody here has ever wanted to see.’", False),
    ],
)
def test_crosshead(line: str, crosshead: bool) -> None:
    document = document_of(f"“We will not leave,” said Boris Holt.\n\n{line}\n\n{_BELOW}")

    assert is_crosshead(document, document.markings.passages[1]) is crosshead


def test_in_single_marks_alone_nothing_tells_a_crosshead() -> None:
    document = document_of("‘We will not leave,’ said Boris Holt.\n\n‘It is a bad deal.’")

    assert not is_crosshead(document, document.markings.passages[1])


def test_crosshead_is_whose_the_words_below_are() -> None:
    text = f"“We will not leave,” said Boris Holt.\n\n‘A very bad deal.’\n\n{_BELOW}"

    assert outcomes_of(document_of(text)) == ("Boris Holt", "Clara Moss", "Clara Moss")


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Clara Moss: The dam will hold until spring", "The dam will hold until spring"),
        ("The dam will hold until spring: Clara Moss", "The dam will hold until spring"),
        # nobody whom the text names below, no clause, a question: nobody's words
        ("Arden: The dam will hold until spring", None),
        ("Clara Moss: The woman who built the dam", None),
        ("Clara Moss: Will the dam hold until spring?", None),
        # below the headline it is none
        ("The dam\n\nThe council sat late.\n\nClara Moss: The dam will hold until spring", None),
    ],
)
def test_a_headline_has_words_of_the_person_whom_a_colon_parts_from_them(
    headline: str, words: str | None
) -> None:
    document = document_of(f"{headline}\n\nThe council met Clara Moss on Monday.")
    found = findings_of(document).quotations

    assert [document.text[f.start : f.end] for f in found] == ([words] if words else [])

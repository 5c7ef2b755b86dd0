"""Rows give an article and whom its last quotation goes to, where it is called by what it is."""

import pytest

from quotes.model import Reason
from tests.scene import document_of, outcomes_of

NOBODY, DOCUMENT = Reason.NO_ANTECEDENT, Reason.DOCUMENT
SAFE = "said the dam was safe."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # by what the text has just spoken of: place, former post, age
        (f"Boris Holt left. The Norland senator {SAFE}", "Boris Holt"),
        (f"Boris Holt left. The former senator {SAFE}", "Boris Holt"),
        (f"Boris Holt left. The former CEO of Arden {SAFE}", "Boris Holt"),
        (f"Boris Holt, 52, left. Clara Moss left. The 52-year-old {SAFE}", "Boris Holt"),
        (f"Boris Holt (52) left. Clara Moss left. The 52-year-old {SAFE}", "Boris Holt"),
        (f"Boris Holt, aged 52, left. Clara Moss left. The 52-year-old {SAFE}", "Boris Holt"),
        (f"The 52-year-old Boris Holt left. Clara Moss left. The 52-year-old {SAFE}",
         "Boris Holt"),
        (f"Boris Holt, 61, left. The 52-year-old {SAFE}", NOBODY),
        (f"Clara Moss left. The Norland queen {SAFE}", NOBODY),
        (f"Clara Moss left. The Norland dynamic {SAFE}", NOBODY),
        (f"Clara Moss left. The Norland wage {SAFE}", NOBODY),
        # by party or home
        (f"Boris Holt left. The Republican from Arden {SAFE}", "Boris Holt"),
        (f"The dam broke in Norland. Boris Holt left. The Norlander {SAFE}", "Boris Holt"),
        (f"Nobody left. The Republican from Arden {SAFE}", NOBODY),
        # … by people, and no name
        (f"Boris Holt left. The Irishman {SAFE}", "Boris Holt"),
        (f"Nobody left. The Irishman {SAFE}", NOBODY),
        (f"Boris Holt left. Clara Moss left. The Welshman {SAFE}", "Boris Holt"),
        # … though a namesake in office comes up later
        (f"Boris Holt left. The Norland senator {SAFE} Gov. Hugh Quill and Sen. Clara Moss left.",
         "Boris Holt"),
        # not whom the words begin with
        ("Boris Holt left. Clara Moss left. “She won,” the Norland senator said.", "Boris Holt"),
        # not whom a clause names that the description is the unsaid subject of
        ("In praising Boris Holt, the former senator said the dam was safe.", NOBODY),
        # not whoever is for or against somebody named
        # not by what sets another apart, nor by a post that somebody else may hold
        (f"Boris Holt left. The new senator {SAFE}", NOBODY),
        (f"Boris Holt left. The judge {SAFE}", NOBODY),
        (f"Clara Moss left. The Norland congressman {SAFE}", NOBODY),
        (f"Superintendent Boris Holt left. The senator {SAFE}", NOBODY),
        # nor whom a sentence has named beside the same description
        (f"Boris Holt met the former senator. Boris Holt left. The former senator {SAFE}", NOBODY),
        # … who is new to the text, and has no other before him whom it may mean
        (f"Boris Holt left. The roofer {SAFE}", "Boris Holt"),
        (f"Boris Holt left. The monarch {SAFE}", "Boris Holt"),
        (f"A roofer fell. Boris Holt left. The roofer {SAFE}", Reason.ANONYMOUS),
        # … but no body is a person
        (f"Boris Holt left. The station {SAFE}", NOBODY),
        (f"Boris Holt met a boy. The youngster {SAFE}", Reason.ANONYMOUS),
        (f"The teacher Boris Holt left. The roofer {SAFE}", NOBODY),
        (f"Boris Holt left. It fell. The roofer {SAFE}", NOBODY),
        # nor by what the clause's own subject would be called
        (f"Boris Holt left because the Norland senator {SAFE}", NOBODY),
        (f"Superintendent Boris Holt left. The governor {SAFE}", NOBODY),
        # … but of whom it says what the text calls him, or what he was before his present seat
        (f"The teacher Boris Holt left. The billionaire businessman {SAFE}", NOBODY),
        (f"Sen. Boris Holt left. The former congressman {SAFE}", "Boris Holt"),
        (f"Sen. Boris Holt left. The congressman {SAFE}", NOBODY),
        # … or of whoever spoke just before, however much he said
        (f"Boris Holt said, “It holds. It stood. It won. It works.” The Norland senator {SAFE}",
         "Boris Holt"),
        # one of two alike is nobody, nor who did something before another did
        (f"Boris Holt waited before Hugh Quill rose. The 19-year-old {SAFE}", NOBODY),
        (f"Boris Holt and Hugh Quill met. The Norland senator {SAFE}", NOBODY),
    ],
)  # fmt: skip
def test_varied_name(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whom pronouns stand for in the narration stays in mind
        (f"Clara Moss left. She waited. She slept. She left. She {SAFE}", "Clara Moss"),
        ("Clara Moss left. " + "She was moved. " * 7 + f"She {SAFE}", "Clara Moss"),
        # … and whom only somebody's words have just named is none of them
        (
            (
                "Clara Moss left.\n\n“It is,” Nora Quill said. “It is. It is. It is. It is. It is. "
                f"Clara Moss is gone.”\n\nShe left. She {SAFE}"
            ),
            "Nora Quill",
        ),
        # an entity that only the quoted words name does not say them
        ("“Clara Moss lied,” she said.", NOBODY),
        # pronouns of the sentence tell which namesake is meant
        (
            f"Boris Holt left. Clara Holt left. In her letter, Holt {SAFE}",
            "Clara Holt",
        ),
    ],
)
def test_narration(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"The Arden Corp left. The company {SAFE}", "Arden Corp"),
        (f"The Arden Council left. The company {SAFE}", NOBODY),
        (f"The Arden Police {SAFE}", "Arden Police"),
        (f"The Arden Council published a report. The report {SAFE}", "Arden Council"),
        (f"The report filed by Boris Holt {SAFE}", "Boris Holt"),
        (f"Boris Holt left. His letter {SAFE}", "Boris Holt"),
        (f"The report {SAFE}", DOCUMENT),
        ("The court ruled on it. “It was,” said the ruling.", DOCUMENT),
    ],
)
def test_bodies_and_documents(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted


_TWO = "Clara Moss and Boris Holt"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"Boris Holt met Hugh Quill. Both men {SAFE}", "Boris Holt+Hugh Quill"),
        (f"Boris Holt met Clara Moss. Both men {SAFE}", Reason.ANONYMOUS),
        (f"Boris Holt met Hugh Quill. Two men {SAFE}", Reason.ANONYMOUS),
        # the authors are who are named together where they write, if no others are
        (f"{_TWO} left. The dam held. The authors {SAFE}", Reason.GROUP),
        ((f"{_TWO} published a report. Nora Quill and Hugh Pike published a report. The authors "
          f"{SAFE}"), Reason.GROUP),
    ],
)  # fmt: skip
def test_pairs(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose campaign the text has just spoken of
        (f"Boris Holt’s dam left. The candidate {SAFE}", NOBODY),
        (f"Mr Holt’s campaign left. {'The dam held. ' * 3}The candidate {SAFE}", NOBODY),
    ],
)
def test_candidate_of_a_campaign(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted

"""Rows give an article with a misread sentence and whom its last quotation goes to."""

import pytest

from quotes.model import Reason
from tests.scene import document_of, outcomes_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a verb after marked words, or before a colon, taken for a noun
        ("Clara Moss left. “It holds,” Moss answers.", "Clara Moss"),
        ("Arden Corp reports:\n\n“The dam will hold for good.”", "Arden Corp"),
        ("Arden Corp reports sell.\n\n“The dam will hold for good.”", Reason.NO_ATTRIBUTION),
        ("‘We lost it all’: Holt fumes after late loss.", "Holt"),
        # … for a passive
        ("Clara Moss left. “It holds,” Moss reported.", "Clara Moss"),
        # a speaker hung on the thing before, or taken for its adjective
        ("Recalling the flood, Clara Moss, a doctor, said the dam was safe.", "Clara Moss"),
        ("Harbours First strategist Clara Moss said the dam was safe.", "Clara Moss"),
        ("Anger at Clara Moss said the dam was safe.", Reason.NO_ANTECEDENT),
        ("Or Boris Holt, teller Clara Moss says. “It holds for good.”", "Clara Moss"),
        ("Clara Moss left. At noon, Moss said the dam was “safe”.", "Clara Moss"),
        # an act hung on the thing or the people beside it
        ("Clara Moss answered the letter writing, “It holds.”", "Clara Moss"),
        ("As Clara Moss put it to clerks explaining the deal, “It holds.”", "Clara Moss"),
        # what is said to be so has no words of its own to add, what somebody is said to do may
        ("Boris Holt said Hugh Quill is unfit, saying the dam leaked.", "Boris Holt"),
        ("Boris Holt said Hugh Quill left, saying the dam leaked.", "Hugh Quill"),
        # nobody says who asked, where whom they asked goes on to do something
        ("Her clerks, asked who had built the dam, referred us to it.", Reason.NO_ATTRIBUTION),
        # … and what somebody notes besides is no act of whom it is noted of
        ("Boris Holt said it holds, noting that Hugh Quill lied.", "Boris Holt"),
        # a second post coordinated with its holder
        (
            "Boris Holt is an officer. “It holds,” said Clara Moss, president and officer.",
            "Clara Moss",
        ),
        # a surname taken for an adjective
        ("Marty Small left. Small, who left, said the dam was safe.", "Marty Small"),
        ("Marty Small left. Hugh Quill fell. “It holds,” said Small, who left.", "Marty Small"),
        # a name between commas after its office, hung on the words before
        ("“It holds,” the keeper’s clerk, Clara Moss, told us.", "Clara Moss"),
        # an irregular past that the lemmatiser left
        ("Clara Moss sang the dam was safe.", "Clara Moss"),
    ],
)
def test_speaker_in_a_misread_sentence(text: str, wanted: object) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted

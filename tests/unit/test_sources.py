"""Rows show the words that stand for each source in brackets, and by which rule it was found."""

import pytest

from quotes.model import MentionForm
from quotes.source.attributed import Attributed, SourceRule
from tests.scene import attributed_of, document_of, drawn, plain

NAME, PRONOUN, DESCRIPTION = MentionForm.NAME, MentionForm.PRONOUN, MentionForm.DESCRIPTION
Rule = SourceRule


def _attributed(text: str) -> tuple[Attributed, ...]:
    return attributed_of(document_of(text))


@pytest.mark.parametrize(
    ("row", "rule", "form"),
    [
        # what the cue's clause has as its source
        ("“The dam will hold,” said [Clara Moss].", Rule.SUBJECT, NAME),
        ("“The dam will hold,” said [the mayor, Clara Moss].", Rule.SUBJECT, NAME),
        ("“The dam will hold,” [the mayor] said.", Rule.SUBJECT, DESCRIPTION),
        ("“The dam will hold,” [she] said.", Rule.SUBJECT, PRONOUN),
        ("“The dam will hold,” said [Boris’s lawyer, Clara Moss].", Rule.SUBJECT, NAME),
        ("“The dam will hold,” the agency quoted [Clara Moss] as saying.", Rule.SUBJECT, NAME),
        ("[Clara Moss] said in a statement that the dam was safe.", Rule.SUBJECT, NAME),
        ("[Clara Moss] confirmed the leak, saying the dam would hold.", Rule.SUBJECT, NAME),
        ("[He] fought over how best to act, calling it a “farce”.", Rule.SUBJECT, PRONOUN),
        ("Boris Holt attacked what [he] called “a disgrace”.", Rule.SUBJECT, PRONOUN),
        ("[Clara Moss], who said the dam would hold, resigned.", Rule.SUBJECT, NAME),
        ("[Clara Moss and Boris Holt] said the dam was safe.", Rule.SUBJECT, NAME),
        ("The dam would hold, according to [Clara Moss].", Rule.SUBJECT, NAME),
        ("[His] warning that the dam would fail was ignored.", Rule.SUBJECT, PRONOUN),
        ("[The report] said the dam was safe.", Rule.SUBJECT, DESCRIPTION),
        ("[A spokesman for the ministry] said the dam was safe.", Rule.SUBJECT, DESCRIPTION),
        ("“The dam will hold,” said [one], who left.", Rule.SUBJECT, DESCRIPTION),
        ("“We stay,” read [a banner].", Rule.SUBJECT, DESCRIPTION),
        ("“Known leak,” [it] reads.", Rule.SUBJECT, PRONOUN),
        ("[Clara Moss] declared Boris’s claims as “silly”.", Rule.SUBJECT, NAME),
        ("Clara Moss was called “a fool” by [one minister].", Rule.SUBJECT, DESCRIPTION),
        ("“It holds,” [Clara Moss] reported by radio.", Rule.SUBJECT, NAME),
        ("[It] asked staff to leave.", Rule.SUBJECT, PRONOUN),
        ("“It holds,” explained [Arden-based teller Clara Moss].", Rule.SUBJECT, NAME),
        (
            "[The baker], who left and told staff that the dam was safe, died.",
            Rule.SUBJECT,
            DESCRIPTION,
        ),
        # whose speech act is spoken of
        ("[Her] statement was carried by the agency.", Rule.OWNER, PRONOUN),
        ("[Boris Holt]’s warning was ignored.", Rule.OWNER, NAME),
        # what stands beside the words
        ("“The dam will hold.” — [Clara Moss]", Rule.LABEL, NAME),
        ("From [Chairwoman Dana Holt]:\n\n“The dam will hold for years.”", Rule.LABEL, NAME),
        # the introduction's own cue
        ("[Clara Moss] continued:\n\n“The dam will hold. Nobody will leave.”", Rule.SUBJECT, NAME),
        # nobody
        ("“The dam will hold.”", Rule.NONE, None),
        ("It was announced that the dam would close.", Rule.NONE, None),
    ],
)
def test_source_of_one_quotation(row: str, rule: SourceRule, form: MentionForm | None) -> None:
    *_, found = _attributed(plain(row))

    mentions = [found.mention] if found.mention else []
    assert drawn(plain(row), {"[]": mentions}) == row
    assert (found.rule, found.form) == (rule, form)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        # a sentence of narration names who speaks next, in the paragraph or in the one before
        ("Clara Moss was angry. “Nobody asked us about it.”", Rule.LEAD_IN),
        ("Clara Moss went home.\n\n“We won the vote and left.”", Rule.INTRODUCED),
        # it outweighs whoever spoke before
        ("“It holds,” Dana Pike said. Clara Moss was angry. “Nobody asked us about it.”",
         Rule.LEAD_IN),
        # a description with a name, and whatever a colon states
        ("The mayor, Clara Moss, was angry. “Nobody asked us about it.”", Rule.LEAD_IN),
        ("“It holds,” Dana Pike said. Clara Moss again: “Nobody asked us.”", Rule.LEAD_IN),
        # … in its main clause, whatever was said before it
        ("When Boris Holt said that the dam was weak, Clara Moss fired back: “The dam will hold.”",
         Rule.LEAD_IN),
        # … or answers in some other way than by saying
        ("Asked what he thought, the mayor smiled. “Nobody asked us.”", Rule.LEAD_IN),
        ("Pressed by Quill on whether he lied, the mayor demurred. “Nobody asked us.”",
         Rule.LEAD_IN),
        ("Asked which dam he liked, Clara Moss demurred. “Nobody asked us.”", Rule.LEAD_IN),
        # … or hinted in what it speaks of
        # a pronoun will do, a thing will not
        ("Clara Moss left. She was angry. “Nobody asked us about it.”", Rule.LEAD_IN),
    ],
)  # fmt: skip
def test_narration_names_who_speaks_next(text: str, rule: SourceRule) -> None:
    *_, last = _attributed(text)

    assert last.rule is rule
    assert last.head is not None
    assert last.head.word.text in {"Clara", "She", "mayor"}
    assert last.mention is None  # the phrase is not the quotation's own


@pytest.mark.parametrize(
    ("text", "rule", "follows"),
    [
        # “A,” she said. “B.”
        ("“The dam will hold,” Clara Moss said. “Nobody will leave the town.”",
         Rule.SAME_PARAGRAPH, 0),
        # a third follows the second
        ("“It holds,” Clara Moss said. “Nobody will leave the town.” “We are all glad of it.”",
         Rule.SAME_PARAGRAPH, 1),
        # narration of a thing does not break it off
        ("“It holds,” Clara Moss said. The council was closed. “Nobody asked us about it.”",
         Rule.SAME_PARAGRAPH, 0),
        # what is nested has spoken for itself alone
        ("“I said the dam was safe,” said Clara Moss. “Nobody asked us about it.”",
         Rule.SAME_PARAGRAPH, 0),
        # … as has somebody whom the speaker tells of
        ("Clara Moss said critics warned the dam would fail.\n\n“Nobody will leave the town.”",
         Rule.NEXT_PARAGRAPH, 0),
        # a paragraph of nothing but marked words goes on
        ("“The dam will hold,” Clara Moss said.\n\n“We won the vote and left.”",
         Rule.NEXT_PARAGRAPH, 0),
        # … over a line of boilerplate too
        ("“The dam will hold,” Clara Moss said.\n\nAdvertisement\n\n“We won the vote and left.”",
         Rule.NEXT_PARAGRAPH, 0),
    ],
)  # fmt: skip
def test_speaker_goes_on(text: str, rule: SourceRule, follows: int) -> None:
    *_, last = _attributed(text)

    assert (last.rule, last.follows, last.mention) == (rule, follows, None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Clara Moss asked Boris Holt whether the dam was safe.\n\n“Nobody told us so.”", "Boris"),
        ("Boris Holt asked whether she knew.\n\n“Nobody told us about it.”", "she"),
        ("Boris Holt asked whether she knew. “Nobody told us about it.”", "she"),
    ],
)
def test_who_is_asked_answers(text: str, asked: str) -> None:
    *_, last = _attributed(text)

    assert last.rule is Rule.ASKED
    assert last.head is not None
    assert last.head.word.text == asked
    assert last.follows is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # who is asked by name answers
        ("Boris Holt left. Clara Moss, is it locked? “It was locked by nine.”", "Clara"),
        # a text that somebody shows has the words
        ("Boris Holt put up a page of the log:\n\n“It was locked by nine.”", "log"),
        ("Boris Holt held up a sign: “It was locked by nine.”", "sign"),
        ("Boris Holt held up a lamp: “It was locked by nine.”", "Boris"),
        # … or reads out
        ("Boris Holt read aloud a clause that “it was locked by nine”.", "clause"),
    ],
)
def test_source_of_the_words_is_what_stands_before(text: str, source: str) -> None:
    *_, last = _attributed(text)

    assert last.head is not None
    assert last.head.word.text == source


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # after a question one turn is enough, else it takes two in a row
        ("“Will it hold?” Clara Moss asked.\n\n“It will not.”", [(0, None)]),
        ("“It holds,” Clara Moss said.\n\n“It does not.”\n\n“It will.”\n\n“Since when?”",
         [(0, None), (None, 0), (None, 1)]),
        ("“It holds,” Clara Moss said.\n\n“It does not.”", []),
        # words that lead in, a long speech, and words without any speaker open no exchange
        ("Clara Moss continued:\n\n“It does not.”\n\n“It will.”", []),
        ("“It holds,” Clara Moss said.\n\n“It does not.”\n\n“" + "No one left. " * 6 + "”", []),
        ("“It holds.”\n\n“It does not.”\n\n“It will.”", []),
    ],
)  # fmt: skip
def test_turns_of_an_exchange(text: str, wanted: list[tuple[int | None, int | None]]) -> None:
    turns = [f for f in _attributed(text) if f.rule is Rule.TURN]

    assert [(f.answers, f.follows) for f in turns] == wanted


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Clara Moss’s last answer: “Nobody told us about it.”", "Clara"),
        ("Boris Holt read this statement by Clara Moss: “Nobody told us about it.”", "Clara"),
        ("Boris Holt attacked Clara Moss’s statement: “Nobody told us about it.”", None),
    ],
)
def test_author_named_before_a_colon(text: str, author: str | None) -> None:
    *_, last = _attributed(text)

    if author is None:
        assert last.rule is not Rule.OWNER
    else:
        assert (last.rule, last.head and last.head.word.text) == (Rule.OWNER, author)


@pytest.mark.parametrize(
    "text",
    [
        "“It holds,” said Clara Moss.\n\n“It will fall,” said the 9 there.",
        "“It holds,” said Clara Moss.\n\n“Fire!” blared the page of the day.",
        "“The dam will hold,” said Clara Moss. “It fell before”: a clerk.",
    ],
)
def test_words_that_another_says_are_not_carried_on(text: str) -> None:
    *_, last = _attributed(text)

    assert last.follows is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“It holds,” Clara Moss said. “Nobody asked us about it.”", False),
        # seven words or more stand between
        (
            (
                "“It holds,” Clara Moss said. The council was closed on that day and the next. "
                "“Nobody asked us about it.”"
            ),
            True,
        ),
    ],
)
def test_narration_between_is_noted(text: str, wanted: bool) -> None:
    *_, last = _attributed(text)

    assert last.narration_between is wanted


@pytest.mark.parametrize(
    "text",
    [
        "Boris Holt fared well and Arden has “a free shore for all people”.",  # Arden's clause
        "Boris Holt stirred the crowd to chants of “Hill!”",  # nobody's in particular
    ],
)
def test_fragment_is_not_carried_on_from_who_is_spoken_of(text: str) -> None:
    *_, last = _attributed(text)

    assert last.head is None


def test_indirect_speech_is_never_carried_on() -> None:
    *_, last = _attributed(
        "“The dam will hold,” Clara Moss said. It was announced that the dam would close."
    )

    assert last.rule is Rule.NONE


def test_turns_have_each_their_own_label() -> None:
    text = "MS HOLT: The dam will hold.\nMR MOSS: It will not hold."
    found = _attributed(text)

    assert [f.mention.of(text) for f in found if f.mention] == ["MS HOLT", "MR MOSS"]
    assert {f.rule for f in found} == {Rule.LABEL}

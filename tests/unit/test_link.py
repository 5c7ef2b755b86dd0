"""Rows show a passage and the cue that it is linked to: [“…,”] *said* Clara Moss."""

import pytest

from quotes.find.link import LinkRule
from quotes.find.link.scene import is_sentential
from tests.scene import document_of, drawn, links_of, plain


def _drawn(row: str) -> tuple[str, list[LinkRule | None]]:
    """Draw every link of a row's text, and tell by which rule each was made."""
    document = document_of(plain(row))
    links = links_of(document)
    passages = document.markings.passages
    spans = [span for link in links for span in passages[link.passage].spans]
    cues = dict.fromkeys(link.frame.cue_span for link in links if link.frame is not None)
    return drawn(document.text, {"[]": spans, "**": cues}), [link.rule for link in links]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        # the cue's clause after the words: inverted, with subject first, after an aside
        ("[“The dam will hold,”] *said* Clara Moss.", LinkRule.CLAUSE_AFTER),
        ("[“The dam will hold,”] Clara Moss *said*.", LinkRule.CLAUSE_AFTER),
        ("[“Will the dam hold?”] *asked* Clara Moss.", LinkRule.CLAUSE_AFTER),
        ("[“The dam will hold,”] Clara Moss later *said*.", LinkRule.CLAUSE_AFTER),
        ("[‘The dam will hold,’] *said* Clara Moss.", LinkRule.CLAUSE_AFTER),
        ("[“The dam will hold,”] O'Moss *said*.", LinkRule.CLAUSE_AFTER),
        ('["The dam will hold,"] *said* Clara Moss.', LinkRule.CLAUSE_AFTER),
        # … even in a sentence of its own, if that has nothing else to tell
        ("[“The dam will hold for years.”] Clara Moss *told* reporters.", LinkRule.SENTENCE_AFTER),
        # … of the one whose words a body quotes
        ("[“The dam will hold,”] the agency quoted Clara Moss as *saying*.",
         LinkRule.CLAUSE_AFTER),
        ("[“The dam will hold,”] Boris Holt recalled Clara Moss *telling* him.",
         LinkRule.CLAUSE_AFTER),
        # … of whom the sentence has calling it so
        ("Clara Moss said the lady *called* it [“a farce”].", LinkRule.OBJECT),
        # … not of who did something meanwhile
        ("[“The dam will hold,”] she *said* as the crowd applauded.", LinkRule.CLAUSE_AFTER),
        ("[“Will the dam hold?”] Clara Moss *questioned*.", LinkRule.CLAUSE_AFTER),
        # … of who says what a thing seems
        ("Clara Moss *said* the plan seems safe, because, [“The dam will hold.”]",
         LinkRule.TIGHT_BEFORE),
        # the cue right before the words
        ("Clara Moss *said*, [“The dam will hold.”]", LinkRule.TIGHT_BEFORE),
        ("Clara Moss *said*: [“The dam will hold.”]", LinkRule.COLON),
        ("Clara Moss *told* the council: [“The dam will hold.”]", LinkRule.COLON),
        # … or at the end of the paragraph before
        ("Clara Moss *continued*:\n\n[“The dam will hold. Nobody will leave.”]",
         LinkRule.INTRODUCED),
        ("Clara Moss *reported* after the council appeared to leave:\n\n[“It holds. We stay.”]",
         LinkRule.INTRODUCED),
        # words within a clause: what a cue's content is or what it names
        ("Clara Moss *called* the plan [“a disgrace”].", LinkRule.OBJECT),
        ("Surrogates *called* the plan [“a disgrace”].", LinkRule.OBJECT),
        ("Boris Holt attacked what he *called* [“a disgrace”].", LinkRule.OBJECT),
        # … a clause about the very words
        ("The [“mess”] *denounced* by Clara Moss grew.", LinkRule.OBJECT),
        # … between whose words they are and the noun that calls them so
        ("Many were shocked by Clara Moss's [“a mess”] *remark*.", LinkRule.OWNED),
        ("Many were shocked by her [“a mess”] *remark*.", LinkRule.OWNED),
        # … not a noun that they stand beside
        ("Clara Moss *called* Boris Holt’s talk [“a disgrace”].", LinkRule.OBJECT),
        ("Clara Moss *called* Boris Holt’s remarks on the dam [“silly”].", LinkRule.OBJECT),
        ("Clara Moss liked Boris Holt’s *remarks* on the dam, [“a mess”].", LinkRule.OBJECT),
        ("Clara Moss *warned* of [“chaos”] in Arden.", LinkRule.OBJECT),
        ("Boris Holt’s *talk* of [“chaos”] upset Arden.", LinkRule.OBJECT),
        ("Clara Moss *said* the plan was [“a mess”] and would fail.", LinkRule.OBJECT),
        ("*According to* Clara Moss, [“the dam will hold”].", LinkRule.CONTENT),
        ("The dam failed, Boris Holt *said*, because [“nobody cared”].", LinkRule.CONTENT),
        # of two sayings the nearer has them, however high they hang; unless it is yet to be said
        ("Clara Moss said Boris Holt was right when he *said* that [“the dam will hold”].",
         LinkRule.OBJECT),
        ("Clara Moss *said* Boris Holt hopes to win by calling people [“fools”].",
         LinkRule.OBJECT),
        # … or thought, and worded by whoever tells it
        ("Clara Moss *said* Boris Holt saw it as [“a mess”].", LinkRule.OBJECT),
        # … or what another is said to do
        ("Clara Moss *said* aides were calling [“every hour”].", LinkRule.CONTENT),
        # of all cues in the sentence the one whose content has them
        ("Clara Moss *called* the plan in his letter [“silly and weak”].", LinkRule.SAME_SENTENCE),
        # … or voices, or thinks
        ("Boris Holt resigned, *citing* [“grave doubts”] about the dam.", LinkRule.VOICED),
        ("Clara Moss *thinks* the dam is [“a mess”].", LinkRule.CONTENT),
    ],
)  # fmt: skip
def test_passage_is_linked_to_its_cue(row: str, rule: LinkRule) -> None:
    assert _drawn(row) == (row, [rule])


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        # a label stands in for a cue
        ("MS HOLT: [The dam will hold.]\nMR MOSS: [It will not hold.]", [LinkRule.LABEL] * 2),
        ("[“The dam will hold.”] — Clara Moss", [LinkRule.LABEL]),
        # the words after a full stop have no cue of their own
        ("[“The dam will hold,”] Clara Moss *said*. [“Nobody will leave the town.”]",
         [LinkRule.CLAUSE_AFTER, None]),
        # a narrated sentence before them is none
        ("Clara Moss went home. [“Nobody asked us about it.”]", [None]),
        # a clause with words of its own does not take the sentence before it
        ("[“They lie to us all.”] Clara Moss said that the dam would hold.", [None]),
        ("[“They lie to us all.”] Clara Moss said in a statement that the dam was safe.", [None]),
        # … nor does how the reporter takes it
        # … nor one that goes on to something else
        ("[“They lie to us all.”] I laugh; she does not.", [None]),
        # what a book is called, not its title
        # a nickname in marks is part of the name
        ("[“The dam will hold,”] *said* Clara [“Kit”] Moss.",
         [LinkRule.CLAUSE_AFTER, LinkRule.OBJECT]),
        # two pieces of one clause share its cue
        ("Clara Moss *said* the plan was [“a mess”] and [“a disgrace”].", [LinkRule.OBJECT] * 2),
        # … of which the first stands within what is said before the colon
        ("Clara Moss *said* this was [“a mess”] and that he learned it: [“The dam will hold.”]",
         [LinkRule.OBJECT, LinkRule.COLON]),
        # … or in another clause before the one that follows
        ("After Boris Holt *said* that the dam was [“too weak,”] Clara Moss *said*: [“It holds.”]",
         [LinkRule.OBJECT, LinkRule.COLON]),
        # inside and outside are linked each on its own level
        ("[“He *told* me [‘I quit’] and left,”] *said* Clara Moss.",
         [LinkRule.CLAUSE_AFTER, LinkRule.OBJECT]),
        # what is said in a circumstance, or what a headline has somebody speak on
        ("When Boris Holt said that the dam was weak, Clara Moss fired back: [“The dam holds.”]",
         [None]),
        ("As he rose to accept it, Clara Moss kept a [“quiet note”].", [None]),
        # who thinks something else
        ("Because she is [“no judge,”] Boris Holt feels free.", [None]),
        # no cue at all
        ("The [“safe”] dam fell.", [None]),
        ("A [“war chest”] backing Holt grew.", [None]),
        ("Boris Holt began [“mending fences”].", [None]),
        ("Clara Moss gave a [“special meeting”] rule.", [None]),
    ],
)  # fmt: skip
def test_links_of_several(row: str, rules: list[LinkRule | None]) -> None:
    assert _drawn(row) == (row, rules)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“The dam will hold,” said Clara Moss.", True),
        ("Clara Moss said, “The dam will hold.”", True),
        ("Clara Moss said: “The dam will hold.”", True),
        ("“the dam will hold for years,” said Clara Moss.", True),  # long, at the very start
        ("“10,000 people left,” said Clara Moss.", True),  # an entity opens it
        ("Clara Moss said “We won the vote.”", True),  # no comma, but a stop inside
        ("MS HOLT: The dam will hold.", True),  # without marks always
        ("Clara Moss called the plan “a disgrace”.", False),  # small letters within a sentence
        ("Clara Moss read “Deep Water” to them.", False),  # capitals, but no stop
        ("The dam “...” fell.", False),  # no words
    ],
)
def test_sentence_of_its_own_is_told_from_words_in_another(text: str, wanted: bool) -> None:
    document = document_of(text)

    assert [is_sentential(document, s) for s in document.markings.passages] == [wanted]

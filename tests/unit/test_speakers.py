"""Rows give an article and whom each of its quotations goes to: a name, or why there is none."""

import pytest

from quotes.model import Reason
from tests.scene import document_of, outcomes_of, resolved_of

ANONYMOUS, GROUP, NOBODY = Reason.ANONYMOUS, Reason.GROUP, Reason.NO_ANTECEDENT
DOCUMENT = Reason.DOCUMENT
AMBIGUOUS, UNSAID = Reason.AMBIGUOUS, Reason.NO_ATTRIBUTION
CLARA, BORIS = "Clara Moss", "Boris Holt"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # names: full, short, titled; an apposition that names wins over the noun
        ("“The dam will hold,” said Clara Moss.", [CLARA]),
        ("“It holds,” said Clara Moss. “The dam will stay,” Moss said.", [CLARA, CLARA]),
        ("“It holds,” said Boris Holt. “The dam will stay,” Mr Holt said.", [BORIS, BORIS]),
        ("“The dam will hold,” said the mayor, Clara Moss.", [CLARA]),
        ("A spokesman, Boris Holt, said the dam was safe.", [BORIS]),
        ("Water boss Dana Pike said the dam was safe.", ["Dana Pike"]),
        # a post at a body is a person's, who may have another post besides
        ("Arden Council president Clara Moss said the dam was safe.", [CLARA]),
        ("Arden Council Secretary-Treasurer Clara Moss said the dam was safe.", [CLARA]),
        # a campaign's name is whose it is
        ("Mr Holt’s campaign said the dam was safe.", ["Holt’s campaign"]),
        # … and “his campaign” no other man's
        (("Mr Holt’s campaign failed. Hugh Quill’s campaign failed. Boris Holt left. His campaign "
          "said the dam was safe."), ["Holt’s campaign"]),
        ("Hugh Quill’s campaign failed. Boris Holt left. His campaign said the dam was safe.",
         [NOBODY]),
        # what somebody is by party is no second speaker, nor a body
        ("Boris Holt, Democrat of Norland, said the dam was safe.", ["Boris Holt"]),
        ("The Liberal Party met. Clara Moss, a teller and an Arden Liberal, said the dam was safe.",
         [CLARA]),
        ("The Republican from Arden said the dam was safe.", [NOBODY]),
        # … nor is whose aide one was besides
        # a people or party by its plural is a group, but with “the” it may be a name
        ("Liberals said the dam was safe.", [GROUP]),
        ("Most Liberals said the dam was safe.", [GROUP]),
        ("One Liberal said the dam was safe.", [ANONYMOUS]),
        ("An Arden Liberal said the dam was safe.", [ANONYMOUS]),
        ("A Liberal, Clara Moss, said the dam was safe.", [CLARA]),
        ("The Liberal Party met. One Liberal said the dam was safe.", [ANONYMOUS]),
        # anybody's spokesman is not who he speaks for
        ("A spokesman for candidate Clara Moss said the dam was safe.", [ANONYMOUS]),
        # who tells or says so is not whom his own clause names
        ("Boris Holt met Hugh Quill. Hugh Quill left. He told Hugh Quill the dam was safe.",
         ["Boris Holt"]),
        ("Boris Holt met Hugh Quill. Hugh Quill left. He said Hugh Quill was safe.",
         ["Boris Holt"]),
        ("The Liberals said the dam was safe.", ["Liberals"]),
        # a noun with a capital is short for the body that has it in its name
        ("The Arden Committee met. The Committee said the dam was safe.", ["Arden Committee"]),
        # an unseen name with a title is a name nevertheless
        ("“The dam will hold,” Mr Pike said.", ["Pike"]),
        # joint speakers are all named
        ("Clara Moss and Boris Holt said the dam was safe.", ["Clara Moss+Boris Holt"]),
        ("Clara Moss and Boris Holt, side by side, then said the dam was safe.",
         ["Clara Moss+Boris Holt"]),
        # the bare name of two namesakes: theirs of whom the text speaks more, else neither's
        ("Hugh Quill and Clara Quill left. “It holds,” Quill said.", [AMBIGUOUS]),
        ("Hugh Quill left. Hugh Quill left. Clara Quill left. “It holds,” Quill said.",
         [AMBIGUOUS]),
        (
            (
                "Hugh Quill left. Hugh Quill left. Hugh Quill left. Clara Quill left. "
                "“It holds,” Quill said."
            ),
            ["Hugh Quill"],
        ),
        ("Hugh Quill and Clara Quill left. “It holds,” Ms Quill said.", ["Clara Quill"]),
        # … or where it has long been his, and the other is not near
        (("Hugh Quill left. " + "Quill left. " * 4 + "Hugh Quill met Karim Quill. "
          + "The dam fell. " * 6 + "“It holds,” Quill said."), ["Hugh Quill"]),
        # … but not where the namesake only tells who the other is, or has no surname so far
        (("Hugh Quill left. Quill, a brother of the singer Karim Quill, ate. “It holds,” Quill "
          "said."), ["Hugh Quill"]),
        ("Hugh Quill met Karim. “It holds,” Quill said. Karim Quill left.", ["Hugh Quill"]),
        # … or where the other is dead or missing, or is named in the very words
        ("Hugh Quill and Clara Quill left. Hugh Quill died. “It holds,” Quill said.",
         ["Clara Quill"]),
        ("Hugh Quill and Clara Quill left. Hugh Quill was among the dead. “It holds,” Quill said.",
         ["Clara Quill"]),
        (("Hugh Quill and Clara Quill left. Hugh Quill was last seen at sea. “It holds,” Quill "
          "said."), ["Clara Quill"]),
        ("Hugh Quill and Clara Quill left. Hugh Quill was seen at sea. “It holds,” Quill said.",
         [AMBIGUOUS]),
        ("Hugh Quill and Clara Quill left. “Clara hears it,” Quill said.", ["Hugh Quill"]),
        # … nor is “he” who speaks of “him” the dead one
        ("Hugh Quill met Boris Holt. Hugh Quill died. “He left it,” he said.", [BORIS]),
        # … or the elder of the two, where the text tells who is
        ("Boris Holt left. His father, Hugh Holt, left. Holt the elder said the dam was safe.",
         ["Hugh Holt"]),
        ("Boris Holt left. His father, Hugh Holt, left. The younger Holt said the dam was safe.",
         [BORIS]),
        ("Boris Holt left. Hugh Holt left. The younger Holt said the dam was safe.", [AMBIGUOUS]),
        # … nor is it his who is brought in as somebody's relative
        (
            (
                "Hugh Holt left. His father, Boris Holt, left. Boris Holt left. Boris Holt left. "
                "“It holds,” Holt said."
            ),
            [AMBIGUOUS],
        ),
        # whom the words call by name does not say them
        ("Boris Holt left. “It holds, Mr Holt,” he said.", [NOBODY]),
        ("Boris Holt left. “No, Boris, it holds,” he said.", [NOBODY]),
        ("Boris Holt left. “It holds, Mrs Holt,” he said.", [BORIS]),
        # nested: each level has its own speaker
        ("“He told me ‘I quit’ and left,” said Clara Moss.", [CLARA, NOBODY]),
        ("“I said the dam was safe,” said Clara Moss.", [CLARA, CLARA]),
        # … in which a text is “it”, and whom the narration spoke of is not “they”; who is unnamed
        # is with others “we”
        ("“I read the letter. It said ‘the dam holds’ and more,” said Clara Moss.",
         [CLARA, DOCUMENT]),
        ("Protesters left. “They said ‘we won’ and left,” said Clara Moss.", [CLARA, NOBODY]),
        ("“It says ‘closed’ to me,” said Clara Moss.", [CLARA, NOBODY]),
        ("An anonymous tip came. “He told me ‘I quit’ and left,” said Clara Moss.",
         [CLARA, ANONYMOUS]),
        ("“We told officers the dam was safe,” a widow said.", [ANONYMOUS, GROUP]),
        # the speaker goes on: in the paragraph, and in the next
        ("“It holds,” Clara Moss said. “Nobody will leave.”", [CLARA, CLARA]),
        ("“It holds,” Clara Moss said.\n\n“Nobody will ever leave us.”", [CLARA, CLARA]),
        # … over what the sentence tells of others in passing
        (("“It holds,” said Clara Moss, a clerk who left and who hinted the dam was safe. “It "
          "stays.”"), [CLARA, ANONYMOUS, CLARA]),
        ("“I paid!” Clara Moss declared, a point made after callers asked who paid. “It is mine.”",
         [CLARA, GROUP, CLARA]),
        # … and so does a speaker who is not named
        ("“It holds,” the mayor said. “Nobody will leave.”", [NOBODY, NOBODY]),
        ("The second source said the dam was unsafe. “Nobody will leave the town.”",
         [ANONYMOUS, ANONYMOUS]),
        # … also as “they”, whoever else has spoken
        (
            (
                "“It holds,” the Arden Council said. Protesters said the dam was unsafe. "
                "They said the dam was safe."
            ),
            ["Arden Council", GROUP, GROUP],
        ),
        # the speaker changes
        ("“It holds,” Clara Moss said. Boris Holt was angry. “Nobody asked us.”", [CLARA, BORIS]),
        ("Clara Moss left. Boris Holt left. He said the dam was safe. She said the dam was safe.",
         [BORIS, CLARA]),
        # two talk in turn: whoever spoke before, or is spoken to; else nobody knows who
        ("“It holds,” Boris Holt said. “It fell,” Clara Moss said.\n\n“It stands.”\n\n“It lies.”",
         [BORIS, CLARA, BORIS, CLARA]),
        ("“Will it hold?” Clara Moss asked.\n\n“It will not.”", [CLARA, AMBIGUOUS]),
        # … or who else is there: the one other whom the nearest paragraph speaks of, or the rest of
        # two who just spoke
        ("Hugh Quill met Boris Holt.\n\n“Will it hold?” Clara Moss asked.\n\n“It will not.”",
         [CLARA, AMBIGUOUS]),
        # who is asked answers
        ("Clara Moss asked Boris Holt whether the dam was safe.\n\n“Nobody told us so.”",
         [CLARA, BORIS]),
        # a headline's words are whose they are below, if that is one person
        ("“Dam will hold”: trouble in Arden\n\n“The dam will hold,” said Clara Moss.", [CLARA] * 2),
        ("“It will hold”: in Arden\n\n“It will hold,” said Moss.\n\n“It will hold,” said Boris.",
         [AMBIGUOUS, "Moss", "Boris"]),
        ("“It will fall”: trouble in Arden\n\n“It will hold,” said Clara Moss.", [UNSAID, CLARA]),
        # … though the headline's own clause has somebody unnamed speak, but not though it names one
        ("“Dam will hold”: a mosque feels\n\n“The dam will hold,” said Clara Moss.", [CLARA] * 2),
        # … and not in a sentence that happens to stand first
        ("“Dam will hold,” said a spokesman.\n\n“The dam will hold,” said Clara Moss.",
         [ANONYMOUS, CLARA]),
        ("“Dam will hold,” says Boris Holt\n\n“The dam will hold,” said Clara Moss.",
         [BORIS, CLARA]),
        # led in by narration
        ("Clara Moss was angry. “Nobody asked us about it.”", [CLARA]),
        ("Clara Moss continued:\n\n“The dam will hold. Nobody will leave.”", [CLARA]),
        # … or by a colon, which a sentence after the words does not outweigh
        ("Clara Moss was angry: “Nobody asked us.” Boris Holt shouted.", [CLARA]),
        ("A voter was angry: “Nobody asked us about it.”", [ANONYMOUS]),
        ("Clara Moss was angry: “Will it hold?” The report said the dam was safe.",
         [CLARA, DOCUMENT]),
        # labels: a name, a part that anybody may play
        ("Clara Moss left.\n\nMS MOSS: It is safe.\nMR PIKE: It is not.\nMS MOSS: It stays open.",
         [CLARA, "PIKE", CLARA]),
        ("Q: Is the dam safe?\nA: It is safe now.", [ANONYMOUS, ANONYMOUS]),
        ("OPERATOR: Good morning.\nDANA PIKE: It is safe now.", [ANONYMOUS, "DANA PIKE"]),
        ("“The dam will hold.” — Clara Moss", [CLARA]),
        ("Clara Moss and Boris Holt left.\n\nDAM HOLDS - Clara Moss and Boris Holt: “It holds.”",
         ["Clara Moss+Boris Holt"]),
        ("Hugh Quill and Clara Quill left.\n\nBOTH QUILLS: It is safe.\nMR PIKE: It is not.",
         ["Hugh Quill+Clara Quill", "PIKE"]),
        ("Clara Moss left.\n\nBOTH QUILLS: It is safe.\nMR PIKE: It is not.",
         [ANONYMOUS, "PIKE"]),
        # first persons outside anybody's words
        ("“Is the dam safe?” I asked.", [NOBODY]),
        ("“Dam is safe,” we said.", [GROUP]),
        ("Boris Holt says the dam fell when I asked whether it was safe.", ["Boris Holt", NOBODY]),
        # a comment on a whole sentence, by a noun that no list of endings tells for a person's
        ("“The dam holds,” as one fellow put it.", [ANONYMOUS]),
        # a signature that withholds the name
        ("“The dam will hold.” — name withheld", [ANONYMOUS]),
        # a body whose name is a common noun
        ("The magazine Plug called it “a mess”.", ["Plug"]),
        # … nor does who spoke where an answer comes
        ("“It holds,” Clara Moss said. “Will it?” came the answer.", [CLARA, UNSAID]),
        ("“It holds,” Clara Moss said. “The dam will hold,” an angry Holt retaliated.",
         [CLARA, UNSAID]),
        # nobody given, also where somebody was told without a word of who told it
        ("Clara Moss said she was promised the sign, which reads “It holds”, would stay.",
         [CLARA, UNSAID]),
        ("“They lie.” “We do not.”", [UNSAID, UNSAID]),
        ("It was announced that the dam would close.", [UNSAID]),
        # an unnamed voice in passing does not go on in a paragraph of its own, nor a crowd as “I”
        ("It fell. “It holds,” a clerk said.\n\n“It was never safe.”", [ANONYMOUS, UNSAID]),
        ("“It holds,” a clerk said.\n\n“It was never safe.”", [ANONYMOUS, ANONYMOUS]),
        ("“It holds,” the crowd said. “We have a saw.”", [GROUP, GROUP]),
        ("“It holds,” the crowd said. “I have a saw.”", [GROUP, UNSAID]),
        # a text by somebody is quoted right below
        ("A letter by Clara Moss split the council.\n\n“It was never safe.”", [CLARA]),
        ("A dam by Clara Moss split the council.\n\n“It was never safe.”", [UNSAID]),
        # what a crowd chants is not whom the sentence is about
        ("Boris Holt moved the crowd to chants of “Shut the dam!”", [UNSAID]),
        ("Boris Holt spoke and the crowd took up the old chant “Shut the dam!”", [UNSAID]),
    ],
)  # fmt: skip
def test_speakers_of_an_article(text: str, wanted: list[str]) -> None:
    assert outcomes_of(document_of(text)) == tuple(wanted)


@pytest.mark.parametrize(
    ("text", "byline", "wanted"),
    [
        # the reporter asks
        (
            "Clara Moss left.\n\nQ: Is it safe?\nA: It is safe now.",
            "By Dana Pike",
            ["Dana Pike", CLARA],
        ),
        # the reporter speaks, named in the byline alone or in the text as well
        ("“Is the dam safe?” I asked.", "Dana Pike", ["Dana Pike"]),
        # … also by one word, where the text calls a person so
        ("Clara left. “Is the dam safe?” I asked.", "Clara", ["Clara"]),
        (
            "“Is the dam safe?” I asked.\n\nCOMMENTS\n\nMossy: It holds.\n\nPikey: It fell.",
            "Pikey",
            ["Pikey", "Mossy", "Pikey"],
        ),
        ("“Is the dam safe?” I asked.", "Staff", [NOBODY]),
        ("Dana Pike left. “Is the dam safe?” I asked.", "Dana Pike", ["Dana Pike"]),
        # … who answers where nobody else is there
        ("“Is the dam safe?” Clara Moss asked.\n\n“It is not.”", "Dana Pike", [CLARA, AMBIGUOUS]),
        # inside somebody's words “I” is that speaker all the same
        ("“I said the dam was safe,” said Clara Moss.", "Dana Pike", [CLARA, CLARA]),
        # the reporter is nobody's “she”
        ("“Is the dam safe?” she asked.", "Dana Pike", [NOBODY]),
    ],
)
def test_reporter_of_the_byline_is_i(text: str, byline: str, wanted: list[str]) -> None:
    assert outcomes_of(document_of(text, byline=byline)) == tuple(wanted)


def test_what_is_carried_on_shows_every_step() -> None:
    text = "“It holds,” Clara Moss said. “Nobody will leave.”"
    _, last = resolved_of(document_of(text))

    assert [step.rule for step in last.resolution.steps] == ["name", "continues_in_paragraph"]
    assert last.resolution.steps[-1].spans[0].of(text) == "“It holds,”"


def test_unseen_name_is_given_as_written() -> None:
    text = "“The dam will hold,” said the Moss campaign."
    (only,) = resolved_of(document_of(text))

    assert only.resolution.entities == ()
    assert only.resolution.name is not None
    assert only.resolution.name.of(text) == "Moss campaign"

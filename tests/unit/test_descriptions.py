"""Rows give an article and whom its last quotation goes to: a name, or why there is none."""

import pytest
from attrs import evolve

from quotes.model import Reason
from tests.scene import document_of, outcomes_of, resolved_of

ANONYMOUS, GROUP, DOCUMENT = Reason.ANONYMOUS, Reason.GROUP, Reason.DOCUMENT
NOBODY, AMBIGUOUS = Reason.NO_ANTECEDENT, Reason.AMBIGUOUS
SAFE = "said the dam was safe."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a role that the text gives to one person: before, after, as a title, in short form
        (f"Boris Holt, the harbour master, left. The harbour master {SAFE}", "Boris Holt"),
        (f"The harbour master, Boris Holt, left. The harbour master {SAFE}", "Boris Holt"),
        (f"Harbour master Boris Holt left. The harbour master {SAFE}", "Boris Holt"),
        (f"Former mayor Clara Moss left. The mayor {SAFE}", "Clara Moss"),
        (f"Former mayor Clara Moss left. The two-term mayor {SAFE}", "Clara Moss"),
        ("Sen. Dana Pike left. “It holds,” the senator said.", "Dana Pike"),
        # … a capital makes no name of it
        (("President Clara Moss left. When asked about the President’s claim that the dam leaked, "
          "she sat."), "Clara Moss"),
        ("Clara Moss introduced it as harbour minister. “It holds,” the minister said.",
         "Clara Moss"),
        # … and no other office of the kind
        (f"Its foreign minister {SAFE} The prime minister, Clara Moss, left.", NOBODY),
        # whose name the lead leaves for the next sentences, if these say nothing else of the person
        (f"The founder {SAFE} Clara Moss left.", "Clara Moss"),
        (f"The founder {SAFE} It fell. Clara Moss left.", "Clara Moss"),
        (f"The founder {SAFE} Clara Moss, a doctor who saw it, recalled the flood.", NOBODY),
        (f"The founder {SAFE} Moss left.", NOBODY),
        (f"The founder {SAFE} Clara Moss and Boris Holt left.", NOBODY),
        (f"The founder {SAFE} Clara Moss, prosecuting, left.", NOBODY),
        (f"The chairwoman {SAFE} Boris Holt left.", NOBODY),
        (f"His sister {SAFE} Clara Moss left.", NOBODY),
        (f"The witness {SAFE} Clara Moss left.", NOBODY),
        (f"It fell. It fell. The founder {SAFE} It fell. Clara Moss left.", NOBODY),
        (f"Clara Moss left. It fell. It fell. The founder {SAFE} Clara Moss left.", NOBODY),
        # two people have it, or nobody named has
        (
            (
                "Boris Holt, the harbour master, left. Hugh Quill, the harbour master, left. "
                f"The harbour master {SAFE}"
            ),
            AMBIGUOUS,
        ),
        # … which “herself” tells of a man and a woman
        (
            (
                "Clara Moss, the harbour master, left. Hugh Quill, the harbour master, left. "
                f"The harbour master herself {SAFE}"
            ),
            "Clara Moss",
        ),
        # … not a state's whom the sentence sets elsewhere
        ("Foreign minister Clara Moss left. In Arden, the foreign minister said the dam was safe.",
         NOBODY),
        ("Arden minister Clara Moss left. In Arden, the minister said the dam was safe.",
         "Clara Moss"),
        # … nor a place's that only begins like it
        (f"The New Arden minister, Clara Moss, left. It fell. The New Wells minister {SAFE}",
         NOBODY),
        (f"The New Arden minister, Clara Moss, left. It fell. The New Arden minister {SAFE}",
         "Clara Moss"),
        # … or the one of them who just spoke
        (
            ("Hugh Quill, the harbour master, left. Boris Holt, the harbour master, left. "
            f"“The dam will hold,” Hugh Quill said. The harbour master {SAFE}"),
            "Hugh Quill",
        ),
        (f"The harbour master {SAFE}", NOBODY),
        (f"The mayor {SAFE}", NOBODY),
        # a relation to somebody named is somebody else
        (f"His brother {SAFE}", NOBODY),
        (f"Boris Holt left. His brother {SAFE}", NOBODY),
        # … but for a relative whom the text names: by that relation, the other way round, as
        # married, or by the surname where nothing else is told of who shares it
        (f"Boris Holt left. His wife, Clara Moss, left. Boris Holt left. His wife {SAFE}",
         "Clara Moss"),
        (f"Boris Holt left. His wife, Clara Moss, left. Clara Moss left. Her husband {SAFE}",
         "Boris Holt"),
        (f"Boris Holt left. His mother, Clara Moss, left. Clara Moss left. Her son {SAFE}",
         "Boris Holt"),
        (f"Boris Holt left. His mother, Clara Moss, left. Clara Moss left. Her husband {SAFE}",
         NOBODY),
        (f"Clara Moss married Boris Holt. Clara Moss left. Her husband {SAFE}", "Boris Holt"),
        (f"Clara Holt left. Boris Holt left. His wife {SAFE}", "Clara Holt"),
        (f"Clara Moss left. Boris Holt left. His wife {SAFE}", NOBODY),
        (f"My sister, Clara Holt, left. Boris Holt left. His wife {SAFE}", NOBODY),
        # … who is a child's mother, or one of a couple whose child the text names
        (f"Clara Holt left. Her son, Hugh Holt, left. Boris Holt left. His wife {SAFE}",
         "Clara Holt"),
        (f"Boris Holt met Clara Holt. Their daughter, Dana Pike, left. Her father {SAFE}",
         "Boris Holt"),
        (f"Boris Holt met Clara Moss. Their daughter, Dana Pike, left. Her father {SAFE}", NOBODY),
        # by place among two just named; with which body
        (f"Boris Holt met Hugh Quill. The latter {SAFE}", "Hugh Quill"),
        (f"Boris Holt met Hugh Quill. The former {SAFE}", "Boris Holt"),
        (f"Boris Holt left. The latter {SAFE}", NOBODY),
        # a minister under another name, but no press secretary
        (f"The health secretary, Clara Moss, left. Boris Holt left. The minister {SAFE}",
         "Clara Moss"),
        (f"The press secretary, Clara Moss, left. Boris Holt left. The minister {SAFE}", NOBODY),
        (f"Boris Holt left. His mother, Clara Holt, left. Boris Holt left. His wife {SAFE}",
         NOBODY),
        # particular people left unnamed
        (f"A spokesman for the ministry {SAFE}", ANONYMOUS),
        (f"A different spokeswoman {SAFE}", ANONYMOUS),
        ("The second source said the dam was unsafe.", ANONYMOUS),
        (f"Two officials {SAFE}", ANONYMOUS),
        (f"An official who was briefed on the talks {SAFE}", ANONYMOUS),
        (f"The mayor’s spokesman {SAFE}", ANONYMOUS),
        # … however the text calls them afterwards: by the noun, counted or not, by a pronoun
        (f"A clerk left. The clerk {SAFE}", ANONYMOUS),
        (f"One of the clerks left. The clerk {SAFE}", ANONYMOUS),
        (f"Two officials left. The officials {SAFE}", ANONYMOUS),
        (f"A widow left. She {SAFE}", ANONYMOUS),
        (f"A widow left. He {SAFE}", NOBODY),
        (f"A voter left. They {SAFE}", ANONYMOUS),
        # … and who asks not to be named, which no other such noun does
        (f"The mother, who cannot be identified, {SAFE}", ANONYMOUS),
        (f"The moderator {SAFE}", NOBODY),
        # … or is brought in by what she did, not by what she was
        (f"The woman who answered {SAFE}", ANONYMOUS),
        (f"The man who was mayor {SAFE}", NOBODY),
        # … under another noun that fits, if nobody is named since, and it is no office
        (f"A salesman left. The witness {SAFE}", ANONYMOUS),
        (f"A salesman left. The girl {SAFE}", NOBODY),
        (f"A salesman left. Clara Moss left. The witness {SAFE}", NOBODY),
        (f"A salesman left. The minister {SAFE}", NOBODY),
        # … or goes on as “she” after a noun, where nobody else can be meant
        (f"A cook {SAFE}\n\nIt fell. It fell. It fell. She {SAFE}", NOBODY),
        (f"A spokesman {SAFE} It fell. It fell. It fell. She {SAFE}", NOBODY),
        (("A clerk left. “It holds,” he said. I told him it fell. I told him it fell. “It stays,” "
          "he said."), ANONYMOUS),
        # not a child among the parents
        (f"Hugh Quill and Clara Moss left. Neither parent {SAFE}", "Hugh Quill+Clara Moss"),
        (f"His daughter, Clara Moss, met Hugh Quill. Neither parent {SAFE}", NOBODY),
        # … however far back the couple is, and nobody else of the name
        (f"Boris Holt met Clara Holt. {'It fell. ' * 6}Neither parent {SAFE}",
         "Boris Holt+Clara Holt"),
        (f"Boris Holt met Hugh Holt. {'It fell. ' * 6}Neither parent {SAFE}", NOBODY),
        # two who are named, each by himself, or one of them
        (f"Hugh Quill and Clara Moss left. Each of them {SAFE}", "Hugh Quill+Clara Moss"),
        (f"Hugh Quill and Clara Moss left. Each of the clerks {SAFE}", NOBODY),
        (f"Hugh Quill left. One of the Quills {SAFE}", ANONYMOUS),
        (f"One of the brothers {SAFE}", ANONYMOUS),
        # … but for one who is named beside it
        (f"A spokesman, Boris Holt, {SAFE}", "Boris Holt"),
        ("The dam was safe, according to its leader, Boris Holt.", "Boris Holt"),
        # an unnamed plural or crowd
        ("Protesters said the dam was unsafe.", GROUP),
        ("The crowd shouted that the dam was unsafe.", GROUP),
        # a text: nobody's, or that of whoever is named as its author
        (f"The report {SAFE}", DOCUMENT),
        (f"The sign {SAFE}", DOCUMENT),
        (f"The probe {SAFE}", DOCUMENT),
        ("A report left. It concludes that the dam was safe.", DOCUMENT),
        (f"Boris Holt’s letter {SAFE}", "Boris Holt"),
        (f"Clara Giles’ letter {SAFE}", "Clara Giles"),
        (f"The report by Boris Holt {SAFE}", "Boris Holt"),
        (f"A study by Boris Holt and Clara Moss {SAFE}", "Boris Holt+Clara Moss"),
        # how long an office is held tells no other holder
        (f"President Boris Holt left. The two-term president {SAFE}", "Boris Holt"),
        # a body's officer is not whoever was one elsewhere
        (f"Boris Holt, the president, left. It is. It is. It is. It is. Its president {SAFE}",
         NOBODY),
        # the statement is what a body has just said
        ("Clara Moss provided a statement. “It holds,” the statement said.", "Clara Moss"),
        # a president by title before a president of something
        (f"President Boris Holt met Hugh Quill, the president of a club. The president {SAFE}",
         "Boris Holt"),
        (f"A memo that the Moss campaign sent {SAFE}", "Moss campaign"),
        (f"A memo, which bears the signature of Boris Holt, {SAFE}", "Boris Holt"),
        (f"A memo sent in the name of Boris Holt {SAFE}", "Boris Holt"),
        (f"An email was sent from Boris Holt. The email {SAFE}", "Boris Holt"),
        (f"The Moss campaign sent out an email appeal. The email {SAFE}", "Moss campaign"),
        (f"A statement, which was attributed to Boris Holt, {SAFE}", "Boris Holt"),
        # … nor one that has been put into words alone
        ("Clara Moss left. Boris Holt’s remarks say that the dam was safe.", "Boris Holt"),
        # a campaign's text is not its candidate's
        (
            "Clara Moss said in a letter that the dam was safe. “It holds,” the letter said.",
            "Clara Moss",
        ),
        (
            "Clara Moss said in a letter that the dam was safe. “It holds,” the report said.",
            DOCUMENT,
        ),
        # somebody who is named after all
        (f"A teacher who gave her name as Dana {SAFE}", "Dana"),
        (f"A committee called Holt for Arden {SAFE}", "Holt for Arden"),
        (f"A teacher who gave her book as Dana {SAFE}", ANONYMOUS),
        # a body named as such
        (f"The Arden Council {SAFE}", "Arden Council"),
        (f"The Arden water ministry {SAFE}", "Arden water ministry"),
        (f"The Moss campaign {SAFE}", "Moss campaign"),
        (f"The High Court on Monday {SAFE}", "High Court"),
        (f"The firm that sells it, Arden Group, {SAFE}", "Arden Group"),
        (f"The Arden Sheriff’s Office {SAFE}", "Arden Sheriff’s Office"),
        (f"The sheriff’s office {SAFE}", NOBODY),
        (f"Mrs. Pike’s campaign {SAFE}", "Pike’s campaign"),
        # … spoken of again by its noun, if only one can be meant
        (f"The Arden Council {SAFE} “It will hold,” the council said.", "Arden Council"),
        ("The Arden Council left. The Wells Council left. “It holds,” the council said.", NOBODY),
        (f"The Harbour Safety Office opened. It fell. The office {SAFE}",
         "Harbour Safety Office"),
        # … by a noun that its name has in another word
        (f"The Arden Police left. The Arden Group left. The force {SAFE}", "Arden Police"),
        (f"The Arden Media Group {SAFE} The Arden Corp left. The news outlet {SAFE}",
         "Arden Media Group"),
        # … a body whose name the tagger passed over
        (f"Tri-Cities Utilities left. The company {SAFE}", "Tri-Cities Utilities"),
        (f"Hugh Quill phoned Radio Wells. The station {SAFE}", "Radio Wells"),
        # … or which is called a start-up; two bodies just named
        (f"Arden Glas, the start-up, left. The company {SAFE}", "Arden Glas"),
        (f"Arden Group left. Neither company {SAFE}", NOBODY),
        # … the one company that the article is about, also as the owner of a text
        (f"Arden Group {SAFE} Boris Holt left. Clara Moss left. The company {SAFE}", "Arden Group"),
        (f"Arden Group {SAFE} Boris Holt left. Clara Moss left. Its report {SAFE}", "Arden Group"),
        (f"Arden Bank {SAFE} Boris Holt left. Clara Moss left. The company {SAFE}", NOBODY),
        # … called by what it makes or where it is listed, also in short
        (f"Holt Group fell. Quill Group fell. The roofing retailer {SAFE}", NOBODY),
        (f"Holt Group fell. The rival retailer {SAFE}", NOBODY),
        (f"Holt Group fell. Holt {SAFE}", "Holt Group"),
        (f"Holt Group fell. Hugh Holt left. Holt {SAFE}", "Hugh Holt"),
        # … a body's name ends where a date begins
        (f"The Council in May {SAFE} Clara Moss left. The council {SAFE}", "Council"),
        # … or not named at all
        (f"The campaign {SAFE}", NOBODY),
        ("The ministry said in a statement that the dam was safe.", NOBODY),
        (f"The Moss campaign {SAFE} The campaign {SAFE}", "Moss campaign"),
        # … of another country
        (f"The Norland minister, Boris Holt, left. The Norlander minister {SAFE}", "Boris Holt"),
        (f"The Norland minister, Boris Holt, left. The Swedish minister {SAFE}", NOBODY),
        (f"The Dutch minister, Boris Holt, left. The Netherlands minister {SAFE}", "Boris Holt"),
        pytest.param(
            f"Nobody {SAFE}", NOBODY,
            marks=pytest.mark.xfail(strict=True, reason="nobody is taken for a group of people"),
        ),
    ],
)  # fmt: skip
def test_description_stands_for(text: str, wanted: str) -> None:
    assert outcomes_of(document_of(text))[-1] == wanted


def test_office_of_several_words_may_be_called_by_its_first() -> None:
    text = "Chief fire officer Clara Moss left. “It fell,” the chief said."

    assert outcomes_of(document_of(text)) == ("Clara Moss",)


def test_office_with_a_capital_is_no_name() -> None:
    document = document_of(f"The Secretary of State {SAFE}")
    (sentence,) = document.parse.sentences
    parse = evolve(document.parse, sentences=(evolve(sentence, entities=()),))

    assert outcomes_of(evolve(document, parse=parse)) == (NOBODY,)


def test_ambiguous_role_has_its_holders_as_candidates() -> None:
    *_, last = resolved_of(
        document_of(
            "Boris Holt, the harbour master, left. Hugh Quill, the harbour master, left. "
            f"The harbour master {SAFE}"
        )
    )

    assert [(w.entity, w.score) for w in last.resolution.weighed] == [(0, 0.5), (1, 0.5)]


def test_evidence_names_the_rule() -> None:
    text = f"Former mayor Clara Moss left. The mayor {SAFE}"
    *_, last = resolved_of(document_of(text))
    (step,) = last.resolution.steps

    assert step.rule == "role"
    assert [span.of(text) for span in step.spans] == ["The mayor"]

"""Rows show a marked passage in brackets, beside what it is; None stands for speech."""

import pytest

from quotes.find.not_speech import label_of
from quotes.model import NotSpeechLabel as Label
from tests.scene import document_of, drawn, findings_of, links_of, plain


@pytest.mark.parametrize(
    ("row", "label"),
    [
        # a nickname within a name
        ("Robert [“Bobby”] Quill left.", Label.NICKNAME),
        # titles: beside a noun for a work, after an owner, in title case without a cue
        ("The book [“Deep Water”] sold well.", Label.TITLE),
        ("She spoke on [“Water Today”] on Sunday.", Label.TITLE),
        ("The council read Pike’s [“Deep Water”] on Monday.", Label.TITLE),
        ("A choir sang [“Deep Water”] twice.", Label.TITLE),
        ("The Arden Press releases [“The Lamp of Holm,”] by Clara Moss.", Label.TITLE),
        ("— [“Ferry runs late again,”] by Clara Moss of the Lantern.", Label.TITLE),
        ("Holt's own manifesto, [“Deep Water: A Life,”] sold well.", Label.TITLE),
        ("[“Deep Water”] host Clara Moss left.", Label.TITLE),
        ("An essay titled, [“Why Old Dams Need More Care Than New Dams in Arden.”]", Label.TITLE),
        ("An editorial titled [“Dams are not too old. They are too many.”]", Label.TITLE),
        ("Clara Moss published [“The Long Road of Arden.”]", Label.TITLE),
        ("The band added songs including [“La Perla.”]", Label.TITLE),
        ("She gave an interview with [“Water Today,”] then left.", Label.TITLE),
        (
            "The book [“Deep Water: The Long and Cold Life of a Town by the Old Harbour”] sold.",
            Label.TITLE,
        ),
        ("She spoke about floods in [“13th.”]", Label.TITLE),
        ("Holt's interview with [“Water Today”] was long.", Label.TITLE),
        ("Clara Moss will perform [“Deep Water”] twice.", Label.TITLE),
        ("Holt took the class, [“Rivers 20,”] twice.", Label.TITLE),
        ("Clara Moss met the [“Circle of Nine”] alliance.", Label.TITLE),
        ("Clara Moss will promote [“Harbour Nights”] twice.", Label.TITLE),
        (
            "Holt's [“The Keepers: Anna Reed, Boris Quill and the Lamp Works of Arden”] sold well.",
            Label.TITLE,
        ),
        # speech: a verdict, though the parser hung it on the noun before
        ("Clara Moss called the plan in his letter [“silly and weak”].", None),
        # … or hung the verb on a noun of who says it
        ("He won in what Clara Moss, the chief of the campaign, called [“trench war”].", None),
        # terms: named as such, or words that only modify a noun
        ("The so-called [“dark money”] vanished.", Label.TERM),
        ("Clara Moss gave a [“special meeting”] rule.", Label.TERM),
        ("Clara Moss wrote under the pseudonym [“Deep Water”].", Label.TERM),
        ("A box labelled [“medical problem”] stood there.", Label.TERM),
        ("The rule known as [“rule nine”] fell.", Label.TERM),
        ("Fishermen call the place [“the Throat”].", Label.TERM),
        ("Boris Holt slammed a device called a [“sluice”].", Label.TERM),
        # … also words that nobody uses
        ("Nobody should use the word [“flood”] here.", Label.TERM),
        # words that nobody said
        ("To those who say [“too late”] we answer so.", Label.OTHER),
        ("Critics will say [“nostalgia”].", Label.OTHER),
        ("Nobody says [“wireless”] now.", Label.OTHER),
        ("Clara Moss left, as if to say, [“We did.”]", Label.SCARE),
        ("Clara Moss had a word she could not utter: [“sorry”].", Label.SCARE),
        # scare quotes: a few words that no cue takes up
        ("The dam was [“safe”] then.", Label.SCARE),
        # entities, and nothing at all
        ("The dam is [“1,000”] tall.", Label.MEASURE),
        ("The [“...”] dam fell.", Label.OTHER),
        # speech: a sentence of its own
        ("[“We did.”]", None),
        ("[“The dam will hold,”] said Clara Moss.", None),
        # speech: words that a cue takes as content, however few
        ("Clara Moss called the plan [“a disgrace”].", None),
        ("Clara Moss warned of [“chaos”] in Arden.", None),
        ("Boris Holt’s talk of [“chaos”] upset Arden.", None),
        ("Boris Holt resigned, citing [“grave doubts”] about the dam.", None),
        ("Clara Moss said the plan was [“a mess”] and would fail.", None),
        ("Clara Moss said the dam’s [“old cracks”] were deep.", None),
        # speech: words that somebody uses for a thing or person
        ("Clara Moss used the word [“flood”] twice.", None),
        ("Signs calling Boris Holt [“the Toad”] hung there.", None),
        # speech: many words, if none that we know attributes them
        ("The wall bore [“we will never leave this town”] in red.", None),
        # speech: after nothing but a name
        ("Then Clara Moss again: [“safe dams”].", None),
        # speech: somebody's label is beside it
        ("[“The dam will hold.”] — Clara Moss", None),
        # without marks it is never set aside
        ("MS HOLT: [The Dam.]", None),
    ],
)
def test_marked_words_that_nobody_said_are_labelled(row: str, label: Label | None) -> None:
    document = document_of(plain(row))
    (link,) = links_of(document)

    spans = document.markings.passages[link.passage].spans
    assert drawn(document.text, {"[]": spans}) == row
    assert label_of(document, link) is label


def test_second_title_is_told_by_the_first() -> None:
    document = document_of("Clara Moss was on “Water Today” and “The Late Lamp,” of all things.")

    assert [label_of(document, link) for link in links_of(document)] == [Label.TITLE] * 2


def test_speech_between_the_names_of_two_sentences_is_no_nickname() -> None:
    document = document_of("“The dam will hold,” said Clara Moss. “It stays,” Moss said.")

    assert [label_of(document, link) for link in links_of(document)] == [None, None]


def test_what_is_no_speech_is_returned_apart_with_its_label() -> None:
    text = "Robert “Bobby” Quill left. “The dam will hold,” said Clara Moss."
    document = document_of(text)
    findings = findings_of(document)

    assert [(r.span.of(text), r.label) for r in findings.rejected] == [("“Bobby”", Label.NICKNAME)]
    assert [q.spans[0].of(text) for q in findings.quotations] == ["“The dam will hold,”"]

"""Names that the tagger passed over, cut short or mistook, and what the words beside them tell."""

import pytest
from attrs import evolve

from quotes.model import SpeakerType
from quotes.parse.untagged_names import with_untagged_names
from quotes.refer import gather_names
from quotes.syntax import EntityType, NamedEntity, Parse
from tests.fake import parse_of
from tests.scene import document_of

PERSON, ORG, PLACE = EntityType.PERSON, EntityType.ORG, EntityType.PLACE
CLERK = (
    "The/DET/det>2 {noun}/NOUN/nsubj>7 _,/PUNCT/punct>4 {name}/PROPN/appos>2 "
    "Moss/PROPN/flat>4 _,/PUNCT/punct>2 left/VERB/root>0/leave _./PUNCT/punct>7"
)

INITIALS = "_,/PUNCT/punct>7 or/CCONJ/cc>7 AVU/PROPN/conj>3 left/VERB/root>0/leave _./PUNCT/punct>8"


def _tagged(
    notation: str, *tags: tuple[str, EntityType]
) -> tuple[str, list[tuple[str, EntityType]]]:
    """The text, and the names that are found where the tagger saw those given."""
    text, parse = parse_of(notation)
    entities = tuple(
        NamedEntity(start=text.index(t), end=text.index(t) + len(t), text=t, type=type_)
        for t, type_ in tags
    )
    (sentence,) = parse.sentences
    read = Parse(sentences=(evolve(sentence, entities=entities),))
    (told,) = with_untagged_names(text, read).sentences
    return text, [(e.text, e.type) for e in told.entities]


@pytest.mark.parametrize(
    ("notation", "wanted"),
    [
        # the noun before the comma says what bears the name
        (CLERK.format(noun="clerk", name="Clara"), [("Clara Moss", PERSON)]),
        (CLERK.format(noun="railway", name="Moss"), [("Moss Moss", ORG)]),
        (CLERK.format(noun="hamlet", name="Upper"), []),
        (("The/DET/det>2 firm/NOUN/nsubj>6 _,/PUNCT/punct>4 Nordline/PROPN/appos>2 "
         "_,/PUNCT/punct>2 left/VERB/root>0/leave _./PUNCT/punct>6"), [("Nordline", ORG)]),
        # the words that initials stand for
        (f"Arden/PROPN/nsubj>8 Voters/NOUN/nsubj>8 United/ADJ/amod>2 {INITIALS}", []),
        (f"The/DET/det>4 Arden/PROPN/compound>3 Voters/NOUN/nsubj>8 United/ADJ/amod>2 {INITIALS}",
         [("Arden Voters United", ORG)]),
        (f"The/DET/det>4 Arden/PROPN/compound>3 Dam/NOUN/nsubj>8 United/ADJ/amod>2 {INITIALS}", []),
        # one word beside a person's noun may be a nickname or a place
        (("The/DET/det>2 clerk/NOUN/nsubj>6 _,/PUNCT/punct>4 Upton/PROPN/appos>2 "
         "_,/PUNCT/punct>2 left/VERB/root>0/leave _./PUNCT/punct>6"), []),
        # a body's noun with a capital, behind its article; not as part of a longer name
        (
            ("Ask/VERB/root>0 the/DET/det>5 Harbour/NOUN/compound>5 Owners’/NOUN/nmod:poss>5 "
            "League/NOUN/obj>1"),
            [("Harbour Owners’ League", ORG)],
        ),
        (
            ("Ask/VERB/root>0 the/DET/det>4 Harbour/NOUN/compound>4 League/NOUN/obj>1 "
            "of/ADP/case>6 Arden/NOUN/nmod>4"),
            [],
        ),
        (
            "The/DET/det>3 Harbour/NOUN/compound>3 League/NOUN/nsubj>4 left/VERB/root>0/leave",
            [("Harbour League", ORG)],
        ),
        ("Ask/VERB/root>0 the/DET/det>3 League/NOUN/obj>1", []),
        # a courtesy title
        ("Dame/PROPN/nmod:desc>2 Clara/PROPN/nsubj>3 left/VERB/root>0/leave _./PUNCT/punct>3",
         [("Clara", PERSON)]),
        ("Madam/PROPN/nmod:desc>2 Speaker/PROPN/nsubj>3 left/VERB/root>0/leave", []),
        ("Clara/PROPN/nsubj>2 left/VERB/root>0/leave _./PUNCT/punct>2", []),
    ],
)  # fmt: skip
def test_name_that_the_tagger_passed_over(
    notation: str, wanted: list[tuple[str, EntityType]]
) -> None:
    assert _tagged(notation)[1] == wanted


@pytest.mark.parametrize(
    ("notation", "tag", "wanted"),
    [
        # a body's name goes on to its capitalised noun, or with its number
        ("Blue/ADJ/amod>2 Bay/PROPN/compound>3 Lines/NOUN/nsubj>4 left/VERB/root>0/leave",
         ("Blue Bay", ORG), ("Blue Bay Lines", ORG)),
        ("Channel/PROPN/nsubj>3 12/NUM/flat>1 left/VERB/root>0/leave",
         ("Channel", ORG), ("Channel 12", ORG)),
        # not in a headline, nor with a role
        ("Blue/PROPN/compound>2 Lines/PROPN/nsubj>3 Left/VERB/root>0/leave",
         ("Blue", ORG), ("Blue", ORG)),
        ("Blue/PROPN/compound>2 President/PROPN/nsubj>3 left/VERB/root>0/leave",
         ("Blue", ORG), ("Blue", ORG)),
        # where somebody is from is a street
        (("A/DET/det>2 widow/NOUN/nsubj>6 from/ADP/case>5 Marl/PROPN/compound>5 "
         "Lane/PROPN/nmod>2 left/VERB/root>0/leave"), ("Marl Lane", PERSON), ("Marl Lane", PLACE)),
        (("A/DET/det>2 card/NOUN/nsubj>6 from/ADP/case>5 Clara/PROPN/compound>5 "
         "Lane/PROPN/nmod>2 left/VERB/root>0/leave"),
         ("Clara Lane", PERSON), ("Clara Lane", PERSON)),
    ],
)  # fmt: skip
def test_name_cut_short_or_mistaken(
    notation: str, tag: tuple[str, EntityType], wanted: tuple[str, EntityType]
) -> None:
    assert _tagged(notation, tag)[1] == [wanted]


def test_words_without_a_capital_are_no_name() -> None:
    text = "The/DET/det>3 state/NOUN/compound>3 railway/NOUN/nsubj>4 left/VERB/root>0/leave"

    assert _tagged(text, ("state railway", PLACE))[1] == []


def test_sentence_without_such_names_is_the_same() -> None:
    text, parse = parse_of("Clara/PROPN/nsubj>2 left/VERB/root>0/leave _./PUNCT/punct>2")

    assert with_untagged_names(text, parse).sentences[0] is parse.sentences[0]


def test_name_that_a_sentence_shows_to_be_a_bodys_is_one_throughout() -> None:
    text, parse = parse_of(
        "The/DET/det>2 company/NOUN/nsubj>4 Pike/PROPN/nsubj>4 left/VERB/root>0/leave\n"
        "Pike/PROPN/nsubj>2 left/VERB/root>0/leave"
    )
    tags = (EntityType.ORG, EntityType.PERSON)
    sentences = tuple(
        evolve(sentence, entities=(NamedEntity(start=at, end=at + 4, text="Pike", type=type_),))
        for sentence, type_, at in zip(
            parse.sentences, tags, (text.index("Pike"), text.rindex("Pike")), strict=True
        )
    )
    document = evolve(document_of(text), parse=Parse(sentences=sentences))

    assert [f.type for f in gather_names(document).entities] == [SpeakerType.ORGANIZATION]

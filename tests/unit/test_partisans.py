"""Plurals with a capital: a people, a party, or aides at a sentence's start; and bodies' names."""

import pytest
from attrs import evolve

from quotes.document import Node
from quotes.refer.descriptions.demonyms import resolve_people
from quotes.syntax import EntityType, NamedEntity
from tests.fake import parse_of

ORG = EntityType.ORG
_SAID = "said/VERB/root>0/say so/ADV/advmod>{0} _./PUNCT/punct>{0}"


@pytest.mark.parametrize(
    ("phrase", "type_", "group"),
    [
        ("Liberals/PROPN/nsubj>2/Liberal", ORG, True),
        # with “the” a people, but of other names a team's or union's
        ("The/DET/det>2 Brazilians/PROPN/nsubj>3/Brazilian", ORG, True),
        ("The/DET/det>2 Rangers/PROPN/nsubj>3/Ranger", ORG, False),
        # many of any, whether or not the tagger took them for a name
        ("Many/ADJ/amod>2 Lantanos/PROPN/nsubj>3/Lantanos", None, True),
        ("Numerous/ADJ/amod>3 fellow/ADJ/amod>3 Liberals/PROPN/nsubj>4/Liberal", ORG, True),
        # who has a capital for standing first; not one who has a name
        ("Aides/PROPN/nsubj>2/Aides", None, True),
        ("Halls/PROPN/nsubj>2/Halls", None, False),
        ("Lawyers/PROPN/nsubj>3/Lawyers Holt/PROPN/flat>1/Holt", None, False),
    ],
)
def test_people(phrase: str, type_: EntityType | None, group: bool) -> None:
    _, parse = parse_of(f"{phrase} {_SAID.format(len(phrase.split()) + 1)}")
    words = tuple(
        evolve(w, xpos="NNPS") if w.deprel == "nsubj" else w for w in parse.sentences[0].words
    )
    head = next(w for w in words if w.deprel == "nsubj")
    named = (
        ()
        if type_ is None
        else (NamedEntity(start=head.start, end=head.end, text=head.text, type=type_),)
    )
    sentence = evolve(parse.sentences[0], words=words, entities=named)

    assert (resolve_people(Node(sentence=sentence, word=head)) is not None) is group

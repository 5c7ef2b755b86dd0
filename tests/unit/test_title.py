"""The headline's part: it gives names and never quotations."""

import pytest

from quotes import Engine
from tests.fake import FakeParser


@pytest.mark.parametrize(
    ("title", "name"),
    [
        # the headline has the given name that the text leaves out
        ("Agnes Holt resigns over dam", "Agnes Holt"),
        # a capital alone makes no given name
        ("Why Holt Resigned", "Holt"),
        # somebody else of that given name is nobody's namesake
        ("Agnes Moss resigns over dam", "Holt"),
        (None, "Holt"),
    ],
)
def test_headline_completes_a_bare_surname(title: str | None, name: str) -> None:
    engine = Engine(parser=FakeParser())

    report = engine.attribute("“The dam will hold,” Ms Holt said.", title=title)

    assert [[s.name for s in q.speakers] for q in report.quotations] == [[name]]


def test_headline_gives_a_lady_no_mans_name() -> None:
    engine = Engine(parser=FakeParser())

    (only,) = engine.attribute(
        "“The dam will hold,” Mrs Holt said.", title="Boris Holt resigns over dam"
    ).quotations

    assert [s.name for s in only.speakers] == ["Holt"]


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        # whom the headline alone names, by role and then by pronoun
        ("The headmistress said the dam was safe.", "Headmistress Dana Holt stands firm",
         ["Dana Holt"]),
        ("The headmistress left. She said the dam was safe.", "Headmistress Dana Holt stands firm",
         ["Dana Holt"]),
        # whose role it alone tells
        ("Agnes Holt left. The headmistress said the dam was safe.", "Headmistress Holt is firm",
         ["Agnes Holt"]),
        # another role, one of several, and capitals that end nowhere tell nothing
        ("The mayor said the dam was safe.", "Headmistress Dana Holt stands firm", []),
        ("A headmistress said the dam was safe.", "Headmistress Dana Holt stands firm", []),
        ("The headmistress said the dam was safe.", "Headmistress Dana Holt Is To Stand Firm", []),
        ("The headmistress said the dam was safe.", None, []),
    ],
)  # fmt: skip
def test_headline_tells_who_holds_a_role(text: str, title: str | None, names: list[str]) -> None:
    engine = Engine(parser=FakeParser())

    (only,) = engine.attribute(text, title=title).quotations

    assert [s.name for s in only.speakers] == names


@pytest.mark.parametrize(
    ("between", "title", "names"),
    [
        (6, "Agnes Holt resigns", ["Agnes Holt"]),
        (2, "Agnes Holt resigns", []),  # the other may still be meant
        (6, "Dam fails", []),
        (6, "Agnes Holt and Boris Holt resign", []),
    ],
)
def test_headline_tells_whose_bare_name_it_is_again(
    between: int, title: str, names: list[str]
) -> None:
    engine = Engine(parser=FakeParser())
    text = (
        "Agnes Holt met Boris Holt. " + "The dam fell. " * between + "Holt said the dam was safe."
    )

    (only,) = engine.attribute(text, title=title).quotations

    assert [s.name for s in only.speakers] == names


def test_headline_gives_no_quotations() -> None:
    engine = Engine(parser=FakeParser())

    report = engine.attribute("The dam failed.", title="Holt: “The dam will hold”")

    assert report.quotations == ()

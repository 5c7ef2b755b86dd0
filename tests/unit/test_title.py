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

    report = engine.attribute("“The dam will hold,” Mr Holt said.", title=title)

    assert [[s.name for s in q.speakers] for q in report.quotations] == [[name]]


def test_headline_gives_no_quotations() -> None:
    engine = Engine(parser=FakeParser())

    report = engine.attribute("The dam failed.", title="Holt: “The dam will hold”")

    assert report.quotations == ()

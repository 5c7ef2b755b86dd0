"""The component in spaCy pipelines, found by the package's entry point."""

from collections.abc import Iterator
from typing import Any

import pytest

spacy = pytest.importorskip("spacy")

from quotes.doors.spacy import QuotesComponent  # noqa: E402 - after it is known to be installed
from quotes.engine import Engine  # noqa: E402
from quotes.errors import OptionsError, QuotesError  # noqa: E402
from quotes.model import Report  # noqa: E402
from quotes.options import Options  # noqa: E402
from tests.fake import FakeParser  # noqa: E402

BROKEN = "“The dam,” said Clara Moss, “will hold.” Ben Holt said that it was old."


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())
    from quotes.engine import _kept_engine

    _kept_engine.cache_clear()
    yield
    _kept_engine.cache_clear()


@pytest.fixture
def nlp() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    return nlp


def test_spans_and_extensions(nlp: Any) -> None:
    doc = nlp(BROKEN)

    spans = doc.spans["quotations"]
    assert [(span.label_, span.id_, span.text) for span in spans] == [
        ("direct", "q1", "“The dam,”"),
        ("direct", "q1", "“will hold.”"),
        ("indirect", "q2", "that it was old"),
    ]
    assert [span._.quotation.speakers[0].name for span in spans] == [
        "Clara Moss",
        "Clara Moss",
        "Ben Holt",
    ]
    assert isinstance(doc._.quotes, Report)
    assert [speaker.name for speaker in doc._.quotes.speakers] == ["Clara Moss", "Ben Holt"]
    assert spacy.blank("en")(BROKEN)._.quotes is None
    assert doc[0:1]._.quotation is None


def test_a_pipe_is_in_order_and_survives_bytes(nlp: Any) -> None:
    texts = [f"“Dam {number} will hold,” said Clara Moss." for number in range(40)]

    docs = list(nlp.pipe(texts, batch_size=7))

    assert [doc._.quotes.quotations[0].text for doc in docs] == [
        text.split("” ")[0] + "”" for text in texts
    ]
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert again._.quotes == docs[0]._.quotes
    (span,) = again.spans["quotations"]
    assert span._.quotation == docs[0]._.quotes.quotations[0]


def test_what_is_known_of_the_article(nlp: Any) -> None:
    doc = nlp.make_doc(BROKEN)
    doc.user_data |= {"title": "Clara Moss on the dam", "id": "a1"}

    report = nlp(doc)._.quotes

    assert (report.id, report.title) == ("a1", "Clara Moss on the dam")


def test_what_fails_goes_to_the_pipelines_error_handler(nlp: Any) -> None:
    nlp.max_length = 3_000_000
    long = "The dam. " * 120_000  # over max_chars

    with pytest.raises(QuotesError, match="TextTooLongError"):
        list(nlp.pipe(["Rain.", long]))

    failed = []
    nlp.set_error_handler(lambda name, _proc, docs, error: failed.append((name, len(docs), error)))
    assert [doc.text for doc in nlp.pipe(["Rain.", long, "Snow."])] == ["Rain.", "Snow."]
    ((name, count, error),) = failed
    assert (name, count) == ("quotes", 1)
    assert "max_chars" in str(error)


def test_options_are_the_config() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"preset": "precise", "scope": "all"})
    options = nlp.get_pipe("quotes")._engine.options

    assert options == Options.preset("precise", scope="all")
    with pytest.raises(OptionsError, match="preset must be"):
        nlp.add_pipe("quotes", name="second", config={"preset": "brave"})


def test_it_is_saved_as_its_config(nlp: Any, tmp_path: Any) -> None:
    nlp.to_disk(tmp_path / "pipeline")

    doc = spacy.load(tmp_path / "pipeline")(BROKEN)

    assert len(doc.spans["quotations"]) == 3


def test_an_engine_of_ones_own() -> None:
    nlp = spacy.blank("en")

    doc = QuotesComponent(Engine(parser=FakeParser()))(nlp.make_doc(BROKEN))

    assert len(doc.spans["quotations"]) == 3

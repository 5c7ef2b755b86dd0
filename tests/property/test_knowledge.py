"""What must hold whatever the article and whatever the caller knows; explanations as well."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from quotes import CueList, Engine, HouseStyle, Knowledge, KnownSpeaker, Options, Report
from quotes.formats import from_json, to_json
from quotes.model import Status
from tests.fake import FakeParser
from tests.property.strategies import Person, Story, any_text, casts, mark_soup, stories

ENGINE = Engine(parser=FakeParser())
texts = any_text() | mark_soup() | stories().map(Story.text)


def _report(text: str, knowledge: Knowledge) -> Report:
    return Engine(Options(knowledge=knowledge), parser=FakeParser()).attribute(text)


@st.composite
def texts_and_knowledge(draw: st.DrawFn) -> tuple[str, Knowledge]:
    """A text, and knowledge whose names, roles and cues are mostly words of that text."""
    text = draw(texts)
    words = st.sampled_from([w for w in text.split() if w.strip()] or ["Moss"])
    forms = st.lists(words, min_size=1, max_size=3).map(" ".join)
    speakers = st.builds(
        KnownSpeaker,
        name=forms,
        aliases=st.lists(forms, max_size=2),
        roles=st.lists(forms, max_size=2),
        gender=st.sampled_from(["female", "male", None]),
        type=st.sampled_from(["person", "organization", "other", None]),
        external_id=st.sampled_from(["K1", "K2"]),
    )
    cues = st.builds(CueList, say=st.lists(words, max_size=2), ignore=st.lists(words, max_size=2))
    style = st.builds(HouseStyle, scare_marks=st.sampled_from([[], ["single"], ["double"]]))
    known = st.builds(Knowledge, speakers=st.lists(speakers, max_size=3), cues=cues, style=style)
    return text, draw(known)


@given(given_=texts_and_knowledge())
def test_any_knowledge_gives_a_report_that_holds_together(
    given_: tuple[str, Knowledge],
) -> None:
    text, knowledge = given_
    report = _report(text, knowledge)
    listed = {speaker.id for speaker in report.speakers}

    assert from_json(to_json(report)) == report
    for quotation in report.quotations:
        assert quotation.text == " ".join(text[s.start : s.end] for s in quotation.spans)
        assert bool(quotation.speakers) is (quotation.status is Status.RESOLVED)
        assert {s.id for s in (*quotation.speakers, *quotation.candidates)} <= listed


@given(given_=texts_and_knowledge())
def test_every_explanation_leads_from_words_to_outcome(
    given_: tuple[str, Knowledge],
) -> None:
    for quotation in _report(*given_).quotations:
        first, *_, last = quotation.explanation

        assert first[0] in "“\"'‘«»„"
        outcome = " and ".join(s.name for s in quotation.speakers) or str(quotation.reason)
        assert last.startswith(outcome.replace("_", " ") if not quotation.speakers else outcome)
        assert all(step and "\n" not in step for step in quotation.explanation[:-1])


@given(text=texts, strangers=casts(2))
def test_whom_the_text_does_not_mention_changes_nothing(
    text: str, strangers: tuple[Person, ...]
) -> None:
    known = [
        KnownSpeaker(
            name=f"{p.given}qx {p.surname}qx", roles=["the zarf of Qoxland"], external_id="K"
        )
        for p in strangers
    ]

    assert _report(text, Knowledge(speakers=known)) == ENGINE.attribute(text)


@given(story=stories())
def test_id_of_a_known_name_changes_nothing_else(story: Story) -> None:
    text = story.text()
    plain = ENGINE.attribute(text)
    known = [KnownSpeaker(name=s.name, external_id=f"K-{s.name}") for s in plain.speakers]

    report = _report(text, Knowledge(speakers=known))

    assert {s.external_id for s in report.speakers} == {f"K-{s.name}" for s in plain.speakers}
    bare = tuple(evolve(s, external_id=None) for s in report.speakers)
    assert evolve(report, speakers=bare) == plain

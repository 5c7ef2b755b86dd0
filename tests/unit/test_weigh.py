"""Rows show in brackets what `scope="all"` attributes by the shipped weights."""

import pytest

from quotes.find import find_quotations
from quotes.find.link import link_passages
from quotes.find.weigh import likely_readings
from quotes.find.weigh.facts import facts_of
from quotes.find.weigh.finder import Finder, finder_of, shipped_finder
from quotes.find.weigh.overlaps import overlaps_of
from quotes.find.weigh.readings import Reading, readings_of
from quotes.find.weigh.starts import begun_at, starts_of
from quotes.model import Kind, Scope
from tests.scene import document_of, drawn, frames_of, plain


def _drawn(row: str) -> str:
    document = document_of(plain(row))
    frames = frames_of(document, scope=Scope.ALL)
    links = link_passages(document, frames)
    found = find_quotations(document, frames, links, scope=Scope.ALL).quotations
    return drawn(document.text, {"[]": [s for f in found for s in f.spans]})


@pytest.mark.parametrize(
    "row",
    [
        # speech as without the option
        "Clara Moss said [that the dam would hold].",
        "[“The dam will hold,”] said Clara Moss.",
        "According to Clara Moss, [the dam would hold].",
        # thought
        "Clara Moss believes [that the dam will hold].",
        # content that the parser parts
        "Boris Holt called [her a liar].",
        "Clara Moss urged [the council to close the dam].",
        # a belief that somebody tells of is part of what he tells
        "Clara Moss said [that Boris Holt believed the dam was safe].",
        # nothing is attributed
        "Clara Moss closed the dam.",
        "The dam fell on Monday.",
    ],
)
def test_speech_and_thought_are_found(row: str) -> None:
    assert _drawn(row) == row


def test_marked_words_of_a_clause_are_its_pieces() -> None:
    document = document_of("Clara Moss said the plan was “a mess” and would fail.")
    frames = frames_of(document, scope=Scope.ALL)
    (found,) = find_quotations(
        document, frames, link_passages(document, frames), scope=Scope.ALL
    ).quotations

    assert found.kind is Kind.MIXED
    assert [span.of(document.text) for span in found.quoted] == ["“a mess”"]


def test_a_cue_has_one_content() -> None:
    document = document_of("Clara Moss told the panel that the dam would hold.")
    everything = Finder(intercept=20.0, least=0.5)

    read = likely_readings(document, everything)

    cues = [r.reading.cue.word.index for r in read]
    assert len(cues) == len(set(cues))


def test_readings_are_weighed_by_their_facts() -> None:
    document = document_of("Clara Moss said that the dam would hold.")
    (sentence,) = document.parse.sentences
    facts = [facts_of(document, reading) for reading in readings_of(document, sentence)]
    finder = finder_of(
        {
            "intercept": -1,
            "least": 0.5,
            "weights": {"lemma=verb/say": 3},
            "overlap": {},
            "starts": {},
        }
    )

    assert max(finder.probability(f) for f in facts) == pytest.approx(1 / (1 + 2.718281828**-2))
    assert finder.probability({}) == pytest.approx(1 / (1 + 2.718281828))


def test_a_reading_is_weighed_among_the_others_of_its_sentence() -> None:
    readings = _readings("Clara Moss said that Boris Holt believed the dam was safe.")
    said = next(r for r in readings if r.cue.lemma == "say" and r.relation == "ccomp")
    believed = next(r for r in readings if r.cue.lemma == "believe")
    chances = [0.9 if r is said else 0.4 if r is believed else 0.01 for r in readings]

    by_cue = dict(zip(map(id, readings), overlaps_of(readings, chances), strict=True))

    assert (by_cue[id(said)].around, by_cue[id(said)].inside) == (0.0, 0.4)
    assert (by_cue[id(believed)].around, by_cue[id(believed)].inside) == (0.9, 0.0)
    finder = Finder(intercept=0.0, least=0.5, overlap={"around=5": -2.0})
    assert finder.beside(0.4, by_cue[id(believed)]) < finder.beside(0.4, by_cue[id(said)])


def test_a_content_begins_where_its_facts_say() -> None:
    urged, *others = (
        r
        for r in _readings("Clara Moss urged the council to close the dam.")
        if r.cue.lemma == "urge"
    )
    starts = starts_of(urged, tuple(others))
    finder = finder_of(
        {
            "intercept": 0,
            "least": 0.5,
            "weights": {},
            "overlap": {},
            "starts": {"shape=verb/the": 1},
        }
    )

    assert starts[0].index == urged.words[0].index
    begun = begun_at(urged, finder.likeliest(starts).index)
    assert [w.text for w in begun.words] == "the council to close the dam".split()


def test_who_a_content_is_about_is_not_its_source() -> None:
    seems = next(
        r
        for r in _readings("Boris Holt seems to want the dam closed.")
        if r.cue.lemma == "seem" and r.relation == "xcomp"
    )

    begun = begun_at(seems, 0)

    assert [w.text for w in begun.words] == "Boris Holt to want the dam closed".split()
    assert seems.source is not None
    assert begun.source is None


def _readings(text: str) -> list[Reading]:
    document = document_of(text)
    (sentence,) = document.parse.sentences
    return list(readings_of(document, sentence))


def test_shipped_weights_ask_only_for_facts_there_are() -> None:
    finder = shipped_finder()

    assert 0 < finder.least < 1
    assert finder.weights["lemma=verb/say"] > finder.weights.get("lemma=verb/make", 0.0)

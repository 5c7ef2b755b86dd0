import hashlib

import pytest

from quotes import Engine, Options, Report
from quotes.model import (
    Kind,
    MentionForm,
    NotSpeechLabel,
    Polarity,
    Pronoun,
    Quotation,
    Reason,
    SpeakerType,
    Status,
    WarningCode,
)
from tests.recorded import RecordedParser

SAFE = "said the dam was safe."


def _report(text: str, *, byline: str | None = None, **options: object) -> Report:
    return Engine(Options(**options), parser=RecordedParser()).attribute(text, byline=byline)


def _only(text: str, **options: object) -> Quotation:
    (quotation,) = _report(text, **options).quotations
    return quotation


def test_quotation_carries_cue_mention_and_speaker() -> None:
    quotation = _only("The dam would hold, said Clara Moss.")

    assert (quotation.id, quotation.kind, quotation.text) == (
        "q1",
        Kind.INDIRECT,
        "The dam would hold",
    )
    assert quotation.cue is not None
    assert (quotation.cue.text, quotation.cue.lemma) == ("said", "say")
    assert quotation.mention is not None
    assert (quotation.mention.text, quotation.mention.form) == ("Clara Moss", MentionForm.NAME)
    assert [(s.id, s.name) for s in quotation.speakers] == [("s1", "Clara Moss")]
    assert (quotation.status, quotation.reason) == (Status.RESOLVED, None)


def test_parts_of_an_interrupted_quotation_are_joined_by_a_space() -> None:
    quotation = _only("The dam, Clara Moss said, would hold.")

    assert quotation.text == "The dam would hold"
    assert len(quotation.spans) == 2


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "polarity"),
    [
        ("According to Clara Moss, “the dam will hold”.", "According to", "according to",
         Polarity.AFFIRMED),
        ("Boris Holt denied that the dam was weak.", "denied", "deny", Polarity.NEGATED),
        ("Boris Holt declined to say when it would open.", "say", "say", Polarity.REFUSED),
        ("His warning that the dam would fail was ignored.", "warning", "warning",
         Polarity.AFFIRMED),
    ],
)  # fmt: skip
def test_cue_of_a_quotation(text: str, cue: str, lemma: str, polarity: Polarity) -> None:
    found = _only(text).cue

    assert found is not None
    assert (found.text, found.lemma, found.polarity) == (cue, lemma, polarity)
    assert text[found.start : found.end] == cue


def test_unresolved_quotation_says_why_and_has_no_speakers() -> None:
    report = _report(
        "The second source said the dam was unsafe. Protesters said the dam was unsafe."
    )

    assert [(q.status, q.reason, q.speakers) for q in report.quotations] == [
        (Status.UNRESOLVED, Reason.ANONYMOUS, ()),
        (Status.UNRESOLVED, Reason.GROUP, ()),
    ]
    assert report.speakers == ()


def test_ambiguous_quotation_has_candidates_who_are_listed_as_speakers() -> None:
    report = _report(f"Hugh Quill and Boris Holt met. He {SAFE}")
    (quotation,) = report.quotations

    assert quotation.reason is Reason.AMBIGUOUS
    assert {c.name for c in quotation.candidates} == {"Hugh Quill", "Boris Holt"}
    assert {c.id for c in quotation.candidates} == {s.id for s in report.speakers}


def test_speakers_are_numbered_by_first_mention() -> None:
    report = _report(f"Boris Holt met Clara Moss. She {SAFE} The Moss campaign {SAFE} Holt {SAFE}")

    assert [(s.id, s.name, s.type) for s in report.speakers] == [
        ("s1", "Boris Holt", SpeakerType.PERSON),
        ("s2", "Clara Moss", SpeakerType.PERSON),
        ("s3", "Moss campaign", SpeakerType.ORGANIZATION),
    ]


def test_speaker_has_all_that_the_text_calls_it() -> None:
    text = f"Boris Holt, the harbour master, left. Mr Holt {SAFE}"
    (speaker,) = _report(text).speakers

    assert (speaker.name, speaker.aliases, speaker.titles) == ("Boris Holt", ("Holt",), ("Mr",))
    assert "harbour master" in speaker.descriptions
    assert [span.of(text) for span in speaker.mentions] == ["Boris Holt", "Holt"]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        (f"Boris Holt left. Mr Holt {SAFE}", Pronoun.HE),
        (f"Mr Holt {SAFE}", Pronoun.HE),
        (f"Ms Clara Moss {SAFE}", Pronoun.SHE),
        (f"Clara Moss {SAFE}", None),  # the given name alone would be a guess
        (f"Boris Holt, a policeman, {SAFE}", Pronoun.HE),
        ("Wren Moss said she left.", Pronoun.SHE),
        (f"The Arden Council {SAFE}", None),
    ],
)
def test_pronoun_is_what_the_text_tells(text: str, pronoun: Pronoun | None) -> None:
    speaker = _report(text).speakers[-1]

    assert speaker.pronoun is pronoun


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Hugh left. “It holds,” she said. It rained.", "“It holds,” she said."),
        ("“It holds. We know,” Clara Moss said.", None),
        ("“It holds,” she said. “We know.” It rained.", "“It holds,” she said."),
    ],
)
def test_context_is_the_sentences_around(text: str, context: str | None) -> None:
    quotation = _report(text).quotations[0]

    assert quotation.context is not None
    assert quotation.context.of(text) == (context or text)


def test_title_is_no_description() -> None:
    (speaker,) = _report(f"Boris Holt, the harbour master, left. Mr Holt {SAFE}").speakers

    assert speaker.descriptions == ("harbour master",)


def test_reporter_of_the_byline_is_listed_without_mentions() -> None:
    (speaker,) = _report("“Is the dam safe?” I asked.", byline="Dana Pike").speakers

    assert (speaker.name, speaker.mentions) == ("Dana Pike", ())


def test_nested_quotations_name_their_parent() -> None:
    report = _report("“He told me ‘I quit’ and left,” said Clara Moss. “It is safe.”")

    parents = {q.id: q.parent for q in report.quotations}
    assert parents == {"q1": None, "q2": "q1", "q3": None}


@pytest.mark.parametrize(
    ("least", "status"),
    [(0.0, Status.RESOLVED), (0.9, Status.RESOLVED), (1.0, Status.UNRESOLVED)],
)
def test_below_the_least_confidence_nobody_is_named(least: float, status: Status) -> None:
    quotation = _only("“The dam will hold,” said Clara Moss.", min_confidence=least)

    assert quotation.status is status
    if status is Status.UNRESOLVED:
        assert quotation.reason is Reason.AMBIGUOUS
        assert quotation.speakers == ()
        assert [c.name for c in quotation.candidates] == ["Clara Moss"]
        assert 0.9 < quotation.candidates[0].score < 1
        assert quotation.confidence < 0.5
        assert quotation.evidence[-1].rule == "decide:below_min_confidence"


def test_best_of_those_weighed_is_named_where_that_is_asked_for() -> None:
    text = f"Hugh Quill and Boris Holt met. He {SAFE}"
    named, unnamed = (_only(text, min_confidence=least) for least in (0.0, 1.0))

    assert (named.status, unnamed.status) == (Status.RESOLVED, Status.UNRESOLVED)
    assert [c.name for c in unnamed.candidates] == ["Hugh Quill", "Boris Holt"]
    assert [s.name for s in named.speakers] == ["Hugh Quill"]
    assert named.candidates == unnamed.candidates[1:]
    assert named.evidence[-1].rule == "decide:ranked_first"
    assert named.confidence < 0.8


def test_unresolved_stays_as_it_is_whatever_the_least_confidence() -> None:
    assert _only(f"They {SAFE}", min_confidence=1.0) == _only(f"They {SAFE}")


def test_thought_counts_where_it_is_asked_for() -> None:
    text = "Boris Holt believes the dam is safe."

    assert _report(text).quotations == ()
    assert [q.text for q in _report(text, scope="all").quotations] == ["the dam is safe"]


def test_circumstances_are_words_of_the_text() -> None:
    quotation = _only("Clara Moss told the panel that the dam would hold.")

    assert (quotation.addressee, quotation.medium, quotation.basis) == ("the panel", None, None)


def test_evidence_tells_the_way_from_words_to_speaker() -> None:
    text = "“The dam will hold,” said Clara Moss."

    assert [(e.rule, [s.of(text) for s in e.spans]) for e in _only(text).evidence] == [
        ("find:marked_words", ["“The dam will hold,”"]),
        ("link:clause_after", []),
        ("frame:subject", ["said"]),
        ("attribute:subject_of_cue", ["Clara Moss"]),
        ("resolve:name", ["Clara"]),
    ]


def test_what_is_no_speech_is_listed_apart() -> None:
    text = "Robert “Bobby” Quill left."
    report = _report(text)

    assert report.quotations == ()
    assert [(n.text, n.label) for n in report.not_speech] == [("“Bobby”", NotSpeechLabel.NICKNAME)]
    assert text[report.not_speech[0].start : report.not_speech[0].end] == "“Bobby”"


def test_warnings_of_prose_and_marks_come_in_text_order() -> None:
    text = "“The dam will hold“, Clara Moss said.\n\nAdvertisement\n\nClara Moss left."

    assert [(w.code, text[w.start : w.end]) for w in _report(text).warnings] == [
        (WarningCode.MARK_REORIENTED, "“"),
        (WarningCode.BOILERPLATE, "Advertisement"),
    ]


@pytest.mark.parametrize("text", ["", "Clara Moss left.", "“It holds,” said \ud800 Moss."])
def test_text_is_known_by_its_hash(text: str) -> None:
    wanted = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    assert _report(text).text_sha256 == wanted

"""The caller's own resolver: when it is asked, and what becomes of its answers."""

from collections.abc import Callable

import pytest

from quotes import (
    Answer,
    Engine,
    Failure,
    Knowledge,
    KnownSpeaker,
    Options,
    OptionsError,
    Reason,
    Report,
    ResolverError,
    ResolverRequest,
    Status,
)
from tests.recorded import RecordedParser

TEXT = "The second source said the dam was safe. Clara Moss said the dam was old."


def _report(resolver: Callable[[ResolverRequest], object], **options: object) -> Report:
    return Engine(Options(resolver=resolver, **options), parser=RecordedParser()).attribute(
        TEXT, id="a1", meta={"desk": "home"}
    )


def _named(report: Report) -> list[str]:
    return ["+".join(s.name for s in q.speakers) or str(q.reason) for q in report.quotations]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (None, ["anonymous", "Clara Moss"]),
        ("Hugh Quill", ["Hugh Quill"] * 2),
        ("s1", ["Clara Moss"] * 2),
        (Answer(speakers=["Hugh Quill", "Clara Moss"]), ["Hugh Quill+Clara Moss"] * 2),
        (Answer(speakers=["s1", "Clara Moss"]), ["Clara Moss"] * 2),
        (Answer(reason="group"), ["group"] * 2),
    ],
)
def test_answer_replaces_the_outcome(answer: object, wanted: list[str]) -> None:
    assert _named(_report(lambda _: answer)) == wanted


def test_answer_has_its_confidence_evidence_and_words() -> None:
    first, _ = _report(lambda _: Answer(speakers=["Hugh Quill"], confidence=0.25)).quotations

    assert (first.status, first.reason, first.confidence) == (Status.RESOLVED, None, 0.25)
    assert first.evidence[-1].rule == "resolve:caller"
    assert first.explanation[-1] == "Hugh Quill (the caller's own resolver)"


def test_reason_takes_the_speakers_away() -> None:
    _, second = _report(lambda _: Answer(reason=Reason.GROUP)).quotations

    assert (second.status, second.reason, second.speakers) == (
        Status.UNRESOLVED,
        Reason.GROUP,
        (),
    )


def test_new_name_is_a_new_speaker_once() -> None:
    report = _report(lambda _: "Hugh Quill")

    assert [(s.id, s.name) for s in report.speakers] == [("s1", "Clara Moss"), ("s2", "Hugh Quill")]


def test_known_speaker_is_found_by_an_alias() -> None:
    quill = KnownSpeaker(name="Hugh Quill", aliases=["Hughie"], external_id="Q1")

    report = _report(lambda _: "Hughie", knowledge=Knowledge(speakers=[quill]))

    assert _named(report) == ["Hugh Quill"] * 2
    assert report.speakers[-1].external_id == "Q1"


@pytest.mark.parametrize(("asks", "wanted"), [("all", ["q1", "q2"]), ("unresolved", ["q1"])])
def test_resolver_is_asked_about_all_or_the_unresolved(asks: str, wanted: list[str]) -> None:
    seen: list[ResolverRequest] = []
    _report(seen.append, resolver_asks=asks)

    assert [request.quotation.id for request in seen] == wanted
    assert {(r.text, r.id, r.meta["desk"]) for r in seen} == {(TEXT, "a1", "home")}
    assert [s.name for s in seen[0].speakers] == ["Clara Moss"]


def test_outcome_held_back_is_asked_about_with_its_candidates() -> None:
    seen: list[ResolverRequest] = []
    _report(seen.append, resolver_asks="unresolved", min_confidence=1)

    assert [c.name for c in seen[1].candidates] == ["Clara Moss"]


@pytest.mark.parametrize(
    ("resolver", "wanted"),
    [
        (lambda _: 1 / 0, "q1: ZeroDivisionError"),
        (lambda _: 3, "wanted Answer"),
        (lambda _: "", "must be a list of names"),
        (lambda _: Answer(), "one of the two"),
    ],
)
def test_trouble_in_a_resolver_names_the_quotation(
    resolver: Callable[[ResolverRequest], object], wanted: str
) -> None:
    with pytest.raises(ResolverError, match="q1") as raised:
        _report(resolver)

    assert wanted in str(raised.value)
    assert raised.value.__cause__ is not None


def test_trouble_in_a_resolver_is_a_failure_of_its_article_alone() -> None:
    def fail_on_second(request: ResolverRequest) -> None:
        if request.id == "2":
            raise LookupError("no such row")

    engine = Engine(Options(resolver=fail_on_second), parser=RecordedParser())
    records = [{"text": TEXT, "id": str(number)} for number in (1, 2, 3)]

    first, second, third = engine.attribute_many(records)

    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert isinstance(second, Failure)
    assert (second.error, second.id) == ("ResolverError", "2")
    assert "LookupError: no such row" in second.message


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"speakers": ["A"], "reason": "group"}, "one of the two"),
        ({"speakers": "A"}, "speakers"),
        ({"speakers": ["A"], "confidence": 1.5}, "from 0 to 1"),
        ({"speakers": ["A"], "confidence": True}, "from 0 to 1"),
        ({"reason": "nobody"}, "'anonymous'"),
    ],
)
def test_bad_answer_is_refused(given: dict[str, object], wanted: str) -> None:
    with pytest.raises(ResolverError) as raised:
        Answer(**given)

    assert wanted in str(raised.value)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"resolver": "f"}, "resolver must be a function"),
        ({"resolver_asks": "some"}, "'all' or 'unresolved'"),
        ({"knowledge": {}}, "knowledge must be Knowledge"),
    ],
)
def test_bad_option_is_refused(given: dict[str, object], wanted: str) -> None:
    with pytest.raises(OptionsError) as raised:
        Options(**given)

    assert wanted in str(raised.value)


def test_options_with_a_resolver_can_be_a_key() -> None:
    class Resolver:
        __hash__ = None

        def __call__(self, request: ResolverRequest) -> None: ...

    resolver = Resolver()

    assert {Options(resolver=resolver): 1}[Options(resolver=resolver)] == 1
    assert Options(resolver=resolver) != Options(resolver=Resolver())

import importlib
from collections.abc import Iterator, Sequence

import pytest
from attrs import define, field

import quotes
from quotes import (
    Article,
    Engine,
    Failure,
    ModelsError,
    Options,
    OptionsError,
    Report,
    TextTooLongError,
    TimeLimitError,
)
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser

TEXT = "“The dam will hold,” said Clara Moss."


@define
class RecordingParser:
    """Notes how many articles each call brings; fails on a text that has `poison` in it."""

    poison: str | None = None
    batches: list[int] = field(factory=list)
    models: str = "recording@1"

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        self.batches.append(len(requests))
        if self.poison and any(self.poison in request.text for request in requests):
            raise RuntimeError(f"met {self.poison}")
        return FakeParser().parse(requests)


@define
class SlowParser:
    """Takes `seconds` of a clock that stands still otherwise for each text with “slow” in it, and
    looks at the deadline after it as the real one does."""

    seconds: float
    now: float = 100.0
    calls: int = 0
    models: str = "slow@1"

    def clock(self) -> float:
        return self.now

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        self.calls += 1
        for request in requests:
            self.now += self.seconds * request.text.count("slow")
            request.deadline.check()
        return FakeParser().parse(requests)


class MissingModels:
    """Stands for a parser whose models turn out to be broken."""

    models = "missing@1"

    def parse(self, _: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        raise ModelsError("no models")


def make_engine(**options: object) -> Engine:
    return Engine(Options(**options), parser=RecordingParser())


def test_report_names_the_speaker_and_carries_the_caller_s_fields() -> None:
    given = {"id": "7", "title": "A", "byline": "B", "date": "C", "url": "D", "meta": {"n": 1}}
    report = make_engine().attribute(TEXT, **given)

    (quotation,) = report.quotations
    assert quotation.text == "“The dam will hold,”"
    assert [speaker.name for speaker in quotation.speakers] == ["Clara Moss"]
    assert {name: getattr(report, name) for name in given} == given
    assert report.text is None
    assert report.engine.models == "recording@1"


@pytest.mark.parametrize("text", ["", "  \n\n ", "“”", '"\'"', "…", "\ufeff", "Advertisement"])
def test_text_without_words_needs_no_parser(text: str) -> None:
    report = Engine(parser=MissingModels()).attribute(text)

    assert report.quotations == ()


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({"text": None}, "text must be a string, not NoneType"),
        ({"text": b"abc"}, "text must be a string, not bytes; decode it first"),
        ({"text": "a", "title": 3}, "title must be a string or None, not int"),
        ({"text": "a", "byline": ["A"]}, "byline must be a string or None, not list"),
        ({"text": "a", "id": 3}, "id must be a string or None, not int"),
        ({"text": "a", "date": 3}, "date must be a string or None, not int"),
        ({"text": "a", "meta": [1]}, "meta must be a mapping, not list"),
        ({"text": "a", "meta": []}, "meta must be a mapping, not list"),
    ],
)
def test_wrong_type_is_refused(arguments: dict[str, object], wanted: str) -> None:
    with pytest.raises(OptionsError, match=wanted):
        make_engine().attribute(**arguments)


def test_options_of_another_type_are_refused() -> None:
    with pytest.raises(OptionsError, match=r"options must be Options\(…\) or None, not dict"):
        Engine({"scope": "all"})
    with pytest.raises(OptionsError, match="not str"):
        quotes.attribute("a", options="all")


def test_too_long_a_text_is_refused() -> None:
    assert make_engine(max_chars=len(TEXT)).attribute(TEXT).quotations

    with pytest.raises(TextTooLongError, match=r"longer than 1,000 characters \(max_chars\)"):
        make_engine(max_chars=1_000).attribute("a" * 1_001)


@pytest.fixture
def slow_parser(monkeypatch: pytest.MonkeyPatch) -> SlowParser:
    parser = SlowParser(seconds=3)
    monkeypatch.setattr("quotes.deadline.monotonic", parser.clock)
    return parser


def test_article_that_takes_too_long_is_refused(slow_parser: SlowParser) -> None:
    assert Engine(parser=slow_parser).attribute(f"{TEXT} It is slow.").quotations
    engine = Engine(Options(max_seconds=2.5), parser=slow_parser)

    with pytest.raises(TimeoutError, match=r"longer than 2.5 seconds \(max_seconds\)") as raised:
        engine.attribute(f"{TEXT} It is slow.")

    assert isinstance(raised.value, TimeLimitError)
    assert engine.attribute(TEXT).quotations


def test_article_that_takes_too_long_fails_alone(slow_parser: SlowParser) -> None:
    engine = Engine(Options(max_seconds=5), parser=slow_parser)
    texts = [TEXT, "It is slow.", "It is slow, slow.", "It is slow.", TEXT]

    results = list(engine.attribute_many(texts))

    assert [type(result) for result in results] == [Report, Report, Failure, Report, Report]
    assert results[2].error == "TimeLimitError"
    assert [len(result.quotations) for result in (results[0], results[-1])] == [1, 1]


@pytest.mark.parametrize("stage", ["quotes.engine.read_prose", "quotes.report.find_frames"])
def test_every_stage_counts(
    stage: str, slow_parser: SlowParser, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, _, name = stage.rpartition(".")
    original = getattr(importlib.import_module(module), name)

    def slowly(*given: object, **named: object) -> object:
        slow_parser.now += 2
        return original(*given, **named)

    monkeypatch.setattr(stage, slowly)

    assert Engine(Options(max_seconds=3), parser=slow_parser).attribute(TEXT).quotations
    with pytest.raises(TimeLimitError):
        Engine(Options(max_seconds=3), parser=slow_parser).attribute(f"{TEXT} It is slow.")
    with pytest.raises(TimeLimitError):
        Engine(Options(max_seconds=1), parser=slow_parser).attribute(TEXT)


def test_loading_models_counts_for_no_article(slow_parser: SlowParser) -> None:
    Engine(Options(max_seconds=5), parser=slow_parser).attribute(TEXT)

    assert slow_parser.calls == 2  # an empty batch first


def test_many_take_all_forms_of_article_in_order() -> None:
    passed_on = Failure(id="x", error="RecordError", message="bad line")

    results = list(
        make_engine().attribute_many(
            [TEXT, Article(text=TEXT, id="b"), {"text": TEXT, "id": "c", "k": 1}, passed_on]
        )
    )

    assert [result.id for result in results] == [None, "b", "c", "x"]
    assert results[2].meta == {"k": 1}
    assert results[3] is passed_on


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (b"bytes", "RecordError", "not bytes"),
        (None, "RecordError", "not NoneType"),
        ({"txt": "a"}, "RecordError", "no 'text'"),
        (Article(text=b"a"), "OptionsError", "text must be a string"),  # type: ignore[arg-type]
        ("a" * 1_001, "TextTooLongError", "longer than 1,000"),
        ("poison here", "RuntimeError", "met poison"),
    ],
)
def test_one_bad_article_never_stops_the_rest(bad: object, error: str, message: str) -> None:
    engine = Engine(Options(max_chars=1_000), parser=RecordingParser(poison="poison"))

    before, failure, after = engine.attribute_many([TEXT, bad, TEXT])

    assert isinstance(failure, Failure)
    assert failure.error == error
    assert message in failure.message
    assert before == after == engine.attribute(TEXT)


def test_fault_of_a_later_stage_becomes_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> Report:
        raise IndexError("a fault of ours")

    monkeypatch.setattr("quotes.engine.build_report", break_down)

    given = {"id": "a", "title": "T", "url": "u", "meta": {"k": 1}, "duplicate_of": "b"}
    (failure,) = make_engine().attribute_many([Article(text=TEXT, **given)])

    assert failure == Failure(**given, error="IndexError", message="a fault of ours")


def test_text_that_only_the_reader_has_comes_back() -> None:
    (report,) = make_engine().attribute_many([Article(text=TEXT, extracted=True)])

    assert report.text == TEXT


def test_models_that_fail_stop_everything() -> None:
    with pytest.raises(ModelsError, match="no models"):
        list(Engine(parser=MissingModels()).attribute_many([TEXT]))


@pytest.mark.parametrize("one", [TEXT, b"a", {"text": TEXT}, Article(text=TEXT)])
def test_many_refuse_a_single_article(one: object) -> None:
    with pytest.raises(OptionsError, match="several articles"):
        make_engine().attribute_many(one)


def test_articles_are_parsed_in_batches_and_read_no_further_than_one() -> None:
    parser = RecordingParser()
    engine = Engine(Options(batch_words=20), parser=parser)  # a text counts as 8
    read = 0

    def feed() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield TEXT

    results = engine.attribute_many(feed())

    assert read == 0
    next(results)
    assert (read, parser.batches) == (3, [3])
    for _ in range(3):
        next(results)
    assert (read, parser.batches) == (6, [3, 3])


def test_what_was_read_before_its_source_failed_comes_out() -> None:
    def feed() -> Iterator[str]:
        yield TEXT
        yield ""
        raise OSError("torn")

    results = make_engine().attribute_many(feed())

    assert [len(next(results).quotations), len(next(results).quotations)] == [1, 0]
    with pytest.raises(OSError, match="torn"):
        next(results)


def test_empty_articles_do_not_pile_up() -> None:
    engine = Engine(Options(batch_words=5), parser=RecordingParser())
    read = 0

    def feed() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield ""

    next(engine.attribute_many(feed()))

    assert read == 5


def test_attribute_takes_what_an_engine_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.engine._load_parser", lambda _: FakeParser())
    given = {"id": "7", "title": "A", "byline": "B", "date": "C", "url": "D", "meta": {"n": 1}}

    assert quotes.attribute(TEXT, options=Options(max_chars=54_321), **given) == Engine(
        parser=FakeParser()
    ).attribute(TEXT, **given)


def test_attribute_keeps_its_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def load(options: Options) -> FakeParser:
        made.append(options)
        return FakeParser()

    monkeypatch.setattr("quotes.engine._load_parser", load)
    options = Options(max_chars=12_345)

    first = quotes.attribute(TEXT, options=options)
    second = quotes.attribute(TEXT, options=Options(max_chars=12_345))

    assert first == second
    assert made == [options]

"""What must hold of the whole engine whatever the article, with a parser that never errs."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quotes import Engine, Options, Quotation, Report
from quotes.formats import from_json, json_text, schema_text, to_json
from quotes.model import Span
from tests.fake import FakeParser
from tests.property.strategies import (
    Person,
    Story,
    Style,
    any_text,
    boilerplate_lines,
    casts,
    mark_soup,
    narration,
    stories,
)

ENGINE = Engine(parser=FakeParser())
VALIDATOR = Draft202012Validator(json.loads(schema_text()))
_OFFSETS = ("start", "end")
texts = any_text() | mark_soup() | stories().map(Story.text)
styled_stories = st.builds(Story.text, stories(), style=st.sampled_from(Style))


@given(text=texts)
@example(text="")
@example(text="\ud800“")
@example(text="“”")
@example(text="“" * 50)
@example(text="'\"’\"'" * 20)
def test_any_string_gives_a_report_that_holds_together(text: str) -> None:
    report = ENGINE.attribute(text)

    _assert_sound(report, text)


@given(text=styled_stories)
def test_stories_in_all_marks_give_reports_that_hold_together(text: str) -> None:
    report = ENGINE.attribute(text)

    _assert_sound(report, text)


@given(text=texts)
def test_report_survives_json(text: str) -> None:
    report = ENGINE.attribute(text, id="a", meta={"feed": ["x", 1, None]})

    written = to_json(report)

    VALIDATOR.validate(written)
    assert from_json(json.loads(json_text(written))) == report


@given(text=texts)
def test_same_text_gives_same_report(text: str) -> None:
    assert ENGINE.attribute(text) == Engine(parser=FakeParser()).attribute(text)


@given(story=stories(), prefix=narration())
def test_prefix_paragraph_shifts_offsets_and_nothing_else(story: Story, prefix: str) -> None:
    text = story.text()
    shift = len(prefix) + 2

    alone = to_json(ENGINE.attribute(text))
    prefixed = to_json(ENGINE.attribute(f"{prefix}\n\n{text}"))

    assert _without_hash(prefixed) == _without_hash(_shifted(alone, shift))


@given(story=stories())
def test_curly_and_straight_twins_give_the_same_quotations(story: Story) -> None:
    curly = to_json(ENGINE.attribute(story.text()))
    straight = to_json(ENGINE.attribute(story.text(style=Style.STRAIGHT)))

    assert _without_hash(_changed(straight, _plain)) == _without_hash(_changed(curly, _plain))


@given(story=stories(), lines=st.lists(boilerplate_lines(), min_size=1, max_size=3), data=st.data())
def test_boilerplate_between_paragraphs_changes_no_outcome(
    story: Story, lines: list[str], data: st.DataObject
) -> None:
    paragraphs = story.paragraphs()
    mixed = list(paragraphs)
    for line in lines:
        mixed.insert(data.draw(st.integers(0, len(mixed))), line)

    with_lines = "\n\n".join(mixed)

    assert _outcomes(with_lines) == _outcomes("\n\n".join(paragraphs))


@given(given=st.lists(texts, max_size=5), batch_words=st.integers(1, 60))
def test_many_equal_one_by_one(given: list[str], batch_words: int) -> None:
    engine = Engine(Options(batch_words=batch_words), parser=FakeParser())

    assert list(engine.attribute_many(given)) == [engine.attribute(text) for text in given]


@given(story=stories())
def test_a_name_that_is_not_in_the_text_is_never_given(story: Story) -> None:
    gone = story.cast[0]
    text = re.sub(rf"{gone.given} |(?:M[rs]+ )?{gone.surname}", "", story.text())

    named = _names_in(ENGINE.attribute(text))

    assert not any(gone.given in name or gone.surname in name for name in named)


@given(story=stories(), others=casts(6))
def test_another_name_changes_the_name_and_nothing_else(
    story: Story, others: tuple[Person, ...]
) -> None:
    _assert_renames(story, others)


@given(story=stories(people=1, usual=False), others=casts(6, usual=False))
def test_another_unusual_name_changes_the_name_and_nothing_else(
    story: Story, others: tuple[Person, ...]
) -> None:
    _assert_renames(story, others)


def _assert_renames(story: Story, others: tuple[Person, ...]) -> None:
    cast = _recast(story.cast, others)
    assume(len(cast) == len(story.cast))

    # A name may tell a gender or not, so how sure an outcome is may hang on it.
    before = _without_chances(_worded(story.text()))
    after = _without_chances(_worded(story.text(cast=cast)))

    assert after == _changed(before, _renamer(story.cast, cast))


# ----------------------------------------------------------------------------------- soundness


def _assert_sound(report: Report, text: str) -> None:
    VALIDATOR.validate(to_json(report))
    _assert_spans_slice(report, text)
    _assert_ids_in_order(report)
    _assert_forest(report.quotations)


def _assert_spans_slice(report: Report, text: str) -> None:
    for span in _spans_of(report):
        assert 0 <= span.start < span.end <= len(text), span
    for quotation in report.quotations:
        assert quotation.text == " ".join(span.of(text) for span in quotation.spans)
        ends = [end for span in quotation.spans for end in (span.start, span.end)]
        assert ends == sorted(ends), "the spans of a quotation are in order and apart"
        for piece in quotation.quoted:
            assert any(span.contains(piece) for span in quotation.spans)
        assert quotation.context is not None
        around = [Span(start=w.start, end=w.end) for w in (quotation.cue, quotation.mention) if w]
        assert all(quotation.context.contains(span) for span in (*quotation.spans, *around))
    worded = [q.cue for q in report.quotations if q.cue]
    worded += [q.mention for q in report.quotations if q.mention]
    for words in (*worded, *report.not_speech):
        assert words.text == text[words.start : words.end]


def _spans_of(report: Report) -> Iterable[Span]:
    for quotation in report.quotations:
        yield from quotation.spans
        yield from quotation.quoted
        if quotation.context is not None:
            yield quotation.context
        for step in quotation.evidence:
            yield from step.spans
    for speaker in report.speakers:
        yield from speaker.mentions
    for item in (*report.not_speech, *report.warnings):
        yield Span(start=item.start, end=item.end)


def _assert_ids_in_order(report: Report) -> None:
    assert [q.id for q in report.quotations] == [
        f"q{n}" for n in range(1, len(report.quotations) + 1)
    ]
    starts = [q.spans[0].start for q in report.quotations]
    assert starts == sorted(starts)
    known = {speaker.id: speaker.name for speaker in report.speakers}
    assert len(known) == len(report.speakers)
    for quotation in report.quotations:
        for ref in (*quotation.speakers, *quotation.candidates):
            assert known[ref.id] == ref.name


def _assert_forest(quotations: Iterable[Quotation]) -> None:
    parents = {quotation.id: quotation.parent for quotation in quotations}
    for start in parents:
        seen: set[str] = set()
        at: str | None = start
        while at is not None:
            assert at not in seen, "a quotation is its own ancestor"
            seen.add(at)
            at = parents[at]


# ---------------------------------------------------------------------------------- comparison


def _without_hash(written: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in written.items() if name != "text_sha256"}


def _shifted(value: object, shift: int) -> object:
    """Return the JSON value with `shift` added to every offset."""
    if isinstance(value, list):
        return [_shifted(item, shift) for item in value]
    if isinstance(value, dict):
        return {
            name: item + shift if name in ("start", "end") else _shifted(item, shift)
            for name, item in value.items()
        }
    return value


_CHANCES = ("confidence", "candidates", "facts")


def _without_chances(value: object) -> object:
    """Leave out of a report how likely each outcome is, what spoke for it, and who was weighed."""
    if isinstance(value, dict):
        return {k: _without_chances(v) for k, v in value.items() if k not in _CHANCES}
    return [_without_chances(v) for v in value] if isinstance(value, list) else value


def _worded(text: str) -> dict[str, object]:
    """Return the report on `text` in JSON, with the words in place of the offsets."""

    def replaced(value: object) -> object:
        if isinstance(value, list):
            return [replaced(item) for item in value]
        if not isinstance(value, dict):
            return value
        rest = {name: replaced(item) for name, item in value.items() if name not in _OFFSETS}
        if "start" in value:
            rest["words"] = text[value["start"] : value["end"]]
        return rest

    written = _without_hash(to_json(ENGINE.attribute(text)))
    return {name: replaced(value) for name, value in written.items()}


def _outcomes(text: str) -> dict[str, object]:
    """Return what the report says but for its warnings, in words."""
    return {name: value for name, value in _worded(text).items() if name != "warnings"}


def _changed(value: object, change: Callable[[str], str]) -> object:
    """Return the JSON value with every string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    if isinstance(value, dict):
        return {name: _changed(item, change) for name, item in value.items()}
    return value


def _plain(words: str) -> str:
    return words.translate(str.maketrans("“”‘’", "\"\"''"))


def _names_in(report: Report) -> set[str]:
    named = {speaker.name for speaker in report.speakers}
    named |= {alias for speaker in report.speakers for alias in speaker.aliases}
    for quotation in report.quotations:
        named |= {ref.name for ref in (*quotation.speakers, *quotation.candidates)}
    return named


def _recast(cast: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    """Return somebody new of the same gender and role for each, as far as `others` go."""
    taken = {part for person in cast for part in (person.given, person.surname)}
    free = [p for p in others if p.given not in taken and p.surname not in taken]
    found = []
    for person in cast:
        new = next((p for p in free if p.gender is person.gender), None)
        if new is not None:
            free.remove(new)
            found.append(evolve(new, role=person.role))
    return found


def _renamer(cast: Sequence[Person], others: Sequence[Person]) -> Callable[[str], str]:
    renamed = {
        old: new
        for person, other in zip(cast, others, strict=True)
        for old, new in ((person.given, other.given), (person.surname, other.surname))
    }
    parts = re.compile(rf"\b(?:{'|'.join(renamed)})\b")
    return lambda words: parts.sub(lambda found: renamed[found.group()], words)

import re

import pytest

from quotes import Article, Failure, RecordError
from quotes.model import Place
from quotes.records import read_lines, read_record


def test_known_fields_are_read_and_the_rest_is_carried() -> None:
    record = {
        "text": "a\r\nb",
        "id": "7",
        "title": "T",
        "byline": "Dana Holt",
        "date": "2024-05-01",
        "url": "https://example.org",
        "topic": ["x", {"y": 1}],
        "meta": {"z": None},
    }

    assert read_record(record) == Article(
        text="a\r\nb",
        id="7",
        title="T",
        byline="Dana Holt",
        date="2024-05-01",
        url="https://example.org",
        meta={"topic": ["x", {"y": 1}], "meta": {"z": None}},
    )


def test_whole_number_as_id_becomes_digits() -> None:
    assert read_record({"text": "", "id": 12}).id == "12"


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        ({}, "no 'text'"),
        ({"text": None}, "no 'text'"),
        ({"text": 5}, "'text' must be a string, not a number"),
        ({"text": ["a"]}, "'text' must be a string, not an array"),
        ({"text": "a", "id": 1.5}, "'id' must be a string"),
        ({"text": "a", "id": True}, "'id' must be a string, not a boolean"),
        ({"text": "a", "title": {}}, "'title' must be a string, not an object"),
    ],
)
def test_bad_record_is_refused(record: dict[str, object], wanted: str) -> None:
    with pytest.raises(RecordError, match=wanted):
        read_record(record)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (b"{", "not JSON"),
        (b"[]", "wanted a JSON object with 'text', got an array"),
        (b'"text"', "got a string"),
        (b"null", "got null"),
        (b'{"text": "\xff"}', r"not UTF-8 \(byte 11\)"),
        (b'{"text": "a", "n": NaN}', "NaN is not a JSON value"),
        (b'{"text": "a", "n": 1e999}', "too large"),
        (b"[" * 100_000, "not JSON"),
        (b'{"title": "a"}', "no 'text'"),
    ],
)
def test_bad_line_becomes_a_failure_that_names_it(line: bytes, wanted: str) -> None:
    before, failure, after = read_lines(
        [b'{"text": "a"}\n', line + b"\n", b'{"text": "b"}'], name="feed.jsonl"
    )

    assert before == Article(text="a")
    assert isinstance(failure, Failure)
    assert failure.error == "RecordError"
    assert str(failure.place) == "feed.jsonl, line 2"
    assert re.search(wanted, failure.message)
    assert after == Article(text="b")


def test_failure_keeps_what_can_be_told_of_the_record() -> None:
    line = b'{"id": "a7", "text": 3, "title": "T", "date": 7, "url": "u", "topic": "x"}'

    assert list(read_lines([line], name="feed")) == [
        Failure(
            id="a7",
            title="T",
            url="u",
            meta={"topic": "x"},
            error="RecordError",
            message="'text' must be a string, not a number",
            place=Place(source="feed", line=1),
        )
    ]


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    lines = [b'\xef\xbb\xbf{"text": "a"}\r\n', b"\n", b"  \r\n", b'{"text": "b"}\n']

    assert list(read_lines(lines, name="feed")) == [Article(text="a"), Article(text="b")]

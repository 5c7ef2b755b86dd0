"""Reading sources: streams, charsets, field maps, copies."""

import gzip
from pathlib import Path

import pytest

from quotes.errors import OptionsError
from quotes.model import Article, Failure, Place
from quotes.reading import FieldMap, ReadOptions, mark_duplicates, read

SAID = "“The dam will hold,” said Clara Moss.\n"


def articles(*results: Article | Failure) -> list[str]:
    return [item.text for item in results if isinstance(item, Article)]


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (b'{"text": "One."}', None),
        (b'{"text": ', "not JSON"),
        (b'{"text": "One.", "text": "Two."}', "the name 'text' stands there twice"),
        (b'["One."]', "wanted a JSON object with 'text', got an array"),
        (b'{"text": "caf\xe9"}', "not UTF-8 (byte 14)"),
        (b'{"body": "One."}', "the record has no 'text'; it is required, or --map text=NAME"),
        (b'{"text": null}', "it is null, and must be a string"),
        (b'{"text": 3}', "'text' must be a string, not a number"),
    ],
)
def test_a_bad_line_of_json_lines_costs_itself_alone(
    tmp_path: Path, line: bytes, wanted: str | None
) -> None:
    path = write(tmp_path, "feed.jsonl", b'{"text": "A."}\n\n' + line + b'\n{"text": "Z."}')

    first, middle, last = read(path)

    assert articles(first, last) == ["A.", "Z."]
    assert middle.place is not None
    assert middle.place.line == 3
    assert isinstance(middle, Article) is (wanted is None)
    if isinstance(middle, Failure):
        assert str(middle.place) == f"{path}, line 3"
        assert wanted is not None
        assert wanted in middle.message


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * 300_000 + b'"}\n'
    path = write(tmp_path, "feed.jsonl", b'{"text": "A."}\n' + long + b'{"text": "Z."}\n')

    first, middle, last = read(path, options=ReadOptions(max_record_bytes=100_000))

    assert articles(first, last) == ["A.", "Z."]
    assert isinstance(middle, Failure)
    assert str(middle.place) == f"{path}, line 2"
    assert middle.message.startswith("the line is longer than 100,000 bytes")


def test_a_torn_gzip_gives_all_that_is_whole(tmp_path: Path) -> None:
    lines = b"".join(b'{"id": %d, "text": "Number %d."}\n' % (n, n) for n in range(20_000))
    packed = gzip.compress(lines)
    path = write(tmp_path, "feed.jsonl.gz", packed[: len(packed) // 2])

    *whole, torn = read(path)

    assert len(whole) > 1_000
    assert articles(*whole) == [f"Number {n}." for n in range(len(whole))]
    assert isinstance(torn, Failure)
    assert torn.place is not None
    assert torn.place.line == len(whole) + 1
    assert "breaks off here" in torn.message


def test_a_damaged_member_of_a_gzip_costs_itself_alone(tmp_path: Path) -> None:
    members = [gzip.compress(b'{"text": "Number %d."}\n' % n) for n in range(3)]
    members[1] = members[1][:12] + b"\xff\xff\xff" + members[1][15:]
    path = write(tmp_path, "feed.jsonl.gz", b"".join(members))

    read_ = list(read(path))

    assert articles(*read_) == ["Number 0.", "Number 2."]
    assert [item for item in read_ if isinstance(item, Failure)]


def test_a_missing_and_an_empty_file_among_good_ones(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", SAID.encode())
    empty = write(tmp_path, "empty.txt", b"")

    missing, nothing, last = read([tmp_path / "none.txt", empty, good])

    assert isinstance(missing, Failure)
    assert str(missing.place) == str(tmp_path / "none.txt")
    assert missing.message == "cannot be read (No such file or directory)"
    assert articles(nothing, last) == ["", SAID]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_charset_of_a_text_is_told(tmp_path: Path, charset: str) -> None:
    path = write(tmp_path, "a.txt", SAID.encode(charset))

    (article,) = read(path)

    assert isinstance(article, Article)
    assert article.text.removeprefix("\ufeff") == SAID
    assert article.extracted is not charset.startswith("utf-8")


def test_a_field_map_names_fields_and_keeps_the_rest() -> None:
    fields = FieldMap.parse("text=article.body, id=guid")
    record = {"guid": 7, "article": {"body": "One.", "tags": ["a"]}, "id": "own", "lang": "en"}

    article = fields.article(record, Place(source="feed.jsonl"))

    assert isinstance(article, Article)
    assert (article.text, article.id) == ("One.", "7")
    assert article.meta == {"article": {"tags": ["a"]}, "id": "own", "lang": "en"}


@pytest.mark.parametrize("written", ["text", "text=", "body=text", "text=a,text=b"])
def test_a_wrong_field_map_is_refused(written: str) -> None:
    with pytest.raises(OptionsError, match="map"):
        FieldMap.parse(written)


def test_copies_are_marked_and_new_versions_are_not() -> None:
    texts = [
        ("a", "One two."),
        ("a", "One two."),
        ("b", "One\n two. "),
        ("a", "One three."),
        ("c", ""),
    ]
    marked = mark_duplicates(Article(id=name, text=text) for name, text in (*texts, ("d", "")))

    assert [item.duplicate_of for item in marked if isinstance(item, Article)] == [
        None,
        "a",
        "a",
        None,
        None,
        None,
    ]

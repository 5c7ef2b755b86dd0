"""Each form of input through its reader: what it reads, and what a bad record costs."""

import gzip
import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.metadata import EntryPoint
from pathlib import Path

import brotli
import pyarrow
import pyarrow.parquet
import pytest

from quotes.errors import MissingExtraError, OptionsError
from quotes.model import Article, Failure
from quotes.reading import FieldMap, Likeness, ReadOptions, Source, read, readers
from quotes.reading.protocol import ENTRY_POINTS

SAID = "“The dam will hold,” said Clara Moss, the mayor."
BODY = "".join(
    f"<p>{SAID} Paragraph {n} of the piece goes on about the dam and the town below it.</p>"
    for n in range(4)
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Dam holds</title></head><body><article>"
    f"<h1>Dam holds</h1>{BODY}</article></body></html>"
)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def split(results: Iterable[Article | Failure]) -> tuple[list[Article], list[Failure]]:
    found = list(results)
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, Failure)],
    )


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (SAID.encode(), "text"),
        (b"", "text"),
        (b"{curly} braces open this text, and [brackets] follow\n", "text"),
        (b"text, lies and footage\nThe minister said so.", "text"),
        (b'{"text": "One."}\n{"text"', "jsonl"),
        (b'{"text": "' + b"a" * 10_000, "jsonl"),
        (b'[\n {"text": "One."}]', "jsonl"),
        (PAGE.encode(), "html"),
        (b"\n<!-- hi --><html>", "html"),
        (b"<p>One.</p>", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "rss"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "rss"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        (b"PAR1\x15\x04", "parquet"),
        (b"id,text\n1,One.\n", "csv"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nOne.", "captions"),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nOne.", "captions"),
        (b'{"uri": "urn:1", "headline": "A", "body_text": "One."}', "ninjs"),
        (b'{"date": "1", "url": "u", "quotes": [{"pre": "", "quote": "O", "post": ""}]}', "gqg"),
    ],
)
@pytest.mark.parametrize("name", ["standard input", "article.txt", "page.html", "feed.jsonl"])
def test_the_form_is_told_from_the_bytes(tmp_path: Path, head: bytes, form: str, name: str) -> None:
    likeness = {reader.name: reader.sniff(head, name) for reader in readers().values()}
    best = max(likeness.values())
    chosen = next((n for n, found in likeness.items() if found is best), "text")

    if best > Likeness.NAMED or name in {"standard input", "article.txt"}:
        assert (chosen if best else "text") == form
    else:
        assert form == "text"  # only what the bytes leave open goes by its name


def test_every_reader_reads_nothing_from_noise(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 64
    path = write(tmp_path, "noise.bin", noise)

    for form in readers():
        articles, failures = split(read(path, form=form))
        assert failures or not any(article.text.strip() for article in articles), form
        assert all(failure.place is not None for failure in failures), form


# Tables


def test_csv_rows_are_records_by_the_map(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "feed.csv",
        '\ufeffguid;body;section\r\n1;"“No,”\nsaid Moss; twice.";town\r\n2;Two\r\n3;Three;\r\n',
    )
    fields = FieldMap.parse("id=guid,text=body")

    (one, three), (two,) = split(read(path, options=ReadOptions(fields=fields)))

    assert (one.id, one.text, one.meta) == ("1", "“No,”\nsaid Moss; twice.", {"section": "town"})
    assert (three.id, three.meta) == ("3", {})
    assert two.message == "wanted 3 columns as in the first row, got 2"
    assert one.place is not None
    assert (one.place.line, two.place and two.place.line) == (2, 4)


def test_csv_with_an_unclosed_field_and_another_charset(tmp_path: Path) -> None:
    path = write(tmp_path, "feed.csv", 'id,text\n1,café “ok”\n2,"open\n3,gone\n'.encode("cp1252"))

    (one,), (open_,) = split(read(path))

    assert one.text == "café “ok”"
    assert "unexpected end of data" in open_.message


def test_csv_has_one_charset_however_short_its_lines(tmp_path: Path) -> None:
    words = ["Zoë", "café", "it’s", "–", "£5", "“No,” said Mr Nuñez of the café."]
    lines = ["id;text", *(f"{number};{word}" for number, word in enumerate(words))]
    path = write(tmp_path, "feed.csv", "\n".join(lines).encode("cp1252"))

    assert [article.text for article in split(read(path))[0]] == words


def test_csv_of_spreadsheets_in_utf_16(tmp_path: Path) -> None:
    path = write(tmp_path, "feed.csv", "id\ttext\n1\tOne “two”.\n".encode("utf-16"))

    assert [article.text for article in split(read(path, form="csv"))[0]] == ["One “two”."]


def test_parquet_rows_are_records(tmp_path: Path) -> None:
    table = pyarrow.table({"guid": [7, 8], "body": ["One.", None], "tags": [["a"], []]})
    path = tmp_path / "feed.parquet"
    pyarrow.parquet.write_table(table, path)
    fields = FieldMap.parse("id=guid,text=body")

    (one,), (two,) = split(read(path, options=ReadOptions(fields=fields)))

    assert (one.id, one.text, one.meta) == ("7", "One.", {"tags": ["a"]})
    assert (two.id, str(two.place)) == ("8", f"{path}, record 2")


def test_what_json_has_not_is_text(tmp_path: Path) -> None:
    columns = {
        "text": ["One."],
        "date": [datetime(2026, 1, 12, 8, 30, tzinfo=UTC)],
        "price": [Decimal("1.50")],
        "score": [float("nan")],
        "seen": [[{"day": date(2026, 1, 12)}]],
    }
    path = tmp_path / "feed.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path)

    (article,), _ = split(read(path))

    assert article.date == "2026-01-12T08:30:00+00:00"
    assert article.meta == {"price": "1.50", "score": None, "seen": [{"day": "2026-01-12"}]}


def test_parquet_with_a_damaged_row_group(tmp_path: Path) -> None:
    table = pyarrow.table({"text": [f"Number {n}." for n in range(30)]})
    path = tmp_path / "feed.parquet"
    pyarrow.parquet.write_table(table, path, row_group_size=10, compression="gzip")
    content = bytearray(path.read_bytes())
    group = pyarrow.parquet.ParquetFile(path).metadata.row_group(1).column(0)
    start = group.dictionary_page_offset or group.data_page_offset
    content[start : start + 60] = b"\xff" * 60
    path.write_bytes(bytes(content))

    articles, failures = split(read(path))

    assert [article.text for article in articles] == [
        f"Number {n}." for n in [*range(10), *range(20, 30)]
    ]
    assert [failure.message.startswith("10 rows cannot be read") for failure in failures] == [True]


def test_parquet_that_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "feed.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": ["One."]}), path)
    path.write_bytes(path.read_bytes()[:-20])

    articles, (failure,) = split(read(path))

    assert not articles
    assert "none that is whole" in failure.message


# Feeds

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Lantern</title>
<item><title>Dam &amp;amp; town</title><link>https://lantern.example/1</link><guid>g1</guid>
<dc:creator>Ida Brandt</dc:creator><pubDate>Mon, 12 Jan 2026 08:30:00 +0100</pubDate>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>Moss said <q>we stay</q>.</p>
<blockquote><p>Nobody left.</p></blockquote>
<figure><img src="a"/><figcaption>Photo by Paul Stern, who said so</figcaption></figure>]]>
</content:encoded>
</item>
<item><title>Two</title><link>https://lantern.example/2</link>
<description>“No,” said Moss.</description></item>
</channel></rss>"""


def test_rss_items_are_articles(tmp_path: Path) -> None:
    (one, two), failures = split(read(write(tmp_path, "feed.xml", RSS)))

    assert not failures
    assert one.text == "Moss said “we stay”.\n\n“Nobody left.”"
    assert (one.id, one.title, one.byline) == ("g1", "Dam & town", "Ida Brandt")
    assert (one.date, one.url) == ("2026-01-12T07:30:00+00:00", "https://lantern.example/1")
    assert (two.id, two.text) == ("https://lantern.example/2", "“No,” said Moss.")
    assert one.extracted


def test_a_feed_cut_in_an_item_gives_the_items_before(tmp_path: Path) -> None:
    (one,), (torn,) = split(read(write(tmp_path, "feed.xml", RSS[: RSS.index("said Moss.<")])))

    assert one.id == "g1"
    assert str(torn.place).endswith("feed.xml, record 2")
    assert "breaks off" in torn.message


def test_atom(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "feed.atom",
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>L</title><entry><id>urn:1</id>
        <title>One</title><updated>2026-01-12T08:30:00Z</updated><link href="https://l.example/1"/>
        <author><name>Ida Brandt</name></author><content type="xhtml">
        <div xmlns="http://www.w3.org/1999/xhtml"><p>Moss said <q>no</q>.</p></div></content>
        </entry></feed>""",
    )

    ((entry,), failures) = split(read(path))

    assert not failures
    assert (entry.id, entry.text, entry.byline) == ("urn:1", "Moss said “no”.", "Ida Brandt")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol lol lol lol lol lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


BOMB_FEED = f"""{BOMB}<rss version='2.0'><channel><item><title>T</title>
<description>&j; &file; said</description></item></channel></rss>"""
BOMB_PAGE = f"""{BOMB}<html><body><article><p>&j; &file; {SAID}</p>{BODY}</article></body></html>"""


@pytest.mark.parametrize(("form", "content"), [("rss", BOMB_FEED), ("html", BOMB_PAGE)])
def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path, form: str, content: str) -> None:
    articles, _ = split(read(write(tmp_path, "bomb.xml", content), form=form))

    assert all(len(article.text) < 10_000 for article in articles)
    assert not any("root:" in article.text for article in articles)


# Web archives


def record(
    number: int, body: str = PAGE, *, status: str = "200 OK", kind: str = "response"
) -> bytes:
    content = body.encode()
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    ).encode() + content
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://lantern.example/{number}\r\n"
            f"WARC-Date: 2026-01-12T08:30:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def ids(articles: Iterable[Article]) -> list[str]:
    return [(article.id or "").rpartition("/")[2] for article in articles]


@pytest.mark.parametrize("packed", [False, True])
def test_warc_pages_are_articles(tmp_path: Path, packed: bool) -> None:
    records = [
        record(1),
        record(2, kind="request"),
        record(3, status="404 Not Found"),
        record(4),
    ]
    content = b"".join(gzip.compress(one) if packed else one for one in records)

    articles, failures = split(read(write(tmp_path, "pages.warc.gz", content)))

    assert not failures
    assert ids(articles) == ["1", "4"]
    assert articles[0].url == "https://lantern.example/1"
    assert articles[0].title == "Dam holds"
    assert articles[0].text.startswith(SAID)
    assert articles[0].meta == {"fetched": "2026-01-12T08:30:00Z"}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("cut", [0.35, 0.5, 0.9])
def test_a_warc_cut_in_the_middle_gives_what_is_whole(
    tmp_path: Path, packed: bool, cut: float
) -> None:
    records = [record(n) for n in range(5)]
    members = [gzip.compress(one, mtime=0) if packed else one for one in records]
    content = b"".join(members)[: int(cut * sum(map(len, members)))]
    whole = sum(len(b"".join(members[: n + 1])) - 4 <= len(content) for n in range(5))

    articles, failures = split(read(write(tmp_path, "pages.warc", content)))

    assert ids(articles) == [str(n) for n in range(whole)]
    assert len(failures) == 1
    assert failures[0].place is not None
    assert failures[0].place.record == whole + 1


@pytest.mark.parametrize("packed", [False, True])
def test_a_damaged_record_of_a_warc_costs_itself_alone(tmp_path: Path, packed: bool) -> None:
    records = [record(n) for n in range(6)]
    records[1] = records[1].replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 1", 1)
    members = [gzip.compress(one) if packed else one for one in records]
    if packed:
        members[4] = members[4][:100] + b"\xff" * 20 + members[4][120:]

    articles, failures = split(read(write(tmp_path, "pages.warc", b"".join(members))))

    assert ids(articles) == (["0", "2", "3", "5"] if packed else ["0", "2", "3", "4", "5"])
    assert len(failures) == (2 if packed else 1)


@pytest.mark.parametrize("coding", ["gzip", "chunked", "br", "identity"])
def test_what_http_packed_is_unpacked(tmp_path: Path, coding: str) -> None:
    page = PAGE.encode()
    packed = {
        "gzip": gzip.compress(page),
        "chunked": b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page),
        "br": brotli.compress(page),
        "identity": page,
    }[coding]
    header = "Transfer-Encoding" if coding == "chunked" else "Content-Encoding"
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{header}: {coding}\r\n\r\n"
    ).encode() + packed
    content = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/1\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode() + http

    (article,), failures = split(read(write(tmp_path, "pages.warc", content)))

    assert not failures
    assert article.text.startswith(SAID)


def test_a_page_that_is_unpacked_without_end_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + b"a" * 3_000_000)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb
    content = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/1\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s" % (len(http), http)
    )
    options = ReadOptions(max_record_bytes=1_000_000)

    articles, (failure,) = split(read(write(tmp_path, "pages.warc", content), options=options))

    assert not articles
    assert failure.message.startswith("the page is longer than 1,000,000 bytes")


def test_texts_made_of_pages_are_articles(tmp_path: Path) -> None:
    content = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://lantern.example/1\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(SAID.encode())}\r\n\r\n{SAID}\r\n\r\n"
    ).encode()

    (article,), _ = split(read(write(tmp_path, "pages.warc.wet", content)))

    assert (article.text, article.url) == (SAID, "https://lantern.example/1")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le"])
def test_stray_null_bytes_in_a_page_do_not_matter(tmp_path: Path, charset: str) -> None:
    content = PAGE.encode(charset)
    spoilt = content.replace(b"Paragraph", b"Para\0graph") if charset == "utf-8" else content

    (article,), _ = split(read(write(tmp_path, "page.html", spoilt), form="html"))

    assert article.text.startswith(SAID)


@pytest.mark.parametrize(
    "spoilt", ["\x1f", "&#31;", "&#x1f;", "\x0c", "\ufffe", "&#xffff;", "\x0b"]
)
def test_control_characters_in_a_page_do_not_matter(tmp_path: Path, spoilt: str) -> None:
    page = PAGE.replace("said Clara", f"{spoilt}said <b>{spoilt}</b>Clara")

    (article,), _ = split(read(write(tmp_path, "page.html", page)))

    assert article.text.startswith(SAID)


def test_a_page_without_an_article_in_a_warc_is_named(tmp_path: Path) -> None:
    content = record(1, "<html><body></body></html>") + record(2)

    articles, (failure,) = split(read(write(tmp_path, "pages.warc", content)))

    assert ids(articles) == ["2"]
    assert failure.id == "https://lantern.example/1"
    assert "no running text" in failure.message


# Wires and captions


@pytest.mark.parametrize(
    "item",
    [
        {"uri": "urn:1", "headline": "Dam", "byline": "Ida Brandt", "versioncreated": "2026-01-12",
         "body_xhtml": "<p>Moss said <q>no</q>.</p>", "urgency": 3},
        {"uri": "urn:1", "headlines": [{"role": "main", "value": "Dam"}], "by": "Ida Brandt",
         "firstcreated": "2026-01-12", "urgency": 3,
         "bodies": [{"contenttype": "text/plain", "value": "plain"},
                    {"contenttype": "text/html", "value": "<p>Moss said <q>no</q>.</p>"}]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_ninjs_items_are_articles(
    tmp_path: Path, item: dict[str, object], indent: int | None
) -> None:
    path = write(tmp_path, "item.json", json.dumps(item, indent=indent))

    (article,), failures = split(read(path))

    assert not failures
    assert article.text == "Moss said “no”."
    assert (article.id, article.title, article.byline) == ("urn:1", "Dam", "Ida Brandt")
    assert article.date == "2026-01-12"
    assert article.meta["urgency"] == 3


VTT = """WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Clara Moss>The dam will <i>hold</i>,
and nobody leaves.

00:00:03.000 --> 00:00:05.000
<v Clara Moss>Not today.

00:00:05.000 -> 00:00:06.000
broken

00:00:06.000 --> 00:00:08.000
<v Paul Stern>And tomorrow?
"""


def test_captions_are_turns_of_their_voices(tmp_path: Path) -> None:
    (article,), (broken,) = split(read(write(tmp_path, "talk.vtt", VTT)))

    assert article.text == (
        "Clara Moss: “The dam will hold, and nobody leaves. Not today.”\n\n"
        "Paul Stern: “And tomorrow?”"
    )
    captions = article.meta["captions"]
    assert isinstance(captions, list)
    assert [article.text[c["start"] : c["end"]] for c in captions] == [
        "The dam will hold,", "and nobody leaves.", "Not today.", "And tomorrow?",
    ]  # fmt: skip
    assert captions[-1]["from"] == "00:00:06.000"
    assert str(broken.place).endswith("talk.vtt, line 13")


def test_subrip_captions_change_voice_by_arrows(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "talk.srt",
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n>> MAYOR: We stay.\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:00:03,000\r\n>> REPORTER: Why\r\n\r\n"
        "3\r\n00:00:03,000 --> 00:00:04,000\r\nis that?\r\n",
    )

    (article,), failures = split(read(path))

    assert not failures
    assert article.text == "MAYOR: We stay.\n\nREPORTER: Why is that?"


def test_captions_that_roll_are_read_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "talk.vtt",
        "WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nwe stay<00:01.500><c> here</c>\n\n"
        "00:02.000 --> 00:03.000\nwe stay here\nand {\\an8}nobody &amp; nothing leaves\n",
    )

    (article,), failures = split(read(path))

    assert not failures
    assert article.text == "we stay here and nobody & nothing leaves"


def test_quotations_of_the_graph_are_articles_of_their_snippets(tmp_path: Path) -> None:
    page = {
        "date": "2026-01-12T08:30:00Z", "url": "https://l.example/1", "lang": "ENGLISH",
        "title": "Dam", "quotes": [
            {"pre": "Mayor Clara Moss said: ", "quote": "We stay.", "post": " Then she left"},
            {"pre": "the “", "quote": "dam of dams", "post": "” as he"},
            {"pre": "lost"},
        ],
    }  # fmt: skip
    other = {**page, "lang": "GERMAN"}
    path = write(tmp_path, "gqg.json", f"{json.dumps(page)}\n{json.dumps(other)}\n")

    (one, two), (lost,) = split(read(path))

    assert one.text == "Mayor Clara Moss said: “We stay.” Then she left"
    assert two.text == "the “dam of dams” as he"
    for article, words in ((one, "We stay."), (two, "dam of dams")):
        quote = article.meta["quote"]
        assert isinstance(quote, dict)
        assert article.text[quote["start"] : quote["end"]] == words
    assert (one.id, lost.id) == ("https://l.example/1#1", "https://l.example/1#3")


def test_a_line_of_fifty_megabytes_is_passed_over() -> None:
    # Through the stream alone: a file of that size would only slow the disk.
    from quotes.reading import Source
    from quotes.reading.streams import ByteStream

    content = b'{"text": "A."}\n{"text": "' + b"a" * 50_000_000 + b'"}\n{"text": "Z."}\n'
    source = Source(name="feed", stream=ByteStream(io.BytesIO(content)))

    articles, (failure,) = split(readers()["jsonl"].read(source, ReadOptions()))

    assert [article.text for article in articles] == ["A.", "Z."]
    assert str(failure.place) == "feed, line 2"


class MailReader:
    """A reader of somebody else's."""

    name = "mail"

    def sniff(self, head: bytes, name: str) -> Likeness:
        sure = head.startswith(b"From ") or name.endswith(".mbox")
        return Likeness.CERTAIN if sure else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        text = source.stream.read().decode(options.encoding or "utf-8")
        yield Article(text=text, place=source.place(record=1))


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    entries: list[EntryPoint] = []
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: entries)
    readers.cache_clear()
    yield entries
    readers.cache_clear()


def test_others_readers_take_part(tmp_path: Path, foreign: list[EntryPoint]) -> None:
    foreign.append(EntryPoint("mail", f"{__name__}:MailReader", ENTRY_POINTS))

    (article,), _ = split(read(write(tmp_path, "box", "From Moss: no")))

    assert article.text == "From Moss: no"


@pytest.mark.parametrize("value", ["no.such.module:Reader", "json:JSONDecoder", "json:loads"])
def test_a_bad_reader_of_others_is_named(foreign: list[EntryPoint], value: str) -> None:
    foreign.append(EntryPoint("mail", value, ENTRY_POINTS))

    with pytest.raises(OptionsError, match="the reader 'mail'"):
        readers()


def test_without_the_extra_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    with pytest.raises(
        MissingExtraError, match=r"pip install 'quote-attribution\[feeds\]', or say --from"
    ):
        list(read(write(tmp_path, "page.html", PAGE)))

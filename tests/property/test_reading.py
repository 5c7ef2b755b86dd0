"""Whatever bytes a reader is given, it yields articles and failures, each with its place."""

import gzip
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quotes.model import Article, Failure
from quotes.reading import ReadOptions, Source, readers
from quotes.reading.charset import decode
from quotes.reading.streams import ByteStream, lines_of

PAGE = (
    b"<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1><p>\xe2\x80\x9cNo,"
    b"\xe2\x80\x9d said <q>Moss <q>x</q></q>.</p><blockquote class='twitter-tweet'><p>a</p>b"
    b"</blockquote><blockquote><p>Words</p><cite>Moss</cite></blockquote><table><tr><td><p>c</p>"
    b"</table><font>d<p>e<time>f</time></article></body></html>"
)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
SAMPLES = {
    "html": PAGE,
    "warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://l.example/\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(HTTP), HTTP),
    "rss": b"<rss version='2.0'><channel><item><title>T</title><link>l</link>"
    b"<description>&lt;p&gt;Moss said no&lt;/p&gt;</description></item></channel></rss>",
    "jsonl": b'{"text": "One.", "id": 1}\n{"text": "Two."}\n',
    "csv": b'id,text\n1,"One, ""two""."\n2,Three\n',
    "captions": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Moss>A.\n\n00:03.000 --> 00:04.000\n>> B\n",
    "ninjs": b'{"uri": "u", "headline": "h", "body_html": "<p>One.</p>", "bodies": []}',
    "gqg": b'{"url": "u", "lang": "en", "quotes": [{"pre": "a", "quote": "b", "post": "c"}]}\n',
    "parquet": b"PAR1\x15\x04\x15\x10PAR1",
    "text": "“No,” said Moss.".encode(),
}


def read(form: str, content: bytes) -> list[Article | Failure]:
    source = Source(name="source", stream=ByteStream(io.BytesIO(content)))
    return list(readers()[form].read(source, ReadOptions(max_record_bytes=2_000)))


@st.composite
def spoilt(draw: st.DrawFn, content: bytes) -> bytes:
    """The sample with a piece cut out, doubled or overwritten, and maybe packed and cut."""
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, len(content)))
    piece = draw(st.sampled_from([b"", content[start:end] * 2, b"\xff\x00", b"<", b'"', b"\n\n"]))
    found = content[:start] + piece + content[end:]
    if draw(st.booleans()):
        packed = gzip.compress(found, mtime=0)
        found = packed[: draw(st.integers(0, len(packed)))]
    return found


@pytest.mark.parametrize("form", SAMPLES)
@given(data=st.data())
def test_spoilt_input_never_raises(form: str, data: st.DataObject) -> None:
    results = read(form, data.draw(spoilt(SAMPLES[form])))

    assert all(result.place is not None for result in results)
    for result in results:
        assert isinstance(result, Failure) or isinstance(result.text, str)


@pytest.mark.parametrize("form", SAMPLES)
def test_a_sound_sample_gives_articles(form: str) -> None:
    articles = [item for item in read(form, SAMPLES[form]) if isinstance(item, Article)]

    assert bool(articles) is (form != "parquet")


@given(st.binary(max_size=300), st.integers(1, 50), st.booleans())
def test_lines_are_all_of_the_bytes(content: bytes, longest: int, packed: bool) -> None:
    assume(packed or not content.startswith(b"\x1f\x8b\x08"))
    given_ = gzip.compress(content) if packed else content
    lines = list(lines_of(ByteStream(io.BytesIO(given_)), longest=longest))
    wanted = content.split(b"\n")

    assert [line.content for line in lines] == [
        line if len(line) <= longest else None for line in (wanted if wanted[-1] else wanted[:-1])
    ]
    assert [line.number for line in lines] == [*range(1, len(lines) + 1)]
    assert all(
        line.content is None or content.startswith(line.content, line.offset) for line in lines
    )


@given(st.text(max_size=200))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    content = text.encode("utf-8", errors="ignore")

    if b"\0" not in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(content).encode("utf-8") == content

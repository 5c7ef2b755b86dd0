"""Captions of broadcasts: WebVTT and SubRip, whose voices are the labels of turns."""

import re
from collections.abc import Iterator
from html import unescape

from attrs import frozen

from quotes.errors import RecordError
from quotes.model import Article, Failure
from quotes.reading.charset import decode
from quotes.reading.protocol import Likeness, ReadOptions, Source
from quotes.reading.streams import read_whole

_BOM = "\ufeff"
_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*-->\s*({_CLOCK})(?:\s.*)?")
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\s*\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}\s*-->")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
_PARTED = re.compile(r"\n(?:[ \t]*\n)+")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_DOUBLE = re.compile(r"[“”„«»\"]")
_CHANGE = re.compile(r"^(?:>>+|[-–](?=\s?[A-Z“\"]))\s*")


@frozen(kw_only=True)
class _Piece:
    """Words of one voice in a caption; `turns` where they begin another turn."""

    start: str
    end: str
    voice: str
    turns: bool
    words: str


class CaptionsReader:
    """A source is one article, whose id is its path; a change of voice begins a paragraph.

    `meta["captions"]` gives for each caption its code points in the text and its times, so that a
    quotation can be found in the broadcast.
    """

    name = "captions"

    def sniff(self, head: bytes, name: str) -> Likeness:  # noqa: ARG002 - the bytes say it
        """Tell by WebVTT's first line, or SubRip's number and times."""
        found = _VTT.match(head) or _SRT.match(head)
        return Likeness.CERTAIN if found else Likeness.NONE

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | Failure]:
        """Yield the article, and a failure for each caption whose times cannot be read."""
        try:
            content = read_whole(source.stream, longest=options.max_record_bytes)
            written = decode(content, encoding=options.encoding)
        except RecordError as error:
            yield source.failure(str(error), id=source.path)
            return
        pieces: list[_Piece] = []
        before = ""
        for line, block in _blocks(written):
            lines = block.split("\n")
            timing = next(filter(None, map(_TIMING.fullmatch, lines[:2])), None)
            if timing is None:
                if not _ASIDE.match(block):
                    yield source.failure(
                        f"wanted times (00:01.000 --> 00:04.000), got {lines[0][:40]!r}", line=line
                    )
                continue
            shown = lines[lines.index(timing.group(0)) + 1 :]
            # Captions that roll show their last line again.
            if before and shown and _words(shown[0]) == before:
                shown = shown[1:]
            pieces += _pieces(shown, *timing.groups())
            before = _words(shown[-1]) if shown else before
        text, captions = _joined(pieces)
        yield Article(
            text=text,
            id=source.path,
            meta={"captions": captions},
            place=source.place(),
            extracted=True,
        )


def _blocks(written: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks between empty lines, each with its line's number from 1."""
    text = written.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    start, line = 0, 1
    for gap in [*_PARTED.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        block = text[start:end].strip("\n")
        if block.strip():
            yield line, block
        if gap is not None:
            line += text.count("\n", start, gap.end())
            start = gap.end()


def _pieces(lines: list[str], start: str, end: str) -> Iterator[_Piece]:
    """Yield what a caption says, a piece a voice."""
    for line in lines:
        parts = _VOICE.split(line)
        # Words before the first voice go on with the voice before.
        for index in range(0, len(parts), 2):
            voice = parts[index - 1].strip() if index else ""
            words = _words(parts[index])
            change = _CHANGE.match(words)
            words = words[change.end() :] if change else words
            if words:
                turns = change is not None or bool(voice)
                yield _Piece(start=start, end=end, voice=voice, turns=turns, words=words)


def _words(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", _VOICE.sub("", line))).split())


def _joined(pieces: list[_Piece]) -> tuple[str, list[dict[str, object]]]:
    """Return the text, a paragraph a turn, and where in it each caption stands.

    The words of a voice that is named are set in marks after the name, as they are quoted.
    """
    parts: list[str] = []
    captions: list[dict[str, object]] = []
    length = 0
    for turn in _turns(pieces):
        quoted = bool(turn[0].voice) and not any(_DOUBLE.search(piece.words) for piece in turn)
        gap = "\n\n" if parts else ""
        label = f"{turn[0].voice}: " if turn[0].voice else ""
        before = f"{gap}{label}{'“' if quoted else ''}"
        for piece in turn:
            start = length + len(before)
            end = start + len(piece.words)
            captions.append({"start": start, "end": end, "from": piece.start, "to": piece.end})
            parts.append(before + piece.words)
            length, before = end, " "
        if quoted:
            parts.append("”")
            length += 1
    return "".join(parts), captions


def _turns(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Gather the pieces that one voice says without another between."""
    turns: list[list[_Piece]] = []
    for piece in pieces:
        same = bool(turns) and bool(piece.voice) and turns[-1][0].voice == piece.voice
        if turns and (same or not piece.turns):
            turns[-1].append(piece)
        else:
            turns.append([piece])
    return turns

"""Drafts of gold articles: marked text that a person can write, turned into the gold form and back.

A draft file holds one article or more, each begun by ``@id``::

    @id wire-01
    @genre wire
    @title Optional headline
    @byline Optional
    @text
    ⟦q1 “Marked words,”⟧ she said, ⟦q1 “and more.”⟧ {U+00A0} stands for one code point.
    @segments
    q1 direct resolved speakers="Dana Holt" aliases="Holt|Ms Holt" mention="she" tags="curly"

``⟦q1 `` (with one space) opens a span of segment q1, ``⟧`` closes the innermost open one.
``python -m benchmarks annotate DRAFT…`` prints the articles as JSON lines.
"""

import json
import re
import shlex
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from attrs import Factory, define

from benchmarks.gold import Article, GoldError, GoldKind, Segment, Status, from_json, to_json

_PIECE = re.compile(
    r"⟦(?P<open>[\w.-]+) |(?P<close>⟧)|\{U\+(?P<code>[0-9A-F]{4,6})\}|(?P<char>.)", re.DOTALL
)
_HEADERS = ("id", "genre", "title", "byline")
_LISTS = ("speakers", "aliases", "tags")
_KEYS = (*_LISTS, "mention", "reason", "note")
# Categories an editor would hide or change: they stand escaped in a draft.
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cn"})


class DraftError(GoldError):
    """A draft cannot be read; the message begins with its ``path:line``."""


@define(kw_only=True)
class _Draft:
    """One article's lines as they are gathered; numbers are lines of the draft file."""

    headers: dict[str, str] = Factory(dict)
    text: list[tuple[int, str]] = Factory(list)
    segments: list[tuple[int, str]] = Factory(list)
    line: int
    section: str = ""


def annotate(draft: str, *, path: str = "draft") -> tuple[Article, ...]:
    """Turn a draft into its articles.

    Raises:
        DraftError: the draft is malformed, or a name or mention does not stand in its article.

    """
    return tuple(_article(part, path=path) for part in _parts(draft, path=path))


def render(article: Article) -> str:
    """Turn an article into a draft: the inverse of ``annotate``.

    Raises:
        GoldError: two spans cross, or a list holds a ``|``, which a draft cannot write.

    """
    lines = [f"@{key} {value}" for key in _HEADERS if (value := getattr(article, key))]
    rows = [_render_segment(segment) for segment in article.segments]
    return "\n".join([*lines, "@text", _render_text(article), "@segments", *rows]) + "\n"


def _parts(draft: str, *, path: str) -> Iterator[_Draft]:
    """Split a draft into articles, each begun by ``@id``."""
    part: _Draft | None = None
    for number, line in enumerate(draft.split("\n"), 1):
        if line.startswith("@id "):
            if part is not None:
                yield part
            part = _Draft(line=number)
        if part is not None:
            _gather(part, number, line, path=path)
        elif line.strip():
            _refuse(path, number, "an article begun by @id", line)
    if part is None:
        _refuse(path, 1, "an article begun by @id", draft[:40])
    yield part


def _gather(part: _Draft, number: int, line: str, *, path: str) -> None:
    """Put one line where it belongs: a header, the text or the segments."""
    key, _, value = line.removeprefix("@").partition(" ")
    if line in ("@text", "@segments"):
        part.section = line
    elif part.section == "@text":
        part.text.append((number, line))
    elif not line.strip():
        return
    elif part.section == "@segments":
        part.segments.append((number, line))
    elif line.startswith("@") and key in _HEADERS and value:
        part.headers[key] = _decode(value)
    else:
        _refuse(path, number, "@genre, @title or @byline with a value, or @text", line)


def _article(part: _Draft, *, path: str) -> Article:
    text, spans, places = _marked_text(part.text, path=path)
    rows = []
    for number, line in part.segments:
        row = _segment_row(line, path=path, number=number)
        segment_id = row["id"]
        if segment_id not in spans:
            _refuse(path, number, "a segment marked in the text, each once", segment_id)
        rows.append(row | {"spans": spans.pop(segment_id)})
        places[segment_id] = number
    for segment_id in spans:
        _refuse(path, places[segment_id], "a line under @segments for each mark", segment_id)
    rows.sort(key=lambda row: (row["spans"][0][0], -row["spans"][0][1]))
    try:
        article = from_json(part.headers | {"text": text, "segments": rows})
    except GoldError as error:
        raise DraftError(f"{path}:{part.line}: {error}") from error
    _check_names(article, path=path, places=places)
    return article


def _marked_text(
    lines: Sequence[tuple[int, str]], *, path: str
) -> tuple[str, dict[str, list[list[int]]], dict[str, int]]:
    """Return the bare text, the spans of each segment, and the line that opens each."""
    spans: dict[str, list[list[int]]] = {}
    places: dict[str, int] = {}
    out: list[str] = []
    opened: list[tuple[str, int, int]] = []
    marked = "\n".join(line for _, line in lines).rstrip("\n")
    number = lines[0][0] if lines else 0
    for piece in _PIECE.finditer(marked):
        if segment_id := piece["open"]:
            opened.append((segment_id, len(out), number))
            places.setdefault(segment_id, number)
        elif piece["close"]:
            if not opened:
                _refuse(path, number, "⟦id  before each ⟧", "⟧")
            segment_id, start, _ = opened.pop()
            spans.setdefault(segment_id, []).append([start, len(out)])
        elif piece["char"] == "⟦":
            _refuse(path, number, "⟦, an id and one space", marked[piece.start() :][:12])
        else:
            out.append(chr(int(piece["code"], 16)) if piece["code"] else piece["char"])
            number += piece["char"] == "\n"
    if opened:
        _refuse(path, opened[-1][2], "⟧ for each ⟦", f"⟦{opened[-1][0]} left open")
    return "".join(out), {key: sorted(value) for key, value in spans.items()}, places


def _segment_row(line: str, *, path: str, number: int) -> dict[str, Any]:
    """One line under @segments as a record, without its spans."""
    try:
        segment_id, kind, *rest = shlex.split(line)
    except ValueError as error:
        _refuse(path, number, f"id, kind, status and fields ({error})", line)
    if kind not in list(GoldKind):
        _refuse(path, number, f"a kind of {', '.join(GoldKind)} after the id", kind)
    row: dict[str, Any] = {"id": segment_id, "kind": kind}
    for word in rest:
        key, _, value = word.partition("=")
        if word in list(Status) and "status" not in row:
            row["status"] = word
        elif key in _KEYS and value and key not in row:
            row[key] = _value(key, value)
        else:
            _refuse(path, number, f"a status, and one each of {', '.join(_KEYS)}=…", word)
    return row


def _value(key: str, value: str) -> str | list[str]:
    """Split what is a list: names at ``|`` (they may hold a comma), tags at either."""
    if key not in _LISTS:
        return _decode(value)
    return [_decode(item) for item in re.split(r"[|,]" if key == "tags" else r"\|", value)]


def _check_names(article: Article, *, path: str, places: dict[str, int]) -> None:
    """Refuse names that the article does not state: the engine could never give them."""
    for segment in article.segments:
        for name in (*segment.speakers, *segment.aliases):
            if not article.states(name):
                _refuse(path, places[segment.id], "names that stand in the article", name)


def _render_text(article: Article) -> str:
    """Mark the spans in the text, outer ones first."""
    spans = [(*span, n) for n, segment in enumerate(article.segments) for span in segment.spans]
    out: list[str] = []
    opened: list[int] = []
    position = 0
    for start, end, n in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        while opened and opened[-1] <= start:
            out += [_encode(article.text[position : opened[-1]]), "⟧"]
            position = opened.pop()
        if opened and end > opened[-1]:
            raise GoldError(f"{article.id}: wanted spans that nest, came {start}-{end} crossing")
        out += [_encode(article.text[position:start]), f"⟦{article.segments[n].id} "]
        position = start
        opened.append(end)
    while opened:
        out += [_encode(article.text[position : opened[-1]]), "⟧"]
        position = opened.pop()
    out.append(_encode(article.text[position:]))
    return _shield("".join(out))


def _shield(text: str) -> str:
    """Escape what would read as the draft's own syntax or be stripped from its end."""
    text = re.sub(r"(?m)^@(?=id |text$|segments$)", "{U+0040}", text)
    ends = len(text) - len(text.rstrip("\n"))
    return text.rstrip("\n") + "{U+000A}" * ends


def _render_segment(segment: Segment) -> str:
    row = to_json(Article(id="", text="", segments=(segment,)))["segments"][0]
    words = [row["id"], row["kind"], *([row["status"]] if "status" in row else [])]
    for key in _KEYS:
        value = row.get(key)
        if not value:
            continue
        if key in _LISTS and any("|" in item for item in value):
            raise GoldError(f"{segment.id}: wanted {key} without '|', came {value!r}")
        joint = "," if key == "tags" else "|"
        words.append(f"{key}={shlex.quote(_encode(joint.join(value) if key in _LISTS else value))}")
    return " ".join(words)


def _encode(text: str) -> str:
    return "".join(
        f"{{U+{ord(char):04X}}}"
        if char in "⟦⟧" or (char not in " \n" and unicodedata.category(char) in _HIDDEN)
        else char
        for char in text.replace("{U+", "{U+007B}U+")
    )


def _decode(text: str) -> str:
    return re.sub(r"\{U\+([0-9A-F]{4,6})\}", lambda match: chr(int(match[1], 16)), text)


def _refuse(path: str, line: int, wanted: str, came: str) -> NoReturn:
    raise DraftError(f"{path}:{line}: wanted {wanted}, came {came!r}")


def main(paths: Sequence[str]) -> int:
    """Print the articles of the drafts as JSON lines; on a fault its place, and 1."""
    try:
        for path in paths:
            for article in annotate(Path(path).read_bytes().decode("utf-8"), path=path):
                sys.stdout.write(json.dumps(to_json(article), ensure_ascii=False) + "\n")
    except (GoldError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"annotate: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

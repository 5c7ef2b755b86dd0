"""Attributions in brat standoff, as PARC and its kin are annotated: a .txt and its .ann.

Text-bound lines of type Source, Cue and Content are joined to attributions by events
(``E1 Attribution:T2 Source:T1 Content:T3``) or relations (``R1 Link Arg1:T1 Arg2:T2``).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from benchmarks.attributions import AttributedArticle, Attribution, Spans
from benchmarks.gold import GoldError


class _Part(StrEnum):
    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@frozen(kw_only=True)
class _Bound:
    """A text-bound annotation."""

    part: _Part
    spans: Spans


def read_brat(path: Path) -> AttributedArticle:
    """Read an ``.ann`` file and the ``.txt`` beside it; the file's name is the article's id.

    Raises:
        GoldError: the text is not there, or a line is malformed.

    """
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(f"{path}: wanted the text in a .txt beside it, came {error}") from error
    bound: dict[str, _Bound] = {}
    links: list[tuple[str, ...]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        tag, _, rest = line.partition("\t")
        if tag.startswith("T"):
            annotation = _bound(rest, place=f"{path}:{number}", size=len(text))
            bound |= {tag: annotation} if annotation else {}
        elif tag.startswith(("E", "R")):
            links.append(tuple(re.findall(r":(T\d+)", rest)))
    return AttributedArticle(id=path.stem, text=text, attributions=_join(bound, links))


def _bound(rest: str, *, place: str, size: int) -> _Bound | None:
    r"""``Content 10 20;25 30\twords``; None for a type that is no part of an attribution."""
    head = rest.split("\t")[0]
    kind, _, offsets = head.partition(" ")
    part = next((part for part in _Part if part in kind.casefold()), None)
    if part is None:
        return None
    spans = [tuple(map(int, re.findall(r"\d+", piece))) for piece in offsets.split(";")]
    if not all(len(span) == 2 and span[0] <= span[1] <= size for span in spans):
        raise GoldError(f"{place}: wanted type and offsets inside the text, came {head!r}")
    return _Bound(part=part, spans=tuple((span[0], span[1]) for span in spans))


def _join(bound: Mapping[str, _Bound], links: Iterable[tuple[str, ...]]) -> tuple[Attribution, ...]:
    """Make an attribution of the contents that share their cues, and of each content without."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        for tag in link:
            near[tag] |= {other for other in link if other in bound and other != tag}
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for tag, annotation in bound.items():
        if annotation.part is _Part.CONTENT:
            cues = tuple(sorted(_of(bound, near[tag], _Part.CUE)))
            groups[cues or (tag,)].append(tag)
    return tuple(_attribution(bound, near, contents, cues) for cues, contents in groups.items())


def _attribution(
    bound: Mapping[str, _Bound],
    near: Mapping[str, set[str]],
    contents: Iterable[str],
    cues: tuple[str, ...],
) -> Attribution:
    contents = tuple(contents)
    sources = {
        source
        for tag in (*contents, *cues)
        for source in _of(bound, near.get(tag, set()), _Part.SOURCE)
    }
    return Attribution(
        source=_spans(bound, sources),
        cue=_spans(bound, _of(bound, cues, _Part.CUE)),
        content=_spans(bound, contents),
    )


def _of(bound: Mapping[str, _Bound], tags: Iterable[str], part: _Part) -> set[str]:
    return {tag for tag in tags if tag in bound and bound[tag].part is part}


def _spans(bound: Mapping[str, _Bound], tags: Iterable[str]) -> Spans:
    return tuple(sorted(span for tag in tags for span in bound[tag].spans))

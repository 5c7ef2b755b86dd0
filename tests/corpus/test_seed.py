"""Garbled articles: the project's oldest acceptance test, and its twin in corpus/.

The seed lies beside the repository, not in it; without it its part is skipped.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gold import Article, Segment
from quotes import Engine, Quotation, Report
from quotes.model import Span, Status

SEED = Path(__file__).parents[3] / "shared" / "seed"
NOT_SURE = 0.6
TWIN = "garbled-01"

pytestmark = pytest.mark.models
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason=f"no {SEED.name} beside the repository")


@pytest.fixture(scope="module")
def expected() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def seed_text(expected: Mapping[str, Any]) -> str:
    text: str = (SEED / expected["article"]).read_bytes().decode("utf-8")
    return text


@pytest.fixture(scope="module")
def report(engine: Engine, seed_text: str) -> Report:
    return engine.attribute(seed_text)


@needs_seed
@pytest.mark.parametrize("number", range(13))
def test_item_is_satisfied(number: int, expected: Mapping[str, Any], report: Report) -> None:
    item = expected["expected"][number]
    found = _closest(report.quotations, [Span(start=item["span"][0], end=item["span"][1])])

    assert found is not None, f"not returned: {item['text']}"
    assert _agrees(found, item["status"], item["speaker"], item["reason"]), (item, found)


@needs_seed
def test_nothing_else_is_expected(expected: Mapping[str, Any]) -> None:
    assert len(expected["expected"]) == 13


@needs_seed
def test_no_span_has_a_line_of_boilerplate(
    expected: Mapping[str, Any], seed_text: str, report: Report
) -> None:
    for quotation in report.quotations:
        for span in quotation.spans:
            lines = {line.strip() for line in span.of(seed_text).splitlines()}
            assert not lines & set(expected["boilerplate"])


@needs_seed
def test_nobody_else_is_named_with_confidence(expected: Mapping[str, Any], report: Report) -> None:
    for item in expected["expected"]:
        found = _closest(report.quotations, [Span(start=item["span"][0], end=item["span"][1])])
        assert found is not None
        if found.confidence >= NOT_SURE:
            assert not _names_another(found, item["speaker"]), item


def test_twin_is_satisfied(articles: tuple[Article, ...], reports: tuple[Report, ...]) -> None:
    article, report = next((a, r) for a, r in zip(articles, reports, strict=True) if a.id == TWIN)
    speech = [segment for segment in article.segments if segment.is_speech]

    wrong = [article.quoted(segment) for segment in speech if not _is_right(segment, report)]

    assert wrong == []


def _is_right(segment: Segment, report: Report) -> bool:
    spans = [Span(start=start, end=end) for start, end in segment.spans]
    found = _closest(report.quotations, spans)
    if found is None:
        return False
    if segment.status is Status.RESOLVED:
        return _agrees(found, "resolved", segment.speakers[0], None)
    # A name that the engine itself does not trust is as good as none where the text is damaged.
    doubtful = segment.reason in ("ambiguous", "no_attribution")
    return _agrees(found, "doubtful" if doubtful else "unresolved", None, segment.reason)


def _closest(quotations: Sequence[Quotation], spans: Sequence[Span]) -> Quotation | None:
    """Return the quotation that covers at least half of the spans, the closest in extent."""
    size = sum(span.end - span.start for span in spans)
    covering = [q for q in quotations if 2 * _shared(q, spans) >= size]
    return max(
        covering,
        key=lambda q: _shared(q, spans) / max(size, sum(s.end - s.start for s in q.spans)),
        default=None,
    )


def _shared(quotation: Quotation, spans: Sequence[Span]) -> int:
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.spans for b in spans
    )


def _agrees(found: Quotation, status: str, speaker: str | None, reason: str | None) -> bool:
    if status == "resolved":
        return found.status is Status.RESOLVED and not _names_another(found, speaker)
    if found.status is Status.UNRESOLVED:
        return status == "doubtful" or found.reason == reason
    if status == "unresolved" or found.confidence >= NOT_SURE:
        return False
    return speaker is None or not _names_another(found, speaker)


def _names_another(found: Quotation, speaker: str | None) -> bool:
    """Tell whether the speakers are others than the one of this last name."""
    if not found.speakers:
        return False
    last = speaker.split()[-1] if speaker else None
    return not any(last in ref.name.split() for ref in found.speakers)

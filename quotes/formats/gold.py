"""A report as gold to be corrected: the form of corpus/, which `python -m benchmarks` reads.

What the engine found stands in for what a reader would; a reader puts it right (the page does so),
and says by a tag what he has looked at.
"""

from quotes.formats.texts import text_of
from quotes.model import NotSpeech, Quotation, Report, Speaker

UNREVIEWED = "unreviewed"
_GIVEN = ("title", "byline")


def to_gold(report: Report, text: str | None = None, *, genre: str = "") -> dict[str, object]:
    """Return the article with its quotations as an object of corpus/'s form.

    Every segment has the tag “unreviewed”, since nobody has looked at it; measured against such
    gold the engine would be perfect.

    >>> to_gold(report, text)["segments"][0]["speakers"]
    ['Agnes Thornbury']

    Raises:
        FormatError: the report is of another text.

    """
    text = text_of(report, text)
    speakers = {speaker.id: speaker for speaker in report.speakers}
    rows = [(q.spans[0].start, _segment(q, speakers)) for q in report.quotations if q.spans]
    rows += [(n.start, _other(n, number)) for number, n in enumerate(report.not_speech, start=1)]
    rows.sort(key=lambda row: row[0])
    given = {name: value for name in _GIVEN if (value := getattr(report, name)) is not None}
    return {
        "id": report.id or report.text_sha256[:12],
        "genre": genre,
        **given,
        "text": text,
        "segments": [segment for _, segment in rows],
    }


def _segment(quotation: Quotation, speakers: dict[str, Speaker]) -> dict[str, object]:
    names = [ref.name for ref in quotation.speakers]
    aliases = dict.fromkeys(
        alias
        for ref in quotation.speakers
        if ref.id in speakers
        for alias in speakers[ref.id].aliases
        if alias not in names
    )
    return {
        "id": quotation.id,
        "kind": str(quotation.kind),
        "spans": [[span.start, span.end] for span in quotation.spans],
        "status": str(quotation.status),
        "speakers": names,
        "aliases": list(aliases),
        "mention": quotation.mention.text if quotation.mention is not None else None,
        "reason": str(quotation.reason) if quotation.reason is not None else None,
        "tags": [UNREVIEWED],
    }


def _other(marked: NotSpeech, number: int) -> dict[str, object]:
    return {
        "id": f"n{number}",
        "kind": "other",
        "spans": [[marked.start, marked.end]],
        "tags": [str(marked.label), UNREVIEWED],
    }

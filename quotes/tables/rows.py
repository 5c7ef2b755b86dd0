"""From one report to its rows, as plain Python values by column name.

    rows = rows_of(report, text, number=1)
    rows["quotations"][0]["speaker"]      # 'Clara Moss'

Which columns there are, `quotes.tables.schema` says.
"""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from quotes.model import Failure, Place, Quotation, Report, Speaker
from quotes.tables.schema import ARTICLE_COLUMNS, ARTICLES, QUOTATIONS

Row = dict[str, object]
Rows = dict[str, list[Row]]

_QUOTATION_COLUMNS = tuple(c for c in QUOTATIONS.columns if c not in ARTICLE_COLUMNS)
_OUTLET_FIELDS = ("outlet", "publisher", "source")
_MOMENT_FORMS = ("%Y%m%d%H%M%S",)  # GDELT
_DAY_FORMS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")


def rows_of(report: Report, text: str, *, number: int, place: Place | None = None) -> Rows:
    """Return the rows of a report by table, all but `errors`.

    Args:
        report: what the engine found.
        text: what it found that in, which the sentences around quotations are taken from.
        number: what the column `article` has, by which the tables belong together.
        place: where the article stands in the input.

    """
    head: Row = {"article": number, "article_id": report.id}
    by_id = {speaker.id: speaker for speaker in report.speakers}
    quoted = Counter(ref.id for quotation in report.quotations for ref in quotation.speakers)
    return {
        "articles": [_article_row(report, text, number, place)],
        "quotations": [
            head | _quotation_row(flat, quotation, by_id, text)
            for flat, quotation in zip(report.rows(), report.quotations, strict=True)
        ],
        "speakers": [head | _speaker_row(one, quoted[one.id]) for one in report.speakers],
        "candidates": [
            head
            | {
                "quotation": quotation.id,
                "rank": rank,
                "speaker_id": candidate.id,
                "name": candidate.name,
                "score": candidate.score,
            }
            for quotation in report.quotations
            for rank, candidate in enumerate(
                sorted(quotation.candidates, key=lambda one: -one.score), start=1
            )
        ],
    }


def error_row(failure: Failure, *, number: int) -> Row:
    """Return the row of `errors` for a record that could not be dealt with."""
    return {
        "article": number,
        "id": failure.id,
        "place": None if failure.place is None else str(failure.place),
        "error": failure.error,
        "message": failure.message,
    }


def moment_of(written: str | None) -> tuple[date | None, datetime | None]:
    """Return the day and, if it has a time, the moment that a date stands for, both in UTC.

    Read are ISO 8601 (“2024-05-01T12:30:00Z”), the dates of mail and RSS (“Wed, 01 May 2024
    12:30:00 +0200”), GDELT's digits (“20240501123000”) and English dates (“May 1, 2024”); of
    anything else nothing is told. A time without a zone is taken for UTC.
    """
    text = (written or "").strip()
    moment = _moment(text)
    if moment is not None:
        return moment.date(), moment
    return _day(text), None


def _moment(text: str) -> datetime | None:
    try:
        if len(text) > len("2024-05-01") and not text.isdigit():
            return _in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        pass
    for form in _MOMENT_FORMS:
        try:
            return _in_utc(datetime.strptime(text, form))
        except (ValueError, OverflowError):
            continue
    try:
        return _in_utc(parsedate_to_datetime(text)) if ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def given_row(given: Report | Failure) -> Row:
    """Return the columns of `articles` that the caller's own fields fill."""
    day, moment = moment_of(given.date)
    return {
        "id": given.id,
        "title": given.title,
        "byline": given.byline,
        "date": given.date,
        "day": day,
        "published": moment,
        "url": given.url,
        "outlet": _outlet(given),
        "duplicate_of": given.duplicate_of,
        "meta": json.dumps(dict(given.meta), default=str) if given.meta else None,
    }


def _article_row(report: Report, text: str, number: int, place: Place | None) -> Row:
    known = given_row(report) | {
        "article": number,
        "words": len(text.split()),
        "quotations": len(report.quotations),
        "text_sha256": report.text_sha256,
        "text": report.text,
        "warnings": [str(warning.code) for warning in report.warnings],
        "place": None if place is None else str(place),
        "engine": report.engine.version,
        "models": report.engine.models,
    }
    return {column.name: known[column.name] for column in ARTICLES.columns}


def _outlet(given: Report | Failure) -> str | None:
    for name in _OUTLET_FIELDS:
        value = given.meta.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    try:
        host = urlsplit(given.url or "").hostname
    except ValueError:  # what is no address
        return None
    return host.removeprefix("www.") if host else None


def _quotation_row(flat: Row, quotation: Quotation, by_id: Mapping[str, Speaker], text: str) -> Row:
    """Return the row of a quotation: what `Report.rows` has of it, and what that lacks."""
    context = quotation.context
    speaker = by_id.get(quotation.speakers[0].id) if quotation.speakers else None
    own: Row = {
        "spans": json.dumps([[span.start, span.end] for span in quotation.spans]),
        "speaker_id": speaker.id if speaker else None,
        "role": _role(speaker) if speaker else None,
        "sentence": context.of(text) if context else None,
    }
    known = {**flat, **own}
    return {column.name: known[column.name] for column in _QUOTATION_COLUMNS}


def _speaker_row(speaker: Speaker, quotations: int) -> Row:
    return {
        "speaker_id": speaker.id,
        "name": speaker.name,
        "type": str(speaker.type),
        "external_id": speaker.external_id,
        "role": _role(speaker),
        "pronoun": _pronoun(speaker),
        "aliases": list(speaker.aliases),
        "titles": list(speaker.titles),
        "descriptions": list(speaker.descriptions),
        "mentions": len(speaker.mentions),
        "quotations": quotations,
    }


def _role(speaker: Speaker) -> str | None:
    return next(iter((*speaker.descriptions, *speaker.titles)), None)


def _pronoun(speaker: Speaker) -> str | None:
    return str(speaker.pronoun) if speaker.pronoun else None

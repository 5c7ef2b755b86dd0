"""From the body of a check to its claim and articles."""

from collections.abc import Mapping

from attrs import frozen

from quotes.check.claim import claim_of
from quotes.doors.serve.bodies import with_whole_id
from quotes.doors.serve.problems import Problem
from quotes.errors import OptionsError, RecordError
from quotes.model import Article
from quotes.records import read_object, read_record

MOST_TOLD = 100
_LIMIT = 5


@frozen(kw_only=True)
class SentClaim:
    """A claim that was sent, and the articles it is held against, one or `many`."""

    quote: str
    speaker: str | None
    articles: tuple[Article, ...]
    many: bool
    limit: int


def claim_in(body: bytes, *, most: int) -> SentClaim:
    """Return the claim that an object with `quote`, `speaker` and an article's fields makes.

    Several articles stand in a list, `articles`; `limit` is how many are told of.

    Raises:
        Problem: it is not of that form (422), or has more articles than `most` (413).

    """
    try:
        fields = read_object(body)
        quote, speaker = fields.pop("quote", None), fields.pop("speaker", None)
        if quote is None:
            raise RecordError("'quote' is missing; it is required, as a string")
        claim_of(quote, speaker)  # type: ignore[arg-type]  # it says what is no string
        assert isinstance(quote, str)
        many = "articles" in fields
        if not many and "text" not in fields:
            raise RecordError("there is no article: give its 'text', or several as 'articles'")
        return SentClaim(
            quote=quote,
            speaker=speaker if isinstance(speaker, str) else None,
            articles=_several(fields, most) if many else (read_record(with_whole_id(fields)),),
            many=many,
            limit=_limit(fields) if many else 1,
        )
    except (RecordError, OptionsError) as error:
        raise Problem(422, str(error)) from error


def _several(fields: Mapping[str, object], most: int) -> tuple[Article, ...]:
    records = fields["articles"]
    if not isinstance(records, list):
        raise RecordError("'articles' must be an array of objects with 'text'")
    if len(records) > most:
        raise Problem(413, f"{len(records):,} articles; at most {most:,} at a time")
    articles = []
    for number, record in enumerate(records, start=1):
        if not isinstance(record, dict):
            raise RecordError(f"article {number} must be an object with 'text'")
        try:
            articles.append(read_record(with_whole_id(record)))
        except RecordError as error:
            raise RecordError(f"article {number}: {error}") from error
    return tuple(articles)


def _limit(fields: Mapping[str, object]) -> int:
    limit = fields.get("limit", _LIMIT)
    if isinstance(limit, float) and limit.is_integer():  # JSON knows one kind of number
        limit = int(limit)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= MOST_TOLD:
        raise RecordError(f"'limit' must be a whole number from 1 to {MOST_TOLD}")
    return limit

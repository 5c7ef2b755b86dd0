"""What the service refuses: a status, what was wanted, and what to do (RFC 9457)."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from quotes.errors import OptionsError, RecordError, TextTooLongError, TimeLimitError
from quotes.model import Failure

_TITLES = {
    400: "Bad request",
    401: "Not authorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    408: "Request timeout",
    413: "Content too large",
    415: "Unsupported media type",
    422: "Unprocessable content",
    429: "Too many requests",
    500: "Internal error",
    503: "Service unavailable",
}
# What became of the one article of a request, as a status.
_STATUS = {
    TextTooLongError.__name__: 413,
    RecordError.__name__: 422,
    OptionsError.__name__: 422,
    TimeLimitError.__name__: 503,
}


class Problem(Exception):  # noqa: N818 - the RFC's word for it
    """A request that cannot be answered as it was meant."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Say what is wrong, and what to do."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """Return the answer that says so."""
        content = {
            "title": _TITLES.get(self.status, "Error"),
            "status": self.status,
            "detail": self.detail,
        }
        return Response(
            json.dumps(content, ensure_ascii=True),
            status_code=self.status,
            media_type="application/problem+json",
            headers=self.headers,
        )


def problem_of(failure: Failure) -> Problem:
    """Return the answer for an article that is alone and could not be dealt with."""
    status = _STATUS.get(failure.error, 500)
    # What an unforeseen error says may be anything.
    return Problem(status, failure.message if status != 500 else "the engine failed on this text")

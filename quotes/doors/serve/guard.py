"""Around every request: who may ask, what every answer carries, what is counted and logged."""

import hmac
import logging
import time
import traceback
import uuid
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quotes.doors.serve.metrics import Metrics
from quotes.doors.serve.problems import Problem

_LOG = logging.getLogger("quotes.serve")
# Paths that want no token; the form has it in a field of its own.
_OPEN = frozenset({"/", "/view", "/health", "/ready", "/openapi.json", "/schema"})
_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS TRACE QUERY CONNECT".split())
_FRAMES = 8  # of an error, that the log tells
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Wraps the application: checks the token, answers what went wrong, counts and logs.

    What was sent is in no log: a line has the path without its query, sizes and times alone.
    """

    def __init__(
        self, app: ASGIApp, *, metrics: Metrics, token: str | None, paths: frozenset[str]
    ) -> None:
        """Wrap an application; `paths` are its own, and others are counted and logged as one."""
        self._app = app
        self._paths = paths
        self._metrics = metrics
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen: dict[str, Any] = {"status": 500, "sent": 0, "received": 0, "begun": False}
        request_id = uuid.uuid4().hex[:16]
        start = time.perf_counter()

        async def counting_receive() -> Message:
            message = await receive()
            seen["received"] += len(message.get("body", b""))
            return message

        async def guarded_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"], seen["begun"] = message["status"], True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers["X-Request-Id"] = request_id
            seen["sent"] += len(message.get("body", b""))
            await send(message)

        try:
            problem = self._refusal(scope)
            if problem is not None:
                await problem.response()(scope, counting_receive, guarded_send)
            else:
                await self._app(scope, counting_receive, guarded_send)
        except Exception as error:
            # Nothing of it goes out: an error may hold what was sent.
            fields = {"id": request_id, "error": type(error).__name__, "where": _where(error)}
            _LOG.error("failed", extra={"fields": fields})
            if not seen["begun"]:
                problem = Problem(500, "the service failed; its log has the request's id")
                await problem.response()(scope, counting_receive, guarded_send)
        finally:
            self._note(scope, request_id, seen, time.perf_counter() - start)

    def _refusal(self, scope: Scope) -> Problem | None:
        """Return why a request is refused before anything of it is read, None where it is not."""
        headers = Headers(scope=scope)
        if scope["method"] == "POST" and headers.get("sec-fetch-site") == "cross-site":
            return Problem(403, "another site's page may not send articles here")
        if self._token is None or scope["path"] in _OPEN:
            return None
        if is_token(headers.get("authorization", ""), self._token):
            return None
        return Problem(
            401,
            "this service wants Authorization: Bearer and its token",
            headers={"WWW-Authenticate": 'Bearer realm="quotes"', "Connection": "close"},
        )

    def _note(
        self, scope: Scope, request_id: str, seen: MutableMapping[str, Any], seconds: float
    ) -> None:
        path = scope["path"] if scope["path"] in self._paths else "other"
        self._metrics.request(path, seen["status"], seconds)
        fields = {
            "id": request_id,
            "method": scope["method"] if scope["method"] in _METHODS else "other",
            "path": path,
            "status": seen["status"],
            "seconds": round(seconds, 4),
            "received": seen["received"],
            "sent": seen["sent"],
        }
        _LOG.info("request", extra={"fields": fields})


def _where(error: Exception) -> list[str]:
    """The places in the code that an error came through, without what any of them held."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(f.filename).name}:{f.lineno}:{f.name}" for f in frames[-_FRAMES:]]


def is_token(header: str, token: str) -> bool:
    """Tell whether an Authorization header carries the token; takes as long either way."""
    scheme, _, given = header.partition(" ")
    same = hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode("utf-8"))
    return scheme.lower() == "bearer" and same

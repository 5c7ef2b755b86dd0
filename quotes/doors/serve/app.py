"""The application: its paths, and what each of them does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from quotes.check import CheckIndex, QuoteCheck, check_articles, check_to_json
from quotes.doors.serve.batching import Batcher, Result
from quotes.doors.serve.bodies import MediaType, Sent, articles_of, read_body
from quotes.doors.serve.claims import SentClaim, claim_in
from quotes.doors.serve.guard import Guard
from quotes.doors.serve.metrics import CONTENT_TYPE, Metrics
from quotes.doors.serve.openapi import openapi_text
from quotes.doors.serve.problems import Problem, problem_of
from quotes.doors.serve.settings import Settings
from quotes.doors.serve.view import form_page, view_page
from quotes.engine import Engine
from quotes.formats import json_text, schema_text, to_json
from quotes.model import Article, Failure

_JSON, _LINES = "application/json", "application/x-ndjson"


def make_app(engine: Engine, settings: Settings) -> ASGIApp:
    """Return the service as an ASGI application that reads with this engine.

    Its models are loaded when it is started; it is to run in one process, as the engine does.
    """
    service = Service(engine, settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.batcher.start()
        yield
        await service.batcher.stop()

    routes = (
        Route("/", service.form, methods=["GET"]),
        Route("/view", service.view, methods=["POST"]),
        Route("/v1/attribute", service.attribute, methods=["POST"]),
        Route("/v1/check", service.check, methods=["POST"]),
        Route("/health", service.health, methods=["GET"]),
        Route("/ready", service.ready, methods=["GET"]),
        Route("/metrics", service.show_metrics, methods=["GET"]),
        Route("/openapi.json", service.openapi, methods=["GET"]),
        Route("/schema", service.schema, methods=["GET"]),
    )
    app = Starlette(
        debug=False,
        lifespan=lifespan,
        routes=routes,
        exception_handlers={
            Problem: _problem,
            HTTPException: _http_problem,
            Exception: _unforeseen,
        },
    )
    app.router.redirect_slashes = False
    paths = frozenset(route.path for route in routes)
    return Guard(app, metrics=service.metrics, token=settings.token, paths=paths)


class Service:
    """What the paths do."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Make the service's parts; nothing runs yet."""
        self.settings = settings
        self.engine = engine
        self.metrics = Metrics()
        self.batcher = Batcher(engine=engine, metrics=self.metrics, max_queue=settings.max_queue)

    async def attribute(self, request: Request) -> Response:
        """Answer with the library's own reports of the articles sent."""
        media = MediaType.of(request.headers.get("content-type", ""))
        body = await read_body(request, self.settings)
        sent = await asyncio.to_thread(
            articles_of, body, media, dict(request.query_params), most=self.settings.max_articles
        )
        results = await self._attributed(sent.articles)
        if not sent.many and isinstance(results[0], Failure):
            raise problem_of(results[0])
        content = await asyncio.to_thread(_written, results, sent)
        return Response(content, media_type=_LINES if sent.lines else _JSON)

    async def check(self, request: Request) -> Response:
        """Answer with what the articles sent make of a claim."""
        media = MediaType.of(request.headers.get("content-type", ""))
        if media.name != _JSON:
            raise Problem(415, f"wanted {_JSON}, got {media.name or 'no Content-Type'}")
        body = await read_body(request, self.settings)
        claim = await asyncio.to_thread(claim_in, body, most=self.settings.max_articles)
        checks = await self._checked(claim)
        value = [*map(check_to_json, checks)]
        return Response(json_text(value if claim.many else value[0]), media_type=_JSON)

    async def form(self, _: Request) -> Response:
        """Answer with the page that has a box for a text, a file or a page's source."""
        return form_page(with_token=self.settings.token is not None)

    async def view(self, request: Request) -> Response:
        """Answer with the page that shows the article sent from the form."""
        body = await read_body(request, self.settings)
        return await view_page(request, body, self.settings, self._attributed)

    async def health(self, _: Request) -> Response:
        """Answer as long as the process does."""
        return Response('{"status":"ok"}', media_type=_JSON)

    async def ready(self, _: Request) -> Response:
        """Answer whether requests are worked on: the models are there."""
        if self.batcher.ready:
            return Response('{"status":"ready"}', media_type=_JSON)
        detail = self.batcher.trouble or "the models are being loaded"
        raise Problem(503, detail, headers={"Retry-After": "5"})

    async def show_metrics(self, _: Request) -> Response:
        """Answer with what is counted."""
        return Response(self.metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    async def openapi(self, _: Request) -> Response:
        """Answer with the service's description."""
        return Response(openapi_text(with_token=self.settings.token is not None), media_type=_JSON)

    async def schema(self, _: Request) -> Response:
        """Answer with the schema of reports."""
        return Response(schema_text(), media_type="application/schema+json")

    async def _attributed(self, articles: Sequence[Article | Failure]) -> list[Result]:
        results = await self.batcher.attribute(articles, seconds=self.settings.answer_seconds)
        self.metrics.results(results)
        return results

    async def _checked(self, claim: SentClaim) -> Sequence[QuoteCheck | Failure]:
        """Only the articles that may have the words are parsed, with whatever else waits."""
        articles: Sequence[Article] = claim.articles
        if claim.many:
            index = await asyncio.to_thread(CheckIndex, claim.articles)
            articles = await asyncio.to_thread(index.find, claim.quote, limit=claim.limit)
        results = await self._attributed(articles) if articles else []
        if not claim.many and isinstance(results[0], Failure):
            raise problem_of(results[0])
        return await asyncio.to_thread(
            check_articles, articles, results, quote=claim.quote, speaker=claim.speaker
        )


def _written(results: Sequence[Result], sent: Sent) -> bytes:
    """The results as the library writes them."""
    texts = [json_text(to_json(result)) for result in results]
    if sent.lines:
        return "".join(f"{text}\n" for text in texts).encode("utf-8")
    return (f"[{','.join(texts)}]" if sent.many else texts[0]).encode("utf-8")


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return error.response()


async def _http_problem(request: Request, error: Exception) -> Response:
    """There is no such path, or it does not take the method."""
    assert isinstance(error, HTTPException)
    detail = (
        f"{request.method} is not what this path takes"
        if error.status_code == 405
        else ("there is no such path; see /openapi.json")
    )
    return Problem(error.status_code, detail, headers=error.headers or {}).response()


async def _unforeseen(_: Request, __: Exception) -> Response:
    """Nothing of the error goes out: it may hold what was sent."""
    return Problem(500, "the service failed; its log has the request's id").response()

"""The service's pages: a form for an article, and the article as the page shows it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from importlib import resources
from string import Template

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from quotes.doors.serve.batching import Result
from quotes.doors.serve.bodies import FORMS, HTML, TEXT, MediaType, articles_of
from quotes.doors.serve.guard import is_token
from quotes.doors.serve.problems import Problem, problem_of
from quotes.doors.serve.settings import Settings
from quotes.formats.page import page_parts, source_hash
from quotes.model import Article, Failure

_Attribute = Callable[[Sequence[Article | Failure]], Awaitable[list[Result]]]
_TOKEN_FIELD = (
    '<p><label for="token">Token</label> '
    '<input id="token" name="token" type="password" autocomplete="off" required></p>'
)
_BACK = '<p><a href="/">Another article</a></p>'


def form_page(*, with_token: bool) -> Response:
    """Return the page with a box for a text, a file, or a page's source."""
    style = _file("form.css")
    content = Template(_file("form.html")).substitute(
        style=style, token=_TOKEN_FIELD if with_token else ""
    )
    policy = (
        f"default-src 'none'; style-src '{source_hash(style)}'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
    return _html(content, policy)


async def view_page(
    request: Request, body: bytes, settings: Settings, attribute: _Attribute
) -> Response:
    """Return the article that the form sent, with its quotations, as a page.

    Raises:
        Problem: the form is none, has no article or the wrong token, or the article could not be
            dealt with.

    """
    form = await _form(request, body, settings)
    try:
        if settings.token is not None and not is_token(
            f"Bearer {_told(form, 'token')}", settings.token
        ):
            raise Problem(401, "the token is not this service's")
        article = await _article(form)
    finally:
        await form.close()
    (result,) = await attribute([article])
    if isinstance(result, Failure):
        raise problem_of(result)
    parts = await asyncio.to_thread(page_parts, [(result, article.text)])
    return _html(parts.page(before=_BACK), f"{parts.csp()}; frame-ancestors 'none'")


async def _form(request: Request, body: bytes, settings: Settings) -> FormData:
    media = MediaType.of(request.headers.get("content-type", ""))
    if media.name not in FORMS:
        raise Problem(415, f"wanted the form at /; got {media.name or 'no Content-Type'}")

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        return await Request(request.scope, receive).form(
            max_files=1, max_fields=10, max_part_size=settings.max_body
        )
    except (HTTPException, MultiPartException, ValueError, LookupError) as error:
        raise Problem(422, "the form cannot be read") from error


async def _article(form: FormData) -> Article:
    """The article of a form: the file, if there is one, else what is in the box."""
    upload = form.get("file")
    is_page = _told(form, "kind") == "html"
    if isinstance(upload, UploadFile) and upload.size:
        content = await upload.read()
        is_page = is_page or (upload.filename or "").lower().endswith((".html", ".htm", ".xhtml"))
    else:
        # A browser sends line ends as CR LF, whatever was typed.
        content = _told(form, "text").replace("\r\n", "\n").encode("utf-8", "replace")
    if not content.strip():
        raise Problem(422, "there is no text; paste one into the box, or choose a file")
    given = {"title": _told(form, "title")} if _told(form, "title") else {}
    media = MediaType(name=HTML[0] if is_page else TEXT, charset=None)
    sent = await asyncio.to_thread(articles_of, content, media, given, most=1)
    (article,) = sent.articles
    assert isinstance(article, Article)  # one alone that cannot be read is refused
    return article


def _told(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _html(content: str, policy: str) -> Response:
    return Response(
        content.encode("utf-8", "replace"),
        media_type="text/html",
        headers={"Content-Security-Policy": policy},
    )


@cache
def _file(name: str) -> str:
    return resources.files("quotes.doors.serve").joinpath(name).read_text(encoding="utf-8")

"""What the tests of the HTTP service share: a service on the loopback, and a plain client."""

import contextlib
import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence

import uvicorn
from attrs import define, field, frozen

from quotes.doors.serve.app import make_app
from quotes.doors.serve.settings import Settings
from quotes.engine import Engine
from quotes.options import Options
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.fake import FakeParser


@define
class GatedParser:
    """The fake parser, but it waits at a gate, and notes how many articles it is given at once."""

    models: str = "fake@1"
    gate: threading.Event = field(factory=threading.Event)
    sizes: list[int] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.gate.set()

    def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
        self.sizes.append(len(requests))
        assert self.gate.wait(60)
        return FakeParser().parse(requests)


@frozen(kw_only=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    content: bytes

    def json(self) -> object:
        return json.loads(self.content)


@define
class Service:
    """A running service."""

    port: int
    parser: GatedParser

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        kind: str | None = None,
        **headers: str,
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if kind is not None:
            named["Content-Type"] = kind
        try:
            connection.request(method, path, body=body, headers=named)
            response = connection.getresponse()
            content = response.read()
            return Answer(status=response.status, headers=response.headers, content=content)
        finally:
            connection.close()

    def post(self, value: object, path: str = "/v1/attribute", **headers: str) -> Answer:
        return self.ask("POST", path, json.dumps(value).encode(), "application/json", **headers)


@contextlib.contextmanager
def running(
    settings: Settings, options: Options | None = None, *, parser: GatedParser | None = None
) -> Iterator[Service]:
    """Run a service; with a parser of the test's own it need not be ready yet."""
    is_own, parser = parser is not None, parser or GatedParser()
    app = make_app(Engine(options, parser=parser), settings)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_config=None, access_log=False, http="h11", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started)
        service = Service(port=server.servers[0].sockets[0].getsockname()[1], parser=parser)
        until(lambda: is_own or service.ask("GET", "/ready").status == 200)
        parser.sizes.clear()
        yield service
    finally:
        server.should_exit = True
        if not parser.gate.is_set():  # it is being stopped while it works
            time.sleep(0.5)
            parser.gate.set()
        thread.join(60)
    assert not thread.is_alive()


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)

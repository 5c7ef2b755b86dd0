"""`quotes serve` as its users start and stop it: a process of its own, with a fake parser."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen

from quotes import Engine
from quotes.formats import json_text, to_json
from tests.fake import FakeParser

ROOT = Path(__file__).parents[2]
TEXT = "“The dam will hold,” said Clara Moss.\n"
EXPECTED = json_text(to_json(Engine(parser=FakeParser()).attribute(TEXT))).encode()
# The command line as it is, but for the models; an article takes half a second.
SERVER = """
import sys, time
import quotes.engine
from quotes.doors.cli import main
from tests.fake import FakeParser

class Slow(FakeParser):
    def parse(self, requests, /):
        time.sleep(0.5)
        return super().parse(requests)

quotes.engine._load_parser = lambda _: Slow()
sys.argv = ["quotes", "serve"]
main()
"""


@frozen(kw_only=True)
class Server:
    process: "subprocess.Popen[bytes]"
    port: int

    def post(self) -> tuple[int, bytes] | None:
        """Ask about the text; None where the connection was refused or broke off."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                "POST", "/v1/attribute", TEXT.encode(), {"Content-Type": "text/plain"}
            )
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


@contextmanager
def started(**environment: str) -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QUOTES_SERVE_PORT": "0", **environment},
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            found = re.search(rb"running on http://127\.0\.0\.1:(\d+)", line)
            if found:
                yield Server(process=process, port=int(found[1]))
                break
        else:
            pytest.fail("it did not start")
    finally:
        process.kill()
        process.wait(60)
        process.stderr.close()


def test_it_answers_what_it_took_on_before_it_ends() -> None:
    with started() as server, ThreadPoolExecutor(6) as pool:
        assert server.post() == (200, EXPECTED)
        taken = [pool.submit(server.post) for _ in range(6)]
        while sum(f.running() for f in taken) < len(taken):
            pass
        asked = server.post()  # so that those before have come
        server.process.send_signal(signal.SIGTERM)
        answers = [asked, *(f.result() for f in taken)]
        server.process.wait(60)

        assert answers == [(200, EXPECTED)] * len(answers)
        assert server.post() is None


def test_killed_while_busy_it_answers_wholly_or_not_at_all() -> None:
    with started() as server, ThreadPoolExecutor(6) as pool:
        assert server.post() == (200, EXPECTED)
        taken = [pool.submit(server.post) for _ in range(6)]
        server.process.kill()
        answers = [f.result() for f in taken]

    for answer in answers:
        assert answer in {None, (200, EXPECTED)}


def test_options_come_from_the_environment() -> None:
    with started(QUOTES_SERVE_TOKEN="sesame") as server:
        answer = server.post()

    assert answer is not None
    assert answer[0] == 401
    assert json.loads(answer[1])["title"] == "Not authorized"

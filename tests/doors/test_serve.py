"""The HTTP service over real HTTP on the loopback, with a fake parser."""

import json
import logging
import re
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quotes import Engine, Options
from quotes.check import CheckIndex, check_report, check_to_json
from quotes.doors.serve.openapi import openapi_text
from quotes.doors.serve.settings import Settings
from quotes.errors import ModelsError, OptionsError
from quotes.formats import json_text, to_json
from quotes.model import Article
from quotes.parse.seam import ParseRequest
from quotes.syntax import Parse
from tests.doors.serving import GatedParser, Service, running, until
from tests.fake import FakeParser

TEXT = "“The dam will hold,” said Clara Moss.\r\n\r\n“We left,” a resident said.\r\n"
PAGE = "<html><body><article><h1>Dam</h1>" + "".join(
    f"<p>“The dam number {n} will hold for years,” said Clara Moss to the council.</p>"
    for n in range(6)
)
SETTINGS = Settings(max_body=200_000, max_articles=20, body_seconds=1)
ENGINE = Engine(parser=FakeParser())


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running(SETTINGS, Options(max_chars=50_000)) as found:
        yield found


def library_bytes(text: str, **given: str) -> bytes:
    return json_text(to_json(ENGINE.attribute(text, **given))).encode()  # type: ignore[arg-type]


def test_a_text_gives_the_library_s_own_bytes(service: Service) -> None:
    answer = service.ask("POST", "/v1/attribute?title=Dam&id=7", TEXT.encode(), "text/plain")

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.content == library_bytes(TEXT, title="Dam", id="7")


def test_a_record_gives_an_object_and_several_an_array(service: Service) -> None:
    one = service.post({"text": TEXT, "id": "a"})
    several = service.post([{"text": TEXT, "id": "a"}, {"id": "b"}, 3])

    assert one.content == library_bytes(TEXT, id="a")
    first, second, third = json.loads(several.content)
    assert first == json.loads(one.content)
    assert (second["id"], second["error"]["type"]) == ("b", "RecordError")
    assert "error" in third


def test_json_lines_give_json_lines(service: Service) -> None:
    lines = f"{json.dumps({'id': 'a', 'text': TEXT})}\n\n{{broken\n".encode()

    answer = service.ask("POST", "/v1/attribute", lines, "application/x-ndjson")

    first, second = answer.content.splitlines()
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert first == library_bytes(TEXT, id="a")
    assert "error" in json.loads(second)


def test_a_page_is_read_as_its_text(service: Service) -> None:
    answer = service.ask("POST", "/v1/attribute", PAGE.encode(), "text/html; charset=utf-8")

    report = json.loads(answer.content)
    assert len(report["quotations"]) == 6
    for quotation in report["quotations"]:
        (span,) = quotation["spans"]
        assert report["text"][span["start"] : span["end"]] == quotation["text"]


def test_a_text_in_its_charset(service: Service) -> None:
    body = "“The café will hold,” said Clara Moss.".encode("cp1252")

    answer = service.ask("POST", "/v1/attribute", body, "text/plain; charset=windows-1252")

    assert answer.content == library_bytes(body.decode("cp1252"))


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x", "image/png", 415),
        (b"x", None, 415),
        (b"x", "text/plain; charset=klingon", 415),
        (b"x", "text/plain; charset=punycode", 415),
        (b"\xff\xfe\xfa", "text/plain", 422),
        (b"", "application/json", 422),
        (b"{", "application/json", 422),
        (b'{"text": "\xff"}', "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b'{"text":' * 20_000, "application/json", 422),
        (b'{"text": 3}', "application/json", 422),
        (b'{"text": null}', "application/json", 422),
        (b'{"text": "a", "title": []}', "application/json", 422),
        (b'{"text": NaN}', "application/json", 422),
        (b"3", "application/json", 422),
        (json.dumps({"text": "a" * 50_001}).encode(), "application/json", 413),
        (json.dumps([{"text": ""}] * 21).encode(), "application/json", 413),
        (b"x" * 200_001, "text/plain", 413),
        (b"x" * 1_000_000, "text/plain", 413),
        (b"", "text/html", 422),
    ],
)
def test_what_cannot_be_done_has_its_status(
    service: Service, body: bytes, kind: str | None, status: int
) -> None:
    answer = service.ask("POST", "/v1/attribute", body, kind)

    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = json.loads(answer.content)
    assert problem["status"] == status
    assert problem["detail"]
    assert service.post({"text": TEXT}).content == library_bytes(TEXT)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/attribute", 405), ("POST", "/health", 405), ("GET", "/nothing", 404)],
)
def test_paths_and_methods(service: Service, method: str, path: str, status: int) -> None:
    answer = service.ask(method, path)

    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_empty_array_gives_one(service: Service) -> None:
    assert service.post([]).content == b"[]"


def test_a_claim_is_checked(service: Service) -> None:
    claim = {"quote": "the dam will not hold", "speaker": "Moss"}

    one = service.post({**claim, "text": TEXT}, "/v1/check")
    several = service.post({**claim, "articles": [{"text": ""}, {"text": TEXT}]}, "/v1/check")

    expected = check_to_json(check_report(ENGINE.attribute(TEXT), TEXT, **claim))
    assert one.content.decode() == json_text(expected)
    assert several.json() == [json.loads(json_text(expected))]
    none = service.post({**claim, "articles": [{"text": "Rain."}]}, "/v1/check").json()
    (absent,) = CheckIndex([]).check(**claim, engine=ENGINE)
    assert none == [json.loads(json_text(check_to_json(absent)))]


def test_checks_of_several_articles_are_the_library_s_in_its_order(service: Service) -> None:
    claim = {"quote": "the dam will hold", "speaker": "Moss"}
    texts = {"a": "“The dam will hold,” Hugh Quill said.", "b": f"Clara Moss left. {TEXT}"}
    records = [{"text": text, "id": id_} for id_, text in texts.items()]

    answer = service.post({**claim, "articles": records}, "/v1/check")

    index = CheckIndex(Article(text=text, id=id_) for id_, text in texts.items())
    checks = index.check(**claim, engine=ENGINE)
    assert [check.article for check in checks] == ["b", "a"]
    assert answer.content.decode() == json_text([*map(check_to_json, checks)])


@pytest.mark.parametrize(
    "claim",
    [
        {"text": TEXT},
        {"quote": "", "text": TEXT},
        {"quote": 3, "text": TEXT},
        {"quote": "a", "speaker": [], "text": TEXT},
        {"quote": "a"},
        {"quote": "a", "articles": {}},
        {"quote": "a", "articles": [{}]},
        {"quote": "a", "articles": [], "limit": 0},
        [],
    ],
)
def test_a_claim_of_another_form_is_refused(service: Service, claim: object) -> None:
    assert service.post(claim, "/v1/check").status == 422


def test_a_claim_without_an_article_is_told_how_to_give_one(service: Service) -> None:
    told = service.post({"quote": "a"}, "/v1/check").json()["detail"]

    assert told == "there is no article: give its 'text', or several as 'articles'"


def test_the_form_and_its_view(service: Service) -> None:
    form = service.ask("GET", "/")
    hostile = f"{TEXT}<script>alert(1)</script>"
    body = (
        b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        + hostile.encode()
        + b'\r\n--b\r\nContent-Disposition: form-data; name="kind"\r\n\r\ntext\r\n--b--\r\n'
    )
    view = service.ask("POST", "/view", body, "multipart/form-data; boundary=b")

    assert "form-action 'self'" in form.headers["Content-Security-Policy"]
    assert b"<textarea" in form.content
    assert view.status == 200
    policy = view.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"Clara Moss" in view.content
    assert b"<script>alert" not in view.content


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"text=" + b"a" * 50_001, "application/x-www-form-urlencoded", 413),
        (b"", "multipart/form-data; boundary=b", 422),
        (b"nonsense", "multipart/form-data; boundary=b", 422),
        (b"--b\r\n", "multipart/form-data", 422),
        (b"text=", "application/x-www-form-urlencoded", 422),
        (b"{}", "application/json", 415),
    ],
)
def test_a_form_that_is_none(service: Service, body: bytes, kind: str, status: int) -> None:
    assert service.ask("POST", "/view", body, kind).status == status


def test_another_site_s_page_may_not_send_articles(service: Service) -> None:
    assert service.post({"text": TEXT}, Sec_Fetch_Site="cross-site").status == 403
    assert service.post({"text": TEXT}, Sec_Fetch_Site="same-origin").status == 200


def test_every_answer_is_guarded(service: Service) -> None:
    for path in ("/", "/health", "/nothing", "/metrics"):
        headers = service.ask("GET", path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Request-Id"]


def test_metrics_count(service: Service) -> None:
    service.post({"text": TEXT})

    text = service.ask("GET", "/metrics").content.decode()

    assert 'quotes_requests_total{path="/v1/attribute",status="200"}' in text
    assert 'quotes_quotations_total{status="resolved"}' in text
    assert "quotes_waiting_articles 0.0" in text


def test_logs_have_no_text(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "quotes.serve")

    service.ask("POST", "/v1/attribute?title=Secret", b"Secret words.", "text/plain")
    service.ask("GET", "/secret-path")

    until(lambda: len(caplog.records) >= 2)
    logged = " ".join(str(record.__dict__) for record in caplog.records)
    assert "/v1/attribute" in logged
    assert "ecret" not in logged


def test_a_slow_client_is_sent_away_and_others_are_served(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as slow:
        slow.sendall(
            b"POST /v1/attribute HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            b"Content-Length: 1000\r\n\r\nabc"
        )
        assert service.post({"text": TEXT}).status == 200
        answer = slow.recv(4096)

    assert answer.startswith(b"HTTP/1.1 408")


def test_a_body_of_fifty_megabytes_is_refused_and_others_are_served() -> None:
    with running(Settings()) as service, ThreadPoolExecutor(1) as pool:
        large = pool.submit(service.ask, "POST", "/v1/attribute", b"a " * 25_000_000, "text/plain")
        answers = [service.post({"text": TEXT}) for _ in range(5)]

        assert large.result().status == 413
        assert [answer.status for answer in answers] == [200] * 5


def test_a_client_that_goes_away_harms_nobody(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=30) as gone:
        gone.sendall(
            b"POST /v1/attribute HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            b"Content-Length: 1000\r\n\r\nabc"
        )

    assert service.post({"text": TEXT}).status == 200


def test_requests_that_wait_together_are_parsed_together(service: Service) -> None:
    service.parser.gate.clear()
    service.parser.sizes.clear()
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(service.post, {"text": TEXT})
        until(lambda: len(service.parser.sizes) > 0)
        service.parser.sizes.clear()
        others = [pool.submit(service.post, {"text": f"{TEXT} {n}"}) for n in range(6)]
        until(lambda: b"quotes_waiting_articles 7.0" in service.ask("GET", "/metrics").content)
        service.parser.gate.set()
        answers = [f.result() for f in (first, *others)]

    assert service.parser.sizes == [6]
    for n, answer in enumerate(answers[1:]):
        assert answer.content == library_bytes(f"{TEXT} {n}")


def test_a_full_queue_says_when_to_ask_again() -> None:
    settings = Settings(max_queue=3)
    with running(settings) as service, ThreadPoolExecutor(4) as pool:
        service.parser.gate.clear()
        taken = [pool.submit(service.post, {"text": TEXT}) for _ in range(3)]
        until(lambda: b"quotes_waiting_articles 3.0" in service.ask("GET", "/metrics").content)
        refused = service.post({"text": TEXT})
        assert service.ask("GET", "/health").status == 200
        service.parser.gate.set()

        assert refused.status == 429
        assert int(refused.headers["Retry-After"]) >= 1
        assert [f.result().status for f in taken] == [200] * 3
        assert service.post({"text": TEXT}).status == 200


def test_more_than_may_ever_wait_is_too_large() -> None:
    with running(Settings(max_queue=3)) as service:
        assert service.post([{"text": TEXT}] * 4).status == 413
        assert service.post([{"text": TEXT}] * 3).status == 200


@pytest.mark.parametrize(
    ("error", "told"),
    [(ModelsError("no models in x; give another folder"), "no models in x"), (OSError("?"), "OSE")],
)
def test_who_waits_for_models_that_cannot_be_loaded_is_told(error: Exception, told: str) -> None:
    class Broken(GatedParser):
        def parse(self, requests: Sequence[ParseRequest], /) -> tuple[Parse, ...]:
            super().parse(requests)
            raise error

    parser = Broken()
    parser.gate.clear()
    with running(Settings(), parser=parser) as service, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(service.post, {"text": TEXT})
        until(lambda: b"quotes_waiting_articles 1.0" in service.ask("GET", "/metrics").content)
        assert service.ask("GET", "/ready").status == 503
        parser.gate.set()

        for answer in (
            waiting.result(),
            service.post({"text": TEXT}),
            service.ask("GET", "/ready"),
        ):
            assert answer.status == 503
            assert told in json.loads(answer.content)["detail"]
        assert service.ask("GET", "/health").status == 200


def test_what_takes_too_long_is_refused_and_the_rest_goes_on() -> None:
    with running(Settings(answer_seconds=0.2)) as service:
        service.parser.gate.clear()
        late = service.post({"text": TEXT})
        service.parser.gate.set()

        assert late.status == 503
        assert late.headers["Retry-After"]
        until(lambda: service.post({"text": TEXT}).status == 200)


def test_a_token_is_wanted() -> None:
    with running(Settings(token="open sesame")) as service:
        assert service.post({"text": TEXT}).status == 401
        assert service.post({"text": TEXT}, Authorization="Bearer wrong").status == 401
        assert service.ask("GET", "/metrics").status == 401
        assert service.ask("GET", "/health").status == 200
        assert b'name="token"' in service.ask("GET", "/").content
        given = service.post({"text": TEXT}, Authorization="Bearer open sesame")
        assert given.status == 200
        kind = "application/x-www-form-urlencoded"
        assert service.ask("POST", "/view", b"text=Hello.", kind).status == 401
        right = b"text=Hello.&token=open+sesame"
        assert service.ask("POST", "/view", right, kind).status == 200


def test_it_finishes_what_it_took_on_when_it_is_stopped() -> None:
    with ThreadPoolExecutor(4) as pool:
        with running(Settings()) as service:
            service.parser.gate.clear()
            taken = [pool.submit(service.post, {"text": TEXT}) for _ in range(4)]
            until(lambda: b"quotes_waiting_articles 4.0" in service.ask("GET", "/metrics").content)
        answers = [f.result() for f in taken]

    assert [a.content for a in answers] == [library_bytes(TEXT)] * 4


def test_settings_are_checked() -> None:
    with pytest.raises(OptionsError, match="max_body must be a number from 1 up"):
        Settings(max_body=0)
    with pytest.raises(OptionsError, match="port must be a number from 0 to 65535"):
        Settings(port=70_000)
    with pytest.raises(OptionsError, match="token must be a string that is not empty"):
        Settings(token="")
    assert "secret" not in repr(Settings(token="secret"))


def test_the_page_s_examples(service: Service) -> None:
    """The requests that the page on serving shows, as they are written but for the port."""
    page = (Path(__file__).parents[2] / "quotes" / "docs" / "serving.md").read_text("utf-8")
    lines = re.findall(r"^\$ (curl .*)$", page, re.MULTILINE)
    assert len(lines) == 3
    for line in lines:
        path = re.search(r"http://localhost:8000(/\S*?)'?(?: |$)", line)
        assert path is not None
        sent = re.search(r"--json '(.*?)' http", line)
        body = sent[1].encode() if sent else TEXT.encode()
        kind = "application/json" if sent else "text/plain"

        answer = service.ask("POST", path[1], body, kind)

        assert answer.status == 200
        assert b"Moss" in answer.content


def test_the_page_tells_of_every_path() -> None:
    page = (Path(__file__).parents[2] / "quotes" / "docs" / "serving.md").read_text("utf-8")

    for path in json.loads(openapi_text(with_token=True))["paths"]:
        assert path in page

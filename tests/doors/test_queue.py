"""The queue's consumer as its page has it: RabbitMQ, and a worker that is killed."""

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from quotes.engine import Engine
from tests.fake import FakeParser

pika = pytest.importorskip("pika")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "quotes" / "docs" / "pipelines.md").read_text(encoding="utf-8")
SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
# The program as it is, but for the models, and slow enough to be killed at work.
CONSUMER = """
import runpy, sys
import quotes.engine
from tests.doors.run_fake import TrickyParser
quotes.engine._load_parser = lambda _: TrickyParser(seconds=0.02)
runpy.run_path("consume.py", run_name="__main__")
"""
KILLS = 5

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not SERVER.exists(), reason=f"NO QUEUE TESTS: no {SERVER}; apt-get install rabbitmq-server"
    ),
]


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


def reached(what: str, condition: Any, *, seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """Start a broker of this test's own, with its own ports, cookie and files."""
    port, names, between = free_port(), free_port(), free_port()
    environment = {
        **os.environ,
        "ERL_EPMD_PORT": str(names),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "HOME": str(tmp_path),
        "RABBITMQ_CONF_ENV_FILE": str(tmp_path / "none"),
        "RABBITMQ_DIST_PORT": str(between),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(tmp_path / "plugins"),
        "RABBITMQ_LOG_BASE": str(tmp_path / "log"),
        "RABBITMQ_MNESIA_BASE": str(tmp_path / "data"),
        "RABBITMQ_NODENAME": "quotes@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_PID_FILE": str(tmp_path / "pid"),
    }
    address = f"amqp://guest:guest@127.0.0.1:{port}/"
    with (tmp_path / "broker.log").open("wb") as log:
        server = subprocess.Popen([SERVER], env=environment, stdout=log, stderr=log)
        try:
            reached("the broker", lambda: answers(address) or server.poll() is not None)
            assert server.poll() is None, (tmp_path / "broker.log").read_text()
            yield address
        finally:
            server.terminate()
            server.wait(60)
            epmd = shutil.which("epmd") or "epmd"
            subprocess.run([epmd, "-kill"], env=environment, capture_output=True, check=False)


def answers(address: str) -> bool:
    try:
        pika.BlockingConnection(pika.URLParameters(address)).close()
    except (pika.exceptions.AMQPError, OSError):
        return False
    return True


@contextmanager
def consumer(address: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", CONSUMER, address, "out.sqlite"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(60)


def publish(address: str, bodies: list[bytes]) -> None:
    with pika.BlockingConnection(pika.URLParameters(address)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        for body in bodies:
            channel.basic_publish("", "articles", body, mandatory=True)


def count(address: str, queue: str) -> int:
    with pika.BlockingConnection(pika.URLParameters(address)) as connection:
        declared = connection.channel().queue_declare(queue, passive=True)
        return int(declared.method.message_count)


def test_each_quotation_is_there_once_however_often_the_worker_dies(
    broker: str, tmp_path: Path
) -> None:
    (program,) = re.findall(r"```python\n(import hashlib\n.*?)```", PAGE, re.DOTALL)
    (tmp_path / "consume.py").write_text(program, encoding="utf-8")
    records: list[dict[str, object]] = [
        {"id": f"a{n}", "text": f"“The dam number {n} will hold,” said Clara Moss, the mayor."}
        for n in range(120)
    ]
    bodies = [json.dumps(one).encode() for one in [*records, *records[::3], {"id": "x", "text": 7}]]

    def done(table: str = "articles") -> int:
        if not (tmp_path / "out.sqlite").exists():
            return 0
        with sqlite3.connect(tmp_path / "out.sqlite", timeout=60) as database:
            try:
                return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            except sqlite3.OperationalError:  # not made yet
                return 0

    with consumer(broker, tmp_path):
        reached("the queue", lambda: (tmp_path / "out.sqlite").exists() and is_there(broker))
    publish(broker, [*bodies[:5], b"no JSON", *bodies[5:]])
    for kill in range(KILLS):
        before = done()
        with consumer(broker, tmp_path):
            reached(f"work before kill {kill + 1}", lambda before=before: done() > before)
    with consumer(broker, tmp_path):
        reached("the end", lambda: done() == 121)
        reached("the last acknowledgement", lambda: count(broker, "articles") == 0)

    expected = [
        (one["id"], report.text_sha256, q.id, q.speakers[0].name, q.text)  # type: ignore[union-attr]
        for one, report in zip(
            records, Engine(parser=FakeParser()).attribute_many(records), strict=True
        )
        for q in report.quotations
    ]
    with sqlite3.connect(tmp_path / "out.sqlite") as database:
        found = database.execute("SELECT id, text_sha256, quotation, speaker, text FROM quotations")
        assert sorted(found.fetchall()) == sorted(expected)
        errors = database.execute("SELECT id, error FROM articles WHERE error IS NOT NULL")
        ((failed, message),) = errors.fetchall()
    assert failed == "x"
    assert "'text' must be a string" in message
    assert count(broker, "articles.failed") == 1


def is_there(address: str) -> bool:
    try:
        return count(address, "articles") == 0
    except pika.exceptions.ChannelClosedByBroker:
        return False

"""The command line as its users start it: a process of its own."""

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.formats import schema_text

ROOT = Path(__file__).parents[2]
TEXT = "“The dam will hold,” said Clara Moss, the mayor.\n\nShe added that nobody had left.\n"


def run(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "quotes", *arguments],
        input=stdin,
        capture_output=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )


def assert_clear_error(
    done: "subprocess.CompletedProcess[bytes]", wanted: bytes, code: int = 2
) -> None:
    assert done.returncode == code
    assert wanted in done.stderr
    assert b"Traceback" not in done.stderr


COMMANDS = "attribute explain run who said unresolved count query models schema".split()


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_help(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--help")

    assert done.returncode == 0
    assert b"Usage: quotes" in done.stdout


def test_schema() -> None:
    assert run("schema").stdout.decode() == schema_text()


def test_import_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, time; start = time.perf_counter(); import quotes;"
        "print(time.perf_counter() - start, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, timeout=60
    )

    loaded = set(done.stdout.decode().split()[1:])
    assert not loaded & {"torch", "stanza", "transformers", "numpy", "rich", "click", "cattrs"}


def test_unknown_models_folder() -> None:
    assert_clear_error(run("attribute", "--models", "no/such", "-"), b"resources.json")


def test_bad_option() -> None:
    assert_clear_error(run("attribute", "--max-chars", "0", "-"), b"max_chars")


def test_article_past_its_time_is_one_failure() -> None:
    quickly = ("--max-seconds", "1e-9")

    done = run("attribute", *quickly, "--format", "jsonl", "-", stdin=b"Holt said so.")

    assert json.loads(done.stdout)["error"]["type"] == "TimeLimitError"
    assert b"(max_seconds)" in done.stderr


def test_bad_knowledge() -> None:
    assert_clear_error(run("explain", "--knowledge", "no/such.toml", "-"), b"cannot be read")


@pytest.mark.models
@pytest.mark.parametrize(
    ("stdin", "wanted"),
    [
        (b"", None),
        (b"\n \n", None),
        ("“” ‘’ \" '".encode(), None),
        (b"Nothing is quoted in this short text.", None),
        (b"a" * 10_000_000, b"longer than 1,000,000 characters"),
        (b"\x7fELF\x00\x00", b"binary"),
    ],
    ids=["empty", "blank", "marks", "none", "long", "binary"],
)
def test_odd_input(stdin: bytes, wanted: bytes | None) -> None:
    done = run("attribute", "-", stdin=stdin)

    if wanted:
        assert_clear_error(done, wanted, code=1)
        assert "error" in json.loads(done.stdout)
    else:
        assert done.returncode == 0
        assert json.loads(done.stdout)["quotations"] == []


@pytest.mark.models
def test_article_from_the_command_line(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")

    done = run("attribute", str(article))

    first, second = json.loads(done.stdout)["quotations"]
    assert [first["kind"], second["kind"]] == ["direct", "indirect"]
    assert first["speakers"] == second["speakers"]
    assert first["speakers"][0]["name"] == "Clara Moss"
    assert done.stderr == b""


@pytest.mark.models
def test_article_explained_with_what_the_caller_knows(tmp_path: Path) -> None:
    article, known = tmp_path / "article.txt", tmp_path / "known.json"
    article.write_text(TEXT.replace("Clara Moss, the mayor", "Mossy"), encoding="utf-8")
    known.write_text(
        '{"speakers": [{"name": "Clara Moss", "aliases": ["Mossy"], "gender": "female"}]}',
        encoding="utf-8",
    )

    done = run("explain", "--quote", "q2", "--knowledge", str(known), str(article))

    assert done.returncode == 0
    assert "→ Clara Moss".encode() in done.stdout
    assert_clear_error(run("explain", "--quote", "q3", str(article)), b"there are q1 to q2")


@pytest.mark.models
def test_models_are_listed() -> None:
    done = run("models")

    assert done.returncode == 0
    assert b"bundled" in done.stdout
    assert b"stanza.download" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": ""}\n' * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "quotes", "attribute", str(feed)]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()

    assert errors == b""
    assert process.returncode == 141


# ---------------------------------------------------- streams that are full or closed, interrupts

NOTHING = b"\n"  # needs no models
posix = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX")
with_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


def in_shell(line: str, stdin: bytes = NOTHING) -> "subprocess.CompletedProcess[bytes]":
    quotes = f"{shlex.quote(sys.executable)} -m quotes"
    return subprocess.run(
        ["sh", "-c", line.replace("QUOTES", quotes)],
        input=stdin,
        capture_output=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )


@posix
@with_full
@pytest.mark.parametrize("arguments", ["schema", "attribute --help", "--version", "models"])
def test_full_disk_is_told_of(arguments: str) -> None:
    done = in_shell(f"QUOTES {arguments} > /dev/full")

    assert_clear_error(done, b"standard output cannot be written (No space left on device)")
    assert len(done.stderr.splitlines()) == 1


@posix
@pytest.mark.parametrize(
    ("line", "wanted", "code"),
    [
        pytest.param("attribute - > /dev/full", b"standard output cannot", 2, marks=with_full),
        pytest.param("explain - > /dev/full", b"standard output cannot", 2, marks=with_full),
        pytest.param("attribute - --output /dev/full", b"/dev/full cannot", 2, marks=with_full),
        ("attribute - >&-", b"standard output cannot be written (it is closed)", 2),
        ("explain - >&-", b"standard output cannot be written (it is closed)", 2),
        ("attribute - <&-", b"standard input: cannot be read (it is closed)", 1),
    ],
)
def test_stream_that_is_full_or_closed_is_told_of(line: str, wanted: bytes, code: int) -> None:
    done = in_shell(f"QUOTES {line}")

    assert_clear_error(done, wanted, code=code)
    assert len(done.stderr.splitlines()) == 1


@posix
def test_closed_streams_that_are_not_needed_do_no_harm(tmp_path: Path) -> None:
    article, output = tmp_path / "article.txt", tmp_path / "out.json"
    article.write_bytes(NOTHING)

    done = in_shell(f"QUOTES attribute {article} --output {output} <&- >&- 2>&-")

    assert done.returncode == 0
    assert json.loads(output.read_bytes())["quotations"] == []


# Ends the process as Ctrl-C does, at the moment when a module is about to be imported. Background
# jobs ignore interrupts, and so would what they start: hence the handler.
INTERRUPTED_AT = """
import os, signal, sys

module = sys.argv[1]

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupt())
from quotes.__main__ import main
sys.argv[:2] = ["quotes"]
main()
"""


@posix
@pytest.mark.models
@pytest.mark.parametrize(
    "module", ["quotes.doors.cli", "click", "attrs", "quotes.engine", "numpy", "torch", "stanza"]
)
def test_interrupt_during_imports_is_quiet(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT, module, "attribute", "-"],
        input=b"Words that need models.",
        capture_output=True,
        timeout=300,
        check=False,
        cwd=ROOT,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@posix
def test_interrupt_is_quiet() -> None:
    module = "none at which to interrupt"
    command = [sys.executable, "-c", INTERRUPTED_AT, module, "attribute", "--from", "jsonl", "-"]

    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": ""}\n' * 4_001)  # a batch, so that it is under way
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()

    assert errors.strip() == b""
    assert process.returncode == 130


@posix
def test_interrupts_that_are_ignored_stay_so() -> None:
    ignoring = INTERRUPTED_AT.replace("signal.default_int_handler", "signal.SIG_IGN")
    done = subprocess.run(
        [sys.executable, "-c", ignoring, "click", "--version"],
        capture_output=True,
        timeout=60,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 0
    assert done.stdout.startswith(b"quotes ")

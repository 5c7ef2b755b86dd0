"""Runs in several processes: everything once, whatever dies, and what cannot be read told of."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import evolve

from quotes.doors.run import Job, OutputForm, Run, Summary
from quotes.engine import Engine
from quotes.errors import OptionsError, RunError
from quotes.formats import json_text, to_json
from quotes.model import Article
from quotes.options import Options
from tests.doors.run_fake import DEADLY, ENDLESS, TrickyParser

ROOT = Path(__file__).parents[2]
ENGINE = Engine(Options(batch_words=60), parser=TrickyParser())

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def record(number: int, **fields: object) -> dict[str, object]:
    said = f"“The dam number {number} will hold,” said Clara Moss, the mayor."
    return {"id": f"a{number}", "text": said, "title": f"No. {number}", "n": number} | fields


def write(path: Path, records: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[object]:
    return [one["id"] for one in lines(path)]


def go(job: Job, engine: Engine = ENGINE, *, restart: bool = False) -> Summary:
    return Run(evolve(job, max_wait=0.05), engine, restart=restart).go()


def test_output_is_that_of_the_engine_in_order(tmp_path: Path) -> None:
    records = [record(number) for number in range(30)]
    source = write(tmp_path / "day.jsonl", records)

    summary = go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=2))

    expected = [json_text(to_json(report)) for report in ENGINE.attribute_many(records)]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines() == expected
    assert summary.is_complete
    assert (summary.records, summary.failed, summary.quotations, summary.named) == (30, 0, 30, 30)
    told = json.loads((tmp_path / "out.jsonl.run" / "summary.json").read_text())
    assert told["records"] == 30


def test_without_order_all_come_once(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(number) for number in range(30)])

    go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=2, keep_order=False))

    assert sorted(map(str, ids(tmp_path / "out.jsonl"))) == sorted(f"a{n}" for n in range(30))


def test_copies_are_marked_and_new_versions_are_not(tmp_path: Path) -> None:
    text = record(1)["text"]
    records = [
        record(1),
        record(1),
        {"id": "b", "text": f"{text}\n"},
        {"text": "  "},
        {"text": " "},
        record(1, text="The mayor left."),
    ]
    source = write(tmp_path / "day.jsonl", records)

    go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1))

    copies = [one["duplicate_of"] for one in lines(tmp_path / "out.jsonl")]
    assert copies == [None, "a1", "a1", None, None, None]


# --- what cannot be read, and what kills


def test_the_rest_goes_on_and_each_error_has_its_place(tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", [record(1)])
    torn = tmp_path / "torn.jsonl.gz"
    torn.write_bytes(gzip.compress((json.dumps(record(2)) + "\n").encode() * 200)[:-20])
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(
        b'{"text": "First."}\n{"text": \n[1, 2]\n{"text": "a", "text": "b"}\n'
        b'{"text": "caf\xe9"}\n{"id": "x"}\n' + json.dumps(record(3)).encode() + b"\n"
    )
    long = tmp_path / "long.jsonl"
    long.write_bytes(
        b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + json.dumps(record(4)).encode() + b"\n"
    )
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.jsonl"
    inputs = [str(path) for path in (missing, good, torn, broken, long, empty)]

    summary = go(Job(inputs=inputs, out=tmp_path / "out.jsonl", jobs=1, reader="jsonl"))

    errors = lines(tmp_path / "out.jsonl.run" / "errors.jsonl")
    places = [str(error["place"]) for error in errors]
    assert places[0] == str(missing)
    assert any(place.startswith(f"{torn}, line ") for place in places)
    for number in (2, 3, 4, 5, 6):
        assert f"{broken}, line {number}" in places
    assert f"{long}, line 1" in places
    assert all(error["message"] for error in errors)
    assert summary.failed == len(errors) == 8
    assert {"a1", "a2", "a3", "a4"} <= set(ids(tmp_path / "out.jsonl"))


def test_an_article_that_kills_its_worker_fails_alone(tmp_path: Path) -> None:
    records = [record(number) for number in range(8)]
    records[3]["text"] = DEADLY
    source = write(tmp_path / "day.jsonl", records)

    summary = go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1))

    assert ids(tmp_path / "out.jsonl") == [f"a{n}" for n in range(8) if n != 3]
    (error,) = lines(tmp_path / "out.jsonl.run" / "errors.jsonl")
    assert (error["id"], error["error"]) == ("a3", "WorkerDiedError")
    assert error["place"] == f"{source}, line 4"
    assert summary.errors == {"WorkerDiedError": 1}


def test_an_article_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.doors.run.crew._GRACE_SECONDS", 1.0)
    source = write(tmp_path / "day.jsonl", [record(1), record(2, text=ENDLESS), record(3)])
    engine = Engine(Options(max_seconds=0.5), parser=TrickyParser())

    go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1), engine)

    assert ids(tmp_path / "out.jsonl") == ["a1", "a3"]
    (error,) = lines(tmp_path / "out.jsonl.run" / "errors.jsonl")
    assert (error["id"], error["error"]) == ("a2", "TimeLimitError")


# --- killed and started again


@contextmanager
def process(source: Path | str, out: Path, seconds: float) -> "Iterator[subprocess.Popen[bytes]]":
    command = [sys.executable, "-m", "tests.doors.run_fake", str(source), str(out), str(seconds)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def killed_at_random(source: Path, out: Path, *, kills: int, seconds: float) -> int:
    """Kill a run so many times, alone or with its workers, then let it end; return how often."""
    chance = random.Random(kills)
    done = 0
    while done < kills:
        with process(source, out, seconds) as running:
            # Most are killed at work, some as they start.
            if chance.random() < 0.8:
                wait_for_work(out, running)
            time.sleep(chance.uniform(0.0, 0.8))
            if running.poll() is not None:
                break
            if chance.random() < 0.5:
                os.killpg(running.pid, signal.SIGKILL)
            else:
                running.kill()
            done += 1
    with process(source, out, 0.0) as running:
        running.communicate()
        assert running.returncode == 0
    return done


def wait_for_work(out: Path, running: "subprocess.Popen[bytes]") -> None:
    """Wait until something new is written."""
    log = out if out.suffix == ".jsonl" else out.with_name(f"{out.name}.run") / "rows.jsonl"

    def written() -> int:
        return log.stat().st_size if log.exists() else 0

    before = written()
    while written() <= before and running.poll() is None:
        time.sleep(0.01)
        before = min(before, written())  # what was not recorded is cut off first


KILLS = [pytest.param(300, 4, id="4 kills"), pytest.param(2_000, 20, marks=pytest.mark.slow)]


@pytest.mark.parametrize(("articles", "kills"), KILLS)
def test_killed_at_random_the_output_is_that_of_an_undisturbed_run(
    tmp_path: Path, articles: int, kills: int
) -> None:
    source = write(tmp_path / "day.jsonl", [record(n % (articles - 9)) for n in range(articles)])
    with source.open("ab") as more:
        more.write(b"no JSON\n")

    done = killed_at_random(source, tmp_path / "killed.jsonl", kills=kills, seconds=0.02)

    assert done == kills
    go(Job(inputs=[str(source)], out=tmp_path / "whole.jsonl", jobs=2))
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    errors = [tmp_path / f"{name}.jsonl.run" / "errors.jsonl" for name in ("killed", "whole")]
    assert errors[0].read_bytes() == errors[1].read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["duckdb", "parquet"])
def test_killed_at_random_the_tables_are_those_of_an_undisturbed_run(
    tmp_path: Path, form: str
) -> None:
    source = write(tmp_path / "day.jsonl", [record(n % 1_900) for n in range(2_000)])

    done = killed_at_random(source, tmp_path / f"killed.{form}", kills=20, seconds=0.02)

    assert done == 20
    go(Job(inputs=[str(source)], out=tmp_path / f"whole.{form}", jobs=2))
    assert tables(tmp_path / f"killed.{form}") == tables(tmp_path / f"whole.{form}")


def test_tables_that_could_not_be_written_are_made_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "day.jsonl", [record(1), record(2)])
    job = Job(inputs=[str(source)], out=tmp_path / "day.csv", jobs=1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("quotes.doors.run.running.write_tables", full)
        with pytest.raises(RunError, match=r"No space left on device.*same command tries again"):
            go(job)
    assert not job.out.exists()

    summary = go(job)

    assert (summary.is_complete, summary.resumed) == (True, 2)
    assert len((job.out / "quotations.csv").read_text(encoding="utf-8").splitlines()) == 3


def tables(out: Path) -> Mapping[str, list[tuple[object, ...]]]:
    duckdb = pytest.importorskip("duckdb")
    names = ("articles", "quotations", "speakers", "candidates", "errors")
    with duckdb.connect(str(out) if out.is_file() else ":memory:") as connection:
        place = "{}" if out.is_file() else f"'{out}/{{}}.parquet'"
        return {name: connection.execute(f"FROM {place.format(name)}").fetchall() for name in names}


def test_a_torn_end_is_cut_off_and_what_was_recorded_stays(tmp_path: Path) -> None:
    source, out = (
        write(tmp_path / "day.jsonl", [record(n) for n in range(900)]),
        tmp_path / "o.jsonl",
    )
    with process(source, out, 0.01) as running:
        wait_for_commit(out, running)
        os.killpg(running.pid, signal.SIGKILL)
    with out.open("ab") as torn:
        torn.write(b'{"id": "a torn li')

    summary = go(Job(inputs=[str(source)], out=out, jobs=1))

    assert summary.resumed > 0
    assert ids(out) == [f"a{n}" for n in range(900)]


def wait_for_commit(out: Path, running: "subprocess.Popen[bytes]") -> None:
    """Wait until what is written now is half a second younger than what was, and then some."""
    for pause in (0.0, 0.6, 0.0):
        time.sleep(pause)
        before = out.stat().st_size if out.exists() else 0
        while not out.exists() or out.stat().st_size <= before:
            assert running.poll() is None
            time.sleep(0.02)


def test_a_complete_run_is_left_alone(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(1)])
    job = Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1)
    go(job)
    before = (tmp_path / "out.jsonl").stat()

    again = go(job)

    after = (tmp_path / "out.jsonl").stat()
    assert again.is_complete
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_run_that_is_stopped_goes_on(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(n) for n in range(400)])
    out = tmp_path / "out.jsonl"
    with process(source, out, 0.01) as running:
        while not out.exists() or not out.stat().st_size:
            time.sleep(0.02)
        running.terminate()
        _, told = running.communicate()
    assert running.returncode == 0
    assert b"goes on from here" in told
    assert b"Traceback" not in told
    assert 0 < len(ids(out)) < 400

    go(Job(inputs=[str(source)], out=out, jobs=1))

    assert ids(out) == [f"a{n}" for n in range(400)]


# --- streams


def test_a_stream_is_written_as_it_comes_and_resumed_by_its_records(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with process("-", out, 0.0) as running:
        assert running.stdin
        for number in (1, 2, 2):
            running.stdin.write(json.dumps(record(number)).encode() + b"\n")
        running.stdin.flush()
        while not out.exists() or out.read_bytes().count(b"\n") < 3:
            time.sleep(0.02)
        time.sleep(0.7)  # a commit
        running.kill()

    with process("-", out, 0.0) as running:
        # All of it again, a repetition more, and a new version.
        again = [record(1), record(2), record(2), record(2), record(1, text="She left."), record(3)]
        feed = b"".join(json.dumps(one).encode() + b"\n" for one in again)
        _, told = running.communicate(feed)

    assert running.returncode == 0
    assert ids(out) == ["a1", "a2", "a2", "a2", "a1", "a3"], told


def test_a_stream_that_nobody_closes_can_be_stopped(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with process("-", out, 0.0) as running:
        assert running.stdin
        running.stdin.write(json.dumps(record(1)).encode() + b"\n")
        running.stdin.flush()
        while not out.exists() or not out.stat().st_size:
            time.sleep(0.02)
        running.terminate()
        assert running.stderr
        told = running.stderr.read()

    assert running.wait() == 0
    assert b"Fatal" not in told
    assert b"goes on from here" in told


# --- what is refused


def test_other_options_or_inputs_are_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(1)])
    job = Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1)
    go(job)

    with pytest.raises(RunError, match=r"other options \(min_confidence: 0\.5, now 0\.9\)"):
        go(job, Engine(Options(min_confidence=0.9), parser=TrickyParser()))
    with pytest.raises(RunError, match=r"other versions \(models: fake@1, now other@2\)"):
        go(job, Engine(parser=TrickyParser(models="other@2")))
    write(source, [record(1), record(2)])
    with pytest.raises(RunError, match=r"other input \(.*day\.jsonl: .* bytes"):
        go(job)
    assert go(job, restart=True).records == 2
    assert ids(job.out) == ["a1", "a2"]


def test_what_is_there_already_is_not_touched(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(1)])
    (tmp_path / "out.jsonl").write_text("mine")

    with pytest.raises(RunError, match="it is there already"):
        go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1))
    with pytest.raises(OptionsError, match="is an input"):
        go(Job(inputs=[str(source)], out=source, jobs=1))

    with pytest.raises(RunError, match="it is there already"):
        go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1), restart=True)
    assert (tmp_path / "out.jsonl").read_text() == "mine"


def test_a_second_run_to_the_same_place_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(n) for n in range(400)])
    out = tmp_path / "out.jsonl"
    with process(source, out, 0.01) as running:
        while not out.exists():
            assert running.poll() is None
            time.sleep(0.02)
        with pytest.raises(RunError, match="another run is at work there"):
            go(Job(inputs=[str(source)], out=out, jobs=1))


def test_an_unpicklable_resolver_is_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(1)])
    engine = Engine(Options(resolver=lambda _: None), parser=TrickyParser())

    with pytest.raises(OptionsError, match="a resolver must be a function that a module defines"):
        go(Job(inputs=[str(source)], out=tmp_path / "out.jsonl", jobs=1), engine)


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({"inputs": []}, "a run needs inputs"),
        ({"inputs": ["-", "-"]}, "read only once"),
        ({"out": "day.txt"}, "does not tell the form"),
        ({"jobs": 0}, "jobs must be a whole number from 1 up"),
        ({"max_wait": -1}, "max_wait must be a number of seconds"),
    ],
)
def test_wrong_jobs(arguments: dict[str, object], wanted: str) -> None:
    with pytest.raises(OptionsError, match=wanted):
        Job(**({"inputs": ["a.jsonl"], "out": "o.jsonl"} | arguments))  # type: ignore[arg-type]


def test_one_input_may_be_given_by_itself() -> None:
    assert Job(inputs="day.jsonl", out="o.jsonl").inputs == ("day.jsonl",)
    assert Job(inputs=Path("day.jsonl"), out="o.jsonl").inputs == ("day.jsonl",)


def test_form_of_the_output_may_be_said() -> None:
    assert Job(inputs=["a"], out="o", form=OutputForm.CSV).form is OutputForm.CSV


@pytest.mark.models
def test_from_the_command_line_with_the_real_engine(tmp_path: Path) -> None:
    day = [record(n, date="2026-05-01", url="https://lantern.example/a") for n in range(3)]
    source, out = write(tmp_path / "day.jsonl", day), tmp_path / "day.duckdb"

    done = cli("run", str(source), str(tmp_path / "no.jsonl"), "-o", str(out), "--jobs", "1")

    assert done.returncode == 1, done.stderr
    assert b"no.jsonl: cannot be read" in done.stderr
    assert b"4 records, 1 failed" in done.stderr
    asked = cli("who", "Moss", "--db", str(out), "--format", "json")
    (moss,) = json.loads(asked.stdout)
    assert (moss["name"], moss["articles"], moss["joined_by"]) == ("Clara Moss", 3, "full_name")


def cli(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "quotes", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=300, check=False)


def test_engines_pickle_as_their_options() -> None:
    import pickle

    engine = Engine(Options(min_confidence=0.7), parser=TrickyParser())

    again = pickle.loads(pickle.dumps(engine))

    assert again.options == engine.options
    article = Article(text=str(record(1)["text"]))
    assert list(again.attribute_many([article])) == list(engine.attribute_many([article]))
    bare = pickle.loads(pickle.dumps(Engine()))
    assert bare.models == Engine().models


def test_tables_are_replaced_whole_by_a_run_begun_anew(tmp_path: Path) -> None:
    source = write(tmp_path / "day.jsonl", [record(1), record(2)])
    out = tmp_path / "day.csv"
    job = Job(inputs=[str(source), str(tmp_path / "no.jsonl")], out=out, jobs=1)

    assert go(job).failed == 1

    assert sorted(path.name for path in out.iterdir()) == [
        "articles.csv",
        "candidates.csv",
        "errors.csv",
        "quotations.csv",
        "speakers.csv",
    ]
    assert "no.jsonl" in (out / "errors.csv").read_text(encoding="utf-8")
    (out / "mine").touch()
    with pytest.raises(RunError, match="it holds mine, which is no table"):
        go(job, restart=True)
    assert len(list(out.iterdir())) == 6
    (out / "mine").unlink()
    assert go(job, restart=True).records == 3
    assert len((out / "quotations.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert not (tmp_path / "day.csv.run" / "rows.jsonl").exists()


@pytest.mark.models
def test_interrupted_it_says_how_to_go_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "quotes", "run", "-", "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(
        [*command, "--jobs", "1"], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        while not (tmp_path / "out.jsonl").exists():
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        assert running.stderr
        told = running.stderr.read()

    assert running.wait() == 130, told
    assert b"the same command goes on from here" in told
    assert b"Traceback" not in told

"""`quotes run` measured: speed beside the engine alone, memory over many records, and kills."""

import json
import os
import pty
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from attrs import frozen

from benchmarks.machine import ROOT, process_memory
from benchmarks.speed import of_length
from quotes.model import Article

_MIB = 2**20
_SAMPLE_SECONDS = 0.5


@frozen(kw_only=True)
class Cost:
    """What a process and its children took, by the clock and of the processors' time."""

    seconds: float
    cpu_seconds: float


@frozen(kw_only=True)
class Sample:
    """Memory in MiB when so many records were written: of the run itself and of its workers."""

    records: int
    parent: float
    workers: float


def write_archive(path: Path, articles: Sequence[Article], *, records: int, words: int) -> int:
    """Write JSON lines of records of about so many words, no two alike; return all their words."""
    cut = [of_length([article], words).text for article in articles]
    total = 0
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(islice(cycle(cut), records), start=1):
            own = f"{text}\n\nNumber {number}."
            total += len(own.split())
            lines.write(json.dumps({"id": f"r{number}", "text": own, "number": number}) + "\n")
    return total


def run_command(source: Path, out: Path, jobs: int, *, with_models: bool = True) -> list[str]:
    """Return the command that runs over an archive, in earnest or without models."""
    if with_models:
        arguments = ["quotes", "run", str(source), "-o", str(out), "--jobs", str(jobs)]
    else:
        arguments = ["benchmarks.without_models", str(source), str(out), str(jobs)]
    return [sys.executable, "-m", *arguments]


def cost_of_run(source: Path, out: Path, jobs: int) -> Cost:
    """Measure a run."""
    return _cost(run_command(source, out, jobs), threads=1)


def cost_of_engine(source: Path, out: Path, jobs: int) -> Cost:
    """Measure `Engine.attribute_many` from and to JSON lines, with as many threads as jobs."""
    code = (
        "import sys, pathlib, quotes\n"
        "from quotes.formats import json_text, to_json\n"
        "from quotes.records import read_lines\n"
        "source, out = map(pathlib.Path, sys.argv[1:])\n"
        "with source.open('rb') as lines, out.open('w') as written:\n"
        "    for result in quotes.Engine().attribute_many(read_lines(lines, name='x')):\n"
        "        written.write(json_text(to_json(result)) + '\\n')\n"
    )
    return _cost([sys.executable, "-c", code, str(source), str(out)], threads=jobs)


def _cost(command: list[str], *, threads: int) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    subprocess.run(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds=seconds, cpu_seconds=cpu)


def measure_memory(command: list[str], out: Path, *, with_bar: bool) -> list[Sample]:
    """Return what a run holds while its output grows, twice a second."""
    samples: list[Sample] = []
    with _running(command, with_bar=with_bar) as process:
        records, read = 0, 0
        while process.poll() is None:
            time.sleep(_SAMPLE_SECONDS)
            if not out.exists():
                continue
            with out.open("rb") as lines:
                lines.seek(read)
                new = lines.read()
            read += len(new)
            records += new.count(b"\n")
            children = _children(process.pid)
            samples.append(
                Sample(
                    records=records,
                    parent=process_memory(process.pid) / _MIB,
                    workers=sum(map(process_memory, children)) / _MIB,
                )
            )
    return [sample for sample in samples if sample.parent]


def growth(samples: Sequence[Sample], *, after: int) -> tuple[Sample, Sample]:
    """Return the most memory around the record `after`, and the most from there to the end."""
    later = [sample for sample in samples if sample.records >= after]
    early = [sample for sample in later if sample.records <= 1.2 * after] or later[:1]
    return _most(early), _most(later)


def _most(samples: Sequence[Sample]) -> Sample:
    return Sample(
        records=samples[-1].records,
        parent=max(sample.parent for sample in samples),
        workers=max(sample.workers for sample in samples),
    )


def kill_at_random(command: list[str], *, kills: int, most_seconds: float, seed: int = 0) -> int:
    """Kill a run so often, alone or with its workers, then let it end; return the kills."""
    chance = random.Random(seed)
    done = 0
    while done < kills:
        process = subprocess.Popen(
            command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=chance.uniform(0.0, most_seconds))
            break
        except subprocess.TimeoutExpired:
            done += 1
        if chance.random() < 0.5:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
    subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=True)
    return done


@contextmanager
def _running(command: list[str], *, with_bar: bool) -> "Iterator[subprocess.Popen[bytes]]":
    if not with_bar:
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
            yield process
        return
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=ROOT, stderr=theirs) as process:
        os.close(theirs)
        reader = subprocess.Popen(
            ["cat"], stdin=ours, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(ours)
        try:
            yield process
        finally:
            process.wait()
            reader.kill()
            reader.wait()


def _children(process: int) -> list[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in listed.split()]

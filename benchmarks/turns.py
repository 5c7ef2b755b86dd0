"""The speed of another git revision's engine beside this checkout's: in turns, in one run.

Each engine has a process of its own, and what is told is the processor's time, so that other work
on the machine weighs on both alike.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from attrs import frozen

from benchmarks.errors import BenchmarkError
from benchmarks.machine import ROOT
from benchmarks.revisions import unpack_revision

# Uses what every revision has; the first articles load the models and are not timed.
_RUNNER = """
import json, sys, time
from quotes import Engine, Options
from quotes.formats import to_json
articles = json.load(open(sys.argv[1], encoding="utf-8"))
engine = Engine(Options())
list(engine.attribute_many(articles[:3]))
print("ready", flush=True)
for _ in sys.stdin:
    begin = time.process_time()
    quotations = 0
    for report in engine.attribute_many(articles):
        quotations += len(report.quotations)
        to_json(report)
    print(json.dumps([time.process_time() - begin, quotations]), flush=True)
"""


@frozen(kw_only=True)
class Turns:
    """Seconds of the processor that an engine took for the same articles, turn by turn."""

    words: int
    seconds: tuple[float, ...]
    quotations: int

    @property
    def words_per_second(self) -> float:
        """Words by white space, of the best turn: what disturbs the others only makes them slow."""
        return self.words / min(self.seconds)


def measure_turns(revision: str, texts: Sequence[str], *, repeats: int) -> tuple[Turns, Turns]:
    """Time a revision's engine and this checkout's in turns; return both, the revision's first.

    Raises:
        BenchmarkError: there is no such revision, or its engine does not run.

    """
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder, ExitStack() as running:
        place = Path(folder, "engine")
        unpack_revision(revision, place)
        articles = Path(folder, "articles.json")
        articles.write_text(json.dumps([{"text": text} for text in texts]), encoding="utf-8")
        engines = [running.enter_context(_started(at, articles)) for at in (place, ROOT)]
        for engine in engines:
            _answer(engine)
        taken: tuple[list[tuple[float, int]], ...] = ([], [])
        for _ in range(repeats):
            for engine, turns in zip(engines, taken, strict=True):
                seconds, quotations = json.loads(_answer(engine, ask="go"))
                turns.append((seconds, quotations))
    words = sum(len(text.split()) for text in texts)
    before, now = (
        Turns(words=words, seconds=tuple(s for s, _ in turns), quotations=turns[-1][1])
        for turns in taken
    )
    return before, now


@contextmanager
def _started(place: Path, articles: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run an engine that lies in a folder for as long as the context lasts."""
    command = [sys.executable, "-c", _RUNNER, str(articles)]
    with subprocess.Popen(
        command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.communicate()


def _answer(engine: "subprocess.Popen[str]", *, ask: str = "") -> str:
    assert engine.stdin is not None
    assert engine.stdout is not None
    if ask:
        engine.stdin.write(f"{ask}\n")
        engine.stdin.flush()
    answer = engine.stdout.readline()
    if not answer:
        raise BenchmarkError("wanted seconds from an engine, but it ended; see its error above")
    return answer

"""Where an engine's time goes, told by looking at it some hundred times a second.

Sampling needs no hooks inside the engine and costs it next to nothing: a thread notes which stage
the main thread's innermost known frame belongs to.
"""

import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_INTERVAL = 0.005
# Parts of file names, innermost frame first; stanza's processors by what they do.
_STAGES = (
    ("quotes/parse/encoder", "encoder"),
    ("quotes/parse/bert", "encoder"),
    ("pipeline/tokenize_processor", "tokenize"),
    ("pipeline/mwt_processor", "tokenize"),
    ("pipeline/pos_processor", "pos"),
    ("pipeline/lemma_processor", "lemma"),
    ("pipeline/depparse_processor", "depparse"),
    ("pipeline/ner_processor", "ner"),
    ("quotes/parse/", "parse, rest"),
    ("quotes/marks/", "marks"),
    ("quotes/prose", "prose"),
    ("quotes/boilerplate", "prose"),
    ("quotes/plan", "plan"),
    ("quotes/frames", "find"),
    ("quotes/link", "find"),
    ("quotes/find", "find"),
    ("quotes/sources", "attribute"),
    ("quotes/resolve/", "resolve"),
    ("quotes/judge", "judge"),
    ("quotes/formats/", "formats"),
    ("quotes/report", "report"),
)


@contextmanager
def watch_stages() -> Iterator[Counter[str]]:
    """Count samples by stage while the block runs in this thread; read the counts after it."""
    counts: Counter[str] = Counter()
    done = threading.Event()
    watched = threading.get_ident()
    watcher = threading.Thread(target=_watch, args=(watched, counts, done), daemon=True)
    watcher.start()
    try:
        yield counts
    finally:
        done.set()
        watcher.join()


def shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Return each stage's share of the time in per cent, the largest first."""
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return {stage: 100 * count / total for stage, count in ordered}


def _watch(watched: int, counts: Counter[str], done: threading.Event) -> None:
    while not done.wait(_INTERVAL):
        frame = sys._current_frames().get(watched)
        counts[_stage_of(frame)] += 1


def _stage_of(frame: FrameType | None) -> str:
    while frame is not None:
        path = Path(frame.f_code.co_filename).as_posix()
        for part, stage in _STAGES:
            if part in path:
                return stage
        frame = frame.f_back
    return "other"

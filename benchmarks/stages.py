"""Where an engine's time goes, told by looking at it some hundred times a second.

Sampling needs no hooks inside the engine and costs it next to nothing: a thread notes which stage
the innermost known frame of each thread at work belongs to.
"""

import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_INTERVAL = 0.005
# Parts of file names, innermost frame first; stanza's processors by what they do, which run for
# models of other shapes than the bundle's.
_STAGES = (
    ("quotes/parse/workers", None),  # waits for other threads
    ("quotes/parse/segment", "tokenize"),
    ("quotes/parse/tags", "pos"),
    ("quotes/parse/depend", "depparse"),
    ("quotes/parse/trees", "depparse"),
    ("quotes/parse/entities", "ner"),
    ("stanza/models/lemma", "lemma"),
    ("quotes/parse/encoder", "encoder"),
    ("quotes/parse/bert", "encoder"),
    ("pipeline/tokenize_processor", "tokenize"),
    ("pipeline/mwt_processor", "tokenize"),
    ("pipeline/pos_processor", "pos"),
    ("pipeline/lemma_processor", "lemma"),
    ("pipeline/depparse_processor", "depparse"),
    ("pipeline/ner_processor", "ner"),
    ("quotes/parse/", "parse, rest"),
    ("quotes/text/marks/", "marks"),
    ("quotes/text/", "prose"),
    ("quotes/find/", "find"),
    ("quotes/source/", "source"),
    ("quotes/mentions/", "mentions"),
    ("quotes/refer/", "refer"),
    ("quotes/rank/", "rank"),
    ("quotes/decide/", "decide"),
    ("quotes/formats/", "formats"),
    ("quotes/report", "report"),
)


# What several stages use counts for the one that called it.
_SHARED = ("quotes/parse/packing", "quotes/parse/wordreps")


@contextmanager
def watch_stages() -> Iterator[Counter[str]]:
    """Count samples by stage while the block runs, in this thread and in those that it works with;
    read the counts after it.
    """
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
        for thread, frame in sys._current_frames().items():
            if stage := _stage_of(frame, default="other" if thread == watched else None):
                counts[stage] += 1


def _stage_of(frame: FrameType | None, *, default: str | None) -> str | None:
    """Return the stage that a frame is in, None where it only waits for other threads."""
    while frame is not None:
        path = Path(frame.f_code.co_filename).as_posix()
        if any(part in path for part in _SHARED):
            frame = frame.f_back
            continue
        for part, stage in _STAGES:
            if part in path:
                return stage
        frame = frame.f_back
    return default

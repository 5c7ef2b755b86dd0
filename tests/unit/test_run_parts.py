"""The parts of a run: order, log, manifest, inbox, worker processes' endings, what is shown."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.doors.run.estimate import Estimate
from quotes.doors.run.inbox import Inbox, Item
from quotes.doors.run.log import AppendLog
from quotes.doors.run.loop import Progress
from quotes.doors.run.manifest import Entry, Manifest, Totals
from quotes.doors.run.order import Order
from quotes.doors.run.progress import failure_line, progress_line, watching
from quotes.doors.run.worker import Done
from quotes.errors import RecordError, RunError
from quotes.model import Article, Place
from quotes.tables.rows import Row

IDENTITY = {"options": {"scope": "speech"}}


def entry(number: int, **fields: object) -> Entry:
    given = {"key": None, "name": None, "failed": None, "words": 5, "quotations": 2, "named": 1}
    return Entry(**({"number": number} | given | fields))  # type: ignore[arg-type]


# --- order


def test_kept_order_waits_for_the_first() -> None:
    order = Order(is_kept=True)
    for number in (3, 5, 9):
        order.take(number, 10)

    order.put(Done(number=9))
    order.put(Done(number=5))
    assert list(order.due()) == []
    order.put(Done(number=3))

    assert [done.number for done in order.due()] == [3, 5, 9]
    assert (len(order), order.open_words) == (0, 0)


def test_without_order_nothing_waits() -> None:
    order = Order(is_kept=False)
    for number in (1, 2):
        order.take(number, 10)

    order.put(Done(number=2))

    assert [done.number for done in order.due()] == [2]
    assert (len(order), order.open_words) == (1, 10)


def test_a_dropped_record_is_not_waited_for() -> None:
    order = Order(is_kept=True)
    order.take(1, 10)
    order.take(2, 10)
    order.put(Done(number=2))

    order.drop(1)

    assert [done.number for done in order.due()] == [2]
    assert order.open_words == 0


# --- log


def test_what_was_never_recorded_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    log = AppendLog.opened(path, 0)
    log.write(b"first")
    size = log.size
    log.settle()
    log.write(b"second")
    log.close()

    again = AppendLog.opened(path, size)
    again.write(b"third")
    again.close()

    assert path.read_bytes() == b"first\nthird\n"


def test_a_log_that_is_shorter_than_recorded_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(b"firs")

    with pytest.raises(RunError, match="it has 4 bytes, and 6 were written"):
        AppendLog.opened(tmp_path / "out.jsonl", 6)


def test_a_log_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be written"):
        AppendLog.opened(tmp_path, 0)


# --- manifest


def test_what_was_not_committed_is_forgotten(tmp_path: Path) -> None:
    manifest = Manifest.opened(tmp_path / "m", IDENTITY)
    manifest.add(entry(1))
    manifest.add(entry(2, failed="RecordError", words=0, quotations=0, named=0))
    manifest.commit({"lines": 40})
    manifest.add(entry(3))
    manifest.close()

    manifest = Manifest.opened(tmp_path / "m", IDENTITY)

    assert [manifest.is_done(number) for number in (1, 2, 3)] == [True, True, False]
    assert manifest.size_of("lines") == 40
    assert manifest.last_number() == 2
    assert manifest.errors() == {"RecordError": 1}
    assert manifest.totals() == Totals(records=2, failed=1, words=5, quotations=2, named=1)
    manifest.close()


def test_a_stream_knows_each_record_as_often_as_it_was_done(tmp_path: Path) -> None:
    manifest = Manifest.opened(tmp_path / "m", IDENTITY)
    for number, key in enumerate((b"a", b"b", b"a"), start=1):
        manifest.add(entry(number, key=key))
    manifest.commit({})
    manifest.close()
    manifest = Manifest.opened(tmp_path / "m", IDENTITY)

    manifest.begin_stream()

    assert [manifest.meet(key) for key in (b"a", b"a", b"a", b"c", b"b")] == [
        True,
        True,
        False,
        False,
        True,
    ]
    # What is done in this start is no record of an earlier one.
    manifest.add(entry(4, key=b"c"))
    assert not manifest.meet(b"c")
    manifest.close()


def test_a_text_is_first_seen_in_a_record_that_was_done(tmp_path: Path) -> None:
    manifest = Manifest.opened(tmp_path / "m", IDENTITY)
    assert manifest.first_with(b"x", 1, "one") is None
    assert manifest.first_with(b"x", 2, "two") == "one"
    assert manifest.first_with(b"y", 3, "three") is None
    manifest.add(entry(1))
    manifest.commit({})
    manifest.close()

    manifest = Manifest.opened(tmp_path / "m", IDENTITY)

    assert manifest.first_with(b"x", 1, "one") is None
    assert manifest.first_with(b"y", 2, "two") is None  # the third was never done
    manifest.close()


def test_one_at_a_time(tmp_path: Path) -> None:
    manifest = Manifest.opened(tmp_path / "m", IDENTITY)

    with pytest.raises(RunError, match="another run is at work"):
        Manifest.opened(tmp_path / "m", IDENTITY)
    with pytest.raises(RunError, match="another run is at work"):
        Manifest.claim(tmp_path / "m")

    manifest.close()
    Manifest.claim(tmp_path / "m")
    Manifest.opened(tmp_path / "m", IDENTITY).close()


def test_a_damaged_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(b"no database at all, but long enough to be one" * 100)

    with pytest.raises(RunError, match="it is damaged"):
        Manifest.opened(tmp_path / "m", IDENTITY)
    Manifest.claim(tmp_path / "m")


def test_a_manifest_of_a_later_form_is_refused(tmp_path: Path) -> None:
    Manifest.opened(tmp_path / "m", IDENTITY).close()
    with sqlite3.connect(tmp_path / "m") as database:
        database.execute("UPDATE about SET value = '99' WHERE name = 'form'")
    database.close()

    with pytest.raises(RunError, match="another version of quotes wrote it"):
        Manifest.opened(tmp_path / "m", IDENTITY)


# --- inbox


def taken(inbox: Inbox) -> list[Item]:
    items: list[Item] = []
    while not inbox.is_ended:
        item = inbox.take()
        if item is None:
            time.sleep(0.001)
        else:
            items.append(item)
    return items


def test_reading_ahead_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.doors.run.inbox._AHEAD_CHARS", 10)
    given = 0

    def articles() -> Iterator[Article]:
        nonlocal given
        for _ in range(50):
            given += 1
            yield Article(text="abcde")

    inbox = Inbox(articles())
    time.sleep(0.05)
    assert given <= 3
    assert len(taken(inbox)) == 50
    assert inbox.is_read
    inbox.close()


def test_one_record_longer_than_the_bound_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.doors.run.inbox._AHEAD_CHARS", 10)
    inbox = Inbox(iter([Article(text="a" * 100), Article(text="b" * 100)]))

    assert [len(item.text) for item in taken(inbox) if isinstance(item, Article)] == [100, 100]
    inbox.close()


def test_an_error_of_reading_comes_after_what_was_read() -> None:
    def articles() -> Iterator[Article]:
        yield Article(text="a")
        raise RecordError("no more")

    inbox = Inbox(articles())
    with pytest.raises(RecordError, match="no more"):
        taken(inbox)
    inbox.close()


# --- what is left


def test_what_is_left_is_told_by_the_bytes_that_this_start_has_done(tmp_path: Path) -> None:
    for name, size in (("a", 100), ("b", 300)):
        (tmp_path / name).write_bytes(b"x" * size)
    first, second = str(tmp_path / "a"), str(tmp_path / "b")
    estimate = Estimate([first, second, str(tmp_path / "missing")])

    estimate.note(Place(source=second, offset=0))
    assert (estimate.part, estimate.left(10.0)) == (0.25, None)
    estimate.note(Place(source=second, offset=100))
    estimate.note(Place(source=first, offset=0))
    estimate.note(Place(source=first, offset=10_000))
    estimate.note(None)

    assert estimate.part == 0.5
    assert estimate.left(10.0) == 20.0


def test_of_a_stream_nothing_is_told() -> None:
    estimate = Estimate(["-"])
    estimate.note(Place(source="standard input", offset=5))

    assert (estimate.part, estimate.left(1.0)) == (None, None)


# --- what is shown


def progress(left: float | None) -> Progress:
    totals = Totals(records=1_200, failed=1)
    part = None if left is None else 0.5
    return Progress(totals=totals, words=30_000, seconds=20.0, part=part, left=left)


@pytest.mark.parametrize(
    ("left", "wanted"),
    [
        (20.0, "1,200 records, 1,500 words/s, 1 error, 20 s left"),
        (1_980.0, "1,200 records, 1,500 words/s, 1 error, 33 min left"),
        (19_800.0, "1,200 records, 1,500 words/s, 1 error, 5.5 h left"),
        (None, "1,200 records, 1,500 words/s, 1 error"),
    ],
)
def test_progress_line(left: float | None, wanted: str) -> None:
    assert progress_line(progress(left)) == wanted


def failed(number: int) -> Row:
    return {"article": number, "id": "a", "place": "f, line 2", "error": "E", "message": "no\nway"}


def test_failures_are_told_with_their_place_and_not_without_end() -> None:
    told: list[str] = []

    with watching(told.append) as watcher:
        watcher.tell(progress(0.5))
        for number in range(50):
            watcher.failed(failed(number))

    assert told[0] == failure_line(failed(0)) == "f, line 2: no way"
    assert len(told) == 21
    assert told[-1] == "further errors are in the file of errors"


def test_on_a_terminal_a_bar_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    with watching(lambda _: None) as watcher:
        watcher.tell(progress(0.5))
        watcher.failed(failed(1))

    assert "f, line 2: no way" in capsys.readouterr().err

"""What a run knows of itself on disk: what it runs over, and which records are done.

An SQLite file. A commit brings together that records are done and how long the output was then;
whatever a killed run wrote after its last commit is cut off and made again.
"""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from attrs import frozen

from quotes.errors import RunError

_TABLES = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # number: the place in the input, from 1; key: by which a stream knows a record again; name: the
    # caller's id, or the place; failed: the kind of error, null where there is a report.
    """CREATE TABLE IF NOT EXISTS records (
      number INTEGER PRIMARY KEY, key BLOB, name TEXT, failed TEXT,
      words INTEGER NOT NULL, quotations INTEGER NOT NULL, named INTEGER NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS texts (
      digest BLOB PRIMARY KEY, number INTEGER NOT NULL, name TEXT NOT NULL
    ) WITHOUT ROWID""",
)
_FORM = 1
Identity = Mapping[str, Mapping[str, object]]


@frozen(kw_only=True)
class Entry:
    """What the manifest keeps of a record that is done."""

    number: int
    key: bytes | None
    name: str | None
    failed: str | None
    words: int
    quotations: int
    named: int


@frozen(kw_only=True)
class Totals:
    """Sums over the records that are done, of this start and of those before."""

    records: int = 0
    failed: int = 0
    words: int = 0
    quotations: int = 0
    named: int = 0


class Manifest:
    """One run's manifest; while it is open nobody else can open it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep a manifest in an open database; `opened` opens one."""
        self._database = database

    @classmethod
    def opened(cls, path: Path, identity: Identity) -> Self:
        """Open a run's manifest, or begin one, for what `identity` says is run over what and how.

        Raises:
            RunError: it is of another identity, another process has it, or it is damaged.

        """
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            # Exclusive: the operating system frees the lock of a process however it ends.
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("BEGIN IMMEDIATE")
            for statement in _TABLES:
                database.execute(statement)
            manifest = cls(database)
            manifest._agree(path, identity)
            # Texts first seen in records that were then lost are seen anew when these come again.
            database.execute("DELETE FROM texts WHERE number NOT IN (SELECT number FROM records)")
            database.execute("COMMIT")
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            database.close()
            if "locked" in str(error):
                raise RunError(f"{path.parent}: another run is at work there") from error
            raise RunError(f"{path}: cannot be used ({error})") from error
        except sqlite3.DatabaseError as error:
            database.close()
            raise RunError(f"{path}: it is damaged ({error}); begin anew with --restart") from error
        except RunError:
            database.close()
            raise
        return manifest

    @classmethod
    def claim(cls, path: Path) -> None:
        """Make sure that no other process is at work with a manifest.

        Raises:
            RunError: one is.

        """
        database = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise RunError(f"{path.parent}: another run is at work there") from error
        except sqlite3.DatabaseError:  # damaged: nobody works with it
            pass
        finally:
            database.close()

    def _agree(self, path: Path, identity: Identity) -> None:
        known = self.get("identity")
        if known is None:
            self.set("identity", json.dumps(identity))
            self.set("form", str(_FORM))
            return
        if self.get("form") != str(_FORM):
            raise RunError(f"{path}: another version of quotes wrote it; finish it with that one")
        # Through JSON, as the known one went.
        difference = _difference(json.loads(known), json.loads(json.dumps(identity)))
        if difference:
            raise RunError(
                f"{path.parent}: this run was begun with {difference}. Run it again as it was, "
                "choose another output, or begin anew with --restart"
            )

    def get(self, name: str) -> str | None:
        """Return what was set under a name."""
        row = self._database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Set a value, with the next commit."""
        self._database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def size_of(self, name: str) -> int:
        """Return how long a log was at the last commit, in bytes."""
        return int(self.get(f"size of {name}") or 0)

    def last_number(self) -> int:
        """Return the highest number of a record that is done, 0 if there is none."""
        row = self._database.execute("SELECT max(number) FROM records").fetchone()
        return int(row[0] or 0)

    def is_done(self, number: int) -> bool:
        """Tell whether a record is done, by its place in the input."""
        found = self._database.execute("SELECT 1 FROM records WHERE number = ?", (number,))
        return found.fetchone() is not None

    def begin_stream(self) -> None:
        """Make ready to know records again by their keys, each as often as it is done."""
        self._database.execute("CREATE INDEX IF NOT EXISTS by_key ON records (key)")
        self._database.execute("CREATE TEMP TABLE met (key BLOB PRIMARY KEY, times INTEGER)")

    def meet(self, key: bytes) -> bool:
        """Tell whether a record of a stream is done, each time that it comes in this start."""
        done = self._database.execute(
            "SELECT count(*) FROM records WHERE key = ? AND number <= ?", (key, self._before())
        ).fetchone()[0]
        if not done:
            return False
        met = self._database.execute("SELECT times FROM temp.met WHERE key = ?", (key,)).fetchone()
        times = met[0] if met else 0
        if times >= done:
            return False
        self._database.execute("INSERT OR REPLACE INTO temp.met VALUES (?, ?)", (key, times + 1))
        return True

    def _before(self) -> int:
        if not hasattr(self, "_begun_after"):
            self._begun_after = self.last_number()
        return self._begun_after

    def first_with(self, digest: bytes, number: int, name: str) -> str | None:
        """Return the name of the earlier record with this text; None where this is the first."""
        self._database.execute(
            "INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", (digest, number, name)
        )
        row = self._database.execute(
            "SELECT number, name FROM texts WHERE digest = ?", (digest,)
        ).fetchone()
        return None if row[0] == number else str(row[1])

    def add(self, entry: Entry) -> None:
        """Note a record as done, with the next commit."""
        self._database.execute(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.number,
                entry.key,
                entry.name,
                entry.failed,
                entry.words,
                entry.quotations,
                entry.named,
            ),
        )

    def commit(self, sizes: Mapping[str, int]) -> None:
        """Bring everything noted to the disk, with how long the logs are now."""
        for name, size in sizes.items():
            self.set(f"size of {name}", str(size))
        self._database.execute("COMMIT")
        self._database.execute("BEGIN IMMEDIATE")

    def totals(self) -> Totals:
        """Return sums over all records that are done."""
        row = self._database.execute(
            "SELECT count(*), count(failed), total(words), total(quotations), total(named) "
            "FROM records"
        ).fetchone()
        records, failed, words, quotations, named = (int(value) for value in row)
        return Totals(
            records=records, failed=failed, words=words, quotations=quotations, named=named
        )

    def errors(self) -> dict[str, int]:
        """Return how many records failed by each kind of error."""
        rows = self._database.execute(
            "SELECT failed, count(*) FROM records WHERE failed IS NOT NULL GROUP BY 1 ORDER BY 1"
        )
        return {str(error): int(count) for error, count in rows}

    def close(self) -> None:
        """Forget what was not committed, and let others open the manifest."""
        self._database.close()


def _difference(
    known: Mapping[str, Mapping[str, object]], now: Mapping[str, Mapping[str, object]]
) -> str | None:
    """Return the first difference between two identities in words."""
    for part, values in now.items():
        before = known.get(part, {})
        for name in [*before, *(name for name in values if name not in before)]:
            if before.get(name) != values.get(name):
                was, comes = before.get(name, "absent"), values.get(name, "absent")
                return f"other {part} ({name}: {_short(was)}, now {_short(comes)})"
    return None


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 80 else text[:79] + "…"

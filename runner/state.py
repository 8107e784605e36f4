"""What was tried and what turned green: one SQLite file in `.kata/`. The only module that touches it."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from runner.files import digest

T = TypeVar("T")

BUSY = 5.0  # seconds to wait for another runner that is writing

SCHEMA = """
CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at REAL NOT NULL,          -- seconds since 1970, UTC
    status TEXT NOT NULL,      -- green, red; reset, undo: the code as it was just before
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    seconds REAL NOT NULL,
    code_hash TEXT NOT NULL,   -- of the text: line ends do not count
    suite_hash TEXT NOT NULL,
    content_hash TEXT NOT NULL -- of the bytes in the table `code`
);
CREATE INDEX IF NOT EXISTS attempts_by_exercise ON attempts (exercise, status);
CREATE TABLE IF NOT EXISTS hints (exercise TEXT PRIMARY KEY, shown INTEGER NOT NULL);
"""


@dataclass(frozen=True)
class Attempt:
    """One row of the history."""

    id: int
    exercise: str
    at: float
    status: str
    passed: int
    failed: int
    seconds: float
    code_hash: str
    suite_hash: str


class State:
    """The learner's history. Where the file can't be used, work goes on without it, and `notices` says so."""

    def __init__(self, root: Path) -> None:
        self.path = root / ".kata" / "state.sqlite3"
        self.notices: list[str] = []
        self._db = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def record(
        self,
        exercise: str,
        status: str,
        code: bytes,
        suite_hash: str,
        counts: tuple[int, int],
        seconds: float,
    ) -> int | None:
        """Keep one attempt with its code; its number, or None (and a notice) when that was not possible."""

        def write(db: sqlite3.Connection) -> int | None:
            content = hashlib.sha256(code).hexdigest()
            with db:
                db.execute("INSERT OR IGNORE INTO code VALUES (?, ?)", (content, code))
                return db.execute(
                    "INSERT INTO attempts (exercise, at, status, passed, failed, seconds, code_hash, suite_hash,"
                    " content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (exercise, time.time(), status, *counts, seconds, digest(code), suite_hash, content),
                ).lastrowid

        return self._do(write, None)

    def greens(self) -> dict[str, set[tuple[str, str]]]:
        """For each exercise the pairs (hash of code, hash of suite) that were green."""

        def read(db: sqlite3.Connection) -> dict[str, set[tuple[str, str]]]:
            found: dict[str, set[tuple[str, str]]] = {}
            query = "SELECT DISTINCT exercise, code_hash, suite_hash FROM attempts WHERE status = 'green'"
            for exercise, code, suite in db.execute(query):
                found.setdefault(exercise, set()).add((code, suite))
            return found

        return self._do(read, {})

    def attempts(self, exercise: str) -> list[Attempt]:
        """What was tried on one exercise, oldest first."""
        query = f"SELECT {', '.join(Attempt.__annotations__)} FROM attempts WHERE exercise = ? ORDER BY id"
        return self._do(lambda db: [Attempt(*row) for row in db.execute(query, (exercise,))], [])

    def code(self, attempt: int) -> bytes | None:
        """The code of one attempt, byte for byte."""
        query = "SELECT content FROM code JOIN attempts ON content_hash = hash WHERE id = ?"
        row = self._do(lambda db: db.execute(query, (attempt,)).fetchone(), None)
        return row[0] if row else None

    def hints_shown(self, exercise: str) -> int:
        """How many hints the learner has read."""
        query = "SELECT shown FROM hints WHERE exercise = ?"
        row = self._do(lambda db: db.execute(query, (exercise,)).fetchone(), None)
        return row[0] if row else 0

    def set_hints_shown(self, exercise: str, shown: int) -> None:
        """Remember how many hints the learner has read."""

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("INSERT OR REPLACE INTO hints VALUES (?, ?)", (exercise, shown))

        self._do(write, None)

    def _do(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Act on the database; what goes wrong becomes a notice, never an exception."""
        try:
            return action(self._db)
        except sqlite3.OperationalError as error:
            self._notice(f"This could not be kept in {self._name}: {error}. Everything else goes on.")
        except sqlite3.DatabaseError:
            self._db.close()
            self._set_aside()
            self._db = self._open()
            return action(self._db)
        return otherwise

    def _open(self) -> sqlite3.Connection:
        try:
            try:
                return self._connect()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # no database, or a damaged one
                self._set_aside()
                return self._connect()
        except (sqlite3.Error, OSError) as error:
            self._notice(f"Progress can't be kept in {self._name} ({error}). Everything else works.")
        return self._read_only() or self._prepared(sqlite3.connect(":memory:", check_same_thread=False))

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        db = sqlite3.connect(self.path, timeout=BUSY, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            return self._prepared(db)
        except BaseException:
            db.close()
            raise

    def _read_only(self) -> sqlite3.Connection | None:
        """What was recorded, where nothing can be written."""
        with suppress(sqlite3.Error):
            uri = f"{self.path.as_uri()}?mode=ro&immutable=1"
            db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            db.execute("SELECT count(*) FROM attempts").fetchone()
            return db
        return None

    def _prepared(self, db: sqlite3.Connection) -> sqlite3.Connection:
        db.execute("PRAGMA synchronous=NORMAL")  # enough for WAL: a killed process loses nothing
        db.executescript(SCHEMA)
        db.execute("SELECT count(*) FROM attempts").fetchone()
        return db

    def _set_aside(self) -> None:
        """Keep a damaged file under another name: somebody may still read the learner's code out of it."""
        kept = self.path.with_name(f"damaged-{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 1000:03}.sqlite3")
        with suppress(OSError):
            self.path.rename(kept)
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.path}{ending}").rename(f"{kept}{ending}")
        self._notice(f"{self._name} was damaged. It is kept as .kata/{kept.name}; a new one was begun.")

    @property
    def _name(self) -> str:
        return f".kata/{self.path.name}"

    def _notice(self, text: str) -> None:
        if text not in self.notices:
            self.notices.append(text)

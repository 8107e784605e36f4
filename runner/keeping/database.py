"""The learner's database as a file, opened whatever has happened to it. Only `runner.state` uses it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TypeVar

from runner.keeping.salvage import copy_readable, is_damage, is_whole, lenient

T = TypeVar("T")

SCHEMA = """
CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    exercise TEXT NOT NULL,
    at REAL NOT NULL,          -- seconds since 1970, UTC
    status TEXT NOT NULL,      -- green, red, error; reset, undo, restore, spoiled: the code as it was just before
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

BUSY = 5.0  # seconds to wait for another runner that is writing


class Database:
    """One SQLite file. Where it can't be used, memory takes its place, and `notices` says so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notices: list[str] = []
        self.lasting = False  # False where what is written ends with the process
        self._identity: tuple[int, int] | None = None
        self._db = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def do(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Act on the database; what goes wrong becomes a notice, never an exception."""
        try:
            self._follow()
            try:
                return action(self._db)
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                self._mend()
                return action(self._db)
        except sqlite3.Error as error:
            self.notice(f"This could not be kept in {self._name}: {error}. Everything else goes on.")
        return otherwise

    @contextmanager
    def durably(self, db: sqlite3.Connection) -> Iterator[None]:
        """One transaction that outlives a power cut too, for which it waits some milliseconds longer."""
        db.execute("PRAGMA synchronous=FULL")
        try:
            with db:
                db.execute("BEGIN IMMEDIATE")
                yield
        finally:
            db.execute("PRAGMA synchronous=NORMAL")

    def notice(self, text: str) -> None:
        """Something that the learner should know; it is said once."""
        if text not in self.notices:
            self.notices.append(text)

    def _open(self, damaged: bool = False) -> sqlite3.Connection:
        try:
            try:
                db = self._begin_anew() if damaged else self._connect()
            except sqlite3.Error as error:
                if damaged or not is_damage(error):
                    raise
                db = self._begin_anew()
            self.lasting, self._identity = True, self._on_disk()
            return db
        except (sqlite3.Error, OSError) as error:
            self.notice(f"Progress can't be kept in {self._name} ({error}). Everything else works.")
        self.lasting = False
        db = self._prepared(sqlite3.connect(":memory:", check_same_thread=False))
        with suppress(sqlite3.Error, OSError):  # what was recorded is still worth knowing
            copy_readable(self.path, db)
        return db

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        patience = time.monotonic() + BUSY
        while True:
            db = sqlite3.connect(self.path, timeout=BUSY, check_same_thread=False)
            try:
                db.execute("PRAGMA journal_mode=WAL")
                self._prepared(db)
                _refuse_read_only(db)
                return db
            except BaseException as error:
                db.close()
                # Of two first starts one makes the file, and SQLite does not always let the other wait for that.
                if not _is_busy(error) or time.monotonic() > patience:
                    raise
            time.sleep(0.01)

    def _prepared(self, db: sqlite3.Connection) -> sqlite3.Connection:
        db.text_factory = lenient
        db.execute("PRAGMA synchronous=NORMAL")  # enough for WAL: a killed process loses nothing
        db.executescript(SCHEMA)
        db.execute("SELECT count(*) FROM attempts").fetchone()
        return db

    def _mend(self) -> None:
        """Another runner may have mended it already: then only the way to it is new."""
        self._db.close()
        self._db = self._open(damaged=not is_whole(self.path))

    def _begin_anew(self) -> sqlite3.Connection:
        """Keep a damaged file under another name, and take over what can still be read in it."""
        begun = time.strftime("damaged-%Y%m%d-%H%M%S")
        names = (self.path.with_name(f"{begun}-{n}.sqlite3") for n in count(1))
        kept = next(name for name in names if not name.exists())
        try:
            self.path.rename(kept)
        except OSError:  # a read-only folder: it stays where it is
            return self._connect()
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.path}{ending}").rename(f"{kept}{ending}")
        db, rescued = self._connect(), 0
        with suppress(sqlite3.Error, OSError):
            rescued = copy_readable(kept, db)
        found = f" with the {rescued} attempts that could be read" if rescued else ""
        self.notice(f"{self._name} was damaged. It is kept as .kata/{kept.name}; a new one was begun{found}.")
        return db

    def _follow(self) -> None:
        """Begin anew where somebody took the file away: what is written into that one now would be lost."""
        if self.lasting and self._on_disk() != self._identity:
            self._db.close()
            self._db = self._open()

    def _on_disk(self) -> tuple[int, int] | None:
        with suppress(OSError):
            found = self.path.stat()
            return found.st_dev, found.st_ino
        return None

    @property
    def _name(self) -> str:
        return f".kata/{self.path.name}"


def _refuse_read_only(db: sqlite3.Connection) -> None:
    """Raises OperationalError for a file that could be opened, but only to read."""
    db.execute("PRAGMA busy_timeout=0")
    try:
        db.execute("DELETE FROM attempts WHERE 0")  # BEGIN IMMEDIATE alone does not complain
    except sqlite3.OperationalError as error:
        if not _is_busy(error):  # somebody else is writing: then it can be written
            raise
    finally:
        db.rollback()
    db.execute(f"PRAGMA busy_timeout={BUSY * 1000:.0f}")


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY

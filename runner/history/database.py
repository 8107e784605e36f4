"""The learner's database as a file, opened whatever has happened to it, and what there is to say of that."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TypeVar

from runner.files import other_kind
from runner.history.salvage import Salvaged, copy_new, copy_readable, lenient
from runner.history.schema import CORE, SCHEMA, layout, ours

T = TypeVar("T")

BUSY = 5.0  # seconds to wait for another runner that is writing
ENDINGS = ("", "-wal", "-shm")  # the file, and what SQLite keeps beside it
SOON = 0.1  # seconds to wait for it where memory serves as well


class Database:
    """One SQLite file. Where it can't be used, memory takes its place until it can, and `notices` says so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notices = Notices()
        self.patience = BUSY
        self.lasting = False  # False where what is written ends with the process
        self._identity: tuple[int, int] | None = None
        self._copied = 0  # the last attempt that memory has from the file
        self._db = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def do(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Ask the database; what goes wrong becomes a notice, never an exception."""
        try:
            return self._do(action)
        except sqlite3.Error as error:
            self.notices.add(f"{self._name} could not be read: {error}. Everything else goes on.")
        return otherwise

    def write(self, action: Callable[[sqlite3.Connection], T], only_lasting: bool = False) -> T | None:
        """Change the database, with `only_lasting` not in memory; None (and a notice) when it will not last."""
        try:
            self._return()
            found = self._do(lambda db: None if only_lasting and not self.lasting else action(db))
        except sqlite3.Error as error:
            if _is_busy(error) and not only_lasting:
                self._db.close()
                self._db = self._in_memory(error)
                self._do(action)
            else:
                self.notices.trouble = f"This could not be kept in {self._name}: {error}. Everything else goes on."
            return None
        if not self.lasting:
            return None
        self.notices.trouble = ""
        return found

    def hurry(self) -> None:
        """From now on wait only for a moment if somebody else is writing: memory serves as well."""
        self.patience = SOON
        if self.lasting:
            _be_patient(self._db, SOON)

    def settle(self) -> str:
        """Move into the file what is only in memory, with all patience. Returns why it can't be done, else nothing."""
        self._return(BUSY)
        return self.notices.trouble

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

    def _do(self, action: Callable[[sqlite3.Connection], T]) -> T:
        self._follow()
        try:
            with plainly():
                return action(self._db)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._mend()
            with plainly():
                return action(self._db)

    def _open(self, damaged: bool = False) -> sqlite3.Connection:
        try:
            db = self._begin_anew() if damaged else self._file(self.patience)
            self.lasting, self._identity = True, self._on_disk()
            return db
        except (sqlite3.Error, OSError) as error:
            return self._in_memory(error)

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        """Memory in the place of the file, with what was in it."""
        self.notices.trouble = f"Progress can't be kept in {self._name} ({error}). Everything else works."
        self.lasting = False
        db = self._prepared(sqlite3.connect(":memory:", check_same_thread=False))
        with suppress(sqlite3.Error, OSError):  # what was recorded is still worth knowing
            copy_readable(self.path, db)
        self._copied = db.execute("SELECT ifnull(max(id), 0) FROM attempts").fetchone()[0]
        return db

    def _return(self, patience: float = SOON) -> None:
        """Where memory has taken the file's place: try the file again, and move over what was recorded since."""
        if self.lasting:
            return
        with suppress(sqlite3.Error, OSError):
            db = self._file(patience)
            try:
                with self.durably(db):
                    copy_new(self._db, self._copied, db)
            except sqlite3.Error:
                db.close()
                raise
            self._db.close()
            _be_patient(db, self.patience)
            self._db, self.lasting, self._identity = db, True, self._on_disk()
            self.notices.trouble = ""
            self.notices.add(f"Progress is kept in {self._name} again.")

    def _file(self, patience: float) -> sqlite3.Connection:
        try:
            return self._connect(patience)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
        return self._begin_anew()

    def _connect(self, patience: float) -> sqlite3.Connection:
        self.path.parent.mkdir(exist_ok=True)
        for ending in ENDINGS:
            if what := other_kind(Path(f"{self.path}{ending}")):
                raise sqlite3.OperationalError(f"{self.path.name}{ending} is {what}, not a file")
        if self.path.exists():
            check_header(self.path)
        end = time.monotonic() + patience
        while True:
            db = sqlite3.connect(self.path, timeout=patience, check_same_thread=False)
            try:
                with plainly():
                    db.execute("PRAGMA journal_mode=WAL")
                    self._prepared(db)
                _refuse_read_only(db)
                _be_patient(db, patience)
                return db
            except BaseException as error:
                db.close()
                # Of two first starts one makes the file, and SQLite does not always let the other wait for that.
                if not _is_busy(error) or time.monotonic() > end:
                    raise
            time.sleep(0.01)

    def _prepared(self, db: sqlite3.Connection) -> sqlite3.Connection:
        db.text_factory = lenient
        db.execute("PRAGMA synchronous=NORMAL")  # enough for WAL: a killed process loses nothing
        check_tables(db)
        db.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT" if _is_new(db) else SCHEMA)  # all the tables, or none
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
            return self._connect(BUSY)
        for ending in ENDINGS[1:]:
            with suppress(OSError):
                Path(f"{self.path}{ending}").rename(f"{kept}{ending}")
        db, rescued = self._connect(BUSY), Salvaged()
        with suppress(sqlite3.Error, OSError):
            rescued = copy_readable(kept, db)
        self.notices.add(f"{self._name} was damaged. It is kept as .kata/{kept.name}; a new one was begun{rescued}.")
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


def _be_patient(db: sqlite3.Connection, seconds: float) -> None:
    """Wait so long from now on where somebody else is writing."""
    db.execute(f"PRAGMA busy_timeout={seconds * 1000:.0f}")


def _refuse_read_only(db: sqlite3.Connection) -> None:
    """Raises OperationalError for a file that could be opened, but only to read."""
    _be_patient(db, 0.0)
    try:
        db.execute("DELETE FROM attempts WHERE 0")  # BEGIN IMMEDIATE alone does not complain
    except sqlite3.OperationalError as error:
        if not _is_busy(error):  # somebody else is writing: then it can be written
            raise
    finally:
        db.rollback()


def _is_new(db: sqlite3.Connection) -> bool:
    """True where no table was made yet."""
    return db.execute("SELECT 1 FROM sqlite_master").fetchone() is None


def _is_busy(error: BaseException) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def is_damage(error: Exception) -> bool:
    """True when the file is no database or a broken one; a file that is only locked or full is neither."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells kinds of the same error apart
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damage(what: str) -> sqlite3.DatabaseError:
    """The error of a database that is no longer as we have made it."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


@contextmanager
def plainly() -> Iterator[None]:
    """What can't even be told is damage: SQLite's word on a schema that is spoiled quotes it, and is no UTF-8."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise damage("its schema is no text") from error


def check_tables(db: sqlite3.Connection) -> None:
    """Raises an error that is damage where the tables are not ours. A file without any is new."""
    if db.execute("SELECT 1 FROM sqlite_master").fetchone():
        for table in CORE:
            if layout(db, table) != ours(table):
                raise damage(f"its table {table} is another one")


def check_header(path: Path) -> None:
    """Raises an error that is damage for a file that SQLite takes for a later version's, which it would only read."""
    with path.open("rb") as file:
        head = file.read(20)
    if head.startswith(b"SQLite format 3\0") and any(version not in (1, 2) for version in head[18:]):
        raise damage("its header is another one")


def is_whole(path: Path) -> bool:
    """True when SQLite finds nothing wrong in the file."""
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as db:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    return False


class Notices:
    """What has happened is news once. `trouble`, why nothing can be kept now, is news for as long as it lasts."""

    def __init__(self) -> None:
        self.trouble = ""
        self._happened: list[str] = []
        self._told = 0

    def add(self, text: str) -> None:
        """Something has happened; the same sentence is said once."""
        if text not in self._happened:
            self._happened.append(text)

    def all(self) -> list[str]:
        """All that has happened, and the trouble: for a command that tells at its end."""
        return [*self._happened, *filter(None, [self.trouble])]

    def news(self) -> list[str]:
        """What was not told yet, and the trouble: for a program that tells again and again."""
        new = self.all()[self._told :]
        self._told = len(self._happened)
        return new

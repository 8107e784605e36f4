"""Reading a damaged database as far as it goes. The file itself is left as it is: only a copy is opened."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from runner.keeping.attempt import KINDS, STATUSES, is_intact, is_sound

HASH = re.compile("[0-9a-f]{64}")
HINTS = "INSERT INTO hints VALUES (?, ?) ON CONFLICT DO UPDATE SET shown = max(shown, excluded.shown)"
NEW = "INSERT INTO attempts VALUES (NULL" + ", ?" * (len(KINDS) - 1) + ")"  # it gets a number of its own


@dataclass(frozen=True)
class Salvaged:
    """How many attempts could be read, and how many of them with their code."""

    attempts: int = 0
    with_code: int = 0

    def __str__(self) -> str:
        if not self.attempts:
            return ""
        lost = f", {self.with_code} of them with their code" if self.with_code < self.attempts else ""
        return f" with the {self.attempts} attempts that could be read{lost}"


def is_damage(error: sqlite3.Error) -> bool:
    """True when the file is no database or a broken one; a file that is only locked or full is neither."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells kinds of the same error apart
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def lenient(text: bytes) -> str:
    """Text as it is; what is no UTF-8 can only be damage, and must not hide the rows around it."""
    return text.decode(errors="replace")


def is_whole(path: Path) -> bool:
    """True when SQLite finds nothing wrong in the file."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as db:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    return False


def copy_readable(path: Path, into: sqlite3.Connection) -> Salvaged:
    """Copy every attempt that can still be read, the code that is as it was kept, and the hints."""
    with TemporaryDirectory(prefix="kata-") as folder:
        copy = Path(folder, "copy.sqlite3")
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        with closing(sqlite3.connect(copy)) as db:
            db.text_factory = lenient
            db.execute("PRAGMA writable_schema=ON")  # this way SQLite also reads a file that is too short
            codes = {key: code for key, code in _rows(db, "code") if is_intact(key, code)}
            rows = _rows(db, "attempts")
            attempts = [r for r in rows if is_sound(r) and (r[-1] in codes or _is_clear(r))]
            hints = [r for r in _rows(db, "hints") if tuple(map(type, r)) == (str, int)]
    with into:
        into.executemany("INSERT OR IGNORE INTO code VALUES (?, ?)", codes.items())
        into.executemany(f"INSERT INTO attempts VALUES ({', '.join('?' * len(KINDS))})", attempts)
        into.executemany("INSERT OR REPLACE INTO hints VALUES (?, ?)", hints)
    return Salvaged(len(attempts), sum(r[-1] in codes for r in attempts))


def copy_new(memory: sqlite3.Connection, after: int, into: sqlite3.Connection) -> None:
    """Add what memory has recorded since it took over the attempts up to `after`."""
    rows = memory.execute("SELECT * FROM attempts WHERE id > ? ORDER BY id", (after,)).fetchall()
    wanted = {row[-1] for row in rows}
    codes = [row for row in memory.execute("SELECT * FROM code") if row[0] in wanted]
    into.executemany("INSERT OR REPLACE INTO code VALUES (?, ?)", codes)
    into.executemany(NEW, [row[1:] for row in rows])
    into.executemany(HINTS, memory.execute("SELECT * FROM hints").fetchall())


def _is_clear(row: list[Any]) -> bool:
    """True for an attempt that can be told from damage without its code: a known status, hashes that are hashes."""
    *_, code_hash, suite_hash, content_hash = row
    known = row[3] in STATUSES and (not suite_hash or HASH.fullmatch(suite_hash))
    return bool(known and HASH.fullmatch(code_hash) and HASH.fullmatch(content_hash))


def _rows(db: sqlite3.Connection, table: str) -> list[list[Any]]:
    """The rows before the first damaged page, and those after the last."""
    found: dict[int, list[Any]] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            for rowid, *row in db.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid {order}"):
                found[rowid] = row
            break
    return [found[rowid] for rowid in sorted(found)]

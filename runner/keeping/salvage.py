"""Reading a damaged database as far as it goes. The file itself is left as it is: only a copy is opened."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from runner.keeping.attempt import KINDS, is_intact, is_sound


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


def copy_readable(path: Path, into: sqlite3.Connection) -> int:
    """Copy every attempt that can still be read with its code, and the hints. Returns the number of attempts."""
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
            attempts = [r for r in rows if is_sound(r) and r[-1] in codes]
            hints = [r for r in _rows(db, "hints") if tuple(map(type, r)) == (str, int)]
    with into:
        into.executemany("INSERT OR IGNORE INTO code VALUES (?, ?)", codes.items())
        into.executemany(f"INSERT INTO attempts VALUES ({', '.join('?' * len(KINDS))})", attempts)
        into.executemany("INSERT OR REPLACE INTO hints VALUES (?, ?)", hints)
    return len(attempts)


def _rows(db: sqlite3.Connection, table: str) -> list[list[Any]]:
    """The rows before the first damaged page, and those after the last."""
    found: dict[int, list[Any]] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            for rowid, *row in db.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid {order}"):
                found[rowid] = row
            break
    return [found[rowid] for rowid in sorted(found)]

"""What is damage to a database, and what is only trouble with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from runner.keeping.schema import CORE, layout, ours


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

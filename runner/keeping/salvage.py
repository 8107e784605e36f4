"""Reading a damaged database as far as it goes. The file itself is left as it is: only a copy is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from runner.files import read_plain
from runner.keeping.attempt import KINDS, is_hint, is_intact, is_sound
from runner.keeping.drilled import KINDS as DRILL_KINDS
from runner.keeping.drilled import is_sound_drill
from runner.keeping.pages import Row, rows_in
from runner.keeping.reviewed import DIAGNOSIS_KINDS, REVIEW_KINDS, is_sound_diagnosis, is_sound_review
from runner.keeping.schema import CORE, columns, layout
from runner.scratch import place, prefix

HINTS = "INSERT INTO hints VALUES (?, ?) ON CONFLICT DO UPDATE SET shown = max(shown, excluded.shown)"
# Of two words on one review the one that ends it counts.
REVIEWS = (
    "INSERT INTO reviews VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, outcome = excluded.outcome"
    " WHERE outcome = 'open'"
)
DIAGNOSED = "INSERT OR IGNORE INTO diagnosed VALUES (?, ?, ?, ?)"
DRILLS = "INSERT OR IGNORE INTO drills VALUES (?, ?, ?, ?, ?, ?)"
MOST = 2**30  # bytes of a file that is read
# What a table without one of our columns says in its place.
ABSENT = {"id": "rowid", "passed": "0", "failed": "0", "seconds": "0.0", "suite_hash": "''"}


class Facts(NamedTuple):
    """A table of facts that were kept from some version on: the same fact twice is one."""

    insert: str
    kinds: tuple[type, ...]
    is_sound: Callable[[Sequence[Any]], bool]


SINCE = {  # a file of before does not have these tables
    "reviews": Facts(REVIEWS, REVIEW_KINDS, is_sound_review),
    "diagnosed": Facts(DIAGNOSED, DIAGNOSIS_KINDS, is_sound_diagnosis),
    "drills": Facts(DRILLS, DRILL_KINDS, is_sound_drill),
}
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


def lenient(text: bytes) -> str:
    """Text as it is; what is no UTF-8 can only be damage, and must not hide the rows around it."""
    return text.decode(errors="replace")


def copy_readable(path: Path, into: sqlite3.Connection) -> Salvaged:
    """Copy every attempt that can still be read, the code that is as it was kept, hints, and the facts since."""
    found = _read(path)
    codes = {key: code for key, code in found["code"] if is_intact(key, code)}
    attempts = [r for r in found["attempts"] if is_sound(r)]
    hints = [r for r in found["hints"] if is_hint(r)]
    imported = [r for r in found["imported"] if type(r[0]) is int]
    with into:
        into.executemany("INSERT OR IGNORE INTO code VALUES (?, ?)", codes.items())
        into.executemany(f"INSERT INTO attempts VALUES ({', '.join('?' * len(KINDS))})", attempts)
        into.executemany("INSERT OR REPLACE INTO hints VALUES (?, ?)", hints)
        into.executemany("INSERT OR REPLACE INTO imported VALUES (?)", imported)
        for table, facts in SINCE.items():
            into.executemany(facts.insert, [row for row in found[table] if facts.is_sound(row)])
    return Salvaged(len(attempts), sum(r[-1] in codes for r in attempts))


def _read(path: Path) -> dict[str, list[list[Any]]]:
    """The rows of each table; where SQLite does not give all of them, also those that stand in its pages."""
    with TemporaryDirectory(prefix=prefix(), dir=place()) as folder:
        copy = Path(folder, "copy.sqlite3")
        parts = {}
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                parts[ending] = read_plain(Path(f"{path}{ending}"), MOST)
                Path(f"{copy}{ending}").write_bytes(parts[ending])
        with closing(sqlite3.connect(copy)) as db:
            db.text_factory = lenient
            whole = True
            with suppress(sqlite3.Error, UnicodeDecodeError):
                db.execute("PRAGMA writable_schema=ON")  # this way SQLite also reads a file that is too short
            found: dict[str, list[list[Any]]] = {}
            for table in CORE:
                found[table], all_of_it = _rows(db, table)
                whole = whole and all_of_it
            for table in ("imported", *SINCE):
                found[table], _ = _rows(db, table)
    if not whole:
        _add(found, rows_in(parts.get("", b""), parts.get("-wal", b"")))
    return found


def _add(found: dict[str, list[list[Any]]], rows: Sequence[Row]) -> None:
    """Add the rows that were found in pages, each to its table, none twice: a page may be one that is given up."""
    known = {row[0] for row in found["code"]}
    pairs = [values for _, values in rows if len(values) == 2]
    found["code"] += [pair for pair in pairs if pair[0] not in known and is_intact(*pair)]
    known = {row[0] for row in found["hints"]}
    found["hints"] += [pair for pair in pairs if is_hint(pair) and pair[0] not in known]
    for table, facts in SINCE.items():
        like = (list(map(_as_stored, facts.kinds, values)) for _, values in rows if len(values) == len(facts.kinds))
        found[table] += filter(facts.is_sound, like)
    numbers, contents = {row[0] for row in found["attempts"]}, {tuple(row[1:]) for row in found["attempts"]}
    for number, values in rows:
        row = [number, *map(_as_stored, KINDS[1:], values[1:])]
        if is_sound(row) and number not in numbers and tuple(row[1:]) not in contents:
            found["attempts"].append(row)
            numbers.add(number)
            contents.add(tuple(row[1:]))


def _as_stored(kind: type, value: object) -> object:
    """A whole number of seconds is an integer on the disk."""
    return float(value) if kind is float and type(value) is int else value


def copy_new(memory: sqlite3.Connection, after: int, into: sqlite3.Connection) -> None:
    """Add what memory has recorded since it took over the attempts up to `after`."""
    rows = memory.execute("SELECT * FROM attempts WHERE id > ? ORDER BY id", (after,)).fetchall()
    wanted = {row[-1] for row in rows}
    codes = [row for row in memory.execute("SELECT * FROM code") if row[0] in wanted]
    into.executemany("INSERT OR REPLACE INTO code VALUES (?, ?)", codes)
    into.executemany(NEW, [row[1:] for row in rows])
    into.executemany(HINTS, memory.execute("SELECT * FROM hints").fetchall())
    for table, facts in SINCE.items():
        into.executemany(facts.insert, memory.execute(f"SELECT * FROM {table}").fetchall())


def _rows(db: sqlite3.Connection, table: str) -> tuple[list[list[Any]], bool]:
    """The rows before the first damaged page, and those after the last; and whether these are all."""
    found: dict[int, list[Any]] = {}
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for rowid, *row in db.execute(f"SELECT rowid, {_selected(db, table)} FROM {table} ORDER BY rowid {order}"):
                found[rowid] = row
            break
    else:
        return [found[rowid] for rowid in sorted(found)], False
    return [found[rowid] for rowid in sorted(found)], order == "ASC"


def _selected(db: sqlite3.Connection, table: str) -> str:
    """Our columns of a table; in the place of one that it does not have, what says least."""
    there = {column[1] for column in layout(db, table)} - {"id"}
    return ", ".join(name if name in there else ABSENT.get(name, "NULL") for name in columns(table))

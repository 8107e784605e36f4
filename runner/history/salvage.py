"""Reading a damaged database as far as it goes. The file itself is left as it is: only a copy is opened.

Where SQLite finds no way any more, its pages are read one at a time (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from runner.files import passing_folder, read_plain
from runner.history.attempt import (
    DIAGNOSIS_KINDS,
    DRILL_KINDS,
    KINDS,
    REVIEW_KINDS,
    is_hint,
    is_intact,
    is_sound,
    is_sound_diagnosis,
    is_sound_drill,
    is_sound_review,
)
from runner.history.schema import CORE, columns, layout

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
    with passing_folder() as folder:
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


USUAL = 4096  # bytes of a page, unless somebody has asked for another size
LEAF = 13  # what the page of a table begins with that holds rows
WAL = (0x377F0682, 0x377F0683)
FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}  # bytes of a value, by its kind

Row = tuple[int, list[object]]  # its number, its values


def rows_in(file: bytes, log: bytes = b"") -> list[Row]:
    """The rows of a file and its log, of whatever table. Of a page that makes no sense there are none."""
    sizes = dict.fromkeys((USUAL, _number(file[16:18]), _number(log[8:12])))
    found = [list(_rows_of(_pages(file, log, size))) for size in sizes if size in (2**n for n in range(9, 17))]
    return max(found, key=len)


def _pages(file: bytes, log: bytes, size: int) -> dict[int, bytes]:
    """Each page by its number, as the log has it where it was written there to the end."""
    pages = {n // size + 1: file[n : n + size] for n in range(0, len(file), size)}
    if _number(log[:4]) not in WAL or _number(log[8:12]) != size:
        return pages
    pending: dict[int, bytes] = {}
    for start in range(32, len(log), size + 24):
        head, page = log[start : start + 24], log[start + 24 : start + 24 + size]
        if head[8:16] != log[16:24] or len(page) < size:  # of an earlier time, or cut
            break
        pending[_number(head[:4])] = page
        if _number(head[4:8]):  # the end of a transaction
            pages |= pending
            pending = {}
    return pages


def _rows_of(pages: dict[int, bytes]) -> Iterator[Row]:
    for number, page in pages.items():
        start = 100 if number == 1 else 0
        if page[start : start + 1] != bytes([LEAF]):
            continue
        for at in range(start + 8, start + 8 + 2 * _number(page[start + 3 : start + 5]), 2):
            with suppress(IndexError, KeyError, ValueError):  # rubbish
                yield _row(pages, page, _number(page[at : at + 2]))


def _row(pages: dict[int, bytes], page: bytes, place: int) -> Row:
    length, place = _varint(page, place)
    number, place = _varint(page, place)
    size = len(page)
    least = (size - 12) * 32 // 255 - 23
    here = length
    if length > size - 35:
        here = least + (length - least) % (size - 4)
        here = here if here <= size - 35 else least
    content = bytearray(page[place : place + here])
    following = _number(page[place + here : place + here + 4]) if here < length else 0
    while len(content) < length:
        further = pages[following]
        content += further[4 : 4 + length - len(content)]
        following = _number(further[:4])
        if len(further) < size:
            raise ValueError("a page is cut")
    return number, list(_values(bytes(content)))


def _values(record: bytes) -> Iterator[object]:
    head, place = _varint(record, 0)
    kinds = []
    while place < head:
        kind, place = _varint(record, place)
        kinds.append(kind)
    for kind in kinds:
        long = FIXED[kind] if kind < 12 else (kind - 12) // 2
        value = record[place : place + long]
        if len(value) < long:
            raise ValueError("a record is cut")
        place += long
        yield _value(kind, value)


def _value(kind: int, value: bytes) -> object:
    match kind:
        case 0:
            return None
        case 7:
            return _float(value)
        case 8 | 9:
            return kind - 8
        case _ if kind < 12:
            return int.from_bytes(value, "big", signed=True)
    return value.decode("utf-8", "replace") if kind % 2 else value


def _float(value: bytes) -> float:
    found: float = struct.unpack(">d", value)[0]
    return found


def _number(content: bytes) -> int:
    return int.from_bytes(content, "big")


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for step in range(8):
        byte = content[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    value = value << 8 | content[place + 8]
    return value - 2**64 if value >= 2**63 else value, place + 9

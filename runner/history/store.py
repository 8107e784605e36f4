"""What was tried and what turned green: one SQLite file in `.kata/`. All that is asked of it is asked here."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from runner.files import digest
from runner.history.attempt import (
    LATEST,
    OPEN,
    Archive,
    Attempt,
    Diagnosed,
    Drilled,
    Reviewed,
    is_hint,
    is_intact,
    is_sound,
    is_sound_diagnosis,
    is_sound_drill,
    is_sound_review,
    merged,
)
from runner.history.database import Database, damage
from runner.history.salvage import DIAGNOSED, DRILLS, HINTS, REVIEWS, SINCE

COLUMNS = tuple(Attempt.__annotations__)
ATTEMPTS = f"SELECT {', '.join(COLUMNS)} FROM attempts"
ALL = f"{ATTEMPTS} ORDER BY id"
OF_ONE = f"{ATTEMPTS} WHERE exercise = ? ORDER BY id"
PUT_AWAY = f"{ATTEMPTS} WHERE status = 'review' AND id NOT IN (SELECT attempt FROM imported) ORDER BY id"
# What reviews follow from: first greens, and what belongs to a review. Of thousands of others we read but a number.
TELLING = (
    "SELECT id, exercise, status FROM attempts WHERE status = 'review'"
    " OR id IN (SELECT min(id) FROM attempts WHERE status = 'green' GROUP BY exercise)"
    " OR EXISTS (SELECT 1 FROM reviews AS r WHERE r.exercise = attempts.exercise"
    " AND attempts.at BETWEEN r.begun AND r.at)"
)
TIMES = "SELECT id, at FROM attempts ORDER BY id"
INSERT = f"INSERT INTO attempts ({', '.join(COLUMNS[1:])}) VALUES ({', '.join('?' * len(COLUMNS[1:]))})"
# The same code can be green and later red: a file beside it, or chance, may have decided.
# A run that did not come about says nothing of the code.
GREENS = (
    "SELECT exercise, code_hash, suite_hash FROM attempts AS a WHERE status = 'green'"
    " AND id {0} IN (SELECT attempt FROM imported)"
    " AND NOT EXISTS (SELECT 1 FROM attempts AS later WHERE later.status = 'red' AND later.exercise = a.exercise"
    " AND later.code_hash = a.code_hash AND later.suite_hash = a.suite_hash AND later.id > a.id"
    " AND later.id {0} IN (SELECT attempt FROM imported))"
)
# What a damaged disk has made of the same code before is set right.
CODE = (
    "INSERT INTO code VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content"
    " WHERE content IS NOT excluded.content"
)

CONTENT = "SELECT hash, content FROM code {} JOIN attempts ON content_hash = hash WHERE id = ?"


class State:
    """The learner's history. Where the file can't be used, work goes on without it, and `notices` says so."""

    def __init__(self, root: Path) -> None:
        self._base = Database(root / ".kata" / "state.sqlite3")
        self._doubted = False  # True once we had the whole file looked through

    @property
    def path(self) -> Path:
        """The file."""
        return self._base.path

    @property
    def notices(self) -> list[str]:
        """What the learner should know about the file: all of it, for a command that tells at its end."""
        return self._base.notices.all()

    def news(self) -> list[str]:
        """What of that was not told yet, and why nothing can be kept now: for a program that goes on."""
        return self._base.notices.news()

    def hurry(self) -> None:
        """From now on wait only for a moment for another program that writes; `settle` makes up for it."""
        self._base.hurry()

    def settle(self) -> str:
        """Bring into the file what could not wait for it. Returns why it can't be done, else nothing."""
        return self._base.settle()

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def record(
        self,
        exercise: str,
        status: str,
        code: bytes,
        suite_hash: str,
        counts: tuple[int, int],
        seconds: float,
        diagnosed: Iterable[tuple[str, str]] = (),
    ) -> int | None:
        """Keep one attempt with its code; its number, or None (and a notice) when it will not last.

        `diagnosed` is what it has shown: functions, and the names of their mistakes.
        """
        now = _now()
        row = _row(exercise, now, status, code, suite_hash, counts, seconds)
        found = [Diagnosed(exercise, now, *names).row for names in diagnosed]

        def write(db: sqlite3.Connection) -> int:
            with db:
                db.executemany(DIAGNOSED, found)
                return _insert(db, code, row)

        return self._base.write(write)

    def keep(self, why: str, works: Sequence[tuple[str, bytes, str]]) -> list[int] | None:
        """Keep code that is about to be replaced: (exercise, code, hash of its suite), all of it or nothing.

        All of it has one and the same time. Returns the attempts' numbers, or None when they would not last: then
        nothing may be replaced.
        """
        now = _now()

        def write(db: sqlite3.Connection) -> list[int]:
            with self._base.durably(db):
                return [
                    _insert(db, code, _row(exercise, now, why, code, suite, (0, 0), 0.0))
                    for exercise, code, suite in works
                ]

        return self._base.write(write, only_lasting=True)

    def greens(self, elsewhere: bool = False) -> dict[str, set[tuple[str, str]]]:
        """For each exercise the pairs (hash of code, hash of suite) whose last verdict, here or elsewhere, is green."""

        def read(db: sqlite3.Connection) -> dict[str, set[tuple[str, str]]]:
            found: dict[str, set[tuple[str, str]]] = {}
            for exercise, code, suite in db.execute(GREENS.format("" if elsewhere else "NOT")):
                found.setdefault(exercise, set()).add((code, suite))
            return found

        return self._base.do(read, {})

    def note_further(self, exercise: str, code: bytes, suite_hash: str, counts: tuple[int, int]) -> None:
        """Remember how many of how many tests of the second lap this code passed."""
        row = (exercise, digest(code), suite_hash, *counts)

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("INSERT OR REPLACE INTO further VALUES (?, ?, ?, ?, ?)", row)

        self._base.write(write)

    def further(self) -> dict[tuple[str, str, str], tuple[int, int]]:
        """For exercise, hash of code and hash of suite: how many of how many tests of the second lap passed."""
        query = "SELECT exercise, code_hash, suite_hash, passed, total FROM further"
        return self._base.do(lambda db: {(e, c, s): (p, t) for e, c, s, p, t in db.execute(query)}, {})

    def attempts(self, exercise: str | None = None) -> list[Attempt]:
        """What was tried on one exercise, or on all, oldest first."""
        query, values = (ALL, ()) if exercise is None else (OF_ONE, (exercise,))

        def read(db: sqlite3.Connection) -> list[Attempt]:
            rows = db.execute(query, values).fetchall()
            found = [Attempt(*row) for row in rows if is_sound(row)]
            if len(found) < len(rows) and not self._doubted:
                self._doubted = True  # wrong rows may be all that is wrong: then they are passed over
                raise damage("its rows make no sense")
            return found

        return self._base.do(read, [])

    def code(self, attempt: int) -> bytes | None:
        """The code of one attempt, byte for byte; None when it is not there, or no longer what was kept."""

        def read(db: sqlite3.Connection) -> bytes | None:
            for way in ("", "NOT INDEXED"):  # a damaged index leads past what is there
                for row in db.execute(CONTENT.format(way), (attempt,)):
                    if is_intact(*row):
                        return bytes(row[1])
            return None

        return self._base.do(read, None)

    def hints_shown(self, exercise: str) -> int:
        """How many hints the learner has read."""
        query = "SELECT shown FROM hints WHERE exercise = ?"
        row = self._base.do(lambda db: db.execute(query, (exercise,)).fetchone(), None)
        return row[0] if row and is_hint((exercise, *row)) else 0

    def set_hints_shown(self, exercise: str, shown: int) -> None:
        """Remember how many hints the learner has read."""

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.execute("INSERT OR REPLACE INTO hints VALUES (?, ?)", (exercise, shown))

        self._base.write(write)

    def note_review(self, review: Reviewed) -> bool:
        """Keep how a review stands; what ended once stays as it ended. False (and a notice) when it will not last."""

        def write(db: sqlite3.Connection) -> bool:
            with self._base.durably(db):
                db.execute(REVIEWS, review.row)
            return True

        return bool(self._base.write(write, only_lasting=True))

    def reviews(self) -> list[Reviewed]:
        """All reviews, in the order of their beginnings."""
        return self._base.do(_reviews, [])

    def diagnosed(self) -> list[Diagnosed]:
        """What was diagnosed, in the order of time."""
        return self._base.do(_diagnosed, [])

    def under_review(self) -> dict[str, Attempt]:
        """For each exercise with a review that was begun here and has not ended: the attempt that is its old answer."""
        return self._base.do(_under_review, {})

    def moments(self) -> list[tuple[str, float, str]]:
        """Of each attempt, in order, the exercise, the time and the status; where nothing follows from it, the time."""

        def read(db: sqlite3.Connection) -> list[tuple[str, float, str]]:
            telling = {number: names for number, *names in db.execute(TELLING)}
            rows = [(number, at) for number, at in db.execute(TIMES) if type(at) is float and 0 <= at < LATEST]
            found = [("", at, "") for _, at in rows]
            for place, (number, at) in enumerate(rows):
                if number in telling:
                    exercise, status = telling[number]
                    found[place] = exercise, at, status
            return found

        return self._base.do(read, [])

    def record_drill(self, exercise: str, item: str, seed: int, outcome: str, mistake: str = "") -> bool:
        """Keep how a drill went; False (and a notice) when it will not last."""
        drilled = Drilled(exercise, item, seed, _now(), outcome, mistake)

        def write(db: sqlite3.Connection) -> bool:
            with db:
                db.execute(DRILLS, drilled.row)
            return True

        return bool(self._base.write(write))

    def drills_of(self, exercise: str | None = None) -> list[Drilled]:
        """The drills of one exercise, or all of them, oldest first."""
        nothing: list[Drilled] = []
        return [drill for drill in self._base.do(_drills, nothing) if exercise in (None, drill.exercise)]

    def archive(self) -> Archive | None:
        """All that is kept, as it was at one moment; None (and a notice) when it can't be read."""

        def read(db: sqlite3.Connection) -> Archive:
            db.execute("BEGIN")
            try:
                codes, hints = db.execute("SELECT * FROM code"), db.execute("SELECT * FROM hints")
                since = _reviews(db), _diagnosed(db), _drills(db)
                return Archive(_attempts(db), dict(codes), dict(hints), *since)
            finally:
                db.rollback()

        found = self._base.do(read, None)
        if found is None:
            return None
        codes = {key: code for key, code in found.codes.items() if is_intact(key, code)}
        hints = {exercise: shown for exercise, shown in found.hints.items() if is_hint((exercise, shown))}
        whole = [a for a in found.attempts if a.content_hash in codes]
        if lost := len(found.attempts) - len(whole):
            self._base.notices.add(f"Attempts whose code is damaged are left out: {lost}.")
        return replace(found, attempts=whole, codes=codes, hints=hints)

    def merge(self, other: Archive) -> int | None:
        """Take another history in, in one transaction, each attempt at its place in time.

        Returns how many attempts were new, or None (and a notice) when nothing could be kept. Attempts that are
        later than a new one get a new number.
        """

        def write(db: sqlite3.Connection) -> int:
            with self._base.durably(db):
                mine = _attempts(db)
                whole = merged(mine, other.attempts)
                same = next((i for i, (a, b) in enumerate(zip(mine, whole, strict=False)) if a is not b), len(mine))
                imported = {number for (number,) in db.execute("SELECT attempt FROM imported")}
                for table, key in (("attempts", "id"), ("imported", "attempt")):
                    db.executemany(f"DELETE FROM {table} WHERE {key} = ?", [(a.id,) for a in mine[same:]])
                db.executemany(CODE, other.codes.items())
                for attempt in whole[same:]:
                    number = db.execute(INSERT, _values(attempt)).lastrowid
                    if not attempt.id or attempt.id in imported:
                        db.execute("INSERT OR REPLACE INTO imported VALUES (?)", (number,))
                here = _under_review(db)  # hints that were read elsewhere are none of this review's
                db.executemany(HINTS, [(name, shown) for name, shown in other.hints.items() if name not in here])
                for table, facts in SINCE.items():
                    db.executemany(facts.insert, [fact.row for fact in getattr(other, table)])
                return len(whole) - len(mine)

        return self._base.write(write, only_lasting=True)


def _attempts(db: sqlite3.Connection, query: str = ALL, values: tuple[str, ...] = ()) -> list[Attempt]:
    return [Attempt(*row) for row in db.execute(query, values) if is_sound(row)]


def _reviews(db: sqlite3.Connection) -> list[Reviewed]:
    return [Reviewed(*row) for row in db.execute("SELECT * FROM reviews ORDER BY begun") if is_sound_review(row)]


def _under_review(db: sqlite3.Connection) -> dict[str, Attempt]:
    ended = {(r.exercise, r.begun) for r in _reviews(db) if r.outcome != OPEN}
    latest = {a.exercise: a for a in _attempts(db, PUT_AWAY)}
    return {name: a for name, a in latest.items() if (name, a.at) not in ended}


def _diagnosed(db: sqlite3.Connection) -> list[Diagnosed]:
    return [Diagnosed(*row) for row in db.execute("SELECT * FROM diagnosed ORDER BY at") if is_sound_diagnosis(row)]


def _drills(db: sqlite3.Connection) -> list[Drilled]:
    rows = db.execute("SELECT * FROM drills ORDER BY at, rowid")
    return [Drilled(*row) for row in rows if is_sound_drill(row)]


def _now() -> float:
    return min(max(0.0, time.time()), LATEST - 1.0)  # a clock so far away has not been set at all


def _row(
    exercise: str, at: float, status: str, code: bytes, suite: str, counts: tuple[int, int], seconds: float
) -> tuple[object, ...]:
    return (exercise, at, status, *counts, seconds, digest(code), suite, hashlib.sha256(code).hexdigest())


def _insert(db: sqlite3.Connection, code: bytes, row: tuple[object, ...]) -> int:
    db.execute(CODE, (row[-1], code))
    number = db.execute(INSERT, row).lastrowid
    assert number is not None  # it is None only before the first INSERT of a cursor
    return number


def _values(attempt: Attempt) -> tuple[object, ...]:
    return tuple(getattr(attempt, column) for column in COLUMNS[1:])

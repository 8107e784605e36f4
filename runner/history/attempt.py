"""What the history holds: attempts, drills, reviews; and what each rung took. Pure facts, no file is touched here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

KEPT = ("reset", "undo", "restore", "spoiled", "review", "given up")  # not judged: the code as it was just before
STATUSES = ("green", "red", "error", *KEPT)


@dataclass(frozen=True)
class Attempt:
    """One row of the history. The ids give the order: a clock can be set back."""

    id: int
    exercise: str
    at: float  # seconds since 1970, UTC
    status: str
    passed: int
    failed: int
    seconds: float
    code_hash: str  # of the text: line ends do not count
    suite_hash: str
    content_hash: str  # of the bytes

    @property
    def judged(self) -> bool:
        """True for a run; False for code that was kept because something else took its place."""
        return self.status not in KEPT

    @property
    def green(self) -> bool:
        """True when every test of its suite passed."""
        return self.status == "green"

    @property
    def tests(self) -> int:
        """How many tests the suite had."""
        return self.passed + self.failed

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same attempt on another machine, where it may have another id."""
        return (self.exercise, self.at, self.status, self.passed, self.failed, self.suite_hash, self.content_hash)


KINDS = (int, str, float, str, int, int, float, str, str, str)
LATEST = 32503680000.0  # seconds from 1970 to the year 3000: the calendar of Windows ends soon after
LARGEST = 2**31
NAME = re.compile(r"\d{1,9}_\w{1,100}")  # of an exercise
HASH = re.compile("[0-9a-f]{64}")


def is_sound(row: Sequence[Any]) -> bool:
    """True for a row that holds an attempt, as far as its values tell: a damaged disk makes others."""
    if tuple(map(type, row)) != KINDS:
        return False
    _, exercise, at, status, passed, failed, seconds, code_hash, suite_hash, content_hash = row
    return (
        bool(NAME.fullmatch(exercise))
        and status in STATUSES
        and 0 <= at < LATEST
        and 0 <= seconds < LATEST
        and 0 <= passed < LARGEST
        and 0 <= failed < LARGEST
        and all(map(HASH.fullmatch, (code_hash, content_hash, suite_hash or content_hash)))
    )


def is_hint(row: Sequence[Any]) -> bool:
    """True for a row that says how many hints of an exercise were shown."""
    return tuple(map(type, row)) == (str, int) and bool(NAME.fullmatch(row[0])) and 0 <= row[1] < LARGEST


@dataclass(frozen=True)
class Archive:
    """A whole history: attempts in order, their code by the hash of its bytes, hints that were shown, and the rest."""

    attempts: Sequence[Attempt]
    codes: Mapping[str, bytes]
    hints: Mapping[str, int]
    reviews: Sequence[Reviewed] = ()
    diagnosed: Sequence[Diagnosed] = ()
    drills: Sequence[Drilled] = ()


def is_intact(content_hash: object, code: object) -> bool:
    """True when the code is the bytes that were kept, to the last one."""
    return isinstance(code, bytes) and hashlib.sha256(code).hexdigest() == content_hash


def gaps(attempts: Sequence[Attempt]) -> list[float | None]:
    """Seconds between each attempt and the one before it: None for the first, 0 where a clock was set back."""
    return [None if i == 0 else max(0.0, a.at - attempts[i - 1].at) for i, a in enumerate(attempts)]


PAUSE = 600.0  # seconds: of a longer gap nobody knows how much of it was work


@dataclass(frozen=True)
class Effort:
    """One rung over time: its judged attempts, oldest first."""

    name: str
    attempts: tuple[Attempt, ...] = ()

    @property
    def greens(self) -> int:
        """How many attempts were green."""
        return sum(a.green for a in self.attempts)

    @property
    def minutes(self) -> float:
        """Σ min(gap, 10 min) over the gaps between two attempts in a row at this rung."""
        return sum(min(gap or 0.0, PAUSE) for gap in gaps(self.attempts)) / 60

    @property
    def first_green(self) -> float | None:
        """When it was green for the first time, in seconds since 1970."""
        return next((a.at for a in self.attempts if a.green), None)


def efforts(names: Iterable[str], attempts: Sequence[Attempt]) -> list[Effort]:
    """The effort for each of the names, and for each other exercise that was tried."""
    by_name: Mapping[str, list[Attempt]] = {name: [] for name in names} | {a.exercise: [] for a in attempts if a.judged}
    for attempt in attempts:
        if attempt.judged:
            by_name[attempt.exercise].append(attempt)
    return [Effort(name, tuple(found)) for name, found in by_name.items()]


def last_reset(attempts: Iterable[Attempt], names: Iterable[str]) -> dict[str, Attempt]:
    """What the last reset that touched one of these exercises put away, for each of them.

    All that one reset puts away is recorded with one and the same time.
    """
    wanted = set(names)
    put_away = [a for a in attempts if a.status == "reset" and a.exercise in wanted]
    return {a.exercise: a for a in put_away if a.at == put_away[-1].at}


def merged(mine: Sequence[Attempt], theirs: Sequence[Attempt]) -> list[Attempt]:
    """Two histories as one, by time, nothing twice; each keeps its own order even where its clock was set back."""
    known = {a.identity for a in mine}
    new = {a.identity: (latest, 1, a) for latest, a in reversed(_dated(theirs)) if a.identity not in known}
    dated = [*((latest, 0, a) for latest, a in _dated(mine)), *reversed(new.values())]
    return [attempt for _, _, attempt in sorted(dated, key=lambda entry: entry[:2])]


def _dated(attempts: Iterable[Attempt]) -> list[tuple[float, Attempt]]:
    """Each attempt with the latest time that its history has seen so far."""
    found: list[tuple[float, Attempt]] = []
    for attempt in attempts:
        found.append((max(attempt.at, found[-1][0]) if found else attempt.at, attempt))
    return found


DRILL_OUTCOMES = ("right", "second try", "wrong", "shown")  # shown: the learner asked for the solution
WORD = re.compile(r"\w{1,100}")  # of an item, or a slip
LARGEST_SEED = 2**53 - 1  # any program reads it from JSON as it is
DRILL_KINDS = (str, str, int, float, str, str)


@dataclass(frozen=True)
class Drilled:
    """One question that was answered: which numbers it had follows from the item and the seed."""

    exercise: str
    item: str
    seed: int
    at: float  # seconds since 1970, UTC
    outcome: str  # of the first try and, after a wrong one, of a second
    mistake: str  # the known slip that the first wrong answer showed; empty if it showed none

    @property
    def row(self) -> tuple[Any, ...]:
        """As it stands in the table."""
        return astuple(self)


def is_sound_drill(row: Sequence[Any]) -> bool:
    """True for a row that holds a drill, as far as its values tell."""
    if tuple(map(type, row)) != DRILL_KINDS:
        return False
    exercise, item, seed, at, outcome, mistake = row
    return (
        bool(NAME.fullmatch(exercise) and WORD.fullmatch(item))
        and 0 <= seed <= LARGEST_SEED
        and 0 <= at < LATEST
        and outcome in DRILL_OUTCOMES
        and (not mistake or bool(WORD.fullmatch(mistake)))
    )


OPEN = "open"  # its function is blank, and the old answer is in the history
VOID = "void"  # it came to nothing, and says nothing
REVIEW_OUTCOMES = (OPEN, VOID, "good", "hard", "again")
REVIEW_KINDS = (str, float, float, str)
DIAGNOSIS_KINDS = (str, float, str, str)
LONGEST_NAME = 200  # of a function or a mistake


@dataclass(frozen=True)
class Reviewed:
    """One review. It began when the old answer was kept, as an attempt of that time with the status `review`."""

    exercise: str
    begun: float  # seconds since 1970, UTC
    at: float  # of its end; while it is open, of its beginning
    outcome: str

    @property
    def row(self) -> tuple[Any, ...]:
        """As it stands in the table."""
        return astuple(self)


@dataclass(frozen=True)
class Diagnosed:
    """A misconception that an attempt has shown: the attempt of that exercise and time."""

    exercise: str
    at: float
    function: str
    mistake: str

    @property
    def row(self) -> tuple[Any, ...]:
        """As it stands in the table."""
        return astuple(self)


def is_sound_review(row: Sequence[Any]) -> bool:
    """True for a row that holds a review, as far as its values tell."""
    if tuple(map(type, row)) != REVIEW_KINDS:
        return False
    exercise, begun, at, outcome = row
    return bool(NAME.fullmatch(exercise)) and 0 <= begun < LATEST and 0 <= at < LATEST and outcome in REVIEW_OUTCOMES


def is_sound_diagnosis(row: Sequence[Any]) -> bool:
    """True for a row that holds what was diagnosed, as far as its values tell."""
    if tuple(map(type, row)) != DIAGNOSIS_KINDS:
        return False
    exercise, at, *names = row
    named = all(0 < len(name) <= LONGEST_NAME and name.isprintable() for name in names)
    return bool(NAME.fullmatch(exercise)) and 0 <= at < LATEST and named

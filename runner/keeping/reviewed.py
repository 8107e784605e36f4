"""Reviews, and what was diagnosed, in the history: pure facts, no file is touched here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from runner.keeping.attempt import LATEST, NAME

OPEN = "open"  # its function is blank, and the old answer is in the history
VOID = "void"  # it came to nothing, and says nothing
OUTCOMES = (OPEN, VOID, "good", "hard", "again")
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
    return bool(NAME.fullmatch(exercise)) and 0 <= begun < LATEST and 0 <= at < LATEST and outcome in OUTCOMES


def is_sound_diagnosis(row: Sequence[Any]) -> bool:
    """True for a row that holds what was diagnosed, as far as its values tell."""
    if tuple(map(type, row)) != DIAGNOSIS_KINDS:
        return False
    exercise, at, *names = row
    named = all(0 < len(name) <= LONGEST_NAME and name.isprintable() for name in names)
    return bool(NAME.fullmatch(exercise)) and 0 <= at < LATEST and named

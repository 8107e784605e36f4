"""One drill in the history: a pure fact, no file is touched here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from runner.keeping.attempt import LATEST, NAME

OUTCOMES = ("right", "second try", "wrong", "shown")  # shown: the learner asked for the solution
WORD = re.compile(r"\w{1,100}")  # of an item, or a slip
LARGEST_SEED = 2**53 - 1  # any program reads it from JSON as it is
KINDS = (str, str, int, float, str, str)


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
    if tuple(map(type, row)) != KINDS:
        return False
    exercise, item, seed, at, outcome, mistake = row
    return (
        bool(NAME.fullmatch(exercise) and WORD.fullmatch(item))
        and 0 <= seed <= LARGEST_SEED
        and 0 <= at < LATEST
        and outcome in OUTCOMES
        and (not mistake or bool(WORD.fullmatch(mistake)))
    )

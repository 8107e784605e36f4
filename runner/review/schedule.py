"""What is still remembered, and what is due: a pure function of what was tried, and when.

The model of memory is FSRS (py-fsrs): R(t) = (1 + F · t / S)^D is the probability that something is still there t days
after its last review; S, its stability, is the number of days after which R is 90%.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

RETENTION = 0.9  # something is due when this is how likely it is still there
LONGEST = 365  # days between two reviews
SHARE = 0.5  # of a review of A that counts for B, whose idea A uses; of one that B uses, half of that
LEAST = 0.1  # a share below this is none

Uses = Mapping[str, Sequence[str]]


class Rating(StrEnum):
    """How a try went."""

    GOOD = "good"
    HARD = "hard"
    AGAIN = "again"


@dataclass(frozen=True)
class Try:
    """One rung was tried on one day: it turned green for the first time, was reviewed, or drilled."""

    exercise: str
    day: int  # counted from 1970, where the learner lives
    rating: Rating = Rating.GOOD
    review: bool = False  # only a review uses what the rung uses


@dataclass(frozen=True)
class Memory:
    """What is known of one rung: its stability in days, and the day of its last review, shares of others included."""

    stability: float
    last: float

    @property
    def due(self) -> int:
        """The day on which it is likely to fade."""
        return math.ceil(self.last + min(max(round(self.stability), 1), LONGEST))


@dataclass(frozen=True)
class Memories:
    """What is known of each rung that was ever green."""

    of: Mapping[str, Memory] = field(default_factory=dict)
    decay: float = -1.0  # D in the formula above

    def recall(self, exercise: str, day: float) -> float:
        """How likely it is that a rung is still there on a day, from 0 to 1."""
        memory = self.of[exercise]
        factor = RETENTION ** (1 / self.decay) - 1
        return float((1 + factor * max(0.0, day - memory.last) / memory.stability) ** self.decay)

    def due(self, day: int) -> list[str]:
        """The rungs that are due on a day, the least certain first."""
        found = [name for name, memory in self.of.items() if memory.due <= day]
        return sorted(found, key=lambda name: (self.recall(name, day), name))


def shares(exercise: str, uses: Uses, share: float = SHARE) -> dict[str, float]:
    """How much of a review of one rung counts for each of the others: w for what it uses, w² for what that uses."""
    found: dict[str, float] = {exercise: 1.0}
    layer, worth = {exercise}, share
    while layer and worth >= LEAST:
        layer = {used for name in layer for used in uses.get(name, ()) if used not in found}
        found |= dict.fromkeys(layer, worth)
        worth *= share
    del found[exercise]
    return found


def first_of_each_day(tries: Iterable[Try]) -> list[Try]:
    """In the order of days, of each rung and day the first: what was just seen proves nothing."""
    found: dict[tuple[str, int], Try] = {}
    for one in sorted(tries, key=lambda one: one.day):
        found.setdefault((one.exercise, one.day), one)
    return list(found.values())


def choose(due: Sequence[str], last: str, memories: Memories, uses: Uses, day: int) -> str:
    """The rung to ask for today, among those that are due: the one that serves most of them; nothing if none is due.

    It is never the `last` one again: if that alone is due, the weakest of the others comes in between.
    """
    weight = {name: 1 - memories.recall(name, day) for name in memories.of}
    others = sorted((name for name in memories.of if name != last), key=lambda name: (-weight[name], name))
    candidates = [name for name in due if name != last] or (others[:1] if due and others else list(due))

    def served(name: str) -> float:
        worth = {name: 1.0, **shares(name, uses)}
        return sum(weight[one] * worth.get(one, 0.0) for one in due)

    return max(candidates, key=served, default="")

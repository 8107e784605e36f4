"""What each rung took: attempts, greens, minutes. Numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from runner.history.attempt import Attempt, gaps

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

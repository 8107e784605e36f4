"""What is to be reviewed today, and what else there is to say of it. No file is touched here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runner.keeping.attempt import Attempt
from runner.keeping.reviewed import Reviewed
from runner.reviewing.schedule import Memories, Try, Uses, choose
from runner.reviewing.tries import Moment, minutes_of

if TYPE_CHECKING:
    from datetime import date


def date_of(day: int) -> date:
    """The date of a day counted from 1970."""
    from datetime import date, timedelta  # `list` seldom has a date to tell

    return date(1970, 1, 1) + timedelta(days=day)


@dataclass(frozen=True)
class Agenda:
    """One day's. `asked` is empty when nothing is due, or when something was reviewed today."""

    day: int = 0
    memories: Memories = field(default_factory=Memories)
    due: tuple[str, ...] = ()
    asked: str = ""
    today: tuple[str, ...] = ()  # what was reviewed today
    shown: Mapping[str, int] = field(default_factory=dict)  # of each rung, the last day on which it was tried
    under: Mapping[str, Attempt] = field(default_factory=dict)  # what is under review, and its old answer
    each: float = 0.0  # minutes of a review

    @property
    def minutes(self) -> int:
        """What all that is due would take."""
        return max(1, round(self.each)) * len(self.due)

    def recall(self, exercise: str) -> float | None:
        """How likely it is that a rung is still there today; None for one that never was."""
        return self.memories.recall(exercise, self.day) if exercise in self.memories.of else None

    def due_at(self, exercise: str) -> int | None:
        """The day on which a rung is due; None for one that was never green."""
        return self.memories.of[exercise].due if exercise in self.memories.of else None


def agenda_of(
    tries: Sequence[Try],
    memories: Memories,
    reviews: Sequence[Reviewed],
    attempts: Iterable[Moment],
    under: Mapping[str, Attempt],
    there: Collection[str],
    uses: Uses,
    day: int,
) -> Agenda:
    """The agenda of a day, of the rungs that have an answer now: those that are `there`."""
    known = Memories({name: memory for name, memory in memories.of.items() if name in there}, memories.decay)
    due = tuple(name for name in known.due(day) if name not in under)
    done = [one for one in tries if one.review]
    today = tuple(dict.fromkeys(one.exercise for one in done if one.day == day))
    last = done[-1].exercise if done else ""
    asked = "" if today or under else choose(due, last, known, uses, day)
    shown = {one.exercise: one.day for one in tries}
    return Agenda(day, memories, due, asked, today, shown, under, minutes_of(attempts, reviews))

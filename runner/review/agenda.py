"""What is to be reviewed today, and what else there is to say of it. No file is touched here.

It follows from tries: what was tried on which day, as the history tells it, whatever clocks have done meanwhile.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runner.history.attempt import PAUSE, Attempt, Reviewed
from runner.review.schedule import Memories, Rating, Try, Uses, choose

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


DAY = 86400  # seconds
DRILLED = {"right": Rating.GOOD, "second try": Rating.HARD, "wrong": Rating.AGAIN, "shown": Rating.AGAIN}
RATED = {str(rating): rating for rating in Rating}
UNKNOWN = 6.0  # minutes that a review takes somebody who has not done one yet
LATEST_ONES = 10  # reviews whose minutes count

Moment = tuple[str, float, str]  # an exercise, a time, and what was then: a status or an outcome


def local_day(at: float) -> int:
    """The number of the day, counted from 1970, on which somebody's own calendar has this moment."""
    return int((at + time.localtime(at).tm_gmtoff) // DAY)


def tries_of(
    attempts: Iterable[Moment],
    reviews: Iterable[Reviewed],
    drills: Iterable[Moment],
    now: float,
    day_of: Callable[[float], int] = local_day,
) -> list[Try]:
    """First greens, reviews and drills in the order of time, from attempts in the order of their numbers."""
    attempts = list(attempts)
    green: dict[str, float] = {}
    begun: dict[tuple[str, float], float] = {}
    for (exercise, at, status), known in zip(attempts, known_times([at for _, at, _ in attempts], now), strict=True):
        if status == "green":
            green.setdefault(exercise, known)
        elif status == "review":
            begun[exercise, at] = known
    found = [(known, Try(exercise, day_of(known))) for exercise, known in green.items()]
    for review in reviews:
        if review.outcome in RATED:
            start = begun.get((review.exercise, review.begun), min(review.begun, now))
            ended = min(start + max(0.0, review.at - review.begun), now)
            found.append((ended, Try(review.exercise, day_of(ended), RATED[review.outcome], review=True)))
    drilled = sorted(drills, key=lambda drill: drill[1])
    for (exercise, _, outcome), known in zip(drilled, known_times([at for _, at, _ in drilled], now), strict=True):
        if exercise in green and known >= green[exercise]:
            found.append((known, Try(exercise, day_of(known), DRILLED[outcome])))
    return [one for _, one in sorted(found, key=lambda entry: entry[0])]


def known_times(times: Sequence[float], now: float) -> list[float]:
    """Each time as far as it can be believed: none comes before an earlier one, none is still to come."""
    latest = next((at for at in times if at <= now), now)
    found = []
    for at in times:
        latest = max(latest, at) if at <= now else latest
        found.append(latest)
    return found


def minutes_of(attempts: Iterable[Moment], reviews: Iterable[Reviewed]) -> float:
    """What one of this learner's reviews takes: of a pause only its first ten minutes are counted as work."""
    attempts, took = [moment for moment in attempts if moment[0]], []  # nothing follows from the others
    for review in [r for r in reviews if r.outcome in RATED][-LATEST_ONES:]:
        inside = [at for exercise, at, _ in attempts if exercise == review.exercise and review.begun <= at <= review.at]
        times = [review.begun, *inside, review.at]
        took.append(sum(min(max(0.0, b - a), PAUSE) for a, b in itertools.pairwise(times)) / 60)
    return sum(took) / len(took) if took else UNKNOWN

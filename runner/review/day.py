"""What a day was: said once, at its end. It counts what was done, never what was not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from runner.history.attempt import PAUSE, Attempt, Diagnosed, Drilled, Reviewed
from runner.review.agenda import RATED, local_day
from runner.review.standing import Progress
from runner.review.words import due_lines, spoken
from runner.text import of

if TYPE_CHECKING:
    from runner.workspace import Workspace

NONE = ("still_to_handle", "calls_")  # what begins like this is no misconception: right so far, another's fault
MOST = 5  # misconceptions that are named


@dataclass(frozen=True)
class Day:
    """One day's facts."""

    green: tuple[str, ...]  # rungs that turned green for the first time
    reviewed: tuple[str, ...]
    drilled: int  # questions by hand
    minutes: int
    met: tuple[tuple[str, str], ...]  # functions, and the names of their mistakes


def facts_of(
    day: int,
    attempts: Sequence[Attempt],
    reviews: Sequence[Reviewed],
    diagnosed: Sequence[Diagnosed],
    drills: Sequence[Drilled],
) -> Day:
    """What happened on a day."""
    first: dict[str, int] = {}
    for attempt in attempts:
        if attempt.green:
            first.setdefault(attempt.exercise, local_day(attempt.at))
    by_hand = [d for d in drills if local_day(d.at) == day]
    times = sorted([*(a.at for a in attempts if local_day(a.at) == day), *(d.at for d in by_hand)])
    seconds = sum(min(later - earlier, PAUSE) for earlier, later in pairwise(times))
    reviewed = dict.fromkeys(r.exercise for r in reviews if r.outcome in RATED and local_day(r.at) == day)
    met = [(d.function, d.mistake) for d in diagnosed if local_day(d.at) == day and not d.mistake.startswith(NONE)]
    met += [(d.item, d.mistake) for d in by_hand if d.mistake]
    green = tuple(name for name, on in first.items() if on == day)
    return Day(green, tuple(reviewed), len(by_hand), round(seconds / 60), tuple(dict.fromkeys(met)))


def day_in_words(workspace: Workspace) -> str:
    """Today, in a few lines."""
    state = workspace.state
    facts = facts_of(local_day(time.time()), state.attempts(), state.reviews(), state.diagnosed(), state.drills_of())
    return "\n".join(lines_of(facts, workspace.progress()))


def lines_of(facts: Day, progress: Progress) -> list[str]:
    """A day's lines."""
    titles = {rung.name: rung.named for rung in progress.ladder.rungs}
    found = []
    if facts.green:
        found.append(f"Green today: {', '.join(titles.get(name, name) for name in facts.green)}")
    if facts.reviewed:
        found.append(f"Reviewed today: {', '.join(titles.get(name, name) for name in facts.reviewed)}")
    if facts.drilled:
        found.append(f"By hand today: {of(facts.drilled, 'question')}")
    if facts.minutes:
        found.append(f"Time: about {of(facts.minutes, 'minute')}")
    if facts.met:
        named = list(dict.fromkeys(_title(*names) for names in facts.met))
        more = len(named) - MOST
        found.append(f"Mistakes you met: {', '.join(named[-MOST:])}{f' and {more} more' if more > 0 else ''}")
    return [*found, *(due_lines(progress) or next_due(progress))]


def _title(function: str, mistake: str) -> str:
    """`dot (adds the entries)`; of a blank its name, for a mistake of a blank is that of many values."""
    if function.isupper():
        return function
    return f"{function} ({mistake.removeprefix('slip_').removeprefix('numbers_').replace('_', ' ')})"


def next_due(progress: Progress) -> list[str]:
    """What comes back next, and when; nothing where nothing was ever green."""
    agenda = progress.agenda
    coming = [(due, rung) for rung in progress.ladder.rungs if (due := agenda.due_at(rung.name)) is not None]
    if not coming:
        return []
    due, rung = min(coming, key=lambda one: one[0])
    return [f"Next review: {rung.named} on {spoken(max(due, agenda.day + 1))}"]

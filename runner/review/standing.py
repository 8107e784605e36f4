"""Where the learner stands: pure facts from the ladder, the files and the state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from runner.files import digest, read_plain
from runner.history.attempt import Attempt
from runner.review.agenda import Agenda, date_of
from runner.rung.ladder import Ladder, Rung
from runner.rung.source import present_suite


class Standing(StrEnum):
    """Green is a fact about (this code, this suite)."""

    GREEN = "green"
    WAS_GREEN = "was green"  # the code has changed since
    STALE = "stale"  # the suite has changed since
    IMPORTED = "imported"  # green on another machine: no run here has confirmed it yet
    REVIEW = "in review"  # its function is blank for now, and the old answer is in the history
    OPEN = "open"
    PLANNED = "planned"


@dataclass(frozen=True)
class Progress:
    """The standing of every rung of the ladder."""

    ladder: Ladder
    standings: Mapping[str, Standing]
    further: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # passed and all, of green rungs
    put_away: frozenset[str] = frozenset()  # rungs in review whose old answer is green
    agenda: Agenda = field(default_factory=Agenda)

    def is_green(self, name: str) -> bool:
        """True when the rung's code passed the suite as it is now; in a review, when the old answer did."""
        return self.shows_green(name) or name in self.put_away

    def shows_green(self, name: str) -> bool:
        """True when the code in the file, as it is now, passed the suite as it is now."""
        return self.standings[name] is Standing.GREEN

    def path(self, core: bool) -> tuple[Rung, ...]:
        """The rungs to climb: all, or the core path."""
        return self.ladder.core if core else self.ladder.rungs

    def next(self, core: bool = False, after: Rung | None = None) -> Rung | None:
        """The first rung that is not green, from `after` on and then from the start; None when all are."""
        path = self.path(core)
        start = next((i + 1 for i, r in enumerate(path) if r == after), 0)
        return next((r for r in (*path[start:], *path[:start]) if not self.is_green(r.name)), None)

    def proven(self, rungs: tuple[str, ...]) -> bool:
        """True when all the rungs are green."""
        return all(self.is_green(name) for name in rungs)

    def as_json(self, core: bool = False) -> dict[str, Any]:
        """The document of `list --json`."""
        first = self.next(core)
        return {
            "exercises": [
                {
                    "exercise": r.name,
                    "topic": r.topic,
                    "core": r.core,
                    "standing": str(self.standings[r.name]),
                    "further": _counts(self.further.get(r.name)),
                    "due_at": _date(self.agenda.due_at(r.name)),
                    "recall": _rounded(self.agenda.recall(r.name)),
                }
                for r in self.ladder.every
                if r.core or not core
            ],
            "next": first.name if first else None,
            "due": list(self.agenda.due),
            "mvu": [
                {
                    "id": u.id,
                    "can": u.can,
                    "exercises": list(u.rungs),
                    "how": u.how,
                    "proven": self.proven(u.rungs),
                }
                for u in self.ladder.mvu
            ],
        }


def standing(rung: Rung, greens: set[tuple[str, str]]) -> Standing:
    """One rung's standing; its files are read only if it was ever green."""
    return _standing(rung, greens)[0]


def _standing(rung: Rung, greens: set[tuple[str, str]]) -> tuple[Standing, tuple[str, str]]:
    """The standing, and the hashes of code and suite by which it is green."""
    if rung.planned:
        return Standing.PLANNED, ("", "")
    if not greens:
        return Standing.OPEN, ("", "")
    code, suite = _hash(rung.code), present_suite(rung)
    if (code, suite) in greens:
        return Standing.GREEN, (code, suite)
    if any(green_code == code for green_code, _ in greens):
        return Standing.STALE, ("", "")
    return Standing.WAS_GREEN, ("", "")


def progress_of(
    ladder: Ladder,
    greens: Mapping[str, set[tuple[str, str]]],
    further: Mapping[tuple[str, str, str], tuple[int, int]] | None = None,
    elsewhere: Mapping[str, set[tuple[str, str]]] | None = None,
    under_review: Mapping[str, Attempt] | None = None,
) -> Progress:
    """The standing of every rung, and of the second lap of those that are green.

    Green is what was green here; what was so `elsewhere`, on another machine, is worth a word.
    """
    known = {r.name: _standing(r, greens.get(r.name, set())) for r in ladder.every}
    for rung in ladder.every:
        there = (elsewhere or {}).get(rung.name, set())
        if known[rung.name][0] is not Standing.GREEN and _standing(rung, there)[0] is Standing.GREEN:
            known[rung.name] = Standing.IMPORTED, ("", "")
    put_away = set()
    for rung in ladder.rungs:
        if old := (under_review or {}).get(rung.name):
            known[rung.name] = Standing.REVIEW, ("", "")
            if (old.code_hash, present_suite(rung)) in greens.get(rung.name, set()):
                put_away.add(rung.name)
    laps = {name: found for name, (_, key) in known.items() if (found := (further or {}).get((name, *key)))}
    return Progress(ladder, {name: stands for name, (stands, _) in known.items()}, laps, frozenset(put_away))


def _counts(lap: tuple[int, int] | None) -> dict[str, int] | None:
    return {"passed": lap[0], "tests": lap[1]} if lap else None


def _date(day: int | None) -> str | None:
    return None if day is None else date_of(day).isoformat()


def _rounded(recall: float | None) -> float | None:
    return None if recall is None else round(recall, 4)


def _hash(path: Path) -> str:
    try:
        return digest(read_plain(path)) if path.is_file() else ""
    except OSError:
        return ""

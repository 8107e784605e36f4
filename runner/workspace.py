"""The workspace of every command: the ladder, its settings, the learner's state; and one run, judged and recorded."""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from runner.engine.messages import Job, Status
from runner.engine.verdict import Verdict
from runner.files import other_kind, read_plain
from runner.history.attempt import Attempt
from runner.history.store import State
from runner.review.agenda import Agenda, agenda_of, local_day, tries_of
from runner.review.kept import memories_of
from runner.review.standing import Progress, Standing, progress_of
from runner.rung.ladder import Ladder, LadderError, Rung, find_root, load
from runner.rung.source import suite_hash
from runner.text import command, tell

if TYPE_CHECKING:
    from rich.console import Console

    from runner.engine.engine import Engine


J = TypeVar("J", bound=Job)

ANSWERED = (Standing.GREEN, Standing.STALE, Standing.IMPORTED, Standing.REVIEW)  # there is something to review


@dataclass
class Workspace:
    """Opens each thing when it is first needed: `list` must not pay for what it does not use."""

    root: Path

    @classmethod
    def at(cls, root: Path | None) -> Workspace:
        """The workspace of a ladder that is named, or of the nearest one."""
        return cls(root or find_root())

    @cached_property
    def ladder(self) -> Ladder:
        """The syllabus."""
        return load(self.root)

    @cached_property
    def config(self) -> Config:
        """The settings."""
        return load_config(self.root)

    @cached_property
    def state(self) -> State:
        """The history."""
        return State(self.root)

    def progress(self) -> Progress:
        """Where the learner stands now."""
        state = self.state
        under = {name: old for name, old in state.under_review().items() if self.ladder.has(name)}
        found = progress_of(self.ladder, state.greens(), state.further(), state.greens(elsewhere=True), under)
        return replace(found, agenda=self._agenda(found, under))

    def _agenda(self, progress: Progress, under: Mapping[str, Attempt]) -> Agenda:
        now, moments, reviews = time.time(), self.state.moments(), self.state.reviews()
        drills = [(d.exercise, d.at, d.outcome) for d in self.state.drills_of()]
        tries = tries_of(moments, reviews, drills, now)
        memories = memories_of(self.root, tries, self.ladder.uses)
        there = {name for name, stands in progress.standings.items() if stands in ANSWERED}
        return agenda_of(tries, memories, reviews, moments, under, there, self.ladder.uses, local_day(now))

    def choose(self, name: str | None, core: bool = False) -> Rung:
        """The rung that is named; without a name the next one, or the last of the path when all are green."""
        if name:
            return self.ladder.find(name)
        path = self.ladder.core if core else self.ladder.rungs
        if not path:
            raise LadderError("exercises/ladder.toml lists no rung that can be climbed yet.")
        return self.progress().next(core) or path[-1]

    def job(self, rung: Rung, **options: object) -> Job:
        """The job of judging a rung's code as it is on disk now. Raises LadderError when there is no such file."""
        return self.job_of(Job, rung, rung.code, **options)

    def job_of(self, of: type[J], rung: Rung, path: Path, /, **options: object) -> J:
        """A job of another kind, or on another file: that of the reference."""
        for needed in (path, rung.suite):
            if not needed.is_file():
                kind = other_kind(needed)
                what = f"{kind}, not a file" if kind else "missing"
                first = " Rename or remove it first." if kind else ""
                again = f" `{command('reset', rung.number)}` puts the stub back." if needed == rung.code else ""
                raise LadderError(f"{rung.shown(needed)} is {what}.{first}{again}")
        source, suite = _read(rung, path), _read(rung, rung.suite)
        checks = _read(rung, rung.checks) if rung.checks.is_file() else b""
        limits = {"test_timeout": self.config.test_timeout, "suite_timeout": self.config.suite_timeout}
        return of(rung, source, suite, path, **({"checks": checks} | limits | options))  # type: ignore[arg-type]

    def engine(self, *rungs: Rung) -> Engine:
        """An engine for these rungs, or for all: it has Matplotlib at hand if one of their suites needs it."""
        from runner.engine.engine import Engine  # multiprocessing is slow to import: `list` has no need of it

        suites = [r.suite for r in rungs or self.ladder.rungs if r.suite.is_file()]
        plots = any(b"matplotlib" in read_plain(suite) for suite in suites)
        return Engine(preload="matplotlib.pyplot" if plots else "")

    def record(self, job: Job, verdict: Verdict) -> int | None:
        """Keep the attempt, whatever its colour. Returns its number, or None when it will not last."""
        name, suite = job.rung.name, suite_hash(job.suite, job.checks)
        counts = verdict.passed, len(verdict.failed)
        found = [(d.function, d.mistake) for d in verdict.diagnosis]
        number = self.state.record(name, str(verdict.colour), job.source, suite, counts, verdict.seconds, found)
        if verdict.green and verdict.further:
            laps = sum(t.status is Status.PASSED for t in verdict.further), len(verdict.further)
            self.state.note_further(name, job.source, suite, laps)
        return number

    def tell_notices(self, out: Console | None = None) -> None:
        """What the learner should know about ladder and state: every command that uses them says so at its end.

        On the screen below the rest; on stderr where there is no screen, or stdout may be a document.
        """
        for notice in [*self.ladder.notices, *self.state.notices]:
            if out:
                out.print(notice, style="magenta", markup=False)
            else:
                tell(notice, sys.stderr)


def _read(rung: Rung, path: Path) -> bytes:
    try:
        return read_plain(path)
    except OSError as error:
        raise LadderError(f"{rung.shown(path)} could not be read: {error.strerror}.") from error


@dataclass(frozen=True)
class Config:
    """Seconds that one test and one whole suite may take."""

    test_timeout: float = 10.0
    suite_timeout: float = 60.0


def load_config(root: Path) -> Config:
    """The settings, or their defaults where there are none. Raises LadderError for a value that can't be meant."""
    path = root / "pyproject.toml"
    try:
        table = tomllib.loads(read_plain(path).decode("utf-8-sig")).get("tool", {}).get("kata", {})
    except FileNotFoundError:
        return Config()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LadderError(f"pyproject.toml is not valid TOML: {error}.") from error
    except OSError as error:
        raise LadderError(f"pyproject.toml could not be read: {error.strerror}.") from error
    return Config(_seconds(table, "test-timeout", 10.0), _seconds(table, "suite-timeout", 60.0))


def _seconds(table: dict[str, object], key: str, default: float) -> float:
    value = table.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 86_400:
        raise LadderError(f"pyproject.toml: [tool.kata] {key} must be a number of seconds above 0, not {value!r}.")
    return float(value)

"""What watch knows at one moment: a value, without files, processes or a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from runner.ladder import Rung, Understanding
from runner.messages import Event, Finished, Started, Status
from runner.own_words import OwnWords
from runner.progress import Progress
from runner.suite import Case
from runner.verdict import Colour, Verdict, judge

if TYPE_CHECKING:
    from runner.comparing.comparison import Comparison

PATIENCE = 0.3  # seconds for which the last verdict stays on the screen while a new run has no failure to show


class Mode(StrEnum):
    """What the screen is used for."""

    VERDICT = "verdict"
    LIST = "list"
    HELP = "help"
    COMPARE = "compare"
    CARD = "card"  # what the learner can do, and how sure that is
    RESET = "reset"  # asks whether to


@dataclass(frozen=True)
class Hint:
    """The hint that is open; `fresh` until the next save."""

    number: int
    total: int
    text: str
    fresh: bool = True
    first: str = ""  # what is red, where hints were passed over for it


@dataclass(frozen=True)
class Comparing:
    """The comparison that is open; `measuring`: how many measures are done, of how many."""

    number: int
    comparison: Comparison
    measuring: tuple[int, int] | None = (0, 1)


@dataclass(frozen=True)
class Running:
    """A run under way. `saved`: a save asked for it, so it must not be forgotten when another run comes first."""

    number: int
    rung: Rung
    since: float
    saved: bool = False
    defined: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()

    def verdict(self, now: float) -> Verdict:
        """What is known so far; not green before the run is over."""
        known = judge(self.rung.name, self.defined, self.events, None, now - self.since)
        tests = tuple(t for t in known.tests if t.status is not Status.MISSING)
        return replace(known, colour=Colour.RED, tests=tests)

    @property
    def test(self) -> Case:
        """The test that runs now; one without a name between two of them."""
        last = self.events[-1] if self.events else None
        name = last.test if isinstance(last, Started) else ""
        return next((case for case in self.defined if case.name == name), Case("", ""))

    @property
    def red(self) -> bool:
        """True as soon as one test has failed."""
        further = {case.name for case in self.defined if case.further}
        ended = (e for e in self.events if isinstance(e, Finished) and e.test not in further)
        return any(e.status is not Status.PASSED for e in ended)


@dataclass(frozen=True)
class Model:
    """The state of the screen."""

    progress: Progress
    rung: Rung  # the one on the screen
    core: bool = False
    mode: Mode = Mode.VERDICT
    now: float = 0.0
    run: Running | None = None
    runs: int = 0  # how many were started: the newest one's number
    due: tuple[str, ...] = ()  # rungs that were saved, and not judged since
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    judged: int = 0  # the number of the last run that came to a verdict
    proven: tuple[Understanding, ...] = ()  # by the last verdict
    readmes: Mapping[str, str] = field(default_factory=dict)
    hint: Hint | None = None
    comparing: Comparing | None = None  # only in Mode.COMPARE
    traceback: bool = False
    further: bool = False  # the second lap is shown
    words: Mapping[str, OwnWords] = field(default_factory=dict)  # of green rungs
    cursor: str = ""  # in the list
    scroll: int = 0
    said: str = ""
    said_through: int = 0  # saves
    trouble: str = ""
    notices: tuple[str, ...] = ()
    polling: bool = False

    @property
    def running(self) -> Running | None:
        """The run of the rung that is on the screen."""
        return self.run if self.run and self.run.rung == self.rung else None

    @property
    def first_red(self) -> bool:
        """True while a run on the screen has a failure to show."""
        return bool(self.running and self.running.red)

    @property
    def verdict(self) -> Verdict | None:
        """What to show: what is known of the run, else the last verdict."""
        last, run = self.verdicts.get(self.rung.name), self.running
        if run is None:
            return last
        so_far = run.verdict(self.now)
        patient = last and not so_far.failed and not so_far.message and self.now - run.since < PATIENCE
        return last if patient else so_far

    @property
    def following(self) -> Rung | None:
        """The rung to climb after this one; None when the path is complete."""
        return self.progress.next(self.core, after=self.rung)

    @property
    def choices(self) -> tuple[Rung, ...]:
        """The rungs that `n`, `p` and the list lead to: those of the path, and the one on the screen."""
        path = self.progress.path(self.core)
        return tuple(r for r in self.progress.ladder.rungs if r in path or r == self.rung)

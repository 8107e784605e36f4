"""What watch knows at one moment, what it can ask the shell for, and the steps that keys and saves share.

Values, without files, processes or a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from runner.engine.messages import Event, Finished, Started, Status
from runner.engine.verdict import Colour, Verdict, judge
from runner.review.standing import Progress
from runner.rung.ladder import Rung, Understanding
from runner.rung.source import Case, OwnWords

if TYPE_CHECKING:
    from runner.compare.comparison import Comparison

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


@dataclass(frozen=True)
class Start:
    """Run a rung's suite; whatever run is under way is of no use any more."""

    number: int
    rung: Rung


@dataclass(frozen=True)
class ReadHint:
    """Look up a hint: the next one, the one that was shown last once more, or the one of a number."""

    rung: Rung
    again: bool = False
    number: int | None = None
    red: str = ""  # the function that is red: its hints come first


@dataclass(frozen=True)
class Open:
    """Open a rung's code in an editor."""

    rung: Rung
    line: int = 1


@dataclass(frozen=True)
class Reset:
    """Put the stub back; `undo` brings the work back."""

    rung: Rung
    undo: bool = False


@dataclass(frozen=True)
class Review:
    """Begin the review that is due, or go on with the one that is open; of a rung: give it up."""

    rung: Rung | None = None


@dataclass(frozen=True)
class Compare:
    """Put a rung's code beside the reference, and measure both."""

    rung: Rung


@dataclass(frozen=True)
class StopComparing:
    """Nobody looks at the comparison any more: measure nothing for it."""


@dataclass(frozen=True)
class Picture:
    """Draw a rung's picture and show it."""

    rung: Rung


@dataclass(frozen=True)
class ReadLadder:
    """Read the syllabus again."""


@dataclass(frozen=True)
class Quit:
    """Leave, with this exit code."""

    code: int = 0


Effect = Start | ReadHint | Open | Reset | Review | Compare | StopComparing | Picture | ReadLadder | Quit


Step = tuple[Model, tuple[Effect, ...]]


def start(model: Model, rung: Rung, saved: bool = False) -> Step:
    """Run a rung's suite. A run that this one ends comes again later, if it was for a save."""
    old, due = model.run, model.due
    if old and old.saved:
        due = (*due, old.rung.name)
    saved = saved or rung.name in due
    number = model.runs + 1
    run = Running(number, rung, model.now, saved)
    model = replace(model, runs=number, run=run, due=tuple(dict.fromkeys(n for n in due if n != rung.name)))
    return model, (Start(number, rung),)


def turn(model: Model, rung: Rung) -> Model:
    """Another rung on the screen, or the same one from its top."""
    model = replace(model, mode=Mode.VERDICT, scroll=0)
    if rung.name == model.rung.name:
        return replace(model, rung=rung)
    return replace(model, rung=rung, hint=None, traceback=False, further=False, proven=())


def show(model: Model, rung: Rung) -> Step:
    """Go to a rung; run its suite unless its verdict is known, or on the way."""
    model = turn(model, rung)
    known = rung.name in model.verdicts and rung.name not in model.due
    return (model, ()) if known or model.running else start(model, rung)

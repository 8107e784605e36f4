"""The verdict on one run of a suite, reached from what the run streamed: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from runner.engine.messages import (
    NO_CARD,
    Broken,
    Diagnosed,
    Diagnosis,
    Done,
    Event,
    FailureCard,
    Finished,
    Imported,
    Over,
    Started,
    Status,
)
from runner.rung.source import Case


class Colour(StrEnum):
    """How a whole suite ended; `error` means that it could not be run."""

    GREEN = "green"
    RED = "red"
    ERROR = "error"


@dataclass(frozen=True)
class Test:
    """One test's result, and what the screen shows of it."""

    name: str
    status: Status
    law: str = ""
    message: str = ""
    seconds: float = 0.0
    kind: str = ""  # the exception's type, by name
    traceback: str = ""
    output: str = ""
    card: FailureCard = NO_CARD
    warnings: tuple[str, ...] = ()
    further: bool = False  # of the second lap: it counts in no verdict


@dataclass(frozen=True)
class Verdict:
    """The outcome of one run."""

    exercise: str
    colour: Colour
    tests: tuple[Test, ...] = ()
    diagnosis: tuple[Diagnosis, ...] = ()
    seconds: float = 0.0
    message: str = ""  # what holds for the suite as a whole: a syntax error, a process that ended
    printed: str = ""  # by the file, while it was imported
    names: tuple[str, ...] = ()  # the file's blanks and functions

    @property
    def green(self) -> bool:
        """True when every test of the first lap passed."""
        return self.colour is Colour.GREEN

    @property
    def none_ran(self) -> bool:
        """True when not one test could run."""
        return bool(self.message) and all(t.status in (Status.ERROR, Status.MISSING) for t in self.tests)

    @property
    def first_lap(self) -> tuple[Test, ...]:
        """The tests that make it green or red."""
        return tuple(t for t in self.tests if not t.further)

    @property
    def further(self) -> tuple[Test, ...]:
        """The tests of the second lap, which never block."""
        return tuple(t for t in self.tests if t.further)

    @property
    def passed(self) -> int:
        """How many tests of the first lap passed."""
        return sum(t.status is Status.PASSED for t in self.first_lap)

    @property
    def failed(self) -> tuple[Test, ...]:
        """The tests of the first lap that did not pass, in the suite's order."""
        return tuple(t for t in self.first_lap if t.status is not Status.PASSED)

    @property
    def faults(self) -> tuple[Test, ...]:
        """The tests of both laps that did not pass."""
        return tuple(t for t in self.tests if t.status is not Status.PASSED)

    def as_json(self) -> dict[str, Any]:
        """The document of `run --json`; `message` is there only when the suite as a whole has one."""
        tests = [
            {
                "name": t.name,
                "status": str(t.status),
                "law": t.law,
                "message": t.message,
                "seconds": t.seconds,
                "further": t.further,
            }
            for t in self.tests
        ]
        document = {
            "exercise": self.exercise,
            "status": str(self.colour),
            "tests": tests,
            "diagnosis": [asdict(d) for d in self.diagnosis],
            "seconds": self.seconds,
        }
        return document | ({"message": self.message} if self.message else {})


@dataclass(frozen=True)
class Ending:
    """How a run's process ended, when it did not say so itself: at a deadline, or of its own."""

    message: str
    advice: str = ""
    line: str = ""
    timeout: bool = False


def judge(
    exercise: str,
    defined: Iterable[Case],
    events: Iterable[Event],
    ending: Ending | None,
    seconds: float,
) -> Verdict:
    """Green if and only if every test of the first lap ran and passed exactly once.

    The process must also say that it was done, unless it ended in the second lap, which stands at a suite's end.
    """
    results: dict[str, list[Finished]] = {}
    running, broken, printed, done = "", "", "", False
    names: tuple[str, ...] = ()
    diagnosis: tuple[Diagnosis, ...] = ()
    for event in events:
        match event:
            case Broken():
                broken = event.message
            case Started():
                running = event.test
            case Finished():
                results.setdefault(event.test, []).append(event)
                running = ""
            case Imported():
                printed, names = event.printed, event.names
            case Diagnosed():
                diagnosis = event.found
            case Over() | Done():
                done = True
    message = broken
    if ending and not done and not broken:
        message = _ending_message(ending, running, bool(results))
    tests = tuple(
        _test(case, results.get(case.name, []), running == case.name, bool(broken), ending, message) for case in defined
    )
    first_lap = [t for t in tests if not t.further]
    ended_later = ending is not None and any(t.further and t.status is not Status.MISSING for t in tests)
    green = bool(first_lap) and (done or ended_later) and all(t.status is Status.PASSED for t in first_lap)
    if green and not done:  # what ended the second lap is told with its test
        message = ""
    if done and not tests:
        message = "The suite defines no test."
    elif done and not results:
        message = "Not one test ran. Does your file change pytest itself?"
    colour = Colour.GREEN if green else Colour.RED
    return Verdict(exercise, colour, tests, diagnosis, round(seconds, 4), message, printed, names)


def _ending_message(ending: Ending, running: str, begun: bool) -> str:
    during = f"while {running} ran" if running else "after a test" if begun else "while your file was imported"
    return f"{ending.message} {during}{ending.line}. {ending.advice}".rstrip()


def _test(
    case: Case,
    finished: list[Finished],
    was_running: bool,
    broken: bool,
    ending: Ending | None,
    message: str,
) -> Test:
    about: dict[str, Any] = {"name": case.name, "law": case.law, "further": case.further}
    if len(finished) == 1:
        told = {name: value for name, value in vars(finished[0]).items() if name != "test"}
        return Test(**(told | about))
    if finished:
        return Test(status=Status.ERROR, message="This test ran more than once.", **about)
    if broken:
        return Test(status=Status.ERROR, message=message, **about)
    if was_running and ending:
        return Test(status=Status.TIMEOUT if ending.timeout else Status.ERROR, message=message, **about)
    return Test(status=Status.MISSING, message="This test did not run.", **about)

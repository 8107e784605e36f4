"""What the runner and the fresh process of a run say to each other: every job, every event, and what they are made of.

A job names by text what does it there (`worker`), so that nothing has to be imported here to speak of it. How all of
this becomes bytes and what of it makes sense is `runner.engine.encoding`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from runner.rung.ladder import Rung

# --- Jobs: from the runner ---


@dataclass(frozen=True)
class Job:
    """One suite against one piece of code.

    `source`, `suite` and `checks` are files as they were read: what is judged is what is recorded.
    """

    worker: ClassVar[str] = "runner.suite.run:SuiteRun"  # module and class of what does it, in the fresh process
    runs_suite: ClassVar[bool] = True

    rung: Rung
    source: bytes
    suite: bytes
    path: Path
    checks: bytes = b""  # what the suite is written in
    test_timeout: float = 10.0
    suite_timeout: float = 60.0
    shrink: bool = True
    diagnose: bool = True
    only: tuple[str, ...] = ()  # tests, where the others are of no interest; none named: all
    trace: Path | None = None  # a file for the interpreter's own last words, with the line that was running

    def wants(self, test: str) -> bool:
        """True for a test that is to run."""
        return not self.only or test in self.only

    @property
    def of_reference(self) -> bool:
        """True where the reference takes the learner's place."""
        return self.path == self.rung.reference


@dataclass(frozen=True)
class Subject:
    """For the author's proof: whose answers are judged, if not a learner's.

    `kind` is "reference", "mistake", "alone" (a mistake beside functions that are not written yet), "impostor" or
    "adapter"; `of` names the function that is replaced and `name` by what.
    """

    kind: str
    of: str = ""
    name: str = ""


REFERENCE = Subject("reference")


@dataclass(frozen=True)
class TrialJob(Job):
    """For the author's proof: the suite against the reference, altered or not."""

    worker = "runner.verify.trial_run:TrialRun"

    subject: Subject = REFERENCE
    random_examples: int = 0  # 0: the suite's own profile; else so many random examples of each property
    stop_at_first: bool = False


Step = tuple[str, str, str]  # function, "hard", "time" or "versus", label of the input
BUDGET = 1.5  # seconds to spend on the times of one function, at all sizes together


@dataclass(frozen=True)
class Agree(Job):
    """Run the suite, and hold every recorded answer against the reference's."""

    worker = "runner.compare.measuring:Agreeing"


@dataclass(frozen=True)
class Measure(Job):
    """Measure accuracy and time on the inputs of the rung's `measures.py`.

    `settled` steps are left out; those of them that are `timed` have been measured well. Of the `stopped` kinds of
    step, one took so long, or ended the process, that nothing larger is tried.
    """

    worker = "runner.compare.measuring:Measuring"
    runs_suite = False

    settled: frozenset[Step] = frozenset()
    timed: frozenset[Step] = frozenset()
    stopped: frozenset[tuple[str, str]] = frozenset()
    budget: float = BUDGET


@dataclass(frozen=True)
class Draw(Job):
    """Draw the rung's picture from the code: `kind` is "png", "svg" or "pdf", `style` "light" or "dark".

    Of code that is not `green` the picture says so: it shows what the code answers, right or wrong.
    """

    worker = "runner.picture.artist:Artist"
    runs_suite = False
    mark: ClassVar[str] = "math-kata picture"  # in the picture's metadata: by this we know our own

    kind: str = "png"
    style: str = "light"
    green: bool = True


@dataclass(frozen=True)
class Criticise(Draw):
    """For the author's proof: draw it, and say what is wrong with it."""

    worker = "runner.picture.critic:Critic"


# --- Parts of events ---


class Status(StrEnum):
    """How one test ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    ERROR = "error"
    TIMEOUT = "timeout"
    MISSING = "missing"


@dataclass(frozen=True)
class FailureCard:
    """What the screen shows of a failed test beside its message; `call`, `expected` and `got` only if a call differs.

    `entries` of two arrays are those that differ, for a screen that is too narrow for the texts: place, expected and
    got of a few; and how many `others` there are.
    """

    example: str = ""  # Hypothesis' smallest
    where: str = ""  # file:line
    code: str = ""  # of that line
    call: str = ""  # as the learner would type it
    expected: str = ""
    got: str = ""
    entries: tuple[tuple[str, str, str], ...] = ()
    others: int = 0
    note: str = ""  # on the tolerance
    beside: str = ""  # what the test had put in the place of red functions


NO_CARD = FailureCard()


@dataclass(frozen=True)
class Diagnosis:
    """A known misconception that a function (or a blank) of the learner's shows exactly."""

    function: str
    mistake: str
    message: str


@dataclass(frozen=True)
class Agreement:
    """How one function answers the calls that the suite makes, held against the reference."""

    calls: int
    differ: int = 0  # calls with another answer
    identical: int = 0  # calls with the same answer to the last bit
    worst: float = 0.0  # the largest relative difference among answers that are alike
    example: str = ""  # of a call with another answer
    written: bool = True


@dataclass(frozen=True)
class Accuracy:
    """How many decimal digits of the answer to one hard input are right; None where there is no answer."""

    label: str
    yours: int | None = None
    reference: int | None = None
    trouble: str = ""  # why yours has no answer: it completes "yours …"


@dataclass(frozen=True)
class Timing:
    """Seconds for one call on an input of one size; None where there is no answer."""

    label: str
    yours: float | None = None
    reference: float | None = None
    ratio: float | None = None  # how many times as long as the reference yours takes
    stable: bool = True  # the ratio is good to 20%
    clear: bool = True  # the times lie further apart than those of either one among themselves
    agrees: bool = True
    prints: bool = False
    mutates: bool = False
    trouble: str = ""


# --- Events: from the fresh process ---


@dataclass(frozen=True)
class Event:
    """One thing that a run tells."""


@dataclass(frozen=True)
class Ready(Event):
    """The process has started: what that took is no test's fault."""


@dataclass(frozen=True)
class Imported(Event):
    """The code under test was imported; `names` are its blanks and functions."""

    printed: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Started(Event):
    """A test begins (of a picture: a function is called)."""

    test: str


@dataclass(frozen=True)
class Finished(Event):
    """A test has ended."""

    test: str
    status: Status
    seconds: float = 0.0
    message: str = ""
    kind: str = ""  # the exception's type, by name
    traceback: str = ""
    output: str = ""
    card: FailureCard = NO_CARD
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Over(Event):
    """All tests have run: whatever comes of looking back, the verdict stands."""


@dataclass(frozen=True)
class Diagnosed(Event):
    """What the recorded calls tell."""

    found: tuple[Diagnosis, ...]


@dataclass(frozen=True)
class Deviates(Event):
    """Of an impostor: whether it ever answered wrong."""

    value: bool


@dataclass(frozen=True)
class Broken(Event):
    """The job came to nothing; it is the last event then."""

    message: str


@dataclass(frozen=True)
class Done(Event):
    """All is done; it is the last event."""


@dataclass(frozen=True)
class Agreed(Event):
    """How one function agrees with the reference."""

    function: str
    agreement: Agreement


@dataclass(frozen=True)
class Planned(Event):
    """How many steps a measurement has, and which functions race which."""

    steps: int
    versus: Mapping[str, str]


@dataclass(frozen=True)
class Stepped(Event):
    """A step of a measurement begins."""

    step: Step


@dataclass(frozen=True)
class Known(Event):
    """The reference's result in this step, told before the learner's code is called."""

    value: float | int | None


@dataclass(frozen=True)
class Gauged(Event):
    """How exact the answer to a hard input is."""

    step: Step
    result: Accuracy


@dataclass(frozen=True)
class Timed(Event):
    """How long a call took."""

    step: Step
    result: Timing


@dataclass(frozen=True)
class Missing(Event):
    """What is missing in a picture, in sentences."""

    faults: tuple[str, ...]


@dataclass(frozen=True)
class Drawn(Event):
    """The picture: the file's content."""

    content: bytes


@dataclass(frozen=True)
class Criticised(Event):
    """What is wrong with a picture, in sentences."""

    problems: tuple[str, ...]

"""What can happen while we watch: threads and signal handlers put it into one queue, the main loop takes it out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from runner.engine.messages import Event, Job
from runner.engine.verdict import Verdict
from runner.review.standing import Progress
from runner.rung.ladder import Rung
from runner.rung.source import Case, OwnWords

if TYPE_CHECKING:
    from runner.compare.comparison import Comparison


class Kind(StrEnum):
    """What a file is to the ladder."""

    CODE = "code"
    SUITE = "suite"
    HELPERS = "helpers"  # a learner's other modules beside the exercise
    CHECKS = "checks"  # what all suites are written in
    README = "README"
    HINTS = "hints"
    LADDER = "ladder"


@dataclass(frozen=True)
class Change:
    """One file holds something new: bytes, or a sentence of the system on why there are none."""

    kind: Kind
    rung: str
    content: bytes | str


class Message:
    """Something that happened."""


@dataclass(frozen=True)
class Key(Message):
    """A key was pressed: `n`, `up`, `enter`, `esc`."""

    name: str


@dataclass(frozen=True)
class Saved(Message):
    """Files were saved."""

    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Began(Message):
    """A run has read the suite: these are its tests."""

    number: int
    defined: tuple[Case, ...]


@dataclass(frozen=True)
class Happened(Message):
    """Something happened in a run: see `runner.engine.messages` for the events."""

    number: int
    event: Event


@dataclass(frozen=True)
class Finished(Message):
    """A run is over; `job` is None where there was nothing to run."""

    number: int
    verdict: Verdict
    job: Job | None


@dataclass(frozen=True)
class Judged(Message):
    """A finished run was recorded, and this is where the learner stands now."""

    number: int
    verdict: Verdict
    progress: Progress
    notices: tuple[str, ...] = ()
    words: OwnWords | None = None  # after green
    review: str = ""  # what is to be said of the review that it has ended


@dataclass(frozen=True)
class HintRead(Message):
    """A hint was looked up."""

    rung: str
    number: int
    total: int
    text: str
    first: str = ""  # what is red, where hints were passed over for it


@dataclass(frozen=True)
class Said(Message):
    """Something to tell the learner, until the next key or save; `through` so many saves that follow from it."""

    text: str
    through: int = 0


@dataclass(frozen=True)
class ReviewTold(Message):
    """A review was begun, or given up: this is where the learner stands now."""

    progress: Progress
    rung: Rung
    text: str


@dataclass(frozen=True)
class Looked(Message):
    """Both solutions are there to be compared; their measures follow, under this number."""

    number: int
    comparison: Comparison


@dataclass(frozen=True)
class Measuring(Message):
    """How far the measures of a comparison are."""

    number: int
    done: int
    of: int


@dataclass(frozen=True)
class Measured(Message):
    """The comparison with all that could be measured."""

    number: int
    comparison: Comparison


@dataclass(frozen=True)
class LadderRead(Message):
    """The syllabus was read again; `trouble` says why it could not be."""

    progress: Progress | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Polling(Message):
    """The system tells of no saves here, so the files are looked at once a second."""


@dataclass(frozen=True)
class Tick(Message):
    """The time now, in seconds; comes before whatever else happens."""

    now: float


@dataclass(frozen=True)
class Resized(Message):
    """The terminal has another size."""


@dataclass(frozen=True)
class Suspended(Message):
    """Ctrl-Z."""


@dataclass(frozen=True)
class Resumed(Message):
    """`fg`, after Ctrl-Z."""


@dataclass(frozen=True)
class Ended(Message):
    """The end was asked for, by Ctrl-C or another signal, or the terminal is gone."""

    code: int


@dataclass(frozen=True)
class Crashed(Message):
    """A thread has failed: without it nothing here can be trusted."""

    error: BaseException


Post = Callable[[Message], None]


def in_thread(name: str, do: Callable[[], None], post: Post) -> threading.Thread:
    """Do it in a thread of its own, which tells the loop if it fails."""

    def work() -> None:
        try:
            do()
        except Exception as error:
            post(Crashed(error))

    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread

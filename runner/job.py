"""What one run is to do: the message from the runner to a fresh process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from runner.ladder import Rung

if TYPE_CHECKING:
    from runner.session import Session


@dataclass(frozen=True)
class Subject:
    """Whose answers are judged: the learner's, or for the author's proof the reference, altered or not.

    `kind` is "learner", "reference", "mistake", "impostor" or "adapter"; `of` names the function that is replaced
    and `name` by what.
    """

    kind: str = "learner"
    of: str = ""
    name: str = ""


LEARNER = Subject()


@dataclass(frozen=True)
class Job:
    """One suite against one piece of code.

    `source`, `suite` and `checks` are files as they were read: what is judged is what is recorded.
    """

    runs_suite: ClassVar[bool] = True

    rung: Rung
    source: bytes
    suite: bytes
    path: Path
    subject: Subject = LEARNER
    test_timeout: float = 10.0
    suite_timeout: float = 60.0
    random_examples: int = 0  # 0: the suite's own profile; else so many random examples of each property
    shrink: bool = True
    stop_at_first: bool = False
    diagnose: bool = True
    checks: bytes = b""  # what the suite is written in
    trace: Path | None = None  # a file for the interpreter's own last words, with the line that was running

    def session(self) -> type[Session]:
        """What does the job, in the fresh process."""
        from runner.suite_run import SuiteRun  # not before: the runner itself needs no pytest

        return SuiteRun

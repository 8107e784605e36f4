"""The two jobs of a comparison: messages from the runner to a fresh process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from runner.job import Job

if TYPE_CHECKING:
    from runner.session import Session

Step = tuple[str, str, str]  # function, "hard", "time" or "versus", label of the input
BUDGET = 1.5  # seconds to spend on the times of one function, at all sizes together


@dataclass(frozen=True)
class Agree(Job):
    """Run the suite, and hold every recorded answer against the reference's."""

    def session(self) -> type[Session]:
        from runner.comparing.agreeing import Agreeing

        return Agreeing


@dataclass(frozen=True)
class Measure(Job):
    """Measure accuracy and time on the inputs of the rung's `measures.py`.

    `settled` steps are left out; those of them that are `timed` have been measured well. Of the `stopped` kinds of
    step, one took so long, or ended the process, that nothing larger is tried.
    """

    runs_suite = False

    settled: frozenset[Step] = frozenset()
    timed: frozenset[Step] = frozenset()
    stopped: frozenset[tuple[str, str]] = frozenset()
    budget: float = BUDGET

    def session(self) -> type[Session]:
        from runner.comparing.measuring import Measuring

        return Measuring

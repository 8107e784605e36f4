"""What was measured of two pieces of code, as values."""

from __future__ import annotations

from dataclasses import dataclass

from runner.messages import Accuracy, Agreement, Timing

NEAR = 1.2  # two times whose ratio is nearer to 1 than this are equal: no clock on a busy machine tells them apart
FAR = 3  # times as long: so far apart no machine sets two equal pieces of code, however few the measurements
NOT_TRIED = "was not tried"  # how the trouble begins with an input that another one has ruled out
FULL = 15  # decimal digits that a float64 is sure to hold


@dataclass(frozen=True)
class Versus:
    """Two of the learner's own functions in a race: what `Timing` calls the reference is the other one."""

    name: str
    other: str
    timing: tuple[Timing, ...]


@dataclass(frozen=True)
class Lines:
    """Lines of code without comments, docstrings and empty lines."""

    yours: int
    reference: int


@dataclass(frozen=True)
class FunctionFacts:
    """All about one function."""

    name: str
    lines: Lines
    agreement: Agreement | None = None
    accuracy: tuple[Accuracy, ...] = ()
    timing: tuple[Timing, ...] = ()

    @property
    def written(self) -> bool:
        """False for a function that is still a stub."""
        return self.agreement is None or self.agreement.written


@dataclass(frozen=True)
class Facts:
    """All about one rung."""

    functions: tuple[FunctionFacts, ...] = ()
    lines: Lines = Lines(0, 0)  # of all functions, helpers included
    versus: tuple[Versus, ...] = ()
    trouble: tuple[str, ...] = ()  # what could not be measured, in sentences


def compared(ratio: float) -> int:
    """-1, 0 or 1, as a ratio is clearly below 1, about 1, or clearly above it."""
    return 0 if 1 / NEAR <= ratio <= NEAR else -1 if ratio < 1 else 1


def comparison(timing: Timing) -> int:
    """-1: yours is faster, 0: equally fast, 1: yours is slower."""
    return compared(timing.ratio or 1.0)


def tells(timing: Timing) -> bool:
    """False where the times differ, and scatter so much that this says nothing of the code."""
    return timing.ratio is not None and (timing.clear or not comparison(timing))


def was_timed(result: Accuracy | Timing) -> bool:
    """True for times that another race can be made of: each call answers, and finds its arguments as they were."""
    return isinstance(result, Timing) and result.ratio is not None and not result.mutates


def absence(trouble: str) -> str:
    """What stands in a table where there is no number."""
    return "not tried" if trouble.startswith(NOT_TRIED) else "no answer"

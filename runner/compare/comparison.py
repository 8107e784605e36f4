"""What there is to see of a rung's two solutions, and what was measured of them: values, without files or processes."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from runner.compare.source import Source, read
from runner.engine.messages import Accuracy, Agreement, Job, Timing
from runner.files import read_plain
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import blanks, given_apart, parsed, public_functions


@dataclass(frozen=True)
class Pair:
    """The same thing twice: the learner's and the reference's. Empty where one of them has none."""

    name: str
    yours: str
    reference: str

    @property
    def lines(self) -> Lines:
        """How long each is."""
        return Lines(_count(self.yours), _count(self.reference))

    @property
    def same(self) -> bool:
        """True when both are written alike to the letter."""
        return self.yours == self.reference


@dataclass(frozen=True)
class Comparison:
    """Both solutions of one rung. `facts` are None as long as nothing is measured."""

    rung: Rung
    blanks: tuple[Pair, ...]
    functions: tuple[Pair, ...]  # in the reference's order
    helpers: Pair
    readme: str  # of the solution
    trouble: str = ""  # why the learner's file could not be taken apart
    facts: Facts | None = None

    @property
    def lines(self) -> Lines:
        """How long all functions are, helpers included."""
        every = [pair.lines for pair in (*self.functions, self.helpers)]
        return Lines(sum(n.yours for n in every), sum(n.reference for n in every))


def look(job: Job) -> Comparison:
    """Read both solutions: the learner's as the job has it, so that what is shown is what is measured.

    Raises LadderError when the reference can't be read.
    """
    rung = job.rung
    try:
        content = read_plain(rung.reference)
    except OSError as error:
        raise LadderError(
            f"{rung.shown(rung.reference)} can't be read ({error.strerror}): `git restore solutions` brings it back."
        ) from error
    tree = parsed(content)
    yours, reference = read(job.source), read(content)
    filled, functions = blanks(tree), public_functions(tree)
    return Comparison(
        rung,
        tuple(Pair(name, yours.value(name), reference.value(name)) for name in filled),
        tuple(Pair(name, yours.code(name), reference.code(name)) for name in functions),
        _helpers(yours, reference, [*filled, *functions, *_given(content)]),
        _readme(rung),
        yours.trouble,
    )


def _given(reference: bytes) -> list[str]:
    """The helpers that the stub has already: nobody wrote them."""
    given = parsed(given_apart(reference.decode("utf-8-sig", "replace"))[1])
    return [node.name for node in given.body if isinstance(node, ast.FunctionDef)]


def _helpers(yours: Source, reference: Source, named: list[str]) -> Pair:
    return Pair("", yours.rest(named), reference.rest(named))


def _readme(rung: Rung) -> str:
    try:
        return read_plain(rung.solution / "README.md").decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _count(code: str) -> int:
    return sum(bool(line.strip()) for line in code.split("\n"))


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

"""What there is to see of a rung's two solutions: a value that a screen can draw without files or processes."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from runner.comparing.facts import Facts, Lines
from runner.comparing.source import Source, read
from runner.files import read_plain
from runner.ladder import LadderError, Rung
from runner.messages import Job
from runner.stub import blanks, given_apart, public_functions
from runner.syntax import parsed


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

"""The runs that prove a rung: which code, and what its verdict must be; and what may be said of a blank."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from types import ModuleType
from typing import Any

from runner.engine.explain import named_by
from runner.engine.messages import REFERENCE, Status, Subject
from runner.engine.verdict import Colour, Test, Verdict
from runner.mistakes import Mistake
from runner.rung.ladder import Rung
from runner.rung.source import cases, given_lines, parsed, stub_of
from runner.verify.impostors import ADAPTERS, CHANGES, IMPOSTORS

STUB = Subject("stub")  # a learner who has written nothing yet
RANDOM_EXAMPLES = 1_000
# The kinds of failure by which a suite speaks itself: anything else is a crash that happens to be red.
SPOKEN = ("AssertionError", "Failed")


@dataclass(frozen=True)
class Trial:
    """One run: its subject, the options of its job, and what it is called in the report."""

    rung: Rung
    kind: str
    subject: Subject
    options: dict[str, Any]
    source: bytes | None = None  # of a learner's file; else the reference
    truth: Any = None  # of a blank
    leaning: frozenset[str] = frozenset()  # the functions that call the subject's, and so err with it


@dataclass(frozen=True)
class Result:
    """What came of a trial: the problem, in a sentence, or none."""

    trial: Trial
    verdict: Verdict
    applies: bool
    problem: str

    @property
    def caught_by(self) -> list[str]:
        """The tests that were red and that ran."""
        return [t.name for t in self.verdict.faults if t.status != "missing"]


def trials_of(
    rung: Rung, names: list[str], reference: ModuleType, known: list[Mistake], thorough: bool
) -> Iterator[Trial]:
    """All runs of one rung, the longest first."""
    quick = {"shrink": False, "diagnose": False}
    if thorough:
        patient = {"random_examples": RANDOM_EXAMPLES, "test_timeout": 300.0, "suite_timeout": 1200.0}
        yield Trial(rung, "random", REFERENCE, quick | patient)
    yield Trial(rung, "reference", REFERENCE, quick)
    yield Trial(rung, "stub", STUB, quick, stub_of(rung.reference.read_text("utf-8")).encode())
    tree = parsed(rung.reference.read_bytes())
    leaning = {name: leaning_on(tree, [name]) for name in names}
    telling = {name: {"only": tests_about(rung, [name])} for name in names}
    for name in names:
        if callable(getattr(reference, name)):
            for form in ADAPTERS:
                yield Trial(rung, "adapter", Subject("adapter", name, form), quick | telling[name])
    for mistake in known:
        of, options = mistake.of, {"shrink": False} | telling[mistake.of]
        truth = getattr(reference, of) if mistake.matches else None
        yield Trial(rung, "mistake", Subject("mistake", of, mistake.name), options, truth=truth, leaning=leaning[of])
        if not mistake.matches:  # what a blank holds is the same, whatever else is written
            yield Trial(rung, "alone", Subject("alone", of, mistake.name), options)
    lines = rung.reference.read_text("utf-8").splitlines()
    copied = {n.name for n in tree.body if isinstance(n, ast.FunctionDef) and given_lines(n, lines)}
    for name in names:
        for impostor in IMPOSTORS:
            if impostor == CHANGES and name in copied:
                continue  # what comes in was copied by the given check: the learner can't reach it
            options = quick | telling[name] | {"stop_at_first": True}
            yield Trial(rung, "impostor", Subject("impostor", name, impostor), options)


def tests_about(rung: Rung, names: Collection[str]) -> tuple[str, ...]:
    """The tests that can tell of these functions and blanks: the others answer as they do of the reference.

    All tests, where only the second lap can tell: without a first one no suite is green.
    """
    suite = rung.suite.read_bytes()
    leaning = leaning_on(parsed(rung.reference.read_bytes()), names)
    telling = leaning_on(parsed(suite), {*names, *leaning})
    found = [case for case in cases(suite) if case.name in telling]
    return () if all(case.further for case in found) else tuple(case.name for case in found)


def leaning_on(tree: ast.Module, names: Collection[str]) -> frozenset[str]:
    """What a file defines with the help of one of these names, directly or through what it defines besides."""
    uses = {name: _used(node) for node in tree.body for name in _bound(node)}
    found = set(names)
    while more := {name for name, used in uses.items() if name not in found and used & found}:
        found |= more
    return frozenset(found.intersection(uses).difference(names))


def _bound(statement: ast.stmt) -> list[str]:
    """The names that a statement of a file gives a meaning."""
    if isinstance(statement, ast.FunctionDef):
        return [statement.name]
    return [n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]


def _used(statement: ast.stmt) -> set[str]:
    """The names in a statement; in a function also those that stand in quotes: `by_hand("A_DOT_B", 32)`."""
    inside = list(ast.walk(statement))
    quoted = inside if isinstance(statement, ast.FunctionDef) else []
    return {
        *(n.id for n in inside if isinstance(n, ast.Name)),
        *(n.attr for n in inside if isinstance(n, ast.Attribute)),
        *(n.value for n in quoted if isinstance(n, ast.Constant) and isinstance(n.value, str)),
    }


def weigh(trial: Trial, verdict: Verdict, deviates: bool | None, slow: float) -> Result:
    """Hold the verdict against what it must be."""
    applies = deviates is not False
    if verdict.colour is Colour.ERROR:  # a run that did not come about proves nothing
        return Result(trial, verdict, applies, f"a run of {trial.kind} {trial.subject.name}: {verdict.message}")
    match trial.kind:
        case "reference" | "random" | "adapter":
            problem = _green(trial, verdict, slow if trial.kind == "reference" else 0.0)
        case "stub":
            passed = [t.name for t in verdict.tests if t.status in ("passed", "missing")]
            problem = f"tests that are not red on the stub: {', '.join(passed)}" if passed else verdict.message
        case "mistake":
            problem = _caught(trial, verdict) or _given_away(trial, verdict)
        case "alone":
            problem = _diagnosed(trial, verdict)
        case _:
            problem = (
                "" if verdict.faults or not applies else f"no test refuses {trial.subject.of} when it {_says(trial)}"
            )
    return Result(trial, verdict, applies, problem)


def _says(trial: Trial) -> str:
    name = trial.subject.name
    return name if name.startswith(("returns", "rounds")) else f"gives {name}"


def _green(trial: Trial, verdict: Verdict, slow: float) -> str:
    what = {"random": " on random examples", "adapter": f" when {trial.subject.of} is fed {trial.subject.name}"}
    where = f"the reference{what.get(trial.kind, '')}"
    if verdict.faults or not verdict.green:
        reasons = [verdict.message] if verdict.message else [f"{t.name}: {t.message}" for t in verdict.faults]
        return f"{where} is red: {'; '.join(reasons)}"
    warned = [f"{t.name}: {t.warnings[0]}" for t in verdict.tests if t.warnings]
    if warned:
        return f"{where} raises a warning in {'; '.join(warned)}"
    late = [f"{t.name} ({t.seconds:.1f} s)" for t in verdict.tests if slow and t.seconds > slow]
    return f"tests that take too long: {', '.join(late)}" if late else ""


def _caught(trial: Trial, verdict: Verdict) -> str:
    name = trial.subject.name
    if verdict.green and not verdict.faults:
        return f"no test catches the mistake {name}"
    if not any(_spoken(t) for t in verdict.faults):
        return f"the mistake {name} is red only because it crashes: {verdict.message or verdict.faults[0].message}"
    return _blamed(trial, verdict) or ("" if _names_it(trial, verdict) else f"the mistake {name} is not diagnosed")


def _given_away(trial: Trial, verdict: Verdict) -> str:
    """A wrong answer must not be answered with the right one."""
    told = (told_by(trial.subject.of, trial.subject.name, trial.truth, test) for test in verdict.faults)
    return next(filter(None, told), "")


def _spoken(test: Test) -> bool:
    return test.kind in SPOKEN or test.kind.endswith("Warning")


def _diagnosed(trial: Trial, verdict: Verdict) -> str:
    """What the second lap alone shows is told when the first is green, and not while the rest is unwritten."""
    red = [t for t in verdict.first_lap if t.status is Status.FAILED]
    shown = any(named_by(t.name, verdict.names) == trial.subject.of for t in red)
    found = not shown or _names_it(trial, verdict)
    return "" if found else f"the mistake {trial.subject.name} is not diagnosed while the rest is unwritten"


def _blamed(trial: Trial, verdict: Verdict) -> str:
    """All the other functions are the reference's: none of them may be diagnosed, but those that call the wrong one."""
    others = (d for d in verdict.diagnosis if d.function not in {trial.subject.of, *trial.leaning})
    return next((f"the reference's {d.function} is diagnosed as {d.mistake}" for d in others), "")


def _names_it(trial: Trial, verdict: Verdict) -> bool:
    """A diagnosis fits every call of the suite: should it bear another name, that mistake behaves the same."""
    return any(d.function == trial.subject.of for d in verdict.diagnosis)


A_WORD = 12  # letters, at the most, between two numbers of one list: "1 and then 6"


def problems_of_blanks(rung: Rung, reference: ModuleType, known: list[Mistake]) -> Iterator[str]:
    """In sentences: wrong answers that are not apart, and pages that tell the right one."""
    entries = [m for m in known if m.matches is not None and hasattr(reference, m.of)]
    for entry in entries:
        if entry.met_by(getattr(reference, entry.of)):
            yield f"the wrong answer {entry.name} is the right one"
        if not entry.met_by(entry.wrong()):
            yield f"the wrong answer {entry.name} is not met by its own example"
        for other in entries:
            if other is not entry and other.of == entry.of and other.met_by(entry.wrong()):
                yield f"the wrong answers {entry.name} and {other.name} can't be told apart"
                break
    for name in sorted({m.of for m in entries}):
        truth = getattr(reference, name)
        for page in (rung.folder / "README.md", rung.root / "README.md"):
            if page.is_file() and long_enough(truth) and gives_away(page.read_text("utf-8-sig"), truth):
                yield f"{rung.shown(page)} gives {name} away: it holds {truth}"


def told_by(name: str, entry: str, truth: Any, test: Test) -> str:
    """A sentence if the failure of a wrong answer, `NAME = value`, tells the right one; it may repeat the wrong one."""
    if gives_away(test.message.replace(entry, "").replace(name, ""), truth):
        return f"the message of {test.name} gives {name} away: {test.message}"
    return ""


def gives_away(text: str, truth: Any) -> bool:
    """True if the text holds the right number, or all numbers of the right list in a row, with a word between them."""
    if isinstance(truth, bool) or not isinstance(truth, int | float | list | tuple):
        return False
    numbers = [f"{number:.6g}" for number in _flat(truth)]
    found = list(re.finditer(r"(?<![\w.])(?:0|[1-9]\d*)(?!\d)(?:\.\d+)?", text))  # 06 is the number of a rung
    for i in range(len(found) - len(numbers) + 1):
        row = found[i : i + len(numbers)]
        near = all(b.start() - a.end() <= A_WORD for a, b in pairwise(row))
        if near and [f"{float(number[0]):.6g}" for number in row] == numbers:
            return True
    return False


def long_enough(truth: Any) -> bool:
    """True for what does not stand in a text by chance: several numbers, or three digits and a point."""
    if isinstance(truth, list | tuple):
        return len(_flat(truth)) > 1
    return isinstance(truth, float) and "." in f"{truth:.6g}" and len(f"{abs(truth):.6g}") > 3


def _flat(value: Any) -> list[float]:
    if isinstance(value, list | tuple):
        return [number for entry in value for number in _flat(entry)]
    return [abs(float(value))]

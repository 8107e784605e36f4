"""Programs as learners write them, right ones and wrong ones: is the right idea named, and none where there is none?

They are kept in `runner/tests/programs/NN_name/right.py` and `wrong.py`. Each program is a block below a line
`# === title`, or `# === title -> mistake_name` in wrong.py: several names stand apart by ` or `; `silent` is for what
can't be named, `slip` for a slip of Python's. In right.py a name is what the second lap is told. A block holds what the
learner typed: the given lines of each function, the blanks and the other functions are the reference's.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from runner.benchmarks.measure import row
from runner.engine.engine import Engine, in_parallel
from runner.engine.messages import Diagnosis
from runner.engine.verdict import Verdict
from runner.mistakes import known_mistakes
from runner.rung.ladder import Rung
from runner.rung.source import given_apart, given_lines, parsed
from runner.verify.layout import names_of
from runner.verify.trials import tests_about
from runner.workspace import Workspace

PROGRAMS = Path(__file__).parent.parent / "tests" / "programs"
ENOUGH = 0.75  # of the wrong programs of a rung must be named rightly
HEADLINE = re.compile(r"^# === (.+?)(?: -> (.+))?$", re.MULTILINE)
# What is said of numbers and lines without the help of a rung's own mistakes, and is proved before it is said.
GENERAL = ("slip", "still_to_handle", "calls_", "numbers_", "form", "refuses_too_much")


@dataclass(frozen=True)
class Program:
    """One program: where it is kept, what it shows (nothing if it is right), and what the learner typed."""

    rung: str
    title: str
    expected: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class Judged:
    """A program and what the runner said of it."""

    program: Program
    verdict: Verdict

    @property
    def found(self) -> tuple[Diagnosis, ...]:
        """What was diagnosed."""
        return self.verdict.diagnosis

    @property
    def rightly(self) -> bool:
        """True if one of the names is among those that fit."""
        return any(_fits(d.mistake, self.program.expected) for d in self.found)

    @property
    def false(self) -> list[Diagnosis]:
        """What names an idea that is not the program's."""
        expected = self.program.expected
        return [d for d in self.found if not _fits(d.mistake, expected) and not d.mistake.startswith(GENERAL)]

    @property
    def outcome(self) -> str:
        """One word for the table."""
        if self.false:
            return "false"
        if self.rightly:
            return "rightly"
        return "in general" if self.found else "silent"

    def __str__(self) -> str:
        said = ", ".join(f"{d.function}: {d.mistake}" for d in self.found) or "nothing"
        message = f" ({self.verdict.message})" if self.verdict.message else ""
        colour = self.verdict.colour
        return (
            f"{self.program.rung}, {self.program.title!r}: {colour}{message}, expected {self.program.expected}, {said}"
        )


def _fits(mistake: str, expected: tuple[str, ...]) -> bool:
    return mistake in expected or any(word in GENERAL and mistake.startswith(word) for word in expected)


def programs_in(path: Path) -> list[Program]:
    """The programs of one file."""
    parts = HEADLINE.split(path.read_text("utf-8"))[1:]
    return [
        Program(path.parent.name, title.strip(), tuple(re.split(r"\s+or\s+", names.strip())) if names else (), code)
        for title, names, code in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def file_of(program: Program, rung: Rung) -> str:
    """The learner's whole file: the stub's form, filled in by the program and else by the reference."""
    reference, rest = given_apart(rung.reference.read_text("utf-8"))
    lines = reference.splitlines()
    typed = _named(parsed(program.code))
    kept = list(lines)
    given: dict[str, list[str]] = {}
    for node in parsed(reference).body:
        if isinstance(node, ast.FunctionDef):
            given[node.name] = given_lines(node, lines)
        if typed & _named(ast.Module([node], [])):
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            kept[first - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - first + 1)
    return "\n".join([*kept, "", "", _with_given(program.code, given), "", "", rest])


def _named(tree: ast.Module) -> set[str]:
    found = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {t.id for t in targets if isinstance(t, ast.Name)}
    return found


def _with_given(code: str, given: dict[str, list[str]]) -> str:
    """Each function begins with its given lines, unless it has them, or names its arguments otherwise."""
    lines = code.splitlines()
    for node in reversed(parsed(code).body):
        if not isinstance(node, ast.FunctionDef) or not given.get(node.name):
            continue
        wanted = [line.strip() for line in given[node.name]]
        if "# given" in "\n".join(lines[node.lineno - 1 : node.end_lineno]):
            continue
        documented = ast.get_docstring(node) is not None and len(node.body) > 1
        first = node.body[1 if documented else 0]
        text = lines[first.lineno - 1]
        before, after = text[: first.col_offset], text[first.col_offset :]
        if before.strip():  # all in one line
            lines[first.lineno - 1 : first.lineno] = [before.rstrip(), *(f"    {w}" for w in wanted), f"    {after}"]
        else:
            lines[first.lineno - 1 : first.lineno - 1] = [f"{before}{w}" for w in wanted]
    return "\n".join(lines)


def judged(workspace: Workspace, engine: Engine, programs: list[Program]) -> list[Judged]:
    """The verdicts on some programs, in their order."""
    found: dict[int, Judged] = {}
    runs = [partial(_judge, workspace, engine, program) for program in programs]
    in_parallel(engine, runs, lambda place, result: found.update({place: result}))
    return [found[place] for place in range(len(programs))]


def _judge(workspace: Workspace, engine: Engine, program: Program) -> Judged:
    rung = workspace.ladder.find(program.rung)
    job = replace(workspace.job(rung, only=_telling(program, rung)), source=file_of(program, rung).encode())
    return Judged(program, engine.judge(job))


def _telling(program: Program, rung: Rung) -> tuple[str, ...]:
    """The tests of what it defines; all, where it holds more than that and the reference's functions may see it."""
    typed, asked = parsed(program.code), names_of(parsed(rung.reference.read_bytes()))
    names = [name for node in typed.body for name in _named(ast.Module([node], [])) or {""}]
    return tests_about(rung, names) if set(names) <= set(asked) else ()


def unknown_names(workspace: Workspace, program: Program) -> set[str]:
    """What a program is said to show, and no mistake of the rung is called."""
    known = {m.name for m in known_mistakes(workspace.ladder.find(program.rung).mistakes)}
    return {n for n in program.expected if n not in known and n != "silent" and not n.startswith(GENERAL)}


def rungs_with_programs(kind: str) -> Iterator[Path]:
    """The files of right or of wrong programs, in the order of the ladder."""
    yield from sorted(PROGRAMS.glob(f"*/{kind}.py"))


def programs(folder: Path) -> None:
    """How many wrong programs are named, rung by rung; and that no right one is."""
    workspace = Workspace.at(PROGRAMS.parent.parent.parent)
    row("Programs", "tried", "named rightly", "in general", "silent", "false")
    every: list[Judged] = []
    notes: list[str] = []
    with workspace.engine() as engine:
        for path in rungs_with_programs("wrong"):
            found = judged(workspace, engine, programs_in(path))
            every += found
            _tell(f"  {path.parent.name}", found)
            notes += [f"    {j.outcome}: {j}" for j in found if j.outcome != "rightly" or j.verdict.green]
        _tell("  all", every)
        row("Right programs", "tried", "green", "diagnosed")
        for path in rungs_with_programs("right"):
            found = judged(workspace, engine, programs_in(path))
            row(
                f"  {path.parent.name}",
                len(found),
                sum(j.verdict.green for j in found),
                sum(bool(j.found) and not j.rightly for j in found),
            )
            notes += [f"    right, but: {j}" for j in found if (j.found and not j.rightly) or not j.verdict.green]
    print("\n".join(notes))


def _tell(name: str, found: list[Judged]) -> None:
    outcomes = [j.outcome for j in found]
    share = f"{outcomes.count('rightly')} ({outcomes.count('rightly') / max(1, len(found)):.0%})"
    row(name, str(len(found)), share, *(str(outcomes.count(word)) for word in ("in general", "silent", "false")))

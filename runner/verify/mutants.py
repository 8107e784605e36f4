"""`verify --mutants`: small changes to each reference, made by cosmic-ray; a suite must turn red at every one."""

from __future__ import annotations

import ast
import json as encoder
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import ndiff
from functools import partial
from typing import Any

from runner.engine.engine import Engine, in_parallel
from runner.engine.messages import TrialJob
from runner.engine.verdict import Verdict
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import GIVEN, given_apart, parsed
from runner.workspace import Workspace


@dataclass(frozen=True)
class Mutant:
    """A reference with one change: the line as it was, as it is, and the whole code."""

    was: str
    now: str
    code: str

    def __str__(self) -> str:
        return f"{self.was}   ->   {self.now}"


@dataclass(frozen=True)
class Outcome:
    """A rung's mutants: how many, and those at which the suite stayed green."""

    rung: Rung
    mutants: int
    equivalent: tuple[tuple[Mutant, str], ...]
    survivors: tuple[Mutant, ...]

    def as_json(self) -> dict[str, Any]:
        """The rung's part of `verify --mutants --json`."""
        return {
            "exercise": self.rung.name,
            "mutants": self.mutants,
            "killed": self.mutants - len(self.equivalent) - len(self.survivors),
            "equivalent": [{"mutant": str(m), "reason": reason} for m, reason in self.equivalent],
            "survivors": [str(m) for m in self.survivors],
        }


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant that cosmic-ray's operators make of the code; type hints and docstrings do not count as code."""
    try:
        from cosmic_ray.mutating import mutate_code
        from cosmic_ray.plugins import get_operator, operator_names
    except ImportError as error:
        raise LadderError(
            "verify --mutants needs cosmic-ray: start it as python3 -m runner verify --mutants"
        ) from error
    made: dict[str, Mutant] = {}
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments():  # those that replace a variable by another that one has to name
            continue
        occurrence = 0
        while (code := mutate_code(source, operator(), occurrence)) is not None:
            occurrence += 1
            if _in_given(source, code):
                continue
            shape = _code_alone(code)
            if shape and shape != _code_alone(source):
                made.setdefault(shape, Mutant(*_changed_line(source, code), code))
    return list(made.values())


def _in_given(source: str, code: str) -> bool:
    """True if the change is in what the learner gets: no suite has to judge that."""
    return given_apart(source)[1] != given_apart(code)[1] or _changed_line(source, code)[0].endswith(GIVEN)


def _code_alone(source: str) -> str:
    """The syntax tree without annotations, as text; empty if the code is no Python."""
    try:
        tree = parsed(source)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def _changed_line(source: str, code: str) -> tuple[str, str]:
    lines = [line for line in ndiff(source.splitlines(), code.splitlines()) if line[:1] in "+-"]
    was = next((line[1:].strip() for line in lines if line.startswith("-")), "")
    now = next((line[1:].strip() for line in lines if line.startswith("+")), "")
    return was, now


def equivalents_of(rung: Rung) -> dict[tuple[str, str], str]:
    """The mutants that no suite can catch, each with the reason, from `solutions/.../equivalent.toml`."""
    path = rung.solution / "equivalent.toml"
    if not path.is_file():
        return {}
    table = tomllib.loads(path.read_text("utf-8"))
    return {(m["was"], m["now"]): m["reason"] for m in table.get("mutant", [])}


def try_mutants(workspace: Workspace, engine: Engine, rung: Rung) -> Outcome:
    """Run the suite on every mutant; green is a survivor, a deadline or a crash is not."""
    mutants = mutants_of(rung.reference.read_text("utf-8"))
    quick = {"shrink": False, "diagnose": False, "stop_at_first": True, "test_timeout": 5.0}
    job = workspace.job_of(TrialJob, rung, rung.reference, **quick)

    green: list[Mutant] = []

    def done(place: int, verdict: Verdict) -> None:
        if verdict.green and not verdict.faults:
            green.append(mutants[place])

    # A mutant takes the learner's part: its code is the module that the suite imports.
    in_parallel(engine, [partial(engine.judge, replace(job, source=m.code.encode())) for m in mutants], done)
    reasons = equivalents_of(rung)
    explained = tuple((m, reasons[m.was, m.now]) for m in green if (m.was, m.now) in reasons)
    return Outcome(rung, len(mutants), explained, tuple(m for m in green if (m.was, m.now) not in reasons))


def verify_mutants(workspace: Workspace, rungs: list[Rung], json: bool) -> int:
    """Print the table of rung, mutants, killed, survivors. Exit 1 when a survivor is not explained."""
    with workspace.engine(*rungs) as engine:
        outcomes = [try_mutants(workspace, engine, rung) for rung in rungs]
    if json:
        print(encoder.dumps({"rungs": [o.as_json() for o in outcomes]}))
    else:
        print("\n".join(table(outcomes)))
    return 1 if any(o.survivors for o in outcomes) else 0


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """The report, line by line."""
    yield f"{'rung':<30}{'mutants':>8}{'killed':>8}{'equivalent':>12}{'survivors':>11}"
    for o in outcomes:
        killed = o.mutants - len(o.equivalent) - len(o.survivors)
        yield f"{o.rung.name:<30}{o.mutants:>8}{killed:>8}{len(o.equivalent):>12}{len(o.survivors):>11}"
    for o in outcomes:
        for mutant, reason in o.equivalent:
            yield f"\n{o.rung.name}, equivalent: {mutant}\n    {reason}"
        for mutant in o.survivors:
            yield f"\n{o.rung.name}, SURVIVES: {mutant}"
            yield f"A better law kills it. If no law can, {o.rung.shown(o.rung.solution)}/equivalent.toml says why:\n"
            was, now = (encoder.dumps(line, ensure_ascii=False) for line in (mutant.was, mutant.now))
            yield f'[[mutant]]\nwas = {was}\nnow = {now}\nreason = ""'

"""`verify`: the author's proof of the rungs, and the project's own tests."""

from __future__ import annotations

import json as encoder
import subprocess
import sys
from collections import Counter
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from runner.desk import Desk
from runner.proof.prove import Proof, begin, prove
from runner.proof.trials import Result
from runner.screen import console


def verify(desk: Desk, names: list[str], json: bool, thorough: bool, mutants: bool = False) -> int:
    """Prove the named rungs; without names all of them, and then run the project's own tests."""
    rungs = [desk.ladder.find(name) for name in names] or list(desk.ladder.rungs)
    if mutants:
        from runner.proof.mutants import verify_mutants

        return verify_mutants(desk, rungs, json)
    proofs = [begin(desk, rung, thorough) for rung in rungs]
    _run_all(desk, proofs)
    own = None if names else own_tests(desk, quiet=json)
    well = not any(p.all_problems for p in proofs) and not own
    if json:
        document: dict[str, Any] = {"ok": well, "rungs": [p.as_json() for p in proofs]}
        print(encoder.dumps(document | ({"own_tests": "passed" if own == 0 else "failed"} if own is not None else {})))
    else:
        report(proofs)
    return 0 if well else 1


def _run_all(desk: Desk, proofs: list[Proof]) -> None:
    """Run the trials; a bar shows how far it is, or in a pipe a line for each rung."""
    err = Console(stderr=True, highlight=False)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    left = Counter({p.rung.name: len(p.trials) for p in proofs})
    engine = desk.engine(*(p.rung for p in proofs))
    with engine, Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("Proving", total=left.total())

        def done(result: Result) -> None:
            name = result.trial.rung.name
            left[name] -= 1
            bar.update(task, advance=1, description=f"Proving {name}")
            if not left[name] and not err.is_terminal:
                err.print(f"{name}: all its runs are done", markup=False)

        prove(desk, proofs, engine, done)


def own_tests(desk: Desk, quiet: bool) -> int | None:
    """Run pytest on the project's own tests: its exit code, or None for a ladder that has none."""
    folder = desk.root / "runner" / "tests"
    if not folder.is_dir():
        return None
    command = [sys.executable, "-m", "pytest", "-q", str(folder)]
    out = sys.stderr if quiet else None
    return subprocess.run(command, cwd=desk.root, stdout=out, check=False).returncode


def report(proofs: list[Proof]) -> None:
    """The table that a person reads, and below it what falls short."""
    out = console()
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("rung", no_wrap=True)
    for head in ("tests", "red stub", "ref", "mistakes", "impostors", "forms", "slowest"):
        table.add_column(head, justify="right", overflow="fold")
    for proof in proofs:
        table.add_row(*_row(proof))
    out.print(table)
    for proof in proofs:
        _mistakes(proof)
    for proof in proofs:
        for problem in proof.all_problems:
            out.print(f"✗ {proof.rung.name}: {problem}", style="red", markup=False)
    short = sum(len(p.all_problems) for p in proofs)
    things = "thing falls" if short == 1 else "things fall"
    out.print(f"{short} {things} short." if short else "Nothing falls short.", style="bold", markup=False)


def _row(proof: Proof) -> list[str]:
    facts = proof.as_json()
    slowest = facts["slowest"][0] if facts["slowest"] else None
    impostors = [r for r in proof.of_kind("impostor") if r.applies]
    return [
        proof.rung.name,
        str(facts["tests"]),
        f"{facts['stub_red']}/{facts['tests']}",
        facts["reference"],
        _share(proof.of_kind("mistake")),
        _share(impostors),
        _share(proof.of_kind("adapter")),
        f"{slowest['seconds']:.2f} s" if slowest else "",
    ]


def _share(results: list[Result]) -> str:
    return f"{sum(not r.problem for r in results)}/{len(results)}"


def _mistakes(proof: Proof) -> None:
    """Which tests catch which mistake: one line each, the first test by name."""
    if not proof.results:
        return
    out = console()
    out.print()
    out.print(f"{proof.rung.name}: who catches which mistake", style="bold", markup=False)
    for result in proof.of_kind("mistake"):
        caught = [name.removeprefix("test_") for name in result.caught_by] or ["nobody"]
        more = f" +{len(caught) - 1}" if len(caught) > 1 else ""
        name = f"{result.trial.subject.of}: {result.trial.subject.name}"
        out.print(f"  {name:<44} {caught[0]}{more}", markup=False, soft_wrap=True)

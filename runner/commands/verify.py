"""`verify`: the author's proof of the rungs, and the project's own tests."""

from __future__ import annotations

import json as encoder
import subprocess
import sys
import time
from collections import Counter, defaultdict
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from runner.engine.engine import cores
from runner.screen import console
from runner.verify.drills import SEEDS
from runner.verify.prove import Proof, begin, keep_proof, kept_proof, key_of, prove
from runner.verify.trials import Result
from runner.workspace import Workspace

DRILLS = ("items", "slips", "named", "false")


def verify(
    workspace: Workspace, names: list[str], json: bool, thorough: bool, mutants: bool = False, fresh: bool = False
) -> int:
    """Prove the named rungs; without names all of them, and then run the project's own tests.

    A rung that is unchanged since it was proved here is not proved again, unless `fresh`.
    """
    rungs = [workspace.ladder.find(name) for name in names] or list(workspace.ladder.rungs)
    if mutants:
        from runner.verify.mutants import verify_mutants

        return verify_mutants(workspace, rungs, json)
    proofs = [begin(workspace, rung, thorough) for rung in rungs]
    keys = [key_of(rung, workspace.config, thorough) for rung in rungs]
    for proof, key in zip(proofs, keys, strict=True):
        if not fresh and (kept := kept_proof(proof.rung, key)):
            proof.kept, proof.trials, proof.drill = kept, [], None
    began = time.monotonic()
    _run_all(workspace, proofs)
    proved = time.monotonic()
    for proof, key in zip(proofs, keys, strict=True):
        if proof.trials and not proof.all_problems:
            keep_proof(proof.rung, key, proof.as_json())
    own = None if names else own_tests(workspace, quiet=json)
    took = {"proof": proved - began} | ({"own tests": time.monotonic() - proved} if own is not None else {})
    well = not any(p.all_problems for p in proofs) and not own
    if json:
        document: dict[str, Any] = {"ok": well, "rungs": [p.as_json() for p in proofs], "seconds": took}
        print(encoder.dumps(document | ({"own_tests": "passed" if own == 0 else "failed"} if own is not None else {})))
    else:
        report(proofs, took)
    return 0 if well else 1


def _run_all(workspace: Workspace, proofs: list[Proof]) -> None:
    """Run the trials; a bar shows how far it is, or in a pipe a line for each rung."""
    err = Console(stderr=True, highlight=False)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    left = Counter({p.rung.name: len(p.trials) for p in proofs})
    engine = workspace.engine(*(p.rung for p in proofs))
    with engine, Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("Proving", total=left.total())

        def done(result: Result) -> None:
            name = result.trial.rung.name
            left[name] -= 1
            bar.update(task, advance=1, description=f"Proving {name}")
            if not left[name] and not err.is_terminal:
                err.print(f"{name}: all its runs are done", markup=False)

        prove(workspace, proofs, engine, done)


def own_tests(workspace: Workspace, quiet: bool) -> int | None:
    """Run pytest on the project's own tests, over all cores: its exit code, or None for a ladder that has none."""
    folder = workspace.root / "runner" / "tests"
    if not folder.is_dir():
        return None
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(cores()), "--dist", "worksteal", str(folder)]
    out = sys.stderr if quiet else None
    return subprocess.run(command, cwd=workspace.root, stdout=out, check=False).returncode


def report(proofs: list[Proof], took: dict[str, float]) -> None:
    """The table that a person reads, and below it what falls short."""
    out = console()
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("rung", no_wrap=True)
    for head in ("tests", "stub", "ref", "mistakes", "impostors", "forms", "slowest"):
        table.add_column(head, justify="right", overflow="fold")
    facts = [proof.as_json() for proof in proofs]
    for each in facts:
        table.add_row(*_row(each))
    out.print(table)
    for each in facts:
        _mistakes(each)
    for line in drills_line(facts):
        out.print(f"\n{line}", markup=False, soft_wrap=True)
    for proof in proofs:
        for problem in proof.all_problems:
            out.print(f"✗ {proof.rung.name}: {problem}", style="red", markup=False)
    out.print(f"\n{taken(took)}{shares(proofs)}", markup=False)
    if kept := sum(each["kept"] for each in facts):
        are = "rung is" if kept == 1 else "rungs are"
        out.print(f"= {kept} {are} unchanged since proved here; --fresh proves anew.", markup=False)
    short = sum(len(p.all_problems) for p in proofs)
    things = "thing falls" if short == 1 else "things fall"
    out.print(f"{short} {things} short." if short else "Nothing falls short.", style="bold", markup=False)


def taken(took: dict[str, float]) -> str:
    """`Time: proof 8 min 40 s, own tests 12 min 3 s.`"""
    each = ((what, *divmod(round(seconds), 60)) for what, seconds in took.items())
    return f"Time: {', '.join(f'{what} {minutes} min {seconds} s' for what, minutes, seconds in each)}."


def shares(proofs: list[Proof]) -> str:
    """Which kinds of runs the proof's time went to, the longest first; nothing where nothing was run."""
    spent: dict[str, float] = defaultdict(float)
    for result in (result for proof in proofs for result in proof.results):
        spent[result.trial.kind] += result.verdict.seconds
    whole = sum(spent.values())
    longest = sorted(spent.items(), key=lambda kind: -kind[1])
    return f" Of the runs: {', '.join(f'{kind} {t / whole:.0%}' for kind, t in longest)}." if whole else ""


def drills_line(facts: list[dict[str, Any]]) -> list[str]:
    """How many slips of all drills one answer has named; no line where there is no drill."""
    items, slips, named, false = (sum(each["drills"][key] for each in facts) for key in DRILLS)
    if not slips:
        return []
    what = "1 item" if items == 1 else f"{items} items"
    return [
        f"drills: {what} with {SEEDS:,} seeds each: one answer named {named:,} of {slips:,} slips "
        f"({named / slips:.1%}), {false:,} falsely"
    ]


def _row(facts: dict[str, Any]) -> list[str]:
    slowest = facts["slowest"][0] if facts["slowest"] else None
    return [
        f"{'= ' if facts['kept'] else ''}{facts['exercise']}",
        str(facts["tests"]),
        f"{facts['stub_red']}/{facts['tests']}",
        facts["reference"],
        _share(facts["mistakes"]),
        _share([i for i in facts["impostors"] if i["applies"]]),
        _share(facts["adapters"]),
        f"{slowest['seconds']:.2f} s" if slowest else "",
    ]


def _share(trials: list[dict[str, Any]]) -> str:
    return f"{sum(each['ok'] for each in trials)}/{len(trials)}"


def _mistakes(facts: dict[str, Any]) -> None:
    """Which tests catch which mistake: one line each, the first test by name."""
    if not facts["mistakes"] or facts["kept"]:
        return
    out = console()
    out.print()
    out.print(f"{facts['exercise']}: who catches which mistake", style="bold", markup=False)
    for each in facts["mistakes"]:
        caught = [name.removeprefix("test_") for name in each["caught_by"]] or ["nobody"]
        more = f" +{len(caught) - 1}" if len(caught) > 1 else ""
        name = f"{each['of']}: {each['mistake']}"
        out.print(f"  {name:<44} {caught[0]}{more}", markup=False, soft_wrap=True)

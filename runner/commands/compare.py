"""`compare`: the learner's code beside the reference, and what can be measured of both."""

from __future__ import annotations

import json as encoder
from collections.abc import Iterable
from typing import TYPE_CHECKING

from runner.compare.comparison import Comparison, look
from runner.compare.gathering import Gathering, Told
from runner.engine.messages import Job
from runner.review.standing import Standing
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import suite_hash
from runner.text import command
from runner.workspace import Workspace

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDEST = 160  # columns: two pieces of code, each as wide as code should be
WHY = {
    Standing.OPEN: "{file} is not green yet: `{run}` says what is missing.",
    Standing.WAS_GREEN: "{file} has changed since it was green: `{run}` judges it as it is now.",
    Standing.IMPORTED: "{file} was green on another machine: `{run}` confirms it here.",
    Standing.REVIEW: "{file} is in review: first write it from memory, then compare.",
    Standing.STALE: "{file} was green, but its suite is newer: `{run}` judges it again.",
}


def compare(workspace: Workspace, name: str | None, spoil: bool, json: bool) -> int:
    """Show both solutions, then measure. Exit 2 before green, where nobody said --spoil."""
    try:
        rung = choose(workspace, name)
        green = workspace.progress().shows_green(rung.name)
        job = workspace.job(rung)
        comparison = look(job)
        if not green and not spoil:
            raise LadderError(refusal(workspace, rung))
    except LadderError as error:
        if not json:
            raise
        print(encoder.dumps({"exercise": name or "", "message": str(error)}))
        return 2
    if not green:
        workspace.state.record(rung.name, "spoiled", job.source, suite_hash(job.suite, job.checks), (0, 0), 0.0)
    if json:
        from runner.compare.sentences import document

        print(encoder.dumps(document(measure(workspace, job, comparison), green)))
    else:
        show(workspace, job, comparison)
    return 0


def choose(workspace: Workspace, name: str | None) -> Rung:
    """The rung that is named; without a name the one that became green last, or else the next to climb."""
    progress = workspace.progress()
    greens = [rung for rung in workspace.ladder.rungs if progress.shows_green(rung.name)]
    if name or not greens:
        return workspace.choose(name)
    return max(greens, key=lambda rung: max(a.id for a in workspace.state.attempts(rung.name) if a.status == "green"))


def refusal(workspace: Workspace, rung: Rung) -> str:
    """Why the reference is not shown yet, and what to do; empty for a rung that is green."""
    standing = workspace.progress().standings[rung.name]
    if standing not in WHY:
        return ""
    why = WHY[standing].format(file=rung.shown(rung.code), run=command("run", rung.number))
    return f"{why} To see the reference all the same: `{command('compare', rung.number, '--spoil')}`."


def measure(
    workspace: Workspace, job: Job, comparison: Comparison, told: Told = lambda done, of, what: None
) -> Comparison:
    """The comparison with its facts."""
    with workspace.engine(job.rung) as engine:
        return Gathering(engine, job, told).fill(comparison)


def show(workspace: Workspace, job: Job, comparison: Comparison) -> None:
    """What was found, in short; then the code, the tables, and last the solution's own page."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from runner.compare.view import compare_view
    from runner.screen import Screen

    out: Console = Screen(highlight=False)
    if out.width > WIDEST:
        out = Screen(highlight=False, width=WIDEST)
    columns = TextColumn("{task.description}"), BarColumn()
    aside = Console(stderr=True)
    with Progress(*columns, console=aside, transient=True, disable=not aside.is_terminal) as bar:
        task = bar.add_task("Measuring", total=None)

        def told(done: int, of: int, what: str) -> None:
            bar.update(task, completed=done, total=of, description=f"Measuring: {what}")

        comparison = measure(workspace, job, comparison, told)
    write(out, compare_view(comparison, out.width, not out.is_terminal))
    workspace.tell_notices(out)


def write(out: Console, parts: Iterable[RenderableType]) -> None:
    """Print; in a pipe, where no line of code is cut or broken, without the blanks that fill up a row."""
    for part in parts:
        if out.is_terminal:
            out.print(part)
            continue
        with out.capture() as captured:
            out.print(part, crop=False)
        for line in captured.get().splitlines():
            print(line.rstrip())

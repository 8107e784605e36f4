"""`history`: what was tried, when, how many tests were green, and how long after the attempt before."""

from __future__ import annotations

import json as encoder
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from runner.files import digest
from runner.history.attempt import Attempt, gaps
from runner.history.replace import present
from runner.rung.ladder import Rung
from runner.rung.source import present_suite
from runner.text import command
from runner.workspace import Workspace

if TYPE_CHECKING:
    from rich.table import Table

ROWS = 20
UNUSUAL = {"spoiled": "reference shown", "given up": "review given up"}
UNITS = (("days", 86400), ("h", 3600), ("min", 60), ("s", 1))

Timed = tuple[Attempt, float | None]  # an attempt, and how many seconds it came after the one before


def history(workspace: Workspace, name: str | None, rows: int | None, json: bool) -> int:
    """Show the attempts at one exercise, or at all, the latest first."""
    rung = workspace.ladder.find(name) if name else None
    attempts = workspace.state.attempts(rung.name if rung else None)
    timed: list[Timed] = list(zip(attempts, gaps(attempts), strict=True))[::-1]
    if json:
        print(encoder.dumps({"total": len(timed), "attempts": [as_json(*row) for row in timed[:rows]]}))
        return 0
    from runner.screen import console, heading

    out, words = console(), [rung.number] if rung else []
    if rung:
        out.print(heading(rung))
    if timed:
        out.print(table(timed[: rows or ROWS], rung))
    else:
        out.tell(f"Nothing was tried yet. Every run is kept: {command('run', *words)}")
    hidden = len(timed) - (rows or ROWS)
    if hidden > 0:
        out.tell(f"{hidden} older: {command('history', *words, '--rows', str(len(timed)))}")
    if rung and timed:
        out.tell(f"Back to one of them: {command('restore', rung.number, 'NO.')}")
    workspace.tell_notices(out)
    return 0


def table(timed: Sequence[Timed], rung: Rung | None) -> Table:
    """The rows; for one exercise with what they are to its files now, else with the exercises' names."""
    from rich.table import Table

    found = Table(box=None, pad_edge=False, header_style="bold")
    found.add_column("no.", justify="right")
    found.add_column("when")
    if not rung:
        found.add_column("exercise", overflow="fold")
    found.add_column("tests green", style=None)
    found.add_column("after", justify="right")
    if rung:
        found.add_column("")
    notes = _notes(timed, rung) if rung else {}
    for attempt, gap in timed:
        style = {"green": "green", "red": "red"}.get(attempt.status, "dim")
        exercise = [] if rung else [attempt.exercise]
        note = [notes.get(attempt.id, "")] if rung else []
        after = "" if gap is None else duration(gap)
        found.add_row(str(attempt.id), moment(attempt.at), *exercise, result(attempt), after, *note, style=style)
    return found


def _notes(timed: Sequence[Timed], rung: Rung) -> dict[int, str]:
    """Which attempt is in the learner's file now, and which green ones an older suite has given."""
    code, suite = present(rung), present_suite(rung)
    notes = {a.id: "older suite" for a, _ in timed if a.green and a.suite_hash != suite}
    here = next((a for a, _ in timed if code is not None and a.code_hash == digest(code)), None)
    if here:
        notes[here.id] = ", ".join(["in your file", *([notes[here.id]] if here.id in notes else [])])
    return notes


def result(attempt: Attempt) -> str:
    """`✓ 9 of 9`, `✗ 7 of 9`, or why the code was kept: `before reset`, `reference shown`."""
    if not attempt.judged:
        return UNUSUAL.get(attempt.status, f"before {attempt.status}")
    return f"{'✓' if attempt.green else '✗'} {attempt.passed} of {attempt.tests}"


def moment(at: float) -> str:
    """`2025-11-22 13:05`, in the learner's own time zone."""
    return datetime.fromtimestamp(at).strftime("%Y-%m-%d %H:%M")


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `3 h` or `5 days`: the largest unit that fills at least one."""
    unit, size = next((entry for entry in UNITS if seconds >= entry[1]), UNITS[-1])
    whole = int(seconds // size)
    return f"{whole} {'day' if (unit, whole) == ('days', 1) else unit}"


def as_json(attempt: Attempt, gap: float | None) -> dict[str, Any]:
    """One entry of `history --json`."""
    return {
        "attempt": attempt.id,
        "exercise": attempt.exercise,
        "at": datetime.fromtimestamp(attempt.at, UTC).isoformat(),
        "status": attempt.status,
        "passed": attempt.passed,
        "failed": attempt.failed,
        "seconds": attempt.seconds,
        "seconds_since_previous": gap,
    }

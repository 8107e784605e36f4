"""`reset`: back to the stub, with the work kept; `reset --undo` brings it back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace as with_changes

from runner.files import read_plain
from runner.history.attempt import last_reset
from runner.history.replace import Replacement, code_of, present, replace, scope
from runner.review.doing import end_first
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import stub_of
from runner.text import command, tell
from runner.workspace import Workspace


def reset(workspace: Workspace, name: str | None, topic: str | None, everything: bool, undo: bool, yes: bool) -> int:
    """Replace learners' files; what they held is in the history before a byte is written."""
    rungs = scope(workspace.ladder, name, topic, everything)
    if undo:
        tell(undo_resets(workspace, rungs))
    elif rungs is None:
        raise LadderError(f"Reset what? For example {command('reset', '1')}, or --topic NAME, or --all.")
    elif name is not None:
        tell(reset_rung(workspace, rungs[0]))
    else:
        tell(reset_rungs(workspace, rungs, yes))
    return 0


def reset_rung(workspace: Workspace, rung: Rung) -> str:
    """Put the stub back. Returns what was done, in a sentence."""
    ended = end_first(workspace, rung)
    change = to_stub(rung)
    shown = rung.shown(rung.code)
    if change.same_text:
        return f"{ended}{shown} is the stub already."
    replace(workspace.state, "reset", [change])
    if change.old is None:
        return f"{ended}{shown} was missing; it is the stub again."
    return f"{ended}{shown} is the stub again. Your work is kept: {command('reset', rung.number, '--undo')}"


def reset_rungs(workspace: Workspace, rungs: Sequence[Rung], yes: bool) -> str:
    """Put the stubs back, after asking, in those of the files that are something else."""
    under = workspace.state.under_review()
    changes = [change for change in map(to_stub, rungs) if not change.same_text or change.rung.name in under]
    if not changes:
        return f"Nothing to do: {_files(len(rungs), 'is the stub', 'are stubs')} already."
    if not yes and not _agreed(changes):
        return "Nothing was changed."
    ended = "".join(end_first(workspace, change.rung) for change in changes)
    changes = [with_changes(change, old=present(change.rung)) for change in changes] if ended else changes
    replace(workspace.state, "reset", changes)
    done = f"{_files(len(changes), 'is the stub', 'are stubs')} again."
    return f"{ended}{done}\nYour work is kept: {command('reset', '--undo')}"


def undo_reset(workspace: Workspace, rung: Rung) -> str:
    """Bring back what the last reset of a rung put away; what is there now is kept too."""
    return undo_resets(workspace, [rung])


def undo_resets(workspace: Workspace, rungs: Sequence[Rung] | None) -> str:
    """Bring back all that the last reset of these rungs put away; without rungs, the last reset of all."""
    where = {rung.name: rung for rung in (workspace.ladder.rungs if rungs is None else rungs)}
    put_away = last_reset(workspace.state.attempts(), where)
    if not put_away:
        of = f" of {next(iter(where))}" if len(where) == 1 else ""
        raise LadderError(f"Nothing{of} was put away by a reset.")
    ended = "".join(end_first(workspace, where[name]) for name in put_away)
    undone = [
        Replacement(where[name], present(where[name]), code_of(workspace.state, a)) for name, a in put_away.items()
    ]
    changes = [change for change in undone if change.old != change.new]
    replace(workspace.state, "undo", changes)
    again = "again" if changes else "already"
    if len(undone) == 1:
        rung = undone[0].rung
        return f"{ended}{rung.shown(rung.code)} holds your work {again}."
    return f"{ended}{_files(len(changes or undone), 'holds', 'hold')} your work {again}."


def _agreed(changes: Sequence[Replacement]) -> bool:
    if not sys.stdin.isatty():
        raise LadderError("This would put stubs in place of your work: say --yes where nobody can be asked.")
    for change in changes:
        print(f"  {change.rung.shown(change.rung.code)}")
    print("Your work is kept, and can be brought back.")
    try:
        return input(f"Back to the stub in {_files(len(changes))}? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def to_stub(rung: Rung) -> Replacement:
    """The change of a learner's file, whatever it holds, to the stub."""
    try:
        stub = stub_of(read_plain(rung.reference).decode("utf-8")).encode()
    except (OSError, UnicodeDecodeError, SyntaxError) as error:
        shown, why = rung.shown(rung.reference), getattr(error, "strerror", None) or error
        raise LadderError(f"The stub is made from {shown}, which can't be read: {why}.") from error
    return Replacement(rung, present(rung), stub)


def _files(number: int, one: str = "", many: str = "") -> str:
    return f"1 file {one}".strip() if number == 1 else f"{number} files {many}".strip()

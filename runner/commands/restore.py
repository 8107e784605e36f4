"""`restore`: the code of an earlier attempt, back in the learner's file."""

from __future__ import annotations

from collections.abc import Sequence

from runner.commands.history import result
from runner.files import digest
from runner.history.attempt import Attempt
from runner.history.replace import Replacement, code_of, present, replace
from runner.review.doing import end_first, give_up
from runner.rung.ladder import LadderError, Rung
from runner.text import command, tell
from runner.workspace import Workspace


def restore(workspace: Workspace, name: str, number: int | None) -> int:
    """Put an attempt's code where it was, byte for byte; what is there now is kept first."""
    rung = workspace.ladder.find(name)
    tell(restore_rung(workspace, rung, number))
    return 0


def restore_rung(workspace: Workspace, rung: Rung, number: int | None = None) -> str:
    """Bring back an attempt; without a number the last green one, or where none is green the last other one.

    A review ends: whoever brings an answer back has not written it.
    """
    if number is None and rung.name in workspace.state.under_review():
        return give_up(workspace, rung)
    return end_first(workspace, rung) + _restore(workspace, rung, number)


def _restore(workspace: Workspace, rung: Rung, number: int | None) -> str:
    attempts, now = workspace.state.attempts(rung.name), present(rung)
    shown = rung.code.name
    chosen = _best(attempts, now) if number is None else _numbered(attempts, number, rung)
    if chosen is None:
        if not attempts:
            raise LadderError(f"Nothing of {rung.name} was recorded yet: `{command('run', rung.number)}` does that.")
        return f"Nothing to do: every attempt holds the same as {shown}."
    change = Replacement(rung, now, code_of(workspace.state, chosen))
    if change.old == change.new or (number is None and now is not None and chosen.code_hash == digest(now)):
        return f"{shown} holds attempt {chosen.id} already."
    kept = replace(workspace.state, "restore", [change])
    there = f"\nWhat was there is kept as attempt {kept[-1]}." if kept else ""
    return f"{shown} holds attempt {chosen.id} again ({result(chosen)}).{there}"


def _best(attempts: Sequence[Attempt], now: bytes | None) -> Attempt | None:
    """Line ends are no difference: a checkout may have changed them."""
    others = [a for a in attempts if now is None or a.code_hash != digest(now)]
    greens = [a for a in attempts if a.green]
    return next(reversed(greens or others), None)


def _numbered(attempts: Sequence[Attempt], number: int, rung: Rung) -> Attempt:
    for attempt in attempts:
        if attempt.id == number:
            return attempt
    again = command("history", rung.number)
    raise LadderError(f"There is no attempt {number} of {rung.name}. `{again}` shows their numbers.")

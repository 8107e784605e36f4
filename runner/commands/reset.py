"""`reset`: back to the stub, with the work kept; `reset --undo` brings it back."""

from __future__ import annotations

from runner.desk import Desk
from runner.files import digest, write_whole
from runner.ladder import LadderError, Rung
from runner.says import command
from runner.stub import stub_of


def reset(desk: Desk, name: str, undo: bool) -> int:
    """Replace the learner's file; what it held is in the history before a byte is written."""
    rung = desk.ladder.find(name)
    print(undo_reset(desk, rung) if undo else reset_rung(desk, rung))
    return 0


def reset_rung(desk: Desk, rung: Rung) -> str:
    """Put the stub back. Returns what was done, in a sentence."""
    try:
        stub = stub_of(rung.reference.read_text("utf-8")).encode()
    except OSError as error:
        raise LadderError(
            f"The stub is made from {rung.shown(rung.reference)}, which can't be read: {error.strerror}."
        ) from error
    shown = rung.shown(rung.code)
    if rung.code.is_dir() and not rung.code.is_symlink():
        raise LadderError(f"{shown} is a folder. Rename or remove it, then reset again.")
    if not rung.code.exists():
        _write(rung, stub)
        return f"{shown} was missing; it is the stub again."
    if digest(rung.code.read_bytes()) == digest(stub):
        return f"{shown} is the stub already."
    _keep(desk, rung, "reset")
    _write(rung, stub)
    return f"{shown} is the stub again. Your work is kept: {command('reset', rung.number, '--undo')}"


def undo_reset(desk: Desk, rung: Rung) -> str:
    """Bring back what the last reset put away; what is there now is kept too."""
    put_away = [a for a in desk.state.attempts(rung.name) if a.status == "reset"]
    work = desk.state.code(put_away[-1].id) if put_away else None
    if work is None:
        raise LadderError(f"Nothing of {rung.name} was put away by a reset.")
    if rung.code.exists():
        _keep(desk, rung, "undo")
    _write(rung, work)
    return f"{rung.shown(rung.code)} holds your work again."


def _keep(desk: Desk, rung: Rung, why: str) -> None:
    suite = digest(rung.suite.read_bytes()) if rung.suite.is_file() else ""
    if desk.state.record(rung.name, why, rung.code.read_bytes(), suite, (0, 0), 0.0) is None:
        notice = " ".join(desk.state.notices)
        raise LadderError(f"{notice} So nothing was changed: your work could not be kept first.")


def _write(rung: Rung, content: bytes) -> None:
    try:
        write_whole(rung.code, content)
    except OSError as error:
        raise LadderError(f"{rung.shown(rung.code)} can't be written: {error.strerror}.") from error

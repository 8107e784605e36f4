"""A learner's past, made up: attempts at any time, and the command line in this process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from ladder_copy import LadderCopy

from runner.cli import main
from runner.files import digest
from runner.history.attempt import Archive, Attempt
from runner.history.store import State

NOON = 1_763_812_800.0  # 22 November 2025, 12:00 UTC
RED = b"def mean(values):\n    return 0.0\n"
GREEN = b"def mean(values):\n    return sum(values) / len(values)\n"


def attempt(
    at: float = NOON,
    status: str = "red",
    code: bytes = RED,
    exercise: str = "02_mean",
    counts: tuple[int, int] = (1, 3),
    suite: str = "5" * 64,
) -> Attempt:
    """One attempt; it gets its number where it is taken in."""
    content = hashlib.sha256(code).hexdigest()
    return Attempt(0, exercise, at, status, *counts, 0.25, digest(code), suite, content)


def archive(*attempts: Attempt, codes: tuple[bytes, ...] = (RED, GREEN), **hints: int) -> Archive:
    """A history with these attempts."""
    return Archive(list(attempts), {hashlib.sha256(code).hexdigest(): code for code in codes}, hints)


def remember(root: Path, *attempts: Attempt, codes: tuple[bytes, ...] = (RED, GREEN)) -> None:
    """Let a ladder have this past."""
    state = State(root)
    assert state.merge(archive(*attempts, codes=codes)) == len(attempts)
    with state._base._db as db:
        db.execute("DELETE FROM imported")  # it was here
    state.close()


@dataclass
class Said:
    """What a command has printed."""

    code: int
    out: str
    err: str

    @property
    def width(self) -> int:
        """Of the longest line."""
        return max(map(len, f"{self.out}\n{self.err}".splitlines()))


class Kata:
    """The command line on a ladder, without the cost of a process."""

    def __init__(self, copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> None:
        self.copy = copy
        self.root = copy.root
        self.capsys = capsys

    def __call__(self, *words: str) -> Said:
        """Type a command. What it prints must fit into 80 columns."""
        self.capsys.readouterr()
        code = main(words, self.root)
        said = Said(code, *self.capsys.readouterr())
        assert "Traceback" not in said.err
        return said

    def attempts(self, exercise: str | None = None) -> list[Attempt]:
        """What is recorded now."""
        state = State(self.root)
        try:
            return state.attempts(exercise)
        finally:
            state.close()

    def code(self, number: int) -> bytes | None:
        """The code of an attempt."""
        state = State(self.root)
        try:
            return state.code(number)
        finally:
            state.close()

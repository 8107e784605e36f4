"""Which processes live: what the tests started must end, however it was treated."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PROC = Path("/proc")
only_linux = pytest.mark.skipif(not (PROC / "self" / "stat").is_file(), reason="/proc tells which processes live")
only_posix = pytest.mark.skipif(os.name != "posix", reason="signals and forks")

PATIENCE = 30.0  # seconds for something that takes a moment, on a busy machine


@dataclass(frozen=True)
class Process:
    """A line of the system's table of processes."""

    pid: int
    session: int
    command: str


def living(mark: str) -> list[Process]:
    """The processes that were started with this `NAME=value` in their environment, without the dead among them."""
    found = []
    for folder in PROC.glob("[0-9]*"):
        try:
            if mark.encode() not in (folder / "environ").read_bytes().split(b"\0"):
                continue
            state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it has just ended
            continue
        if state not in "ZX":
            found.append(Process(int(folder.name), int(session), command))
    return found


def wait_until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Return as soon as the condition holds; fail when it does not in time."""
    end = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < end, f"after {patience:g} s still not: {what}"
        time.sleep(0.01)

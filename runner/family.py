"""What a process has started: the system's own groups lose whoever begins a session of its own."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def descendants(pid: int) -> list[int]:
    """The children of a process, their children, and so on; none where the system does not tell: only Linux does.

    Whoever lost their parent is nobody's child any more, and is not found.
    """
    found = [pid]
    for one in found:
        with suppress(OSError):
            for task in (PROC / str(one) / "task").iterdir():
                found += map(int, (task / "children").read_text("ascii").split())
    return found[1:]


def end_descendants(pid: int) -> None:
    """End them at once."""
    for one in descendants(pid):
        with suppress(OSError):
            os.kill(one, signal.SIGKILL)

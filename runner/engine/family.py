"""What a process has started: the system's own groups lose whoever begins a session of its own."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

CHILDREN = Path("/proc/self/task")  # Linux: it tells a hundred times faster than psutil, which looks at all processes


def descendants(pid: int) -> list[int]:
    """The children of a process, their children, and so on; none where there is no such process.

    Whoever lost their parent is nobody's child any more, and is not found.
    """
    if CHILDREN.is_dir():
        return _of_linux(pid)
    import psutil

    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return []


def _of_linux(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        with suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text("ascii").split())
    return found[1:]


def end_descendants(pid: int) -> None:
    """End them at once."""
    for one in descendants(pid):
        with suppress(OSError):
            os.kill(one, getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows any signal ends a process at once

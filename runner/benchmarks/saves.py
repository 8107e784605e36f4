"""From a save to the first red and to the whole verdict, as a learner sees it: in a pseudo-terminal."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect

RED = re.compile("✗|\x1b\\[31mF\x1b")  # pytest's first F, which is red
LINE = re.compile(r"[A-Z][a-z]{2,}")
VERDICT = re.compile(r"\d+ (?:passed|failed)[^\n]{0,120} in [\d.]+")


@dataclass(frozen=True)
class Tool:
    """A way to follow saves: its name and its command on a rung's folder."""

    name: str
    command: tuple[str, ...]


def tools(rung: str) -> tuple[Tool, Tool]:
    """Ours and pytest-watch, on one rung."""
    ours = "import sys; from pathlib import Path; from runner.cli import main; sys.exit(main(sys.argv[1:], Path.cwd()))"
    return (
        Tool("kata watch", (sys.executable, "-c", ours, "watch", rung)),
        Tool("pytest-watch", (sys.executable, "-m", "pytest_watch", f"exercises/{rung}")),
    )


@contextmanager
def started(tool: Tool, folder: Path) -> Iterator[Any]:
    """The tool in a terminal of 80 × 24, waiting for a save."""
    child = _spawned(tool, folder)
    try:
        child.expect(VERDICT)
        _quiet(child)
        yield child
    finally:
        child.close(force=True)


def cold_start(tool: Tool, folder: Path) -> list[float]:
    """Seconds from the command to the first line, and to the first verdict."""
    start = time.perf_counter()
    child = _spawned(tool, folder)
    try:
        return [_seconds(child, pattern, start) for pattern in (LINE, VERDICT)]
    finally:
        child.close(force=True)


def _spawned(tool: Tool, folder: Path) -> Any:
    root = str(Path(__file__).resolve().parent.parent.parent)
    environment = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}
    return pexpect.spawn(
        tool.command[0],
        list(tool.command[1:]),
        cwd=str(folder),
        env=environment,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )


def _seconds(child: Any, pattern: re.Pattern[str], start: float) -> float:
    child.expect(pattern)
    return time.perf_counter() - start


def _quiet(child: Any, seconds: float = 1.0) -> None:
    """Read until nothing more comes for a while: the tool has come to rest."""
    while True:
        try:
            child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return


def read_for(child: Any, seconds: float) -> None:
    """Read all that comes in this time: a tool whose terminal nobody reads would wait."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        with suppress(pexpect.TIMEOUT):
            child.read_nonblocking(65536, timeout=left)


def seconds_to(child: Any, path: Path, content: bytes, patterns: list[re.Pattern[str]]) -> list[float]:
    """Save, and time when each pattern is first on the screen."""
    start = time.perf_counter()
    path.write_bytes(content)
    times = [_seconds(child, pattern, start) for pattern in patterns]
    _quiet(child)
    return times

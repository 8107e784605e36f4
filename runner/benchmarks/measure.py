"""Small helpers to measure whole processes and to print what was measured."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

REPEAT = 5


def median_of(repeat: int, action: Callable[[], float]) -> float:
    """The median of so many measurements."""
    return statistics.median(action() for _ in range(repeat))


def wall(command: Sequence[str], folder: Path, env: dict[str, str] | None = None) -> float:
    """Seconds of wall time for a whole process. Raises CalledProcessError if it could not run."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return time.perf_counter() - start


def row(what: str, *cells: str) -> None:
    """One line of the report."""
    print(f"{what:<48}" + "".join(f"{cell:>14}" for cell in cells), flush=True)


def ms(seconds: float) -> str:
    """Milliseconds."""
    return f"{seconds * 1000:.0f} ms"


def mib(memory: float) -> str:
    """Bytes, in mebibytes."""
    return f"{memory / 2**20:.0f} MiB"

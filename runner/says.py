"""How the learner started the program: what we tell them to type is what they typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(*words: str) -> str:
    """`kata hint 1`, or `python3 -m runner hint 1` for somebody who has not activated the environment.

    Started by `uv run`, or by the path of the runner's folder, it is that: elsewhere than in the clone's root
    `-m runner` finds nothing.
    """
    python = "python" if os.name == "nt" else "python3"
    by_path = _by_path()
    quoted = f'"{by_path}"' if " " in by_path else by_path
    started = f"{python} {quoted}" if by_path else f"{python} -m runner"
    if Path(sys.argv[0]).stem == "kata":
        started = "kata"
    uv = "uv run " if "UV_RUN_RECURSION_DEPTH" in os.environ else ""
    return " ".join([f"{uv}{started}", *words])


def _by_path() -> str:
    """The path of the runner's folder, if the learner has typed that; it was handed on to the clone's own Python."""
    if "KATA_BY_PATH" in os.environ:
        return os.environ["KATA_BY_PATH"]
    typed = Path(sys.argv[0]).name in ("runner", "__main__.py") and "-m" not in sys.orig_argv
    return sys.argv[0] if typed else ""

"""How the learner started the program: what we tell them to type is what they typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(*words: str) -> str:
    """`kata hint 1`, or `python3 -m runner hint 1` for somebody who has not activated the environment."""
    started_as_kata = Path(sys.argv[0]).stem == "kata"
    python = "python" if os.name == "nt" else "python3"
    return " ".join(["kata" if started_as_kata else f"{python} -m runner", *words])

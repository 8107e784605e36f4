"""The stubs that are shipped are those that their references make: nobody's work, and none that has gone stale."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from runner.files import digest  # noqa: E402 - the root is on the path only now
from runner.rung.ladder import load  # noqa: E402
from runner.rung.source import stub_of  # noqa: E402

OTHERS = [
    rung.shown(rung.code)
    for rung in load(ROOT).rungs
    if digest(rung.code.read_bytes()) != digest(stub_of(rung.reference.read_text("utf-8")).encode())
]
sys.exit(f"Not the stub of its reference: {', '.join(OTHERS)}" if OTHERS else 0)

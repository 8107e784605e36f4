"""The way from a bare interpreter to this clone's runner: all that lies on its path is this file.

Were the clone's own folder on the path, a `random.py` that a learner tries out there would be taken for Python's.
"""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[3])

sys.path.insert(0, ROOT)
import runner  # noqa: E402 - its modules are found through it from now on

sys.path.remove(ROOT)
sys.path.append(ROOT)

import runner.engine.warm  # noqa: E402, F401

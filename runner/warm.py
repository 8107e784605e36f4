"""Imported once by the process from which the runs are forked: pays for NumPy, pytest and Hypothesis in advance."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import tempfile
from pathlib import Path

import numpy  # noqa: F401 - what every suite imports
import pytest

import runner.session
import runner.worker

# A suite like any other: after it has run, what pytest and Hypothesis import or build at first use is there.
THROW_AWAY = '''
import numpy as np
import pytest
from hypothesis import example, given, strategies as st

@example([1.0])
@given(st.lists(st.floats(0, 1), min_size=1, max_size=2), )
def test_throw_away(values):
    """Nothing to learn here."""
    with pytest.raises(ValueError):
        raise ValueError
    assert np.sum(values) >= 0, "never"
'''


def warm_up() -> None:
    """Run the throw-away suite once, and leave no trace of it."""
    modules, path = set(sys.modules), list(sys.path)
    with tempfile.TemporaryDirectory() as folder:
        suite = Path(folder) / "test_throw_away.py"
        suite.write_text(THROW_AWAY, encoding="utf-8")
        flags = [
            *runner.session.PYTEST,
            f"--rootdir={folder}",
            "--config-file",
            str(Path(folder) / "none.toml"),
        ]
        (Path(folder) / "none.toml").write_text("", encoding="utf-8")
        pytest.main([*flags, str(suite)])
    sys.path[:] = path
    for name in set(sys.modules) - modules:
        if name == "test_throw_away":
            del sys.modules[name]
    for name in os.environ.get("KATA_PRELOAD", "").split():
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


sys.excepthook = runner.worker.unless_orphaned
warm_up()

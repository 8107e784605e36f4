"""Imported once by the process from which the runs are forked: pays for NumPy, pytest and Hypothesis in advance."""

from __future__ import annotations

import encodings.utf_8_sig  # noqa: F401 - how a learner's file is read
import gc
import importlib
import os
import sys
from pathlib import Path

import numpy.ma  # what every suite imports, and what NumPy itself imports at first use
import numpy.typing  # noqa: F401 - the references say what they take and give
import pytest

import runner.engine.stand_by
import runner.engine.worker
from runner.engine.encoding import get_ready
from runner.engine.messages import Job
from runner.files import passing_folder

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
    with passing_folder() as folder:
        root = Path(folder)
        (root / "test_throw_away.py").write_text(THROW_AWAY, encoding="utf-8")
        (root / "pyproject.toml").write_text("", encoding="utf-8")  # else pytest looks for settings further up
        pytest.main([*runner.engine.stand_by.options(root), folder])
    sys.path[:] = path
    for name in set(sys.modules) - modules:
        if name == "test_throw_away":
            del sys.modules[name]
    get_ready(Job)
    for name in (Job.worker.partition(":")[0], *os.environ.get("KATA_PRELOAD", "").split()):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


sys.excepthook = runner.engine.worker.unless_orphaned
warm_up()

"""What can go wrong with a Python, said to the learner; and where the Python of an environment is.

Runs on Python 3.6, and imports nothing that a bare interpreter has not loaded: it is read at every start.
"""
# ruff: noqa: N818, PTH118

import os
import sys

WINDOWS = os.name == "nt"


class Trouble(Exception):
    """What is wrong and what to do about it, said to the learner instead of a traceback."""


def has_python(venv: str) -> bool:
    """False without an environment, and where the Python that it was made from is gone."""
    return os.access(python_of(venv), os.X_OK)


def python_of(venv: str) -> str:
    """The Python of an environment."""
    return os.path.join(venv, "Scripts", "python.exe") if WINDOWS else os.path.join(venv, "bin", "python")


def say(text: str) -> None:
    """Tell the learner, beside the program's output: `--json` has that for itself."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()

"""What stands at `.venv`: its Python, and its stamp, a file that says who made it, where, and what for.

Runs on Python 3.6, and imports nothing that a bare interpreter has not loaded: it is read at every start.
"""
# ruff: noqa: N818, PTH105, PTH118, PTH121, PTH123

import os
import sys

WINDOWS = os.name == "nt"
READY, MAKING = "ready", "making"
OURS, FOUND = "the ladder", "another"
PYTHON = "%d.%d" % sys.version_info[:2]  # noqa: UP031
NAME = "kata-ready"


class Trouble(Exception):
    """What is wrong and what to do about it, said to the learner instead of a traceback."""


def say(text: str) -> None:
    """Tell the learner, beside the program's output: `--json` has that for itself."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def python_of(folder: "str | os.PathLike[str]") -> str:
    """The Python of an environment."""
    return os.path.join(folder, "Scripts", "python.exe") if WINDOWS else os.path.join(folder, "bin", "python")


def has_python(folder: "str | os.PathLike[str]") -> bool:
    """False without an environment, and where the Python that it was made from is gone."""
    return os.access(python_of(folder), os.X_OK)


def now(root: "str | os.PathLike[str]", maker: str = OURS) -> str:
    """What a finished environment's stamp would be now. To compare pyproject.toml whole is cheaper than to parse it."""
    with open(os.path.join(root, "pyproject.toml"), encoding="utf-8") as file:
        return "\n".join([READY, maker, PYTHON, os.path.realpath(root), file.read()])


def short(state: str, stamp: str) -> str:
    """The stamp without pyproject.toml, which is never what it would be now: the next start looks into it."""
    return "\n".join([state, *stamp.split("\n")[1:4]])


def read(folder: "str | os.PathLike[str]") -> str:
    """The stamp of an environment, or nothing where there is none: then somebody else made it."""
    try:
        with open(os.path.join(folder, NAME), encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        return ""


def write(folder: "str | os.PathLike[str]", stamp: str) -> None:
    """Stamp an environment. Who reads meanwhile sees the old stamp or the new one, never half of one."""
    path = os.path.join(folder, NAME)
    with open(path + ".new", "w", encoding="utf-8", newline="\n") as file:
        file.write(stamp)
    os.replace(path + ".new", path)


def is_ours(stamp: str) -> bool:
    """True if the ladder made the environment, and so may make it anew."""
    return stamp.split("\n")[1:2] == [OURS]


def is_unfinished(stamp: str) -> bool:
    """True if we began the environment, or a change of it, and did not come to the end."""
    return is_ours(stamp) and stamp.startswith(MAKING)


def is_outgrown(stamp: str) -> bool:
    """True if the system's Python was upgraded under our environment: what is installed in it is out of sight."""
    return is_ours(stamp) and stamp.split("\n")[2:3] != [PYTHON]


def was_moved(stamp: str, root: "str | os.PathLike[str]") -> bool:
    """True if our environment was made in another folder: its scripts call the Python that was there."""
    return is_ours(stamp) and not same("".join(stamp.split("\n")[3:4]), root)


def same(one: "str | os.PathLike[str]", other: "str | os.PathLike[str]") -> bool:
    """True if two paths lead to one folder."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False

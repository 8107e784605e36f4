"""The stamp: a file inside an environment that says who made it, what for, and whether that was finished.

Runs on Python 3.6, and imports nothing that a bare interpreter has not loaded: it is read at every start.
"""
# ruff: noqa: PTH105, PTH118, PTH121, PTH123

import os
import sys

READY, MAKING = "ready", "making"
OURS, FOUND = "the ladder", "another"
PYTHON = "%d.%d" % sys.version_info[:2]  # noqa: UP031


class Stamp:
    """What an environment was made for: the state, the maker, the Python, the folder, and its pyproject.toml."""

    def __init__(self, state: str, maker: str, python: str, root: str, pyproject: str) -> None:
        self.state, self.maker, self.python, self.root, self.pyproject = state, maker, python, root, pyproject

    def is_ready(self, root: str) -> bool:
        """True if the environment was finished and nothing that it was made for has changed."""
        return self.state == READY and self.pyproject == pyproject_of(root)

    def was_moved(self, root: str) -> bool:
        """True if our environment was made for another folder: its scripts call the Python that was there."""
        return self.maker == OURS and self.root != root and not same(self.root, root)

    def is_outgrown(self) -> bool:
        """True if the system's Python was upgraded under our environment: what is installed in it is out of sight."""
        return self.maker == OURS and self.python != PYTHON

    def is_unfinished(self) -> bool:
        """True if we began the environment, or a change of it, and did not come to the end."""
        return self.maker == OURS and self.state == MAKING


def read(folder: str) -> "Stamp | None":
    """The stamp of an environment, or None where there is none: then somebody else made it."""
    try:
        with open(path_in(folder), encoding="utf-8") as file:
            return Stamp(*file.read().split("\n", 4))
    except (OSError, ValueError, TypeError):
        return None


def fresh(root: str, state: str, maker: str, python: str = PYTHON) -> Stamp:
    """The stamp of an environment for what pyproject.toml asks now."""
    return Stamp(state, maker, python, root, pyproject_of(root))


def write(folder: str, stamp: Stamp) -> None:
    """Stamp an environment. Who reads meanwhile sees the old stamp or the new one, never half of one."""
    path = path_in(folder)
    with open(path + ".new", "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([stamp.state, stamp.maker, stamp.python, stamp.root, stamp.pyproject]))
    os.replace(path + ".new", path)


def path_in(folder: str) -> str:
    """Where an environment keeps its stamp."""
    return os.path.join(folder, "kata-ready")


def pyproject_of(root: str) -> str:
    """The text of pyproject.toml: to compare it whole is cheaper than to parse it."""
    with open(os.path.join(root, "pyproject.toml"), encoding="utf-8") as file:
        return file.read()


def same(one: str, other: str) -> bool:
    """True if two paths lead to one folder."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False

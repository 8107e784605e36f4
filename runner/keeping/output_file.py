"""Files that a command makes for the learner: one of theirs is never overwritten."""

from __future__ import annotations

from pathlib import Path

from runner.files import write_whole
from runner.ladder import LadderError


def write_own(path: Path, content: bytes, mark: bytes) -> None:
    """Write a file that carries our mark; where another file has the name already, refuse.

    Raises LadderError when it can't be written.
    """
    try:
        if path.exists() and not (path.is_file() and mark in (path.read_bytes() or mark)):
            raise LadderError(f"{path} is there already, and this program did not make it. Choose another name.")
        write_whole(path, content)
    except OSError as error:
        raise LadderError(f"{path} can't be written: {error.strerror}.") from error

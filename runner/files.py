"""Reading and writing learners' files: whole or not at all, whatever they hold."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ABANDONED = 60.0  # seconds
LARGEST = 64 * 2**20  # bytes: what is larger is no code, and to read it may take all memory

OTHER_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def digest(content: bytes) -> str:
    """A hash of a text file's content that a checkout on another system shares: line ends and BOM do not count."""
    return hashlib.sha256(content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


def other_kind(path: Path) -> str:
    """`a folder`, `a pipe`, `a device`: what a path leads to that is no file; nothing for a file, or where none is."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        return "a link that leads to itself" if error.errno == errno.ELOOP else ""
    return next((what for is_one, what in OTHER_KINDS if is_one(mode)), "")


def read_plain(path: Path, most: int = LARGEST) -> bytes:
    """The content of a file; links are followed. Raises OSError for what is none, without opening it: a pipe would be
    waited for, a device may have no end.
    """
    if what := other_kind(path):
        raise OSError(errno.EINVAL, f"it is {what}, not a file", str(path))
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # pragma: no cover - it has changed just now
            raise OSError(errno.EINVAL, "it is not a file", str(path))
        content = file.read(most + 1) or b""  # nothing where the system's own files have nothing to tell now
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MB", str(path))
    return content


def _without_waiting(path: str, flags: int) -> int:
    """Open at once: since we looked, a pipe into which nobody writes may have taken the file's place."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: a crash leaves the old content or the new, never half of it.

    Raises OSError for what is no file, which stays as it is.
    """
    if what := other_kind(path):
        raise OSError(errno.EINVAL, f"it is {what}, not a file", str(path))
    path = path.resolve()  # a link stays one, and what it leads to is replaced
    handle, name = tempfile.mkstemp(prefix=".kata-", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sweep(path.parent)


def _sweep(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left behind; a younger file may still be in use."""
    with suppress(OSError):
        for path in folder.glob(".kata-????????.tmp"):
            if time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink()

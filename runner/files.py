"""Reading and writing learners' files: whole or not at all, whatever they hold."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

ABANDONED = 60.0  # seconds


def digest(content: bytes) -> str:
    """A hash of a text file's content that a checkout on another system shares: line ends and BOM do not count."""
    return hashlib.sha256(content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step: a crash leaves the old content or the new, never half of it."""
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

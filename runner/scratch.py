"""The folder for this process' temporary files: made anew where it was cleaned away, removed at the end.

Those of processes that were killed are swept when the next one makes its own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_made: dict[int, Path] = {}  # by the process: a forked one has its own


def prefix() -> str:
    """What the name of such a folder begins with; it tells whose it is."""
    return f"kata-{os.getpid()}-"


def scratch() -> Path:
    """The folder. Systems clean the place where it is by age, whoever still waits in it."""
    number = os.getpid()
    if number not in _made:
        sweep(Path(tempfile.gettempdir()))
        _made[number] = Path(tempfile.mkdtemp(prefix=prefix()))
        atexit.register(shutil.rmtree, _made[number], ignore_errors=True)
    _made[number].mkdir(mode=0o700, parents=True, exist_ok=True)
    return _made[number]


def sweep(place: Path) -> None:
    """Remove the folders whose processes live no more."""
    if os.name != "posix":  # pragma: no cover - to ask for a process by its number would end it on Windows
        return
    with suppress(OSError):
        for folder in place.glob("kata-*-*"):
            number = folder.name.split("-")[1]
            if number.isdecimal() and not folder.is_symlink() and not lives(int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def lives(number: int) -> bool:
    """True if there is a process of this number, whoever's."""
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True

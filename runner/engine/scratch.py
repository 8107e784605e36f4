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

LONGEST = 60  # bytes; what comes behind takes some 40: /kata-4194304-abcdefgh/listener-abcdefgh
SHORT = ("/tmp", "/var/tmp")

_made: dict[int, Path] = {}  # by the process: a forked one has its own


def prefix() -> str:
    """What the name of such a folder begins with; it tells whose it is."""
    return f"kata-{os.getpid()}-"


def place() -> Path:
    """Where the folder is made: where the system says, if the way is short enough.

    The process from which runs are forked is reached by a socket in the folder, and a socket's name has some hundred
    bytes at the most (104 on macOS, 108 on Linux).
    """
    told = Path(tempfile.gettempdir())
    near = [told, *(Path(short) for short in SHORT if os.access(short, os.W_OK | os.X_OK))]
    return next((folder for folder in near if len(os.fsencode(folder)) <= LONGEST), told)


def scratch() -> Path:
    """The folder. Systems clean the place where it is by age, whoever still waits in it."""
    number = os.getpid()
    if number not in _made:
        sweep(place())
        _made[number] = Path(tempfile.mkdtemp(prefix=prefix(), dir=place()))
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

"""Files: a learner's are read and written whole or not at all, whatever they hold; our own ones pass.

These lie in one folder for each process, made anew where it was cleaned away, removed at the end. Those of processes
that were killed are swept when the next one makes its own.
"""

from __future__ import annotations

import atexit
import errno
import hashlib
import os
import shutil
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
    _remove_abandoned(path.parent)


def _remove_abandoned(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left behind; a younger file may still be in use."""
    with suppress(OSError):
        for path in folder.glob(".kata-????????.tmp"):
            if time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink()


LONGEST = 60  # bytes of a folder's path; what comes behind takes some 40: /kata-4194304-abcdefgh/listener-abcdefgh
SHORT = ("/tmp", "/var/tmp")

_made: dict[int, Path] = {}  # by the process: a forked one has its own


def scratch() -> Path:
    """The process' folder for temporary files. Systems clean such places by age, whoever still waits in them."""
    number = os.getpid()
    if number not in _made:
        sweep(place())
        _made[number] = Path(tempfile.mkdtemp(prefix=_prefix(), dir=place()))
        atexit.register(shutil.rmtree, _made[number], ignore_errors=True)
    _made[number].mkdir(mode=0o700, parents=True, exist_ok=True)
    return _made[number]


def passing_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder beside it, for a `with`: it is gone at its end."""
    return tempfile.TemporaryDirectory(prefix=_prefix(), dir=place())


def _prefix() -> str:
    """What the name of such a folder begins with; it tells whose it is."""
    return f"kata-{os.getpid()}-"


def place() -> Path:
    """Where such a folder is made: where the system says, if the way is short enough.

    The process from which runs are forked is reached by a socket in the folder, and a socket's name has some hundred
    bytes at the most (104 on macOS, 108 on Linux).
    """
    told = Path(tempfile.gettempdir())
    near = [told, *(Path(short) for short in SHORT if os.access(short, os.W_OK | os.X_OK))]
    return next((folder for folder in near if len(os.fsencode(folder)) <= LONGEST), told)


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

"""Makes an environment with what the ladder needs, and mends one: in one process at a time, however often killed."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from runner.bootstrap import stamp as stamps
from runner.bootstrap.installer import full_disk, has_begun, install, packages_of
from runner.bootstrap.needs import dependencies, has_project, lacking, name_of, of_groups
from runner.bootstrap.stamp import FOUND, MAKING, READY, WINDOWS, Trouble, has_python, python_of, same, say

COST = "Once; about a minute, 50 MB to load, 250 MB on the disk."  # measured on Linux
ASK = (
    "import sys; from pathlib import Path; sys.path.append(sys.argv[1]); from runner.bootstrap.needs import is_whole; "
)
ASK += "sys.exit(not is_whole(Path(sys.argv[1]), sys.argv[2:]))"


def prepare(root: Path, folder: Path, groups: Sequence[str] = ()) -> None:
    """Make the environment if it does not work; inside of it, install what it lacks."""
    with in_plain_words(root), one_at_a_time(root) as lock:
        stamp = stamps.read(folder)  # now that nobody else is at it
        works = has_python(folder)
        if works and stamps.is_unfinished(stamp):
            # Perhaps only an addition was cut off: a new environment may have to wait for a network, this one does not.
            ask = [python_of(folder), "-I", "-c", ASK, str(root), *groups]
            works = not subprocess.run(ask, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode
            if works:
                stamps.write(folder, stamps.short(READY, stamp))
        if not works:
            make(root, folder, groups, lock)
        elif same(sys.prefix, folder):
            mend(root, folder, groups, lock)


def make(root: Path, folder: Path, groups: Sequence[str], lock: int) -> None:
    """Make an environment where there is none, or one of ours that does not work."""
    require("sqlite3", "venv", "ensurepip", "ssl")
    require_place(root)
    again = stamps.is_ours(stamps.read(folder))
    folder.mkdir(parents=True, exist_ok=True)
    theirs = [path for path in folder.iterdir() if not path.name.startswith(stamps.NAME)]  # else we were killed here
    if theirs and not again:
        raise Trouble(
            f"{folder} has no Python that works, and the ladder did not make it: remove it, then start again."
        )
    groups_need = of_groups(root, groups)
    names = ", ".join(name_of(line) for line in dependencies(root) + groups_need)
    begin = "Making" if again or folder.parent != root else "First start: making"
    text = f"{begin} {folder.name}{' anew' if again else ''} and installing {names} into it. {COST}"
    say(textwrap.fill(text, 78, break_on_hyphens=False))
    stamps.write(folder, stamps.short(MAKING, stamps.now(root)))
    clear(folder)
    build(root, folder)
    install(root, folder, ["-e", ".", *groups_need], lock)
    stamps.write(folder, stamps.now(root))


def mend(root: Path, folder: Path, groups: Sequence[str], lock: int) -> None:
    """Install what the environment lacks, whoever made it; take nothing out of it."""
    stamp = stamps.read(folder) or stamps.short(READY, stamps.now(root, FOUND))
    missing = lacking(dependencies(root) + of_groups(root, groups))
    names = ", ".join(name_of(line) for line in missing) or "the ladder itself"
    doing = f"Installing into {folder.name} what it lacks: {names}."
    missing += [] if has_project(root) else ["-e", "."]
    if stamps.was_moved(stamp, root):
        doing = f"This folder was moved: installing into {folder.name} anew what is in it."
        build(root, folder)
        for info in packages_of(folder).glob("pip-*.dist-info"):
            shutil.rmtree(info)  # so it is brought again
        missing = ["--force-reinstall", "-e", ".", *of_groups(root, groups)]
    if missing:
        say(textwrap.fill(doing, 78))
        stamps.write(folder, stamps.short(MAKING, stamp))
        try:
            install(root, folder, missing, lock)
        except BaseException:
            if not has_begun(root):
                stamps.write(folder, stamp)
            raise
    stamps.write(folder, stamps.now(root, stamps.OURS if stamps.is_ours(stamp) else FOUND))


def build(root: Path, folder: Path) -> None:
    """What `python -m venv --without-pip` does; and on a drive without symbolic links, such as a stick, as well."""
    import venv

    lib64 = folder / "lib64"
    if not WINDOWS and not lib64.exists():  # pragma: no branch - Windows
        try:
            lib64.symlink_to("lib")  # as `venv` does on Linux; on macOS nobody looks at it
        except OSError:
            lib64.mkdir()  # else `venv` makes a link of it, and ends if it can't
    links = lib64.is_symlink()
    venv.EnvBuilder(symlinks=links, prompt="kata").create(folder)
    if not links and not starts(folder):
        raise Trouble(
            f"{root} lies on a drive without symbolic links, and a copy of this Python does not start from there."
            " Move the clone to a drive of this computer's own, then start again."
        )


def starts(folder: Path) -> bool:
    """True if the environment's Python does."""
    try:
        return not subprocess.run([python_of(folder), "-I", "-c", ""], capture_output=True, check=False).returncode
    except OSError:
        return False


def clear(folder: Path) -> None:
    """Remove all but the stamp: killed in the middle, the environment is still known as ours."""
    patience = 20 if WINDOWS else 0
    for path in [path for path in folder.iterdir() if not path.name.startswith(stamps.NAME)]:
        remove = shutil.rmtree if path.is_dir() and not path.is_symlink() else Path.unlink
        while os.path.lexists(path):
            try:
                remove(path)
            except OSError:  # pragma: no cover - Windows: pip that a killed start has left keeps its files open
                if not patience:
                    raise
                patience -= 1
                time.sleep(0.5)


@contextmanager
def one_at_a_time(root: Path) -> Iterator[int]:
    """Hold the clone's lock, which the system frees when its last holder ends: pip's process inherits it.

    So a start that is killed leaves pip to come to its end, and the next start waits for that. (On Windows nobody
    inherits a lock.)
    """
    path = root / ".kata" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    said = False
    with path.open("a", encoding="utf-8") as file:
        while True:
            try:
                take(file.fileno())
                break
            except (BlockingIOError, PermissionError):
                if not said:
                    say("Another set-up is running in this folder; waiting for it.")
                said = True
                time.sleep(0.1)
            except OSError:
                break  # a network drive without locks: go on without
        yield file.fileno()


def take(lock: int) -> None:
    """Take the lock, or raise BlockingIOError or, on Windows, PermissionError."""
    if sys.platform == "win32":  # pragma: no cover - Windows
        import msvcrt

        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def require(*modules: str) -> None:
    """Raise Trouble if this Python was built or packaged without one of the standard modules."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            major, minor = sys.version_info[:2]
            raise Trouble(
                f"This Python has no `{name}`, so it cannot set up the ladder. On Debian and Ubuntu:"
                f" sudo apt install python{major}.{minor}-venv; elsewhere install Python from"
                " https://www.python.org/downloads/, then start again."
            ) from None


def require_place(root: Path) -> None:
    """Raise Trouble if no environment can live in this folder."""
    try:
        str(root).encode("utf-8")
        reason = f"its path holds `{os.pathsep}`, which parts the entries of PATH" if os.pathsep in str(root) else ""
    except UnicodeEncodeError:
        reason = "its path holds bytes that are no UTF-8"
    if reason:
        advice = "Rename the folder or move the clone, then start again."
        raise Trouble(f"No environment can be made in {root}: {reason}. {advice}")


@contextmanager
def in_plain_words(root: Path) -> Iterator[None]:
    """Turn what the system refuses into Trouble, and say what Ctrl-C left behind."""
    try:
        yield
    except KeyboardInterrupt:
        say("Stopped. The next start mends it.")
        raise
    except OSError as error:
        raise Trouble(refusal(error, root)) from None


def refusal(error: OSError, root: Path) -> str:
    """What an error of the file system means for a set-up."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{root} cannot be written ({error.strerror}). Copy it to a folder of your own and start there, or start it"
            " in an environment that has the packages that pyproject.toml names."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(root)
    return f"The set-up failed: {error}. Remove what is in the way, then start again."

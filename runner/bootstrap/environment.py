"""Makes an environment with what the ladder needs, and mends one: in one process at a time, however often killed."""

from __future__ import annotations

import os
import shutil
import subprocess
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from runner.bootstrap import stamp as stamps
from runner.bootstrap.hindrance import in_plain_words, links_work, require, require_place
from runner.bootstrap.installer import Installer
from runner.bootstrap.needs import dependencies, has_project, lacking, name_of, of_groups
from runner.bootstrap.stamp import FOUND, MAKING, OURS, READY, Stamp
from runner.bootstrap.trouble import Trouble, has_python, python_of, say

SOUND = Path(__file__).with_name("sound.py")
COST = "Once; about a minute, 50 MB to load, 250 MB on the disk."  # measured on Linux


def environment(root: Path, folder: Path, groups: Sequence[str] = ()) -> Path:
    """The Python of an environment of its own with these dependency groups, kept at `folder`."""
    stamp = stamps.read(str(folder))
    if stamp and stamp.is_outgrown():
        condemn(root, folder)
    prepare(root, folder, groups)
    return Path(python_of(str(folder)))


def condemn(root: Path | str, folder: Path | str) -> Stamp:
    """Mark an environment of ours as one to be made anew, whatever is in it: for no Python."""
    stamp = stamps.fresh(str(root), MAKING, OURS, python="none")
    with in_plain_words(Path(root)):
        stamps.write(str(folder), stamp)
    return stamp


def prepare(root: Path, folder: Path, groups: Sequence[str] = ()) -> None:
    """Bring the environment at `folder` to what pyproject.toml asks for now; make it where there is none."""
    require("sqlite3")
    with in_plain_words(root), one_at_a_time(root):
        stamp = stamps.read(str(folder))  # now that nobody else is at it
        works = has_python(str(folder))
        if works and stamp and may_go_on(root, folder, groups, stamp):
            # Only an addition was cut off, and a new environment may have to wait for a network: this one stays.
            stamp = stamps.fresh(str(root), READY, OURS, stamp.python)
            stamp.pyproject = stamp.pyproject if has_project(root, folder) else ""
            stamps.write(str(folder), stamp)
        if works and not (stamp and (stamp.is_unfinished() or stamp.was_moved(str(root)))):
            mend(root, folder, groups, stamp)
        elif (stamp and stamp.maker == OURS) or not folder.exists() or not any(folder.iterdir()):
            make(root, folder, groups, stamp)
        else:
            raise Trouble(
                f"{folder} has no Python that works, and the ladder did not make it: remove it, then start again."
            )


def may_go_on(root: Path, folder: Path, groups: Sequence[str], stamp: Stamp) -> bool:
    """True if an environment that was left unfinished has, whole, all that the ladder depends on."""
    if not stamp.is_unfinished() or stamp.python == "none" or stamp.was_moved(str(root)):
        return False
    command = [python_of(str(folder)), "-I", str(SOUND), str(root), *groups]
    return not subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode


def make(root: Path, folder: Path, groups: Sequence[str], stamp: Stamp | None) -> None:
    """Make an environment. One of ours that stands there is put aside, and put back if it was good."""
    require("venv", "ensurepip", "ssl")
    require_place(root)
    import venv

    wanted = dependencies(root) + of_groups(root, groups)
    names = ", ".join(name_of(line) for line in wanted)
    begin = f"{'First start: making' if folder.parent == root and not stamp else 'Making'} {folder.name}"
    again = " anew" if stamp else ""
    say(textwrap.fill(f"{begin}{again} and installing {names} into it. {COST}", 78, break_on_hyphens=False))
    old = put_aside(root, folder, stamp)
    try:
        begin_at(root, folder)
        links = os.name != "nt" and links_work(folder)
        if not links and os.name != "nt":
            (folder / "lib64").mkdir()  # else `venv` makes it as a link, and ends if it can't
        venv.EnvBuilder(symlinks=links, prompt="kata").create(folder)
        if not links:
            require_start(root, folder)
        with Installer(root, folder) as installer:
            installer.install(["-e", ".", *of_groups(root, groups)])
        stamps.write(str(folder), stamps.fresh(str(root), READY, OURS))
    except BaseException:
        if old:
            discard(root, folder)
            old.rename(folder)
        raise
    if old:
        remove(old)


def require_start(root: Path, folder: Path) -> None:
    """Raise Trouble if the environment's Python, which is a copy here, does not start."""
    try:
        done = subprocess.run([python_of(str(folder)), "-I", "-c", ""], capture_output=True, check=False).returncode
    except OSError:
        done = -1
    if done:
        raise Trouble(
            f"{root} lies on a drive without symbolic links, and a copy of this Python does not start from there."
            " Move the clone to a drive of this computer's own, then start again."
        )


def put_aside(root: Path, folder: Path, stamp: Stamp | None) -> Path | None:
    """Clear the place. An environment that was good, if in another folder, comes back should the new one fail."""
    old = root / ".kata" / f"replaced-{folder.name}"
    if stamp and stamp.state == READY and has_python(str(folder)):
        remove(old)
        return folder.rename(old)
    discard(root, folder)
    return old if old.exists() else None  # a start that was killed has put it there


def begin_at(root: Path, folder: Path) -> None:
    """Let the folder come into being with its stamp in it: killed at any moment, it is known as ours."""
    new = root / ".kata" / "new"
    remove(new)
    new.mkdir()
    stamps.write(str(new), stamps.fresh(str(root), MAKING, OURS))
    new.rename(folder)


def discard(root: Path, folder: Path) -> None:
    """Remove an environment, which is gone at once: half of one, without its stamp, would not be known as ours."""
    rubbish = root / ".kata" / "rubbish"
    remove(rubbish)
    if folder.exists():
        folder.rename(rubbish)
        remove(rubbish)


def mend(root: Path, folder: Path, groups: Sequence[str], stamp: Stamp | None) -> None:
    """Install what an environment lacks, whoever made it; take nothing out of it."""
    missing = lacking(of_groups(root, groups), folder)
    if not (stamp and stamp.is_ready(str(root))):
        missing += lacking(dependencies(root), folder)
        missing += [] if has_project(root, folder) else ["-e", "."]
    maker, python = (stamp.maker, stamp.python) if stamp else (FOUND, stamps.PYTHON)
    if missing:
        names = ", ".join(name_of(line) for line in missing if line[0] not in "-.")
        say(textwrap.fill(f"Installing into {folder.name} what it lacks: {names or 'the ladder itself'}.", 78))
        with Installer(root, folder) as installer:
            stamps.write(str(folder), stamps.fresh(str(root), MAKING, maker, python))
            try:
                installer.install(missing)
            except BaseException:
                if not installer.has_begun:
                    restore(folder, stamp)
                raise
    stamps.write(str(folder), stamps.fresh(str(root), READY, maker, python))


def restore(folder: Path, stamp: Stamp | None) -> None:
    """Give an environment in which nothing was changed its stamp back."""
    if stamp:
        stamps.write(str(folder), stamp)
    else:
        Path(stamps.path_in(str(folder))).unlink()


def remove(folder: Path) -> None:
    """Remove a folder that may not be there.

    On Windows what a killed start left running keeps its files open; it ends by itself.
    """
    for _ in range(20):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            return
        except OSError:
            time.sleep(0.5)
    shutil.rmtree(folder)


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the clone's lock, which the system frees when its holder dies: an exclusive transaction of SQLite."""
    import sqlite3

    path = root / ".kata" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    path.touch()  # in a folder that cannot be written, this fails with plainer words than SQLite's
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        said = False
        while True:
            try:
                lock.execute("PRAGMA busy_timeout = 500")
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    break  # a network drive without locks: go on without
            if not said:
                say("Another set-up is running in this folder; waiting for it.")
                said = True
        yield

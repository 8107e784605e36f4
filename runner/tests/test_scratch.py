"""Temporary files: in one folder, there when needed, and swept after a process that was killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from processes import only_posix, wait_until

import runner.files
from runner.files import lives, place, scratch, sweep


def test_it_is_there_whenever_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for the process; with the place that it is in, where that is gone too."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(runner.files, "_made", {})
    (tmp_path / "tmp").mkdir()
    folder = scratch()
    assert folder.is_dir() and folder.name.startswith(f"kata-{os.getpid()}-")
    folder.rmdir()
    (tmp_path / "tmp").rmdir()
    assert scratch() == folder and folder.is_dir()


@only_posix
@pytest.mark.parametrize("length", [40, 61, 100, 200])
def test_the_folder_for_temporary_files_may_lie_deep(copy: LadderCopy, length: int) -> None:
    """A socket's name may not be as long as a path; then a short place is taken, and nothing is left in either."""
    deep = Path(tempfile.mkdtemp(dir="/tmp")) / "x"
    deep = deep.with_name("x" * (length - len(str(deep.parent)) - 1))
    deep.mkdir()
    copy.write(copy.reference())
    done = copy.kata("run", "2", TMPDIR=str(deep))
    assert done.returncode == 0, done.stdout + done.stderr
    deep.rmdir()  # it is empty


def test_where_no_short_place_is_open_the_long_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody needs a socket it does as well."""
    deep = tmp_path / ("x" * 100)
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    monkeypatch.setattr(runner.files, "SHORT", (str(tmp_path / "none"),))
    assert place() == deep


@only_posix
def test_what_the_dead_have_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not what belongs to a process that lives, to nobody, or is a link."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stay = [f"kata-{os.getpid()}-a", "kata-abcdefgh", "kata-x-a", "mine"]
    gone = [f"kata-{ended.pid}-a", f"kata-{10**30}-a"]
    for name in (*stay, *gone):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").touch()
    (tmp_path / f"kata-{ended.pid}-link").symlink_to(tmp_path / "mine")
    sweep(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*stay, f"kata-{ended.pid}-link"])

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert lives(ended.pid)  # somebody else's
    monkeypatch.setattr(Path, "glob", refuse)
    sweep(tmp_path)


@only_posix
def test_killed_runs_leave_nothing_for_long(copy: LadderCopy) -> None:
    """The next run sweeps, and leaves nothing itself."""
    folder = Path(tempfile.mkdtemp())
    right = copy.reference()
    copy.write(f"import time\ntime.sleep(5)\n{right}")
    process = copy.start("run", "2", TMPDIR=str(folder))
    wait_until(lambda: list(folder.glob("kata-*-*/*")), "the run has a folder of its own")
    process.kill()
    process.communicate()
    assert list(folder.glob("kata-*"))
    copy.write(right)
    assert copy.kata("run", "2", TMPDIR=str(folder)).returncode == 0
    folder.rmdir()  # it is empty

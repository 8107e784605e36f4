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

import runner.scratch
from runner.scratch import lives, scratch, sweep


def test_it_is_there_whenever_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One for the process; with the place that it is in, where that is gone too."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(runner.scratch, "_made", {})
    (tmp_path / "tmp").mkdir()
    folder = scratch()
    assert folder.is_dir() and folder.name.startswith(f"kata-{os.getpid()}-")
    folder.rmdir()
    (tmp_path / "tmp").rmdir()
    assert scratch() == folder and folder.is_dir()


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
    place = Path(tempfile.mkdtemp())  # a short path: the name of a socket has 107 letters at the most
    right = copy.reference()
    copy.write(f"import time\ntime.sleep(5)\n{right}")
    process = copy.start("run", "2", TMPDIR=str(place))
    wait_until(lambda: list(place.glob("kata-*-*/*")), "the run has a folder of its own")
    process.kill()
    process.communicate()
    assert list(place.glob("kata-*"))
    copy.write(right)
    assert copy.kata("run", "2", TMPDIR=str(place)).returncode == 0
    place.rmdir()  # it is empty

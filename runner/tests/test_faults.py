"""Killed, full, read-only, written by two at once: what was reported is there, and every file is whole."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ladder_copy import MINIATURE, LadderCopy
from past import GREEN, NOON, RED, Kata, attempt, remember
from processes import only_posix

import runner.files
from runner.history.attempt import LATEST

SCRIPT = Path(__file__).with_name("killed.py")
KILLS = 200


def told(what: str, root: Path, *numbers: int) -> dict[str, Any]:
    """What the script finds."""
    words = [sys.executable, str(SCRIPT), what, str(root), *map(str, numbers)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@only_posix
def test_killed_at_any_moment_nothing_that_was_reported_is_lost(copy: LadderCopy) -> None:
    """During saves, records, resets, undos and restores; the state opens, files are whole, every save is somewhere."""
    found = told("kill", copy.root, KILLS, 20)
    assert found["kills"] == KILLS
    assert found["reported"] > KILLS / 2 and found["saved"] > KILLS


@only_posix
def test_killed_at_any_moment_of_a_review_the_old_answer_comes_back(copy: LadderCopy) -> None:
    """To the byte, whatever was under way: its beginning, its end, giving up, a reset, a restore."""
    found = told("reviews", copy.root, 200, 6)
    assert found["kills"] == 200
    assert min(found["in review"], found["taken out"]) >= 20


@only_posix
def test_what_killed_processes_leave_behind_is_swept(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were being written; not those of a process that may still live, nor others."""
    folder = copy.rung().folder
    old, young, other = (folder / f".kata-{name}" for name in ("abcdefgh.tmp", "ijklmnop.tmp", "notes.tmp.txt"))
    for path in (old, young, other):
        path.write_text("half")
    os.utime(old, (NOON, NOON))
    os.utime(other, (NOON, NOON))
    runner.files.write_whole(copy.rung().code, RED)
    assert [path.exists() for path in (old, young, other)] == [False, True, True]

    def refuse(path: Path, pattern: str) -> Iterator[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)
    runner.files.write_whole(copy.rung().code, GREEN)
    assert copy.rung().code.read_bytes() == GREEN


@only_posix
def test_a_run_that_is_killed_leaves_a_state_that_opens(copy: LadderCopy) -> None:
    """Whatever it had printed is recorded, and the learner's file is as it was."""
    rng = random.Random(5)
    copy.write(RED)
    reported = 0
    for _ in range(3):
        process = copy.start("run", "2", "--json")
        try:
            out, _ = process.communicate(timeout=rng.uniform(0.2, 2.0))
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate()
        reported += out.endswith("}\n")
        state = copy.workspace.state
        assert len(state.attempts("02_mean")) >= reported
        assert state.notices == []
        assert copy.rung().code.read_bytes() == RED


@only_posix
def test_processes_that_write_at_once(copy: LadderCopy) -> None:
    """Each waits for the other: nothing is lost, and nobody is told of trouble."""
    assert told("together", copy.root, 2, 100) == {"notices": [], "lost": 0, "kept": 200}


@only_posix
def test_processes_that_start_at_once(copy: LadderCopy) -> None:
    """The first start of all makes the file; the others wait for it."""
    for _ in range(5):
        shutil.rmtree(copy.root / ".kata", ignore_errors=True)
        assert told("together", copy.root, 6, 1) == {"notices": [], "lost": 0, "kept": 6}


@only_posix
def test_a_disk_that_is_full(copy: LadderCopy) -> None:
    """It is said, nothing is changed, and when there is room again the work goes on."""
    found = told("full", copy.root)
    assert (found["before"], found["record"], found["after"]) == (1, None, 2)
    assert found["notices"][0].startswith("This could not be kept in .kata/state.sqlite3: ")
    assert found["notices"][0].endswith("Everything else goes on.")
    assert found["reset"].endswith("So nothing was changed: your work could not be kept first.")
    assert found["file"] is True
    assert found["attempts"] == [1]


@only_posix
def test_a_state_that_can_only_be_read() -> None:
    """All that was recorded is shown, also what was only in the log; a reset would lose work, so it refuses."""
    with tempfile.TemporaryDirectory() as folder:  # not in tmp_path, where root's folders are closed to others
        Path(folder).chmod(0o755)
        root = shutil.copytree(MINIATURE, Path(folder, "ladder"))
        code = root / "exercises" / "02_mean" / "mean.py"
        code.write_bytes(GREEN)
        code.chmod(0o666)
        code.parent.chmod(0o777)
        found = told("read_only", root)
        (root / ".kata").chmod(0o755)
    assert found["attempts"] == ["green", "red"]
    assert found["code"] == "# two\n"
    assert (found["record"], found["greens"]) == (None, 2)
    assert found["notices"][0].startswith("Progress can't be kept in .kata/state.sqlite3")
    assert found["reset"].endswith("So nothing was changed: your work could not be kept first.")
    assert found["file"] == GREEN.decode()


def test_a_state_that_is_only_in_memory_is_no_place_to_keep_work(
    copy: LadderCopy, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where `.kata` can't be a folder, a reset would be for ever: it refuses."""
    (copy.root / ".kata").write_text("a file")
    kata = Kata(copy, capsys)
    copy.write(GREEN)
    said = kata("reset", "2")
    assert said.code == 2
    assert said.err.startswith("Progress can't be kept in .kata/state.sqlite3")
    assert copy.rung().code.read_bytes() == GREEN
    assert copy.workspace.state.record("02_mean", "green", GREEN, "", (4, 0), 0.1) is None
    assert copy.workspace.state.greens()["02_mean"]  # for as long as this process lives


def test_a_clock_set_back_between_two_resets(
    copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last reset is the last one that was made, whatever the clock said."""
    kata = Kata(copy, capsys)
    for at, code in ((NOON, RED), (NOON - 10**6, GREEN)):
        copy.write(code)
        monkeypatch.setattr("runner.history.store.time.time", lambda at=at: at)
        assert kata("reset", "2").code == 0
    assert kata("reset", "--undo").code == 0
    assert copy.rung().code.read_bytes() == GREEN


def test_a_past_in_the_future_is_drawn_and_listed(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> None:
    """A clock that was wrong for years makes the axis long, and nothing else."""
    remember(copy.root, attempt(0.0), attempt(NOON), attempt(LATEST - 1, "green", GREEN))
    kata = Kata(copy, capsys)
    assert kata("history").code == kata("progress").code == 0

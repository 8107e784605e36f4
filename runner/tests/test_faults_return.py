"""A file that can't be used for a while: work goes on in memory, and moves back as soon as it can."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from past import GREEN, RED

import runner.history.database
from runner.engine.verdict import Colour, Verdict
from runner.files import digest
from runner.history.database import Notices
from runner.history.store import State
from runner.watch import deeds
from runner.watch.happenings import Finished

AGAIN = "Progress is kept in .kata/state.sqlite3 again."
FULL = "This could not be kept in .kata/state.sqlite3: database or disk is full. Everything else goes on."


@pytest.fixture
def away(copy: LadderCopy) -> State:
    """A state whose folder is not one, with one green attempt and a hint in memory."""
    (copy.root / ".kata").write_text("a file", "utf-8")
    state = copy.workspace.state
    assert state.record("02_mean", "green", GREEN, "5" * 64, (4, 0), 0.1) is None
    state.set_hints_shown("02_mean", 2)
    return state


def bring_back(copy: LadderCopy) -> None:
    """Let the folder be one, with a file in which another runner has recorded an attempt meanwhile."""
    (copy.root / ".kata").unlink()
    other = State(copy.root)
    assert other.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1) == 1
    other.set_hints_shown("02_mean", 1)
    other.close()


def test_what_memory_has_kept_moves_into_the_file(copy: LadderCopy, away: State) -> None:
    """With the next write, behind what is there; it is said once, and the trouble no longer."""
    (trouble,) = away.notices
    assert trouble.startswith("Progress can't be kept in .kata/state.sqlite3 (")
    bring_back(copy)
    assert away.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1) == 3
    assert away.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1) == 4
    assert away.notices == [AGAIN]
    again = State(copy.root)
    assert [a.status for a in again.attempts()] == ["red", "green", "red", "red"]
    assert again.code(2) == GREEN
    assert again.greens() == {"02_mean": {(digest(GREEN), "5" * 64)}}
    assert again.hints_shown("02_mean") == 2
    again.close()


def test_who_is_in_a_hurry_settles_at_the_end(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock of another program costs a watch a tenth of a second, and no attempt."""
    state = copy.workspace.state
    state.hurry()
    other = sqlite3.connect(state.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    assert state.record("02_mean", "green", GREEN, "5" * 64, (4, 0), 0.1) is None
    state.hurry()
    assert time.monotonic() - begun < runner.history.database.BUSY / 2
    assert "(database is locked)" in state.notices[0]
    assert state.greens() == {"02_mean": {(digest(GREEN), "5" * 64)}}
    monkeypatch.setattr(runner.history.database, "BUSY", 0.1)
    assert "(database is locked)" in state.settle()
    other.execute("ROLLBACK")
    assert state.settle() == ""
    assert [row[0] for row in other.execute("SELECT status FROM attempts")] == ["green"]
    other.close()


def test_a_reset_that_was_refused_leaves_no_trace(copy: LadderCopy, away: State) -> None:
    """Nothing was replaced then, so nothing was put away; as soon as the file is there, it works."""
    assert away.keep("reset", [("02_mean", GREEN, "5" * 64)]) is None
    bring_back(copy)
    assert away.keep("reset", [("02_mean", RED, "5" * 64)]) == [3]
    assert [a.status for a in away.attempts()] == ["red", "green", "reset"]


def test_what_was_in_the_file_is_not_moved_twice(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory has a copy of it from the beginning."""
    monkeypatch.setattr(runner.history.database, "BUSY", 0.05)
    monkeypatch.setattr(runner.history.database, "SOON", 0.01)
    first = State(copy.root)
    first.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1)
    first.close()
    other = sqlite3.connect(first.path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    state = State(copy.root)
    assert state.record("02_mean", "green", GREEN, "5" * 64, (4, 0), 0.1) is None
    assert "(database is locked)" in state.notices[0]
    assert [a.status for a in state.attempts()] == ["red", "green"]
    other.close()
    state.set_hints_shown("02_mean", 1)
    assert state.notices == [AGAIN]
    assert [(a.id, a.status) for a in state.attempts()] == [(1, "red"), (2, "green")]
    state.close()


def test_a_move_that_fails_is_tried_again(copy: LadderCopy, away: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory keeps what it has until all of it is in the file."""
    copy_new = runner.history.database.copy_new

    def fail(*words: object) -> None:
        copy_new(*words)  # type: ignore[arg-type]
        raise sqlite3.OperationalError("database or disk is full")

    bring_back(copy)
    monkeypatch.setattr(runner.history.database, "copy_new", fail)
    assert away.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1) is None
    assert [a.status for a in away.attempts()] == ["green", "red"]
    monkeypatch.undo()
    away.set_hints_shown("02_mean", 3)
    assert [a.status for a in away.attempts()] == ["red", "green", "red"]


def test_damage_in_the_place_of_the_folder_is_mended_too(copy: LadderCopy, away: State) -> None:
    """A file that is no database is set aside, as at the start."""
    (copy.root / ".kata").unlink()
    (copy.root / ".kata").mkdir()
    away.path.write_bytes(b"rubbish " * 999)
    assert away.record("02_mean", "red", RED, "5" * 64, (0, 4), 0.1) == 2
    assert "was damaged" in away.notices[0] and away.notices[1:] == [AGAIN]


def test_news_is_told_once_and_trouble_while_it_lasts() -> None:
    """A sentence that was told is not told again; all of them together can still be asked for."""
    notices = Notices()
    notices.add("It was damaged.")
    notices.add("It was damaged.")
    notices.trouble = "It is full."
    assert notices.news() == ["It was damaged.", "It is full."]
    notices.add("It is back.")
    assert notices.news() == ["It is back.", "It is full."]
    notices.trouble = ""
    assert notices.news() == []
    assert notices.all() == ["It was damaged.", "It is back."]


def test_watch_tells_of_a_full_disk_until_there_is_room(copy: LadderCopy) -> None:
    """With each attempt that is lost, and not with those after that."""
    rung = copy.write(b"# work\n" * 20_000)
    finished = Finished(1, Verdict(rung.name, Colour.RED), copy.workspace.job(rung))
    database = copy.workspace.state._base._db
    database.execute("PRAGMA max_page_count = 8")
    for _ in range(2):
        assert deeds.record(copy.workspace, finished).notices == (FULL,)
    database.execute("PRAGMA max_page_count = 100000")
    assert deeds.record(copy.workspace, finished).notices == ()
    assert len(copy.workspace.state.attempts()) == 1


def test_watch_tells_once_that_the_file_is_back(copy: LadderCopy, away: State) -> None:
    """The rung that was green in memory is green still."""
    rung = copy.rung("01_double")
    finished = Finished(1, Verdict(rung.name, Colour.GREEN), copy.workspace.job(rung))
    assert deeds.record(copy.workspace, finished).notices == tuple(away.notices) != ()
    Path(copy.root, ".kata").unlink()
    judged = deeds.record(copy.workspace, Finished(2, Verdict(rung.name, Colour.GREEN), copy.workspace.job(rung)))
    assert judged.notices == (AGAIN,) and judged.progress.is_green(rung.name)
    assert deeds.record(copy.workspace, finished).notices == ()

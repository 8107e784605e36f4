"""Drills in the history: kept, moved to another machine, saved from damage; and files of before have none."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from drill_file import give_drill
from ladder_copy import LadderCopy
from past import GREEN, RED, Kata

import runner.history.store
from runner.history.attempt import LARGEST_SEED, LATEST, Drilled, is_sound_drill
from runner.history.database import Database
from runner.history.store import State

ONE = Drilled("01_double", "twice_a_number", 7, 1000.0, "wrong", "squares")


def record(state: State, at: float = 1000.0, seed: int = 7, exercise: str = "01_double") -> bool:
    """Record a drill at this time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner.history.store, "_now", lambda: at)
        return state.record_drill(exercise, "twice_a_number", seed, "wrong", "squares")


def test_what_is_recorded_is_there(copy: LadderCopy) -> None:
    """Of one exercise or of all, the oldest first, whenever it was recorded."""
    state = copy.workspace.state
    assert state.drills_of() == []
    assert record(state, 2000.0, exercise="02_mean")
    assert record(state)
    state.close()
    again = State(copy.root)
    assert again.drills_of("01_double") == [ONE]
    assert [d.exercise for d in again.drills_of()] == ["01_double", "02_mean"]
    assert again.notices == []
    again.close()


def test_the_same_drill_is_there_once(copy: LadderCopy) -> None:
    """One question at one moment is one drill."""
    assert record(copy.workspace.state)
    assert record(copy.workspace.state)
    assert copy.workspace.state.drills_of() == [ONE]


def test_a_file_of_before_gets_the_table(copy: LadderCopy) -> None:
    """Nothing that was in it is lost, and a program of before goes on with the new one."""
    state = State(copy.root)
    state.record("02_mean", "green", GREEN, "5" * 64, (4, 0), 0.1)
    state.set_hints_shown("02_mean", 2)
    path = state.path
    state.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE drills")
        db.commit()
    state = State(copy.root)
    assert state.drills_of() == []
    assert record(state)
    assert state.drills_of() == [ONE]
    assert [a.status for a in state.attempts()] == ["green"]
    assert state.hints_shown("02_mean") == 2
    assert state.notices == []
    state.close()
    assert not list(path.parent.glob("damaged-*"))


def test_rows_that_make_no_sense_are_passed_over(copy: LadderCopy) -> None:
    """What a damaged disk has made of a row is no drill."""
    state = copy.workspace.state
    record(state)
    with sqlite3.connect(state.path) as db:
        db.execute("INSERT INTO drills VALUES ('01_double', 'twice', -3, 5.0, 'right', '')")
        db.execute("INSERT INTO drills VALUES ('01_double', 'twice', 3, 5.0, 'splendid', '')")
    db.close()
    assert state.drills_of() == [ONE]


@pytest.mark.parametrize(
    "change",
    [
        {"exercise": "double"},
        {"item": "a b"},
        {"item": 3},
        {"seed": -1},
        {"seed": LARGEST_SEED + 1},
        {"seed": True},
        {"at": -1.0},
        {"at": LATEST},
        {"at": float("nan")},
        {"outcome": "fine"},
        {"mistake": "a\nb"},
    ],
)
def test_what_is_no_drill(change: dict[str, Any]) -> None:
    """Each value is looked at."""
    assert is_sound_drill(ONE.row)
    assert not is_sound_drill(Drilled(**(vars(ONE) | change)).row)


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kata:
    """The command line on a ladder where something was drilled."""
    monkeypatch.chdir(copy.root.parent)
    record(copy.workspace.state)
    return Kata(copy, capsys)


@pytest.fixture
def other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kata:
    """Another machine."""
    return Kata(LadderCopy(tmp_path / "other"), capsys)


def drills(kata: Kata) -> list[Drilled]:
    """What is recorded on a machine."""
    with closing(State(kata.root)) as state:
        return state.drills_of()


def test_drills_go_to_another_machine(kata: Kata, other: Kata) -> None:
    """With an export, once; both machines' drills are there then."""
    with closing(State(other.root)) as state:
        record(state, 500.0, seed=9)
    kata("export")
    assert other("import", "kata-progress.json").out == "0 attempts imported.\nAnd 1 drill.\n"
    assert [d.seed for d in drills(other)] == [9, 7]
    assert other("import", "kata-progress.json").out == "0 attempts imported.\n"
    assert len(drills(other)) == 2
    assert kata("export").code == 0, "an export with drills is known as one, and may be replaced"
    other("export", "back.json")
    assert kata("import", "back.json").out == "0 attempts imported.\nAnd 1 drill.\n"


def test_an_export_of_before_has_no_drills(kata: Kata, other: Kata) -> None:
    """It is taken in as it was; and where nothing was drilled the document is that of before."""
    Path("mine.json").write_text(other("export", "-").out, "utf-8")
    assert "drills" not in json.loads(Path("mine.json").read_text("utf-8"))
    assert kata("import", "mine.json").code == 0
    assert drills(kata) == [ONE]


@pytest.mark.parametrize(
    "spoiled",
    [3, [3], [{}], [{**vars(ONE), "seed": "7"}], [{**vars(ONE), "outcome": "fine"}], [{**vars(ONE), "at": -1}]],
)
def test_a_document_with_broken_drills_changes_nothing(kata: Kata, other: Kata, spoiled: Any) -> None:
    """All of it or nothing."""
    kata("export")
    path = Path("kata-progress.json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "drills": spoiled}), "utf-8")
    said = other("import", path.name)
    assert said.code == 2
    assert "Nothing was changed." in said.err
    assert drills(other) == []


def test_drills_are_saved_from_a_damaged_file(copy: LadderCopy) -> None:
    """What can still be read is taken over."""
    state = State(copy.root)
    state.record("02_mean", "red", RED, "5" * 64, (1, 3), 0.1)
    record(state)
    path = state.path
    state.close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE hints")  # no file of ours
        db.commit()
    again = State(copy.root)
    assert again.drills_of() == [ONE]
    assert len(again.notices) == 1
    again.close()


def test_drills_of_memory_move_into_the_file(copy: LadderCopy) -> None:
    """Where the file can't be used for a while, they are kept in memory, and then moved."""
    folder = copy.root / ".kata"
    folder.write_text("a file", "utf-8")
    state = copy.workspace.state
    assert not record(state)
    assert state.drills_of() == [ONE]
    folder.unlink()
    assert record(state, 2000.0)
    assert [d.at for d in state.drills_of()] == [1000.0, 2000.0]
    with closing(State(copy.root)) as other:
        assert [d.at for d in other.drills_of()] == [1000.0, 2000.0]


def test_a_drill_that_can_not_be_kept_is_said(
    copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drill goes on all the same."""
    give_drill(copy)

    def full(self: Database, action: object, only_lasting: bool = False) -> None:
        self.notices.trouble = "This could not be kept: the disk is full."

    monkeypatch.setattr(Database, "write", full)
    monkeypatch.setattr(sys, "stdin", io.StringIO("?\n"))
    said = Kata(copy, capsys)("drill", "1", "--count", "1")
    assert said.code == 0
    assert "1 drill, 0 right" in said.out
    assert said.err == "This could not be kept: the disk is full.\n"

"""Where the learner stands: facts about this code and this suite."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from ladder_copy import LadderCopy

from runner.files import digest
from runner.history.store import GREENS
from runner.review.standing import Progress, Standing, progress_of, standing
from runner.rung.ladder import Ladder, Rung


def pair(rung: Rung) -> tuple[str, str]:
    """The hashes of a rung's code and suite as they are."""
    return digest(rung.code.read_bytes()), digest(rung.suite.read_bytes())


def test_green_is_about_this_code_and_this_suite(copy: LadderCopy) -> None:
    """An edit makes it `was green`, a newer suite `stale`; undoing the edit makes it green again."""
    rung = copy.write(copy.reference())
    assert standing(rung, set()) is Standing.OPEN
    greens = {pair(rung)}
    assert standing(rung, greens) is Standing.GREEN
    copy.write(copy.reference() + "# one more line\n")
    assert standing(rung, greens) is Standing.WAS_GREEN
    copy.write(copy.reference())
    rung.suite.write_text(rung.suite.read_text("utf-8") + "# newer\n", "utf-8")
    assert standing(rung, greens) is Standing.STALE
    copy.write(copy.reference() + "# one more line\n")
    assert standing(rung, greens) is Standing.WAS_GREEN
    assert standing(rung, greens | {pair(rung)}) is Standing.GREEN


def test_line_ends_are_no_edit(copy: LadderCopy) -> None:
    """A checkout on another system keeps every green."""
    rung = copy.write(copy.reference())
    greens = {pair(rung)}
    copy.write(b"\xef\xbb\xbf" + copy.reference().replace("\n", "\r\n").encode())
    assert standing(rung, greens) is Standing.GREEN


def test_a_deleted_file_was_green(copy: LadderCopy) -> None:
    """The fact is not lost."""
    rung = copy.write(copy.reference())
    greens = {pair(rung)}
    rung.code.unlink()
    assert standing(rung, greens) is Standing.WAS_GREEN


def test_a_file_that_cannot_be_read_was_green(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what it holds now."""
    rung = copy.write(copy.reference())
    greens = {pair(rung)}

    def refuse(path: str, flags: int) -> int:
        raise PermissionError

    monkeypatch.setattr("runner.files._without_waiting", refuse)
    assert standing(rung, greens) is Standing.WAS_GREEN


def test_planned_rungs_have_no_standing(copy: LadderCopy) -> None:
    """Whatever the history says."""
    rung = Rung(copy.root, "03_median", "Statistics", planned=True)
    assert standing(rung, {("a", "b")}) is Standing.PLANNED


def at(ladder: Ladder, **standings: Standing) -> Progress:
    """Progress on the miniature ladder."""
    named = {r.name: standings.get(r.module, Standing.OPEN) for r in ladder.rungs}
    return Progress(ladder, named | {"03_median": Standing.PLANNED})


def test_the_next_rung_is_the_first_that_is_not_green(copy: LadderCopy) -> None:
    """From a rung on upwards, then from the start; stale and changed ones again; on the core path only its rungs."""
    ladder = copy.workspace.ladder
    double, mean = ladder.rungs
    assert at(ladder).next() == double
    assert at(ladder).next(core=True) == mean
    assert at(ladder).next(after=double) == mean
    assert at(ladder).next(after=mean) == double
    assert at(ladder, double=Standing.GREEN).next() == mean
    assert at(ladder, double=Standing.STALE, mean=Standing.GREEN).next() == double
    assert at(ladder, double=Standing.WAS_GREEN, mean=Standing.GREEN).next(after=mean) == double
    assert at(ladder, mean=Standing.GREEN).next(core=True) is None
    assert at(ladder, double=Standing.GREEN, mean=Standing.GREEN).next() is None


def test_an_understanding_is_proven_when_all_its_rungs_are_green(copy: LadderCopy) -> None:
    """A planned rung proves nothing yet."""
    progress = at(copy.workspace.ladder, double=Standing.GREEN, mean=Standing.GREEN)
    first, second = copy.workspace.ladder.mvu
    assert progress.proven(first.rungs)
    assert not progress.proven(second.rungs)
    assert not at(copy.workspace.ladder).proven(first.rungs)


@pytest.mark.parametrize("core", [False, True])
def test_the_document_of_list(copy: LadderCopy, core: bool) -> None:
    """Every rung with its standing, the next one, and what is proven."""
    document = progress_of(copy.workspace.ladder, {}).as_json(core)
    exercises = [
        {"exercise": "01_double", "topic": "Arithmetic", "core": False, "standing": "open", "further": None},
        {"exercise": "02_mean", "topic": "Statistics", "core": True, "standing": "open", "further": None},
        {"exercise": "03_median", "topic": "Statistics", "core": False, "standing": "planned", "further": None},
    ]
    never = {"due_at": None, "recall": None}
    exercises = [entry | never for entry in exercises]
    assert document == {
        "exercises": exercises[1:2] if core else exercises,
        "next": "02_mean" if core else "01_double",
        "due": [],
        "mvu": [
            {"id": "M1", "can": "double a number", "exercises": ["01_double"], "how": "", "proven": False},
            {
                "id": "M2",
                "can": "say what is typical",
                "exercises": ["02_mean", "03_median"],
                "how": "",
                "proven": False,
            },
        ],
    }


def test_the_document_names_no_next_rung_at_the_end(copy: LadderCopy) -> None:
    """All are green."""
    assert at(copy.workspace.ladder, double=Standing.GREEN, mean=Standing.GREEN).as_json()["next"] is None


def test_a_long_history_is_not_read_for_the_few_that_are_green(copy: LadderCopy) -> None:
    """An index leads to them, and to what the same code came to later; that decides, here and elsewhere."""
    state = copy.workspace.state
    for status in ("green", "red", "green"):
        state.record("02_mean", status, b"a", "", (4, 0), 0.1)
        state.record("02_mean", status, b"b", "", (4, 0), 0.1)
    state.record("02_mean", "red", b"b", "", (0, 4), 0.1)
    state.record("02_mean", "error", b"a", "", (0, 0), 0.1)
    assert state.greens() == {"02_mean": {(digest(b"a"), "")}}
    assert state.greens(elsewhere=True) == {}
    with closing(sqlite3.connect(state.path)) as db:
        db.execute("INSERT INTO imported SELECT id FROM attempts WHERE status = 'green'")
        db.commit()
        plan = [row[-1] for row in db.execute(f"EXPLAIN QUERY PLAN {GREENS.format('NOT')}")]
    assert state.greens() == {}
    assert state.greens(elsewhere=True) == {"02_mean": {(digest(b"a"), ""), (digest(b"b"), "")}}
    assert not [line for line in plan if line.startswith("SCAN") and "imported" not in line]

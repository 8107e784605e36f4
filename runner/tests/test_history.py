"""`history`: what was tried, when, how it went, and how long between."""

from __future__ import annotations

import json
import re

import pytest
from ladder_copy import LadderCopy
from past import GREEN, NOON, RED, Kata, attempt, remember
from rich.console import Console

from runner.commands.history import duration, moment, result, table
from runner.files import digest
from runner.history.attempt import Attempt
from runner.history.store import State


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line."""
    return Kata(copy, capsys)


def test_without_attempts_it_says_how_to_begin(kata: Kata) -> None:
    """A sentence, and no empty table."""
    assert kata("history").out == "Nothing was tried yet. Every run is kept: python3 -m runner run\n"
    assert "run 02" in kata("history", "2").out
    assert json.loads(kata("history", "--json").out) == {"total": 0, "attempts": []}


def test_one_exercise_the_latest_first(kata: Kata) -> None:
    """Number, time, tests, how long after the attempt before, and what the attempt is to the files of today."""
    suite = digest(kata.copy.rung().suite.read_bytes())
    remember(
        kata.root,
        attempt(NOON),
        attempt(NOON + 40, "green", GREEN, counts=(4, 0)),
        attempt(NOON + 5 * 60, "green", GREEN, counts=(4, 0), suite=suite),
        attempt(NOON + 6 * 60, "reset", GREEN, counts=(0, 0)),
        attempt(NOON, exercise="01_double"),
    )
    kata.copy.write(RED.replace(b"\n", b"\r\n"))
    said = kata("history", "mean")
    rows = [re.split(r"  +", line.strip()) for line in said.out.splitlines()]
    assert rows[1:] == [
        ["no.", "when", "tests green", "after"],
        ["4", moment(NOON + 360), "before reset", "1 min"],
        ["3", moment(NOON + 300), "✓ 4 of 4", "4 min"],
        ["2", moment(NOON + 40), "✓ 4 of 4", "40 s", "older suite"],
        ["1", moment(NOON), "✗ 1 of 4", "in your file"],
        ["Back to one of them: python3 -m runner restore 02 NO."],
    ]
    assert said.code == 0
    assert said.width <= 80


def test_green_of_an_older_suite_can_be_what_is_in_the_file(kata: Kata) -> None:
    """Both are said."""
    remember(kata.root, attempt(NOON, "green", GREEN, counts=(4, 0)))
    kata.copy.write(GREEN)
    assert "in your file, older suite" in kata("history", "2").out


def test_all_exercises_twenty_rows_unless_told(kata: Kata) -> None:
    """The rest is counted, with the command that shows it."""
    remember(kata.root, *(attempt(NOON + i, exercise=("01_double", "02_mean")[i % 2]) for i in range(30)))
    rows = kata("history").out.splitlines()
    assert len(rows) == 1 + 20 + 1
    assert re.match(r" 30 .* 02_mean +✗ 1 of 4 +1 s$", rows[1])
    assert rows[-1] == "10 older: python3 -m runner history --rows 30"
    assert len(kata("history", "--rows", "30").out.splitlines()) == 1 + 30
    assert kata("history", "1", "-n", "3").out.splitlines()[-2] == "12 older: python3 -m runner history 01 --rows 15"
    assert kata("history", "--rows", "0").code == 2


def test_json_is_all_unless_told(kata: Kata) -> None:
    """One document: every attempt, the latest first, with the time in UTC."""
    remember(kata.root, *(attempt(NOON + i) for i in range(30)))
    document = json.loads(kata("history", "2", "--json").out)
    assert document["total"] == len(document["attempts"]) == 30
    assert document["attempts"][0] == {
        "attempt": 30,
        "exercise": "02_mean",
        "at": "2025-11-22T12:00:29+00:00",
        "status": "red",
        "passed": 1,
        "failed": 3,
        "seconds": 0.25,
        "seconds_since_previous": 1.0,
    }
    assert document["attempts"][-1]["seconds_since_previous"] is None
    assert len(json.loads(kata("history", "--json", "--rows", "2").out)["attempts"]) == 2


def test_a_clock_that_was_set_back_changes_no_order(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers give the order, and nothing takes less than no time."""
    for at in (NOON, NOON - 86400 * 365, NOON + 60):
        monkeypatch.setattr("runner.history.store.time.time", lambda at=at: at)
        kata.copy.workspace.state.record("02_mean", "red", RED, "", (1, 3), 0.1)
    found = json.loads(kata("history", "--json").out)["attempts"]
    assert [a["attempt"] for a in found] == [3, 2, 1]
    assert [a["seconds_since_previous"] for a in found] == [86400 * 365 + 60, 0.0, None]


def test_an_unknown_exercise_is_one_sentence(kata: Kata) -> None:
    """Exit code 2, on stderr."""
    said = kata("history", "median_of_means")
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1


def test_code_that_was_kept_says_why() -> None:
    """A run has its count; the rest was kept before something, or because the reference was looked at."""
    words = {
        status: result(attempt(status=status)) for status in ("red", "reset", "undo", "restore", "spoiled", "given up")
    }
    assert words == {
        "red": "✗ 1 of 4",
        "reset": "before reset",
        "undo": "before undo",
        "restore": "before restore",
        "spoiled": "reference shown",
        "given up": "review given up",
    }


def test_the_longest_names_fit_into_80_columns() -> None:
    """Every row stays one line."""
    longest = Attempt(12345, "19_nll_equals_cross_entropy", NOON, "given up", 0, 0, 0.0, "", "", "")
    console = Console(width=80)
    with console.capture() as captured:
        console.print(table([(longest, 86400.0 * 10)], None))
    lines = captured.get().splitlines()
    assert len(lines) == 2
    assert lines[1].rstrip().endswith("review given up  10 days")


def test_a_damaged_state_is_said_once(kata: Kata) -> None:
    """Below the rows."""
    path = kata.root / ".kata" / "state.sqlite3"
    path.parent.mkdir()
    path.write_bytes(b"no database " * 400)
    said = " ".join(kata("history").out.split())
    assert "was damaged. It is kept as .kata/damaged-" in said
    assert said.endswith("; a new one was begun.")
    assert "damaged" not in kata("history").out


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (0.9, "0 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (7200, "2 h"), (86400, "1 day")],
)
def test_duration_in_the_largest_unit(seconds: float, words: str) -> None:
    """Rounded down, as a clock is read."""
    assert duration(seconds) == words


def test_state_lists_one_exercise_or_all(copy: LadderCopy) -> None:
    """In the order of their numbers."""
    remember(copy.root, attempt(NOON), attempt(NOON + 1, exercise="01_double"))
    state = State(copy.root)
    assert [a.exercise for a in state.attempts()] == ["02_mean", "01_double"]
    assert [a.id for a in state.attempts("01_double")] == [2]
    state.close()

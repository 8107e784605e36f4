"""`list`: the map of the ladder."""

from __future__ import annotations

import json

import pytest
from ladder_copy import LadderCopy
from past import Kata

from runner.files import digest


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line in this process."""
    return Kata(copy, capsys)


def green(kata: Kata, name: str) -> None:
    """Let a rung be green."""
    rung = kata.copy.rung(name)
    suite = digest(rung.suite.read_bytes())
    kata.copy.workspace.state.record(name, "green", rung.code.read_bytes(), suite, (4, 0), 0.1)


def test_the_map_at_the_beginning(kata: Kata) -> None:
    """Topics, rungs, the next one, what can be done, where to begin."""
    said = kata("list")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Arithmetic\n"
        "  →   01_double                        next\n"
        "Statistics\n"
        "  · ★ 02_mean\n"
        "      03_median                        planned\n"
        "\n"
        "What you can do\n"
        "  · M1 double a number\n"
        "       proven by 01\n"
        "  · M2 say what is typical\n"
        "       proven by 02, 03\n"
        "\n"
        "0 of 2 green   ★ core path\n"
        "Next: read exercises/01_double/README.md,\n"
        "      write exercises/01_double/double.py\n"
    )


def test_the_map_on_the_way(kata: Kata) -> None:
    """What is green is ticked and proves; what was green says what has changed."""
    green(kata, "01_double")
    green(kata, "02_mean")
    kata.copy.write("# changed", "02_mean")
    lines = kata("list").out.splitlines()
    assert lines[1] == "  ✓   01_double"
    assert lines[3] == "  → ★ 02_mean                          next; was green; changed since"
    assert lines[7:9] == ["  ✓ M1 double a number", "       proven by 01✓"]
    assert "1 of 2 green   ★ core path" in lines


def test_the_map_at_the_end(kata: Kata) -> None:
    """All are green."""
    green(kata, "01_double")
    green(kata, "02_mean")
    assert kata("list").out.endswith("2 of 2 green   ★ core path\nAll of them: the path is complete.\n")


def test_a_newer_suite_is_told(kata: Kata) -> None:
    """The code is the same: it only has to be run again."""
    green(kata, "01_double")
    green(kata, "02_mean")
    suite = kata.copy.rung("01_double").suite
    suite.write_text(suite.read_text("utf-8") + "\n# newer\n", "utf-8")
    assert (
        kata("list").out.splitlines()[1] == "  →   01_double                        next; was green; its suite is newer"
    )


def test_green_once_and_red_later_is_not_green(kata: Kata) -> None:
    """Of the same code and suite the latest verdict counts; a run that did not come about is none, nor is a reset."""
    rung, state = kata.copy.rung("01_double"), kata.copy.workspace.state
    code, suite = rung.code.read_bytes(), digest(rung.suite.read_bytes())
    green(kata, rung.name)
    for status, mark in (("red", "→"), ("green", "✓"), ("error", "✓"), ("red", "→"), ("error", "→"), ("green", "✓")):
        state.record(rung.name, status, code, suite, (1, 3), 0.1)
        assert kata("list").out.splitlines()[1].split()[:2] == [mark, rung.name]
    assert state.keep("reset", [(rung.name, code, suite)])
    state.record(rung.name, "red", code, "a" * 64, (1, 3), 0.1)
    assert kata("list").out.splitlines()[1].split()[0] == "✓"


def test_the_core_path_alone(kata: Kata) -> None:
    """Topics without a rung on it are left out."""
    lines = kata("list", "--core").out.splitlines()
    assert lines[:2] == ["Statistics", "  → ★ 02_mean                          next"]
    assert "0 of 1 green   ★ core path" in lines


def test_without_a_command_and_a_terminal_it_is_list(kata: Kata) -> None:
    """In a pipe nobody can watch."""
    assert kata().out == kata("list").out
    assert kata("--core").out == kata("list", "--core").out


def test_the_document(copy: LadderCopy) -> None:
    """In a real process: one JSON document, nothing else."""
    done = copy.kata("list", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert document["next"] == "01_double"
    assert [e["exercise"] for e in document["exercises"]] == ["01_double", "02_mean", "03_median"]
    assert [u["proven"] for u in document["mvu"]] == [False, False]


def test_a_damaged_history_is_said_below(kata: Kata) -> None:
    """And not in the document."""
    (kata.root / ".kata").mkdir()
    (kata.root / ".kata" / "state.sqlite3").write_bytes(b"garbage" * 1000)
    assert ".kata/state.sqlite3 was damaged. It is kept as .kata/damaged-" in " ".join(kata("list").out.split())
    (kata.root / ".kata" / "state.sqlite3").write_bytes(b"garbage" * 1000)
    assert json.loads(kata("list", "--json").out)["next"] == "01_double"


def test_a_broken_ladder_is_one_sentence(kata: Kata) -> None:
    """Exit code 2, on stderr."""
    (kata.copy.exercises / "ladder.toml").write_text("core = [")
    said = kata("list")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("exercises/ladder.toml is not valid TOML: ")

"""`run`: one verdict, on the screen or as a document."""

from __future__ import annotations

import json
import os

import pytest
from ladder_copy import LadderCopy
from past import Kata

from runner.engine.engine import Engine

NOISY = "import sys\nprint('at import')\nprint('on stderr', file=sys.stderr)\n"


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], engine: Engine) -> Kata:
    """The command line in this process, whose warm process is shared."""
    return Kata(copy, capsys)


def test_green_is_exit_code_0_and_says_what_is_next(kata: Kata) -> None:
    """Also by default: without a name it is the next rung."""
    kata.copy.write(kata.copy.reference())
    said = kata("run", "mean")
    assert said.code == 0
    assert said.out.splitlines()[0] == "02 · Mean   exercises/02_mean/mean.py"
    assert said.out.splitlines()[2].startswith("4 passed in ")
    assert said.out.splitlines()[3:] == [
        "Mean is green. See how else it is done: python3 -m runner compare 02",
        "Next: 01 · Double   exercises/01_double/README.md",
    ]
    assert kata("run").out.startswith("01 · Double")
    kata.copy.write(kata.copy.reference("01_double"), "01_double")
    complete = "The ladder is complete: all 2 rungs are green. You can now\n  double a number\n  say what is typical\n"
    assert kata("run").out.endswith(complete)
    assert kata("run").out.startswith("02 · Mean")  # all are green: the last


def test_the_core_path_has_its_own_end(kata: Kata) -> None:
    """Its rungs alone count."""
    kata.copy.write(kata.copy.reference())
    said = kata("run", "--core")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("The core path is complete: 1 of 1 rungs are green.\n")


def test_red_is_exit_code_1_and_says_where_help_is(kata: Kata) -> None:
    """Whatever was printed, nothing is on stderr."""
    said = kata("run", "2")
    assert (said.code, said.err) == (1, "")
    assert said.out.splitlines()[-2].startswith("0 passed, 4 failed in ")
    assert said.out.splitlines()[-1] == "Stuck? python3 -m runner hint 02"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["run", "maen"], "There is no exercise named 'maen'. Did you mean 02_mean?"),
        (["run", "3"], "03_median is planned, but not written yet."),
        (["run", "2"], "exercises/02_mean/mean.py is missing. `python3 -m runner reset 02` puts the stub back."),
    ],
)
def test_what_cannot_be_run_is_exit_code_2(kata: Kata, words: list[str], sentence: str) -> None:
    """One sentence on stderr; with --json it is in the document."""
    kata.copy.rung().code.unlink()
    said = kata(*words)
    assert (said.code, said.out, said.err) == (2, "", f"{sentence}\n")
    said = kata(*words, "--json")
    assert (said.code, said.err) == (2, "")
    assert json.loads(said.out) == {
        "exercise": words[1],
        "status": "error",
        "tests": [],
        "diagnosis": [],
        "seconds": 0.0,
        "message": sentence,
    }


def test_a_folder_in_the_place_of_the_file_is_told(kata: Kata) -> None:
    """So is a suite that is not there, and a file that can't be read."""
    rung = kata.copy.rung()
    rung.code.unlink()
    rung.code.mkdir()
    advice = "Rename or remove it first. `python3 -m runner reset 02` puts the stub back."
    assert kata("run", "2").err == f"exercises/02_mean/mean.py is a folder, not a file. {advice}\n"
    rung.code.rmdir()
    kata.copy.write("")
    rung.suite.unlink()
    assert kata("run", "2").err == "exercises/02_mean/test_mean.py is missing.\n"


def test_a_file_that_cannot_be_read_is_told(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's reason."""

    def refuse(path: str, flags: int) -> int:
        if path == str(kata.copy.rung().code):
            raise PermissionError(13, "Permission denied")
        return os.open(path, flags)

    monkeypatch.setattr("runner.files._without_waiting", refuse)
    assert kata("run", "2").err == "exercises/02_mean/mean.py could not be read: Permission denied.\n"


def test_settings_that_cannot_be_meant_are_told(kata: Kata) -> None:
    """Before anything runs."""
    kata.copy.settings("test-timeout = 'long'")
    said = kata("run", "2")
    assert (said.code, said.err[:38]) == (2, "pyproject.toml: [tool.kata] test-timeo")


def test_a_ladder_without_a_rung_to_climb_is_told(kata: Kata) -> None:
    """Every one of the core path is planned."""
    text = (kata.copy.exercises / "ladder.toml").read_text("utf-8")
    (kata.copy.exercises / "ladder.toml").write_text(
        text.replace('core = ["02_mean"]', 'core = ["03_median"]'), "utf-8"
    )
    assert kata("run", "--core").err == "exercises/ladder.toml lists no rung that can be climbed yet.\n"


def test_a_suite_that_cannot_be_read_is_exit_code_2(kata: Kata) -> None:
    """The sentence stands where the verdict would; no hint can help."""
    kata.copy.rung().suite.write_text("def test_a(:\n")
    said = kata("run", "2")
    assert said.code == 2
    assert said.out.startswith("02 · Mean   exercises/02_mean/mean.py\n\n  The suite can't be read: ")
    assert "passed" not in said.out
    assert "Stuck" not in said.out


def test_the_document_is_all_that_is_on_stdout(copy: LadderCopy) -> None:
    """In a real process, with a file that prints at import and in its function, on both streams."""
    copy.write(NOISY + copy.reference().replace("    if", "    print('in the function')\n    if", 1))
    done = copy.kata("run", "2", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(done.stdout)
    assert list(document) == ["exercise", "status", "tests", "diagnosis", "seconds"]
    assert (document["exercise"], document["status"], document["diagnosis"]) == ("02_mean", "green", [])
    assert 0 < document["seconds"] < 60
    first = document["tests"][0]
    assert list(first) == ["name", "status", "law", "message", "seconds", "further"]
    assert (first["name"], first["status"]) == ("test_mean_worked_example", "passed")
    assert (first["law"], first["message"]) == ("The mean of 1, 2 and 6 is 3.", "")


def test_the_document_of_a_red_run(kata: Kata) -> None:
    """Messages and the diagnosis are in it."""
    kata.copy.write("def mean(values):\n    return float(sorted(values)[len(values) // 2])\n")
    said = kata("run", "2", "--json")
    document = json.loads(said.out)
    assert (said.code, document["status"]) == (1, "red")
    assert [t["status"] for t in document["tests"]] == ["failed", "failed", "passed", "failed"]
    assert document["tests"][0]["message"].startswith("assert 2.0 == 3")
    assert document["diagnosis"] == [
        {"function": "mean", "mistake": "middle", "message": "You took the middle value: that is the median."}
    ]


def test_every_verdict_is_recorded(kata: Kata) -> None:
    """With its code, its counts and the hash of its suite."""
    for code in ("def mean(values: 1", kata.copy.reference()):
        kata.copy.write(code)
        kata("run", "2")
    red, green = kata.attempts("02_mean")
    assert (red.status, red.passed, red.failed) == ("red", 0, 4)
    assert (green.status, green.passed, green.failed) == ("green", 4, 0)
    assert red.suite_hash == green.suite_hash != ""
    assert kata.code(red.id) == b"def mean(values: 1"


def test_what_could_not_be_recorded_is_said_below(kata: Kata) -> None:
    """The verdict stands."""
    (kata.root / ".kata").write_text("a file where the folder should be")
    said = kata("run", "2")
    assert said.code == 1
    assert "Progress can't be kept in .kata/state.sqlite3" in said.out
    assert json.loads(kata("run", "2", "--json").out)["status"] == "red"

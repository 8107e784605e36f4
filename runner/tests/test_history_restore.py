"""`restore`: an attempt's code comes back byte for byte, and what was there is kept first."""

from __future__ import annotations

import os

import pytest
from ladder_copy import LadderCopy
from past import GREEN, NOON, RED, Kata, attempt, remember

import runner.history.replace
from runner.history.replace import Replacement, replace
from runner.history.store import State
from runner.rung.ladder import LadderError


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line."""
    return Kata(copy, capsys)


def test_default_is_the_last_green_attempt(kata: Kata) -> None:
    """Later red ones do not count; where it is in the file already, nothing is changed."""
    older = GREEN + b"# older\n"
    remember(
        kata.root,
        attempt(NOON, "green", older),
        attempt(NOON + 1, "green", GREEN),
        attempt(NOON + 2),
        codes=(older, GREEN, RED),
    )
    code = kata.copy.write(b"# today\n").code
    said = kata("restore", "2")
    assert said.out.splitlines() == [
        "mean.py holds attempt 2 again (✓ 1 of 4).",
        "What was there is kept as attempt 4.",
    ]
    assert code.read_bytes() == GREEN
    assert kata.code(4) == b"# today\n"
    assert kata("restore", "2").out == "mean.py holds attempt 2 already.\n"
    assert code.read_bytes() == GREEN
    code.write_bytes(GREEN.replace(b"\n", b"\r\n"))  # as another checkout may have it
    assert kata("restore", "2").out == "mean.py holds attempt 2 already.\n"
    code.write_bytes(older)
    kata("restore", "2")
    assert code.read_bytes() == GREEN


def test_without_a_green_one_the_last_that_differs(kata: Kata) -> None:
    """Line ends are no difference."""
    first = b"# first\n"
    remember(kata.root, attempt(NOON, code=first), attempt(NOON + 1), codes=(first, RED))
    code = kata.copy.write(RED.replace(b"\n", b"\r\n")).code
    assert kata("restore", "mean").code == 0
    assert code.read_bytes() == first


@pytest.mark.parametrize(
    "content",
    [b"x = 1\r\ny = 2\r\n", b"\xef\xbb\xbfx = 1\n", b"# caf\xe9\n", b"\x00\xff" * 999, b"", b"x = 1"],
    ids=["CRLF", "BOM", "Latin-1", "no text", "empty", "no end of line"],
)
def test_every_byte_comes_back(kata: Kata, content: bytes) -> None:
    """Whatever the file held when it was tried."""
    kata.copy.workspace.state.record("02_mean", "red", content, "", (0, 4), 0.1)
    code = kata.copy.write(b"# other\n").code
    assert kata("restore", "2", "1").code == 0
    assert code.read_bytes() == content


def test_a_number_names_the_attempt(kata: Kata) -> None:
    """Also one that only differs in its line ends; the one that is there already is left alone."""
    windows = RED.replace(b"\n", b"\r\n")
    remember(kata.root, attempt(NOON, code=windows), attempt(NOON + 1), codes=(windows, RED))
    code = kata.copy.write(RED).code
    assert kata("restore", "2", "2").out == "mean.py holds attempt 2 already.\n"
    kata("restore", "2", "1")
    assert code.read_bytes() == windows
    assert len(kata.attempts()) == 3


@pytest.mark.parametrize("number", ["3", "1", "0"])
def test_a_number_of_no_attempt_at_this_exercise_is_refused(kata: Kata, number: str) -> None:
    """Nothing is changed; the sentence says where the numbers are."""
    remember(kata.root, attempt(NOON, exercise="01_double"), attempt(NOON + 1))
    code = kata.copy.write(b"# today\n").code
    said = kata("restore", "2", number)
    assert said.code == 2
    assert said.err.startswith(f"There is no attempt {number} of 02_mean. `python3 -m runner history 02`")
    assert code.read_bytes() == b"# today\n"


def test_nothing_to_restore(kata: Kata) -> None:
    """No attempt at all is an error; none that differs is not."""
    assert kata("restore", "2").err.startswith("Nothing of 02_mean was recorded yet")
    remember(kata.root, attempt(NOON))
    kata.copy.write(RED)
    said = kata("restore", "2")
    assert (said.code, said.out) == (0, "Nothing to do: every attempt holds the same as mean.py.\n")


def test_a_missing_file_comes_back(kata: Kata) -> None:
    """Nothing was there, so nothing is kept."""
    remember(kata.root, attempt(NOON, "green", GREEN))
    code = kata.copy.rung().code
    code.unlink()
    assert kata("restore", "2").out == "mean.py holds attempt 1 again (✓ 1 of 4).\n"
    assert code.read_bytes() == GREEN


def test_a_folder_in_the_files_place_is_left_alone(kata: Kata) -> None:
    """A sentence says what to do."""
    remember(kata.root, attempt(NOON))
    code = kata.copy.rung().code
    code.unlink()
    code.mkdir()
    assert "is a folder, not a file. Rename or remove it" in kata("restore", "2").err
    assert code.is_dir()


def test_a_file_that_cannot_be_read_is_left_alone(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be kept."""
    remember(kata.root, attempt(NOON))

    def refuse(path: str, flags: int) -> int:
        if path == str(kata.copy.rung().code):
            raise PermissionError(13, "Permission denied")
        return os.open(path, flags)

    monkeypatch.setattr("runner.files._without_waiting", refuse)
    assert "mean.py could not be read: Permission denied." in kata("restore", "2").err


def test_code_that_was_damaged_on_disk_is_not_restored(kata: Kata) -> None:
    """Rather nothing than something that the learner never wrote."""
    remember(kata.root, attempt(NOON))
    _spoil(kata)
    code = kata.copy.write(b"# today\n").code
    said = kata("restore", "2")
    assert (said.code, said.err) == (2, "The code of attempt 1 can't be read in .kata/state.sqlite3.\n")
    assert code.read_bytes() == b"# today\n"


def test_code_that_was_damaged_on_disk_is_kept_anew(kata: Kata) -> None:
    """That the same code was there once is no reason not to write it."""
    remember(kata.root, attempt(NOON), attempt(NOON + 1, code=GREEN))
    _spoil(kata)
    code = kata.copy.write(RED).code
    assert kata("restore", "2", "2").code == 2  # the other one's code is damaged too
    assert kata("reset", "2").code == 0
    assert kata("reset", "2", "--undo").code == 0
    assert code.read_bytes() == RED


def _spoil(kata: Kata) -> None:
    import sqlite3

    db = sqlite3.connect(kata.root / ".kata" / "state.sqlite3")
    with db:
        db.execute("UPDATE code SET content = ?", (b"garbage",))
    db.close()


def test_where_nothing_can_be_kept_nothing_is_changed(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is more than the wish."""
    remember(kata.root, attempt(NOON))
    code = kata.copy.write(b"# today\n").code
    monkeypatch.setattr(State, "keep", lambda *_: None)
    said = kata("restore", "2")
    assert said.code == 2
    assert said.err.endswith("So nothing was changed: your work could not be kept first.\n")
    assert code.read_bytes() == b"# today\n"


def test_a_save_in_the_last_moment_is_kept_too(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between keeping and writing an editor may write."""
    rung = copy.write(b"# kept\n")
    keep = State.keep
    calls = []

    def slow(state: State, why: str, works: list[tuple[str, bytes, str]]) -> list[int] | None:
        calls.append(works)
        if len(calls) == 1:
            copy.write(b"# saved meanwhile\n")
        return keep(state, why, works)

    monkeypatch.setattr(State, "keep", slow)
    assert replace(copy.workspace.state, "restore", [Replacement(rung, b"# kept\n", RED)]) == [1, 2]
    assert copy.workspace.state.code(2) == b"# saved meanwhile\n"
    assert rung.code.read_bytes() == RED


def test_a_file_that_cannot_be_written_stays_whole(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says how far it went."""
    double, mean = copy.write(b"# double\n", "01_double"), copy.write(b"# mean\n")
    write = runner.history.replace.write_whole

    def full(path: object, content: bytes) -> None:
        if path == mean.code:
            raise OSError(28, "No space left on device")
        write(path, content)

    monkeypatch.setattr(runner.history.replace, "write_whole", full)
    both = [Replacement(double, b"# double\n", RED), Replacement(mean, b"# mean\n", RED)]
    with pytest.raises(LadderError, match=r"written: No space left on device\. Before that, 1 of 2 files were changed"):
        replace(copy.workspace.state, "reset", both)
    assert (double.code.read_bytes(), mean.code.read_bytes()) == (RED, b"# mean\n")
    assert [copy.workspace.state.code(n) for n in (1, 2)] == [b"# double\n", b"# mean\n"]


def test_a_suite_that_is_missing_is_no_reason_not_to_keep(kata: Kata) -> None:
    """The work counts."""
    rung = kata.copy.write(RED)
    rung.suite.unlink()
    assert kata("reset", "2").code == 0
    assert kata.attempts()[0].suite_hash == ""

"""Where a loop without an end is: known whatever it does, and never by a crash."""

from __future__ import annotations

import faulthandler
import inspect
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from processes import only_posix, wait_until

from runner.engine.engine import Engine
from runner.engine.limits import Lookout, ask, written
from runner.engine.messages import Status
from runner.engine.session import note_at

# What makes and drops frames as fast as it can: whoever reads them from outside meets half of one.
CALLS = """
def step(x):
    return x + 1

def mean(values):
    x = 0
    while True:
        x = step(step(step(x)))
"""
IN_C = "def mean(values):\n    x = 3\n    return 10 ** 10**9\n"


def function_lines() -> tuple[int, int]:
    """Where the first test of this file stands."""
    lines, first = inspect.getsourcelines(test_the_line_is_noted_when_the_time_is_nearly_up)
    return first, first + len(lines)


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file for what is noted; the tests' own last words go where they went before."""
    for name in ("enable", "register"):
        monkeypatch.setattr(faulthandler, name, lambda *_, **__: None)
    return tmp_path / "note.txt"


def test_the_line_is_noted_when_the_time_is_nearly_up(note: Path) -> None:
    """Once; and forgotten as soon as the next test begins, so that a later crash is not told with it."""
    with note.open("a", encoding="utf-8") as file:
        lookout = Lookout(file, 0.01)
        wait_until(lambda: note.read_text("utf-8").endswith("\n"), "the line is noted")
        places = note.read_text("utf-8").splitlines()
        time.sleep(0.1)
        assert note.read_text("utf-8").splitlines() == places
        (line,) = [place for place in places if written(__file__) in place]
        assert int(line.rpartition(" ")[2]) in range(*function_lines())
        lookout.again()
        lookout.again()
    assert note.read_text("utf-8") == ""


def test_where_nothing_can_be_noted_nothing_is(tmp_path: Path) -> None:
    """The folder for temporary files was cleaned away."""
    with note_at(tmp_path / "gone" / "note.txt") as file:
        print("a line", file=file)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("code", [CALLS, "def mean(values):\n    while True:\n        pass\n"], ids=["calls", "bare"])
def test_a_loop_is_always_told_as_a_loop(copy: LadderCopy, engine: Engine, code: str) -> None:
    """Again and again: half of them were told as a crash once."""
    copy.settings("test-timeout = 0.4")
    for _ in range(8):
        verdict = copy.judge(engine, code)
        assert verdict.message.startswith("No answer in time (a test gets 0.4 s) while test_mean")
        assert "(mean.py, line " in verdict.message


@only_posix
def test_a_loop_that_holds_the_interpreter_has_its_line_too(copy: LadderCopy, engine: Engine) -> None:
    """No thread can look there; the interpreter itself is asked."""
    copy.settings("test-timeout = 0.5")
    verdict = copy.judge(engine, IN_C)
    assert "(mean.py, line 3)" in verdict.message
    assert Status.TIMEOUT in {test.status for test in verdict.tests}


@only_posix
def test_code_that_keeps_the_signal_to_itself_is_told_without_a_line(copy: LadderCopy, engine: Engine) -> None:
    """It is ended all the same."""
    copy.settings("test-timeout = 0.5")
    deaf = f"import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])\n{IN_C}"
    assert copy.judge(engine, deaf).message.startswith("No answer in time (a test gets 0.5 s) while test_mean")


@only_posix
def test_who_has_noted_its_line_is_asked_no_more(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor who has no file for it."""
    calls: list[object] = []
    monkeypatch.setattr("os.kill", lambda *asked: calls.append(asked))
    note.write_text("a line\n")
    ask(1, note)
    ask(1, note.with_name("none.txt"))
    assert calls == []

"""The sentence for a process that ended without saying so."""

from __future__ import annotations

import faulthandler
import signal
from pathlib import Path

import pytest
from processes import only_posix

from runner.engine.engine import ending_of
from runner.engine.verdict import Ending

# What the interpreter writes in its last moment.
TRACE = """Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/x/runner/suite/calls.py", line 87 in recorded
  File "{path}", line 12 in helper
  File "{path}", line 30 in dot
  File "/x/exercises/01_dot_product/test_dot_product.py", line 5 in test_dot
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A learner's file; the name has what regular expressions read otherwise."""
    return tmp_path / "dot (1)+.py"


@pytest.fixture
def trace(tmp_path: Path, path: Path) -> Path:
    """The trace of a crash in it."""
    made = tmp_path / "1.txt"
    made.write_text(TRACE.format(path=path), "utf-8")
    return made


def test_a_deadline_asks_for_a_loop(path: Path, trace: Path) -> None:
    """With the innermost line of the learner's own file."""
    assert ending_of(-9, "a test gets 1 s", trace, path) == Ending(
        "No answer in time (a test gets 1 s)",
        "It was stopped: is there an endless loop?",
        " (dot (1)+.py, line 12)",
        timeout=True,
    )


@only_posix
def test_a_signal_is_named(path: Path, trace: Path) -> None:
    """A stack overflow, the most frequent, with its most frequent reason."""
    line = " (dot (1)+.py, line 12)"
    killed, overflown = (ending_of(-number, "", trace, path) for number in (signal.SIGKILL, signal.SIGSEGV))
    assert (killed.message, killed.line) == ("The Python process crashed (SIGKILL)", line)
    assert killed.advice.startswith("Did the memory run out?")
    assert overflown.message == "The Python process crashed (SIGSEGV)"
    assert overflown.advice == "Most often a function that calls itself without an end does this."


@only_posix
def test_the_alarm_that_outlives_the_runner_is_a_deadline_too(path: Path, trace: Path) -> None:
    """It rings first where the runner itself was held up."""
    ended = ending_of(-signal.SIGALRM, "", trace, path)
    assert (ended.message, ended.timeout) == ("No answer in time", True)


def test_an_exit_code_is_told(path: Path, tmp_path: Path) -> None:
    """Where there is no trace there is no line."""
    for code in (0, 1, 3221225725, -99):
        assert ending_of(code, "", tmp_path / "none.txt", path) == Ending(
            f"The Python process ended with exit code {code}", "Does the code call os._exit()?"
        )


def test_a_process_that_lives_wrote_into_the_channel(path: Path, trace: Path) -> None:
    """Then there is no exit code."""
    assert ending_of(None, "", trace, path).message.startswith("The run sent what makes no sense")


def test_the_interpreter_writes_a_path_in_its_own_way(tmp_path: Path) -> None:
    """A folder may have any name: here the trace is a real one."""
    code, trace = tmp_path / "é ü €" / "😀.py", tmp_path / "3.txt"
    with trace.open("w", encoding="utf-8") as file:
        exec(compile("\n\ndump(file)", str(code), "exec"), {"dump": faulthandler.dump_traceback, "file": file})
    assert ending_of(-9, "a test gets 1 s", trace, code).line == " (😀.py, line 3)"


def test_a_trace_of_other_files_tells_no_line(path: Path, tmp_path: Path) -> None:
    """The suite's own lines are of no use to the learner; bytes that are no text do not disturb."""
    other = tmp_path / "2.txt"
    other.write_bytes(b'  File "/x/elsewhere.py", line 3 in f\n\xff\n')
    assert ending_of(1, "", other, path).line == ""

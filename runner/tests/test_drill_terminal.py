"""`drill` as a learner meets it: a real process in a real pseudo-terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")
if os.name == "nt":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from drill_file import TWICE  # noqa: E402
from watch_terminal import Watch, ladder_in  # noqa: E402

from runner.history.store import State  # noqa: E402

CTRL_C, CTRL_D = "\x03", "\x04"


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Starts `drill` on a new ladder whose first rung has a drill; ends what the test leaves."""
    started: list[Watch] = []

    def begin(*words: str, **options: Any) -> Watch:
        root = ladder_in(tmp_path)
        (root / "solutions/01_double/drill.py").write_text(TWICE, "utf-8")
        started.append(Watch(root, arguments=("drill", *words), **options))
        return started[-1]

    yield begin
    for session in started:
        session.kill()


def outcomes(session: Watch) -> list[str]:
    """What is recorded now."""
    state = State(session.root)
    try:
        return [drilled.outcome for drilled in state.drills_of()]
    finally:
        state.close()


def test_a_session(begin: Callable[..., Watch]) -> None:
    """A question, an answer that means nothing, one that is wrong, one that is right; another question; the end."""
    session = begin("1", "--seed", "5")
    session.until("What is twice 20.25?", "(? shows how it is done, q stops)", "\n>")
    session.press("twice as much\r")
    session.until("I do not know “twice”.")
    session.press("22,25\r")
    session.until("understood as 22.25", "✗ 22.25 adds 2.", "Once more?")
    session.press("80/2 + 1/2\r")
    session.until("understood as 40.5", "✓ Right.", "1. 2·20.25 = 40.5", "Another one? Enter, or q to stop:")
    session.press("\r")
    session.until("What is twice 18.75?")
    session.press("37.5\r")
    session.until("understood as 37.5", "1. 2·18.75 = 37.5")
    session.press("q\r")
    assert session.end() == 0
    assert "2 drills, 1 right at the first try. See you." in session.text
    assert outcomes(session) == ["second try", "right"]


def test_an_answer_can_be_edited(begin: Callable[..., Watch]) -> None:
    """The line is a line of the terminal: a wrong key is taken back."""
    session = begin("1", "--seed", "5", "--count", "1")
    session.until("What is twice 20.25?", "\n>")
    session.press("41\x7f\x7f40.5\r")
    assert session.end() == 0
    assert "understood as 40.5" in session.text
    assert outcomes(session) == ["right"]


@pytest.mark.parametrize("key, code", [(CTRL_C, 130), (CTRL_D, 0), ("q\r", 0)])
def test_leaving(begin: Callable[..., Watch], key: str, code: int) -> None:
    """Ctrl-C, Ctrl-D and q end it politely, in the middle of a question."""
    session = begin("1")
    session.until("What is twice", "\n>")
    session.press(key)
    assert session.end() == code
    assert "No drill this time." in session.text
    assert ("See you." in session.text) is (code == 0)
    assert ("Stopped." in session.text) is (code != 0)
    assert "Traceback" not in session.text
    assert outcomes(session) == []


def test_leaving_between_two_questions(begin: Callable[..., Watch]) -> None:
    """Ctrl-D at the question whether there is time for another one is no."""
    session = begin("1")
    session.until("What is twice", "\n>")
    session.press("?\r")
    session.until("How it is done:", "Another one?")
    session.press(CTRL_D)
    assert session.end() == 0
    assert "1 drill, 0 right at the first try. See you." in session.text
    assert outcomes(session) == ["shown"]


def test_what_is_no_text(begin: Callable[..., Watch]) -> None:
    """Keys that are no letters, and bytes that are no UTF-8, are no answer and no error."""
    session = begin("1", "--seed", "5", "--count", "1")
    session.until("What is twice 20.25?", "\n>")
    session.process.send(b"\xff\xfe\r")
    session.until("I do not understand")
    session.press("\x1b[A\x1b[B40.5\r")
    session.end()
    assert "Traceback" not in session.text

"""Who gives the terminal back when the runner is killed by force."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

termios = pytest.importorskip("termios", reason="Windows has no such settings")
pty = pytest.importorskip("pty", exc_type=ImportError)

from processes import wait_until  # noqa: E402

from runner.watch import guard as guard_module  # noqa: E402
from runner.watch import terminal as terminal_module  # noqa: E402
from runner.watch.guard import PAID, Guard, main  # noqa: E402


@pytest.fixture
def sides() -> Iterator[tuple[int, int]]:
    """The two sides of a pseudo-terminal, the far one and ours."""
    far, near = pty.openpty()
    yield far, near
    for side in (far, near):
        os.close(side)


def raw(near: int) -> tuple[list[Any], list[Any]]:
    """Let keys come unseen. Gives the settings before, as they are and as they are handed over."""
    before, changed = termios.tcgetattr(near), termios.tcgetattr(near)
    changed[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(near, termios.TCSANOW, changed)
    return before, [*before[:6], [ord(c) for c in before[6]]]


def said(words: bytes) -> int:
    """A pipe in which this was said, and which is closed."""
    out, into = os.pipe()
    os.write(into, words)
    os.close(into)
    return out


@pytest.mark.parametrize("group", [7, 8])
def test_what_is_owed_is_paid_when_nobody_else_can(
    sides: tuple[int, int], group: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The main screen comes back; the old settings too, unless a shell has taken the terminal meanwhile."""
    far, near = sides
    before, plain = raw(near)
    changed = termios.tcgetattr(near)
    monkeypatch.setattr(guard_module.os, "tcgetpgrp", lambda _: 7)
    main(json.dumps(["the main screen", plain, group]), said(b""), near)
    assert os.read(far, 100) == b"the main screen"
    assert termios.tcgetattr(near) == (before if group == 7 else changed)


def test_what_was_paid_is_not_paid_again(sides: tuple[int, int]) -> None:
    """The runner has left in good order."""
    far, near = sides
    main(json.dumps(["the main screen", None, 1]), said(PAID), near)
    os.write(near, b"nothing else")
    assert os.read(far, 100) == b"nothing else"


def test_a_terminal_that_is_gone_is_owed_nothing(tmp_path: Path) -> None:
    """No settings, no screen: it ends quietly all the same."""
    with (tmp_path / "screen").open("w") as screen:
        main(json.dumps(["the main screen", [0] * 7, 1]), said(b""), screen.fileno())
        main(json.dumps(["", None, 1]), said(b""), screen.fileno())
    main(json.dumps(["the main screen", None, 1]), said(b""), 1000)
    assert (tmp_path / "screen").read_text("utf-8") == "the main screen"


def test_it_is_a_process_that_outlives_the_runner(sides: tuple[int, int]) -> None:
    """It waits, and knows the settings whichever way Python gives them."""
    far, near = sides
    before, plain = raw(near)
    with os.fdopen(os.dup(near), "w", encoding="utf-8") as screen:
        paid = Guard(screen, "first ", before)
        paid.end()
        unpaid = Guard(screen, "second", plain)
        assert unpaid._process.poll() is None
        assert unpaid._process.stdin
        unpaid._process.stdin.close()  # as the end of the runner does
    wait_until(lambda: unpaid._process.poll() == 0, "it has ended")
    assert os.read(far, 100) == b"second"


def test_without_a_guard_the_terminal_is_taken_all_the_same(
    sides: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no more processes are to be had."""

    def none_left(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(guard_module.subprocess, "Popen", none_left)
    monkeypatch.setattr(terminal_module, "in_front", lambda: True)
    with os.fdopen(os.dup(sides[1]), "w", encoding="utf-8") as screen:
        monkeypatch.setattr(sys, "stdout", screen)
        made = terminal_module.Terminal()
        monkeypatch.setattr(made, "_take_keys", lambda: None)
        assert made.enter()
        made.leave()
    shown = os.read(sides[0], 1000).decode()
    while not shown.endswith(terminal_module.LEAVE):  # a terminal hands on what it has
        shown += os.read(sides[0], 1000).decode()
    assert shown == terminal_module.ENTER + terminal_module.LEAVE

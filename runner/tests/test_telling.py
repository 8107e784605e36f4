"""What is told on a terminal of 80 columns: lines end between words, and a command that is to be typed stays whole."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path

import pytest
from drill_file import give_drill
from hypothesis import given
from hypothesis import strategies as st
from ladder_copy import LadderCopy
from past import GREEN, RED, attempt, remember

from runner.cli import main
from runner.screen import Screen, console
from runner.text import tell, whole_commands, wrapped

COMMAND = re.compile(r"python3 -m runner(?: [a-z]+(?: (?:\d+|--[a-z-]+|NO\.|EX|kata-progress\.json))*)?")


class Terminal(io.StringIO):
    """A stream behind which somebody sits."""

    def isatty(self) -> bool:
        """It is."""
        return True


class Typist:
    """Types commands, once into a pipe and once on a terminal, and holds the two against each other."""

    def __init__(self, copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.copy, self.monkeypatch, self.folder = copy, monkeypatch, folder
        self.seen: list[str] = []  # the commands that were told

    def __call__(self, *words: str) -> str:
        """What it says on a terminal; what it does is done twice, from the same beginning."""
        before = self.folder / "before"
        shutil.copytree(self.copy.root, before)
        piped = self._typed(io.StringIO, *words)
        shutil.rmtree(self.copy.root)
        before.rename(self.copy.root)
        shown = self._typed(Terminal, *words)
        assert all(len(line) <= 80 for line in shown.splitlines()), shown
        assert _words(shown) == _words(piped)
        for told in COMMAND.findall(" ".join(piped.split(" "))):
            assert told in shown, shown
            self.seen.append(told)
        return shown

    def _typed(self, kind: type[io.StringIO], *words: str) -> str:
        streams = kind(), kind()
        for name, stream in zip(("stdout", "stderr"), streams, strict=True):
            self.monkeypatch.setattr(sys, name, stream)
        console.cache_clear()
        try:
            main(words, self.copy.root)
        finally:
            self.monkeypatch.undo()
            self.monkeypatch.setenv("COLUMNS", "80")
            self.monkeypatch.setenv("NO_COLOR", "1")
            self.monkeypatch.setenv("TERM", "xterm")
            console.cache_clear()
        return re.sub(r"\x1b\[[\d;]*m", "", "".join(stream.getvalue() for stream in streams))


def _words(text: str) -> list[str]:
    """Its words, but for how long something took and when it was."""
    return re.sub(r"\d+\.\d\d s|\d+ (?:s|min)\b|\d\d:\d\d", "", text).split()


@pytest.fixture
def typist(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Typist:
    """At a ladder with names as long as they get."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return Typist(copy, monkeypatch, tmp_path)


def test_no_line_ends_inside_of_a_command(typist: Typist) -> None:
    """Reset, restore, review, import and the rest say the same in a pipe and on a terminal, there line by line."""
    copy = typist.copy
    give_drill(copy)
    for words in ("history", "history 2", "restore 2", "review", "review 2", "progress", "reset", "reset 1 --all"):
        typist(*words.split())
    typist("review", "--give-up")
    remember(copy.root, attempt(code=RED), attempt(status="green", code=GREEN, counts=(4, 0)))
    copy.write(GREEN)
    for words in (
        "review 2",
        "review 2",
        "review 1",
        "list",
        "review 2 --give-up",
        "reset 2",
        "reset 2",
        "restore 2",
        "restore 2",
        "restore 2 99",
        "reset --all --yes",
        "reset --undo",
        "reset --undo",
        "history",
        "history 2",
        "history 2 --rows 1",
        "compare 2",
        "hint 2",
        "hint 2 99",
        "run 99",
        "drill 99",
        "drill 2",
        "import nowhere.json",
    ):
        typist(*words.split())
    copy.rung().code.unlink()
    for words in ("run 2", "restore 2", "review 2", "reset 2"):
        typist(*words.split())
    assert {told.split()[3] for told in typist.seen if " runner " in told} >= {"run", "reset", "restore", "review"}


def test_a_verdict_and_what_to_do_next(typist: Typist) -> None:
    """Below a red verdict, and a green one."""
    typist.copy.write(RED)
    typist("run", "2")
    typist.copy.write(typist.copy.reference())
    typist("run", "2")


def test_a_pipe_gets_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """However long they are: what reads them may look for one."""
    tell("word " * 40)
    assert capsys.readouterr().out == "word " * 40 + "\n"
    tell("word " * 40, sys.stderr)
    assert capsys.readouterr().err == "word " * 40 + "\n"


def test_a_terminal_gets_no_line_wider_than_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """And none that is wider than people read; what steers is shown there, too."""
    for columns, widest in ((30, 30), (80, 80), (200, 100)):
        monkeypatch.setenv("COLUMNS", str(columns))
        out = Terminal()
        tell("word\x1b " * 40 + "\n\n  end", out)
        *lines, empty, end = out.getvalue().splitlines()
        assert max(map(len, lines)) in range(widest - 10, widest + 1)
        assert (empty, end) == ("", "  end")
        assert "\x1b" not in out.getvalue()


def test_what_is_to_be_typed() -> None:
    """The program, the command, its numbers, options and files; the sentence around it may be broken."""
    for whole in (
        "python3 -m runner",
        "python3 -m runner review 03 --give-up",
        "python3 -m runner reset --undo",
        "python3 -m runner import kata-progress.json",
        "python3 -m runner restore 02 NO.",
        "python3 -m runner run 01_dot_product",
    ):
        for before in range(1, 81):
            text = f"{'x' * before} {whole}, or not at all. Then all is well again."
            lines = wrapped(text, 80).split("\n")
            assert any(whole in line for line in lines)
            assert " ".join(lines) == text
    assert whole_commands("run it") == "run it"
    long = f"python3 -m runner import {'x' * 60}.json"
    assert wrapped(long, 40).replace("\n", " ") == long


@given(st.text("ab \n", max_size=200), st.integers(1, 40))
def test_nothing_is_lost(text: str, width: int) -> None:
    """All words are there, in their order."""
    assert wrapped(text, width).split() == text.split()


def test_a_screen_keeps_commands_whole_as_well() -> None:
    """Whatever it draws them in, and their colours stay where they were."""
    out = io.StringIO()
    screen = Screen(file=out, width=40, highlight=False)
    for before in range(40):
        screen.print(f"{'x' * before} python3 -m runner hint 2")
    assert out.getvalue().count("python3 -m runner hint 2\n") == 40


def test_a_line_that_is_indented_goes_on_as_far_in() -> None:
    """What belongs to a list looks like it."""
    text = "You can now\n  say what entropy means and compute it for two outcomes\nFrom here"
    assert wrapped(text, 30) == ("You can now\n  say what entropy means and\n  compute it for two outcomes\nFrom here")

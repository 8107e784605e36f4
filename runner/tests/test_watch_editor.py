"""Which editor, and how it is told the line."""

from __future__ import annotations

import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from runner.watch import editor
from runner.watch.editor import Command, command_for
from runner.watch.happenings import Message, Said

FILE = Path("/ladder/double.py")
F = str(FILE)


@pytest.mark.parametrize(
    ("environment", "words", "detached"),
    [
        ({"VISUAL": "vim", "EDITOR": "nano"}, ["vim", "+7", F], False),
        ({"EDITOR": "nano -w"}, ["nano", "-w", "+7", F], False),
        ({"EDITOR": "/usr/bin/nvim"}, ["/usr/bin/nvim", "+7", F], False),
        ({"EDITOR": "hx"}, ["hx", f"{F}:7"], False),
        ({"EDITOR": "ed"}, ["ed", F], False),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "-g", f"{F}:7"], True),
        ({"EDITOR": "subl"}, ["subl", f"{F}:7"], True),
        ({"EDITOR": "gvim"}, ["gvim", "+7", F], True),
        ({"EDITOR": "pycharm"}, ["pycharm", "--line", "7", F], True),
        ({"EDITOR": "'/my apps/code'"}, ["/my apps/code", "-g", f"{F}:7"], True),
        ({"TERM_PROGRAM": "vscode"}, ["code", "-g", f"{F}:7"], True),
        ({"TERM_PROGRAM": "vscode", "EDITOR": "vi"}, ["vi", "+7", F], False),
    ],
)
def test_the_learners_editor_opens_the_line(environment: dict[str, str], words: list[str], detached: bool) -> None:
    """Each in its own way; those without a window of their own get the terminal."""
    assert command_for(FILE, 7, environment) == Command(tuple(words), detached)


def test_without_a_name_there_is_no_editor() -> None:
    """None is guessed."""
    assert command_for(FILE, 7, {}) is None
    assert command_for(FILE, 7, {"EDITOR": " "}) is None


def test_a_path_of_windows_is_understood() -> None:
    """Backslashes and quotes."""
    environment = {"EDITOR": '"C:\\Program Files\\Code\\Code.exe" -n'}
    expected = Command(("C:\\Program Files\\Code\\Code.exe", "-n", "-g", f"{F}:7"), True)
    assert command_for(FILE, 7, environment, windows=True) == expected


def test_an_editor_with_a_window_is_not_waited_for() -> None:
    """If it fails, that is told."""
    queue: SimpleQueue[Message] = SimpleQueue()
    editor.start(Command((sys.executable, "-c", "pass"), True), queue.put)
    editor.start(Command((sys.executable, "-c", "raise SystemExit(3)"), True), queue.put)
    assert queue.get(timeout=30) == Said(f"{sys.executable} ended with exit code 3.")
    with pytest.raises(OSError, match="nowhere"):
        editor.start(Command(("/nowhere/editor",), True), queue.put)


def test_an_editor_in_the_terminal_is_run_to_its_end(tmp_path: Path) -> None:
    """It gets its words."""
    note = tmp_path / "note"
    editor.run(Command((sys.executable, "-c", "import sys; open(sys.argv[1], 'w')", str(note)), False))
    assert note.exists()
    with pytest.raises(OSError, match="nowhere"):
        editor.run(Command(("/nowhere/editor",), False))

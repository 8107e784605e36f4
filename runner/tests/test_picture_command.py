"""The command `picture`, in a pipe and in a terminal, and how a picture is shown."""

from __future__ import annotations

import base64
import os
import re
import sys
from pathlib import Path

import pytest
from ladder_copy import KATA, MINIATURE, PACKAGE, LadderCopy
from processes import wait_until

from runner.commands.picture import choose, show
from runner.picture.viewer import command_for, open_picture, sequence

RIGHT = (MINIATURE / "solutions/01_double/double.py").read_text("utf-8")


def test_in_a_pipe_the_path_is_all_that_stdout_gets(copy: LadderCopy) -> None:
    """What is missing goes to stderr; where there is no picture the exit code is 1."""
    copy.write(RIGHT.replace("return 2.0 * x", "raise NotImplementedError"), "01_double")
    done = copy.kata("picture", "1", "--svg", "--dark")
    path = copy.root / ".kata" / "pictures" / "01_double_dark.svg"
    assert (done.stdout, done.returncode) == (f"{path}\n", 0)
    assert done.stderr == "✗ double is not written yet\n"
    done = copy.kata("picture", "2")
    assert (done.stdout, done.stderr, done.returncode) == ("", "02_mean has no picture.\n", 1)


def test_without_a_name_it_is_the_last_run(copy: LadderCopy) -> None:
    """Not the next rung, of which there is nothing to draw; one that is gone from the ladder does not count."""
    counts = (1, 0)
    assert choose(copy.workspace, None).name == "01_double"  # nothing was run: the next to climb
    copy.workspace.state.record("02_mean", "red", b"", "", counts, 0.1)
    copy.workspace.state.record("01_double", "reset", b"", "", counts, 0.1)
    copy.workspace.state.record("09_gone", "green", b"", "", counts, 0.1)
    assert choose(copy.workspace, None).name == "02_mean"
    assert choose(copy.workspace, "1").name == "01_double"


def test_in_a_terminal_it_is_opened(copy: LadderCopy, tmp_path: Path) -> None:
    """In the system's viewer; with --no-open not."""
    pexpect = pytest.importorskip("pexpect")
    if sys.platform != "linux":
        pytest.skip("Linux finds its viewer on the PATH, where a test can put one")
    copy.write(RIGHT, "01_double")
    seen, opener = tmp_path / "seen", tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" >"{seen}.new"\nmv "{seen}.new" "{seen}"\n', "utf-8")
    opener.chmod(0o755)
    path = copy.root / ".kata" / "pictures" / "01_double.png"
    environment = os.environ | {"PATH": f"{opener.parent}:{os.environ['PATH']}", "DISPLAY": ":99", "TERM": "dumb"}
    for name in ("TMUX", "KITTY_WINDOW_ID", "TERM_PROGRAM"):
        environment.pop(name, None)
    for words in (["--no-open", "--reference"], []):
        assert not seen.exists()
        child = pexpect.spawn(
            sys.executable,
            ["-c", KATA, str(copy.root), "picture", "1", *words],
            env=environment,
            cwd=PACKAGE,
            encoding="utf-8",
            timeout=60,
            dimensions=(24, 200),
        )
        shown = path.with_name("01_double_reference.png") if "--reference" in words else path
        assert str(shown) in child.read()
        child.close()
        assert child.exitstatus == 0
    wait_until(seen.exists, "the viewer was started")
    assert seen.read_text("utf-8") == f"{path}\n"


def test_a_terminal_that_can_shows_it_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A PNG, that is; an SVG needs a viewer, and here there is none."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("TERM", "xterm-kitty")
    for name in ("a.png", "a.svg"):
        (tmp_path / name).write_bytes(b"a picture")
    show(tmp_path / "a.svg")
    assert capsys.readouterr().out == ""
    show(tmp_path / "a.png")
    assert capsys.readouterr().out == "\x1b_Ga=T,f=100,q=2,c=80,m=0;YSBwaWN0dXJl\x1b\\\n"


def test_which_viewer() -> None:
    """VS Code in its own terminal, else the system's; none where it would take over the terminal."""
    path, both = Path("a b.png"), {"code": "/bin/code", "xdg-open": "/bin/xdg-open"}.get
    shown, nothing = {"DISPLAY": ":0"}, {}.get
    assert command_for(path, {"TERM_PROGRAM": "vscode"}, "linux", both) == ("/bin/code", "--reuse-window", "a b.png")
    assert command_for(path, {"TERM_PROGRAM": "vscode"} | shown, "linux", nothing) == ()
    assert command_for(path, {}, "darwin", nothing) == ("open", "a b.png")
    assert command_for(path, shown, "linux", both) == ("/bin/xdg-open", "a b.png")
    assert command_for(path, {"WAYLAND_DISPLAY": "wayland-0"}, "linux", both) == ("/bin/xdg-open", "a b.png")
    assert command_for(path, {}, "linux", both) == ()
    assert command_for(path, shown, "linux", nothing) == ()


def test_no_viewer_is_no_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where nothing can be started the path is all there is."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    assert not open_picture(tmp_path / "a.png")
    broken = tmp_path / "xdg-open"
    broken.write_bytes(b"\x00no program")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":99")
    assert not open_picture(tmp_path / "a.png")


def test_pictures_in_the_terminal() -> None:
    """Each protocol carries the whole file; a terminal that is not known, or tmux between, gets nothing."""
    png = bytes(range(256)) * 40
    kitty = sequence(png, {"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"})
    assert kitty == sequence(png, {"TERM": "xterm-ghostty"})
    parts = re.findall(r"\x1b_G(.*?);(.*?)\x1b\\", kitty)
    assert [keys for keys, _ in parts] == ["a=T,f=100,q=2,c=80,m=1", "m=1", "m=1", "m=0"]
    assert all(len(chunk) <= 4096 for _, chunk in parts)
    assert base64.b64decode("".join(chunk for _, chunk in parts)) == png
    for program in ("iTerm.app", "WezTerm"):
        found = re.fullmatch(
            r"\x1b]1337;File=inline=1;size=10240;width=80:(.*)\a\n", sequence(png, {"TERM_PROGRAM": program})
        )
        assert found and base64.b64decode(found[1]) == png
    assert sequence(png, {"TERM": "xterm-256color"}) == ""
    assert sequence(png, {"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}) == ""
    assert sequence(png, {"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}) == ""

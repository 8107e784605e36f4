"""pip's process, its output as progress, and its failures as sentences."""
# Fixtures are imported by name, and then are names of arguments.
# ruff: noqa: F401, F811

from __future__ import annotations

import errno
import io
import os
import runpy
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from bootstrap_clone import HERE, POSIX, clone, ready

from runner.bootstrap import hindrance, leash
from runner.bootstrap import installer as installers
from runner.bootstrap import installer as pip_output
from runner.bootstrap.needs import packages_of
from runner.bootstrap.trouble import Trouble


def test_what_the_system_refuses_is_said_in_plain_words() -> None:
    """Each with a way out."""
    root = Path("/clone")

    def said(number: int) -> str:
        return hindrance.refusal(OSError(number, os.strerror(number)), root)

    for number in (errno.EACCES, errno.EPERM, errno.EROFS):
        assert said(number).startswith(f"{root} cannot be written (")
        assert "Copy it to a folder of your own" in said(number)
    for number in (errno.ENOSPC, errno.EDQUOT):
        assert (
            said(number) == f"The disk is full: the set-up needs about 300 MB in {root}. Make room, then start again."
        )
    assert said(errno.EIO).startswith("The set-up failed: ")


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: none", "pip does not reach"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "pip does not trust the"),
        ("ERROR: first\n  ERROR: second\nerror: it failed", "pip failed: ERROR: second Full log: LOG"),
        ("error: it failed", "pip failed: error: it failed Full log: LOG"),
        ("", "pip failed: it ended without a word. Full log: LOG"),
    ],
)
def test_why_pip_failed_is_read_from_its_output(log: str, sentence: str) -> None:
    """The commonest reasons have a sentence of their own; the last error stands for the others."""
    assert hindrance.failure(log, Path("/clone"), Path("LOG")).startswith(sentence)


def test_a_standard_module_that_is_missing_is_named() -> None:
    """Debian packages `ensurepip` apart."""
    hindrance.require("venv")
    with pytest.raises(Trouble, match=rf"^This Python has no `nowhere`, .* sudo apt install python{HERE}-venv;"):
        hindrance.require("venv", "nowhere")


LINES = """\
Collecting numpy>=2.3 (from math-kata==0.1.0)
  Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl.metadata (62 kB)
  Downloading numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl (16.9 MB)
Using cached pytest_watch-4.2.0-py3-none-any.whl
  Downloading pytest-watch-4.2.0.tar.gz (16 kB)
Processing C:\\wheels\\rich-15.0.0-py3-none-any.whl (from math-kata==0.1.0)
  Installing build dependencies: started
Building wheels for collected packages: docopt, pytest-watch
Installing collected packages: numpy, pytest-watch, rich
Requirement already satisfied: numpy in x
"""


class Screen(io.StringIO):
    """A stream that says what it is."""

    def __init__(self, on_terminal: bool) -> None:
        super().__init__()
        self.on_terminal = on_terminal

    def isatty(self) -> bool:
        return self.on_terminal


def test_in_a_pipe_each_package_has_a_line() -> None:
    """Lines that come and go on a terminal are left out."""
    progress = pip_output.Progress(Screen(False))
    for line in LINES.splitlines(keepends=True):
        progress.read(line)
    progress.end()
    assert progress.screen.getvalue().splitlines() == [
        "  numpy 2.4.6 (16.9 MB)",
        "  pytest-watch 4.2.0",
        "  pytest-watch 4.2.0 (16 kB)",
        "  rich 15.0.0",
        "  unpacking 3 packages",
    ]


def test_on_a_terminal_one_line_is_rewritten_and_wiped() -> None:
    """Never wider than the terminal, and nothing of it is left."""
    progress = pip_output.Progress(Screen(True))
    progress.at("pip")
    for line in LINES.splitlines(keepends=True):
        progress.read(line)
    progress.end()
    drawn = progress.screen.getvalue().split("\r")[1:]
    assert all(len(line) == 79 for line in drawn[:-1])
    shown = [line.strip() for line in drawn]
    assert shown[0] == "0 packages, 0 s: pip"
    assert shown[1] == "0 packages, 0 s: looking up numpy"
    assert shown[3] == "1 packages, 0 s: numpy 2.4.6 (16.9 MB)"
    assert shown[7] == "4 packages, 0 s: preparing"
    assert shown[8] == "4 packages, 0 s: building docopt, pytest-watch"
    assert shown[-3:] == ["4 packages, 0 s: unpacking 3 packages", "", ""]


def test_the_line_is_as_wide_as_the_terminal(monkeypatch) -> None:
    """Some terminals say that they have no columns at all."""
    progress = pip_output.Progress(Screen(True))
    monkeypatch.setattr(progress.screen, "fileno", lambda: 2)
    for columns, width in ((40, 39), (0, 79)):
        monkeypatch.setattr(os, "get_terminal_size", lambda number, columns=columns: os.terminal_size((columns, 24)))
        assert progress.width() == width


def process(code: str) -> subprocess.Popen[str]:
    """A Python process in a group of its own that has said `ready`."""
    command = [sys.executable, "-u", "-c", f"import signal, time; {code}; print('ready'); time.sleep(60)"]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0)
    assert started.stdout
    assert started.stdout.readline() == "ready\n"
    return started


@POSIX
def test_pip_is_ended_politely_then_not(monkeypatch) -> None:
    """One that answers Ctrl-C, one that does not, and a system without process groups."""
    polite = process("pass")
    installers.end(polite)
    assert polite.returncode == -signal.SIGINT
    deaf = process("signal.signal(signal.SIGINT, signal.SIG_IGN)")
    wait = deaf.wait
    monkeypatch.setattr(deaf, "wait", lambda timeout=None: wait(timeout and 0.1))
    installers.end(deaf)
    assert deaf.returncode == -signal.SIGKILL
    alone = process("pass")
    monkeypatch.delattr(os, "killpg")
    installers.end(alone)
    assert alone.returncode == -signal.SIGKILL


def test_while_pip_is_silent_the_seconds_go_on() -> None:
    """`idle` is called twice a second."""
    silent = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(1.2); print('a')"], stdout=subprocess.PIPE, text=True
    )
    idle: list[int] = []
    assert list(installers.lines_of(silent, lambda: idle.append(1))) == ["a\n"]
    assert idle
    silent.wait()


def test_a_module_that_fails_or_is_interrupted_is_not_left_running(ready, capsys) -> None:
    """What it said is in the log; only where all went well, something is said here."""

    def interrupted(line: str) -> None:
        raise KeyboardInterrupt

    (ready.root / ".kata").mkdir()
    with (
        pytest.raises(Trouble, match=r"^pip failed: it ended"),
        installers.Installer(ready.root, ready.venv) as installer,
    ):
        installer.run(lambda line: None, "kata_nowhere")
    assert "No module named kata_nowhere" in (ready.root / ".kata" / "setup.log").read_text(encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), installers.Installer(ready.root, ready.venv) as installer:
        installer.run(interrupted, "calendar")
    assert capsys.readouterr().err == ""


def test_pip_is_brought_only_where_there_is_none(ready, monkeypatch) -> None:
    """`venv` brings it, other tools do not."""
    run: list[str] = []
    monkeypatch.setattr(installers.Installer, "run", lambda self, read, *module: run.append(module[0]))
    monkeypatch.setattr(installers.Installer, "has", lambda self, arguments: True)
    (ready.root / ".kata").mkdir()
    with installers.Installer(ready.root, ready.venv) as installer:
        installer.install(["numpy"])
        (packages_of(ready.venv) / "pip").mkdir()
        installer.install(["numpy"])
    assert run == ["ensurepip", "pip", "pip"]


@POSIX
def test_the_leash_pulls_when_the_parent_is_gone(monkeypatch) -> None:
    """The whole process group is killed: what pip has started too."""
    parents, killed = iter([1, 1, 2]), []
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "killpg", lambda group, number: killed.append((group, number)))
    leash.end_after(1)
    assert killed == [(0, signal.SIGKILL)]


@pytest.mark.parametrize("has_groups", [True, False])
def test_the_leash_runs_a_module_as_python_does(monkeypatch, capsys, has_groups: bool) -> None:
    """With its arguments; on Windows nobody watches over it."""
    threads: list[object] = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: threads.append(thread))
    if not has_groups:
        monkeypatch.delattr(os, "killpg", raising=False)
    elif os.name == "nt":
        pytest.skip("Windows has no process groups of this kind")
    monkeypatch.setattr(sys, "argv", ["leash.py", str(os.getppid()), "calendar", "2026", "11"])
    runpy.run_path(leash.__file__, run_name="__main__")
    assert "November 2026" in capsys.readouterr().out
    assert len(threads) == has_groups

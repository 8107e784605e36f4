"""Watch as a learner meets it: a real process in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect")
if os.name == "nt":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from processes import only_linux, wait_until  # noqa: E402
from watch_terminal import GREEN, WRONG, Watch, command, ladder_in  # noqa: E402

from runner.workspace import Workspace  # noqa: E402

UP, DOWN, ESC = "\x1b[A", "\x1b[B", "\x1b"


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Starts watch on a new ladder; ends what the test leaves."""
    started: list[Watch] = []

    def begin(**options: Any) -> Watch:
        root = options.pop("root", None) or ladder_in(tmp_path)
        started.append(Watch(root, **options))
        return started[-1]

    yield begin
    for watch in started:
        watch.kill()


@pytest.fixture(scope="module")
def open_watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    """A watch that stays open for many tests."""
    watch = Watch(ladder_in(tmp_path_factory.mktemp("open")))
    watch.until("0 passed, 6 failed in")
    yield watch
    watch.kill()


@only_linux
def test_a_ladder_is_climbed(begin: Callable[..., Watch]) -> None:
    """Save, red, hints, fix, green, next, complete; the screen follows the file that is saved."""
    watch = begin()
    text = watch.until("Twice as much is the same again, added.", "0 passed, 6 failed in")
    assert "▱▱ 0/2" in text
    assert "TWICE_THREE is still `...`" in text

    watch.save(WRONG)
    text = watch.until("4 passed, 2 failed in", "This looks familiar")
    assert "✗ test_double_worked_example" in text
    assert "double(4)" in text
    assert "You multiplied x by itself." in text
    assert "double 1 of 3   double_all ✓" in text

    watch.press("h")
    watch.until("Hint 1 of 3", "Think of two equal piles.")
    watch.press("h")
    watch.until("Hint 2 of 3", "2·x")

    watch.save(GREEN["01_double"])
    text = watch.until("6 passed in", "▰▱ 1/2")
    assert "You can now double a number. (M1 is proven)" in text
    assert "solutions/01_double/" in text
    assert "02 · Mean" in text
    assert "Share everything out equally." in text
    assert "exercises/02_mean/README.md" in text
    assert "Hint" not in text

    watch.press("n")
    watch.until("02 · Mean   exercises/02_mean/mean.py", "0 passed, 4 failed in")
    watch.save(WRONG)
    watch.until("01 · Double   exercises", "4 passed, 2 failed in")
    watch.save(GREEN["02_mean"], watch.root / "exercises/02_mean/mean.py")
    watch.until("02 · Mean   exercises", "4 passed in", "Mean is green.", "01 · Double   press n")
    watch.save(GREEN["01_double"])
    watch.until("▰▰ 2/2", "The ladder is complete: all 2 rungs are green.")

    watch.press("q")
    assert watch.end() == 0
    assert "6 passed in" in watch.text
    assert "The ladder is complete" in watch.text
    watch.gone()


def test_the_core_path_is_followed_and_completed(begin: Callable[..., Watch]) -> None:
    """`watch --core` climbs the core path alone and says when it is done."""
    watch = begin(arguments=("watch", "--core"))
    watch.until("▱ 0/1  core path", "02 · Mean", "0 passed, 4 failed in")
    watch.save(GREEN["02_mean"], watch.root / "exercises/02_mean/mean.py")
    watch.until("▰ 1/1", "The core path is complete: 1 of 1 rungs are green.")
    watch.press("n")
    watch.until("This is the last rung.")


def test_every_key_works(begin: Callable[..., Watch], tmp_path: Path) -> None:
    """List, help, traceback, run, open, reset and undo, next and previous; a key that means nothing does nothing."""
    editor = tmp_path / "vi"
    editor.write_text('#!/bin/sh\nstty -a > "$0.stty"\necho "EDITING $*"\nread answer\necho "$answer" > "$0.read"\n')
    editor.chmod(0o755)
    watch = begin(VISUAL=str(editor))
    watch.until("0 passed, 6 failed in")
    watch.save(WRONG)
    watch.until("4 passed, 2 failed in", "This looks familiar")

    watch.press("?")
    watch.until("Bring back what the last reset put away.")
    watch.press(ESC)
    watch.until("✗ test_double_worked_example", without="Bring back")

    watch.press("t")
    watch.until("assert 16.0 == 8")
    watch.press("t")
    watch.until("✗ test_double_worked_example", without="assert 16.0 == 8")

    watch.press("l")
    watch.until("Where to?", "› → ", "planned")
    watch.press("j" + UP + DOWN + "\r")
    watch.until("02 · Mean   exercises", "0 passed, 4 failed in")
    watch.press("p")
    watch.until("01 · Double   exercises", "4 passed, 2 failed in")
    watch.press("p")
    watch.until("This is the first rung.")
    watch.press("zZ7\t\x1b[15~é")
    watch.press("n")
    watch.until("02 · Mean   exercises", without="This is")
    watch.press("l")
    watch.until("Where to?")
    watch.press(ESC)
    watch.until("02 · Mean   exercises", without="Where to?")
    watch.press("p")

    watch.press("o")
    watch.until("EDITING +10 ", "1_double/double.py")  # where the function is that fails
    assert " icanon" in Path(f"{editor}.stty").read_text(encoding="utf-8").replace("\n", " ")
    watch.press("nq\r")  # for the editor, not for us
    watch.until("01 · Double   exercises", "4 passed, 2 failed in", without="EDITING")
    assert Path(f"{editor}.read").read_text(encoding="utf-8") == "nq\n"

    watch.press("x")
    watch.until("Reset double.py? Your work is kept.")
    watch.press("n")
    watch.until("4 passed, 2 failed in", without="Reset double.py?")
    watch.press("xy")
    watch.until("is the stub again. Your work is kept: u brings it", "0 passed, 6 failed in")
    watch.press("u")
    watch.until("holds your work again.", "4 passed, 2 failed in")
    assert watch.code.read_text() == WRONG

    before = len(Workspace.at(watch.root).state.attempts("01_double"))
    watch.press("r")
    wait_until(
        lambda: watch.pump() and len(Workspace.at(watch.root).state.attempts("01_double")) > before, "it was run"
    )
    watch.until("4 passed, 2 failed in")


def test_c_compares_once_it_is_green(begin: Callable[..., Watch]) -> None:
    """Before, it says how to get there; then code and measures; Esc, c and a save lead back."""
    watch = begin(columns=120, lines=60)
    watch.until("0 passed, 6 failed in", "c compare")
    watch.press("c")
    watch.until("exercises/01_double/double.py is not green yet. To see", "0 passed, 6 failed in")
    watch.save(GREEN["01_double"].replace("2.0 * x", "x + x"))
    watch.until("6 passed in", "solutions/01_double/   press c")
    watch.press("c")
    watch.until("return x + x", "return 2.0 * x", "measuring … ")
    watch.until("your code and the reference", "In short")
    watch.press("c")
    watch.until("6 passed in", without="return x + x")
    watch.press("c")
    watch.until("measuring … ")
    watch.save(WRONG)
    watch.until("4 passed, 2 failed in", "✗ test_double_worked_example", without="measuring")
    watch.settled()


def test_v_says_where_the_picture_is(begin: Callable[..., Watch], tmp_path: Path) -> None:
    """And shows it where it can; keys work meanwhile; a rung without a picture says so."""
    root = ladder_in(tmp_path)
    (root / "pyproject.toml").write_text("[tool.kata]\ntest-timeout = 60\n")  # Matplotlib takes its time to load
    watch = begin(root=root, before="from runner.picture import viewer; viewer.open_picture = lambda path: False")
    watch.until("0 passed, 6 failed in", "v view")
    watch.save(GREEN["01_double"])
    watch.until("6 passed in")
    watch.press("v?")
    watch.until("Bring back what the last reset put away.", "The picture: .kata/pictures/01_double.png", "so open")
    assert (watch.root / ".kata/pictures/01_double.png").read_bytes().startswith(b"\x89PNG")
    watch.press("n")
    watch.until("02 · Mean   exercises", "0 passed, 4 failed in")
    watch.press("v")
    watch.until("02_mean has no picture.")
    watch.press("q")
    assert watch.end() == 0
    watch.gone()


def test_a_save_ends_an_endless_loop(begin: Callable[..., Watch]) -> None:
    """While a loop runs the first red is there, keys work, and the next save is judged at once."""
    watch = begin()
    (watch.root / "pyproject.toml").write_text("[tool.kata]\ntest-timeout = 1000\nsuite-timeout = 1000\n")
    watch.press("q")
    watch.end()
    watch = begin(root=watch.root)
    watch.until("0 passed, 6 failed in")
    loop = GREEN["01_double"].replace("return 2.0 * x", "while x != 4: pass\n    return 9.0")
    watch.save(loop)
    watch.until("✗ test_double_worked_example", "running test_double_is_x_plus_x … 3/6   1 passed   1 failed   1 s")
    watch.press("?")
    watch.until("The whole ladder, to choose from.")
    watch.press("n")
    watch.until("02 · Mean   exercises", "0 passed, 4 failed in")
    watch.press("p")
    watch.until("running test_double_is_x_plus_x")
    watch.save(GREEN["01_double"])
    watch.until("6 passed in")
    watch.settled()


BAD = {
    "syntax error": ("def double(:\n", "SyntaxError"),
    "import error": ("import nowhere_to_be_found\n", "No module named"),
    "not UTF-8": (b"name = '\xff\xfe\xfa'\n", "SyntaxError"),
    "endless loop": ("while True:\n    pass\n", "endless loop"),
    "endless loop in a test": (GREEN["01_double"].replace("return 2.0 * x", "while 1: pass"), "test_double_worked"),
    "sys.exit": ("import sys\nsys.exit(0)\n", "ends the program"),
    "os._exit": ("import os\nos._exit(0)\n", "ended"),
    "pytest.skip": (
        GREEN["01_double"].replace("return 2.0 * x", "import pytest\n    pytest.skip('no')"),
        "skipped",
    ),
    "deep recursion": (GREEN["01_double"].replace("return 2.0 * x", "return double(x)"), "calls itself"),
    "a flood": (GREEN["01_double"].replace("return 2.0 * x", "while 1: print('x' * 10**6)"), "printed more than"),
    "empty": ("", "has no `"),
    "missing function": ("TWICE_THREE = 6.0\n", "has no `"),
    "a thread that never ends": (
        "import threading, time\nthreading.Thread(target=lambda: time.sleep(1000)).start()\n",
        "has no `",
    ),
    "fifty children": (
        "import os, time\nfor _ in range(50):\n    if not os.fork():\n        time.sleep(1000)\n",
        "",  # on a busy machine this takes more than its second
    ),
    "stopped": ("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n", "No answer in time"),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "SIGKILL"),
    "closed stdout": ("import os\nos.closerange(0, 3)\n" + WRONG, "test_double_worked_example"),
    "prints": ("print('here I am')\n" + WRONG.replace("return x", "print('and here')\n    return x"), "and here"),
}


@only_linux
@pytest.mark.parametrize("name", BAD)
def test_bad_input_leaves_a_live_watch(open_watch: Watch, name: str) -> None:
    """Whatever is saved, it gets a red verdict, and the next good save a green one."""
    content, said = BAD[name]
    open_watch.save(content)
    open_watch.until(said, " failed in")
    open_watch.save(GREEN["01_double"] + f"# after {name}\n")
    open_watch.until("6 passed in", "Double is green.")
    open_watch.settled()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere.py")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("do", [Path.unlink, _folder, _dangling, _pipe])
def test_a_file_that_is_none_leaves_a_live_watch(open_watch: Watch, do: Callable[[Path], None]) -> None:
    """Deleted, a folder, a dangling link, a pipe: it is said; a good file in its place is judged."""
    do(open_watch.code)
    open_watch.until("could not be run", "exercises/01_double/double.py is ")
    if open_watch.code.is_dir():
        open_watch.code.rmdir()
    open_watch.code.unlink(missing_ok=True)
    open_watch.save(GREEN["01_double"] + f"# after {do.__name__}\n")
    open_watch.until("6 passed in", "Double is green.")


def _in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def _truncate_then_write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.flush()
        time.sleep(0.01)
        file.write(data)


def _rename_over(path: Path, data: bytes) -> None:
    new = path.with_name("double.py.tmp")
    new.write_bytes(data)
    new.replace(path)


def _vim(path: Path, data: bytes) -> None:
    probe, backup, swap = path.with_name("4913"), path.with_name("double.py~"), path.with_name(".double.py.swp")
    swap.write_bytes(b"swap")
    probe.touch()
    probe.unlink()
    path.rename(backup)
    path.write_bytes(data)
    backup.unlink()
    swap.unlink()


def _vim_with_backups_elsewhere(path: Path, data: bytes) -> None:
    path.rename(path.parents[2] / "double.py~")
    path.write_bytes(data)


def _jetbrains(path: Path, data: bytes) -> None:
    new, old = path.with_name("double.py___jb_tmp___"), path.with_name("double.py___jb_old___")
    new.write_bytes(data)
    path.rename(old)
    new.rename(path)
    old.unlink()


@pytest.mark.parametrize(
    "save", [_in_place, _truncate_then_write, _rename_over, _vim, _vim_with_backups_elsewhere, _jetbrains]
)
def test_every_editors_way_of_saving_is_seen(open_watch: Watch, save: Callable[..., None]) -> None:
    """One save, one verdict, whatever happens on the disk; line ends and a byte order mark do not matter."""
    save(open_watch.code, f"\ufeff{WRONG}# {save.__name__}\n".replace("\n", "\r\n").encode())
    open_watch.until("4 passed, 2 failed in")
    save(open_watch.code, f"{GREEN['01_double']}# {save.__name__}\n".encode())
    open_watch.until("6 passed in")


def test_a_save_without_a_change_is_none(open_watch: Watch) -> None:
    """What is saved unchanged, touched, or saved elsewhere, starts nothing."""
    open_watch.save(WRONG)
    open_watch.until("4 passed, 2 failed in")
    open_watch.save(GREEN["01_double"])
    open_watch.until("6 passed in")
    drawn = len(open_watch.raw)
    open_watch.save(GREEN["01_double"])
    open_watch.code.touch()
    (open_watch.code.parent / "notes.txt").write_text("not of the ladder")
    open_watch.save("# Hints\n\n## Hint 1\n\nNew.\n", open_watch.root / "exercises/01_double/hints.md")
    open_watch.press("h")
    open_watch.until("Hint 1 of 1", "New.")
    assert b"reading" not in open_watch.raw[drawn:]
    assert b"running" not in open_watch.raw[drawn:]
    open_watch.press(ESC)


def test_readme_and_suite_are_followed_too(open_watch: Watch) -> None:
    """A README is shown anew, an open hint too; a suite that changes is run."""
    exercises = open_watch.root / "exercises"
    open_watch.save("# Mean\n\nAnother opening.\n", exercises / "02_mean/README.md")
    open_watch.until("Another opening.")
    open_watch.press("h")
    open_watch.until("Hint 1 of 1")
    open_watch.save("## 1\n\nA newer hint.\n\n## 2\n\nB\n", exercises / "01_double/hints.md")
    open_watch.until("Hint 1 of 2", "A newer hint.")
    suite = exercises / "01_double/test_double.py"
    old = suite.read_text()
    open_watch.save(f"{old}\n\ndef test_more():\n    '''No more.'''\n    assert False\n", suite)
    open_watch.until("6 passed, 1 failed in", "No more.")
    open_watch.save(old, suite)
    open_watch.until("6 passed in", without="Hint")


def test_a_broken_ladder_is_told_and_the_old_one_kept(open_watch: Watch) -> None:
    """While ladder.toml is broken, the ladder stays as it was; mended, it is taken."""
    ladder = open_watch.root / "exercises/ladder.toml"
    old = ladder.read_text()
    open_watch.save("core = [", ladder)
    open_watch.until("exercises/ladder.toml is not valid TOML", "The ladder stays as it was.")
    open_watch.save(WRONG)
    open_watch.until("4 passed, 2 failed in")
    open_watch.save(old.replace('core = ["02_mean"]', 'core = ["01_double"]'), ladder)
    open_watch.until("4 passed, 2 failed in", without="not valid TOML")
    open_watch.save(GREEN["01_double"])
    open_watch.until("6 passed in")


@only_linux
def test_two_hundred_saves_end_in_one_verdict(open_watch: Watch) -> None:
    """Saves that come faster than verdicts: the last one counts, nothing is left over, memory stays flat."""
    size = _memory(open_watch)
    for i in range(200):
        open_watch.save(f"{WRONG if i % 2 else GREEN['01_double']}# {i}\n")
        open_watch.pump()
    open_watch.save(GREEN["01_double"] + "# the last\n")
    open_watch.until("6 passed in", "Double is green.")
    open_watch.settled()
    assert _memory(open_watch) < size + 20_000


def _memory(watch: Watch) -> int:
    """The runner's resident memory in kB."""
    status = Path(f"/proc/{watch.process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


@only_linux
def test_nothing_happens_while_nothing_happens(open_watch: Watch) -> None:
    """Idle, it takes less than a hundredth of a core."""

    def ticks() -> int:
        fields = Path(f"/proc/{open_watch.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])  # in hundredths of a second

    def idle() -> bool:
        before = ticks()
        time.sleep(2.5)  # there is nothing to wait for: that nothing happens is what is tested
        return ticks() - before <= 2.5

    open_watch.save(GREEN["01_double"] + "# idle\n")
    open_watch.until("6 passed in")
    wait_until(idle, "it is idle")


@pytest.mark.parametrize("way", ["q", "Ctrl-C", "SIGTERM", "SIGHUP", "SIGQUIT", "crash"])
def test_the_terminal_is_restored(begin: Callable[..., Watch], way: str) -> None:
    """However it ends, the terminal is as it was, and the exit code tells how."""
    crash = """
from runner.watch import keys
def boom(model): raise RuntimeError("boom")
keys.ACTIONS["z"] = boom
"""
    shell = begin(before=crash)
    before = termios.tcgetattr(shell.process.child_fd)
    shell.until("01 · Double", "q quit")
    assert termios.tcgetattr(shell.process.child_fd) != before
    keys = {"q": "q", "Ctrl-C": "\x03", "crash": "z"}
    if way in keys:
        shell.press(keys[way])
    else:
        os.kill(shell.process.pid, getattr(signal, way))
    wait_until(lambda: not shell.pump() or b"\x1b[?1049l" in shell.raw, "the main screen is back")
    wait_until(lambda: termios.tcgetattr(shell.process.child_fd) == before, "the settings are back")
    codes = {"q": 0, "Ctrl-C": 130, "SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131, "crash": 1}
    assert shell.end() == codes[way]
    said = re.sub(rb"\x1b\[[\d;]*m", b"", shell.raw)  # Python 3.13 colours it
    assert (b"RuntimeError: boom" in said) == (way == "crash")
    assert (b"Traceback" in shell.raw) == (way == "crash")
    assert shell.raw.count(b"\x1b[?25h") == 1


def _kill(watch: Watch) -> None:
    os.kill(watch.process.pid, signal.SIGKILL)


def _close(watch: Watch) -> None:
    with suppress(pexpect.ExceptionPexpect):  # it says that it is not gone at once: on a busy machine it takes longer
        watch.process.close(force=False)


@only_linux
@pytest.mark.parametrize("end", [_kill, _close])
def test_nothing_outlives_a_killed_runner_or_a_closed_window(begin: Callable[..., Watch], end: Any) -> None:
    """After SIGKILL, and after the terminal is gone, no process is left, even in the middle of a run."""
    watch = begin()
    watch.until(" failed in")
    watch.save("while True:\n    pass\n")
    watch.until("reading double.py …")
    end(watch)
    watch.gone()


SETTINGS = "stty -a | tr ' ' '\\n' | grep -x -e icanon -e echo | tr '\\n' '+'\r"


@pytest.fixture
def in_shell(begin: Callable[..., Watch]) -> Watch:
    """Watch, started from a shell as people do."""
    watch = begin(shell=["/bin/bash", "--norc", "--noprofile", "-i"], PS1="prompt> ")
    watch.until("prompt>")
    script = watch.root / "start.py"
    script.write_text(f"import os; print('watch is', os.getpid())\n{command(watch.root, ['watch'])[2]}", "utf-8")
    watch.press(f"clear; {shlex.join([sys.executable, str(script)])}\r")
    watch.until("0 passed, 6 failed in")
    return watch


def test_a_runner_that_is_killed_by_force_gives_the_terminal_back(in_shell: Watch) -> None:
    """SIGKILL can't be heard: a guard writes what the runner can't, and the shell goes on in the main screen."""
    pid = int(in_shell.raw.partition(b"watch is ")[2].split()[0])
    begun = in_shell.raw.count(b"\x1b[?1049l")
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: in_shell.pump() and in_shell.raw.count(b"\x1b[?1049l") > begun, "the main screen is back")
    in_shell.press("clear\r")
    in_shell.until("prompt>")
    in_shell.press(SETTINGS)
    in_shell.until("icanon+echo+")


def test_ctrl_z_gives_the_terminal_to_the_shell(in_shell: Watch) -> None:
    """Ctrl-Z stops it on a restored terminal; `fg` brings the screen back, and what was saved meanwhile."""
    watch = in_shell
    watch.press("\x1a")
    watch.until("Stopped", "prompt>")
    watch.press(SETTINGS)
    watch.until("icanon+echo+")
    watch.save(GREEN["01_double"])
    watch.press("clear; fg\r")
    watch.until("01 · Double   exercises", "6 passed in", "Double is green.")
    watch.press("q")
    watch.until("prompt>")


def test_from_the_background_it_takes_the_terminal_once_it_is_in_front(in_shell: Watch) -> None:
    """After `bg` a shell says nothing of `fg`; what was saved meanwhile is judged, and seen then."""
    in_shell.press("\x1a")
    in_shell.until("Stopped", "prompt>")
    in_shell.press("clear; bg\r")
    in_shell.until("&", "prompt>")
    in_shell.save(GREEN["01_double"])
    in_shell.press("clear; fg\r")
    in_shell.until("01 · Double   exercises", "6 passed in", "Double is green.")
    in_shell.press("q")
    in_shell.until("prompt>")


def test_a_small_window_shows_what_matters_and_can_grow(begin: Callable[..., Watch]) -> None:
    """40x10, then 3 lines, then 100x40: heading, failure, verdict and keys, and no more than fits. No colours."""
    watch = begin(columns=40, lines=10, NO_COLOR="1")
    watch.until("0 passed, 6 failed in")
    watch.save(WRONG)
    text = watch.until("4 passed, 2 failed in", "✗ test_double_worked_example", "got  16")
    assert text.startswith("01 · Double   ▱▱ 0/2\n")
    assert "↓" in watch.status
    assert text.splitlines()[-1].endswith("? keys  q quit")
    watch.press(" ")
    watch.until("That is its square: right")
    watch.resize(30, 3)
    watch.until("4 passed, 2 failed", "01 · Double", "q quit")
    watch.resize(100, 40)
    text = watch.until("01 · Double   exercises/01_double/double.py", "✗ test_double_worked_example", "familiar")
    assert "↓" not in text
    colours = (b"\x1b[3%dm" % i for i in range(8))
    assert not any(colour in watch.raw for colour in colours)


def test_where_no_events_come_it_polls_and_says_so(begin: Callable[..., Watch]) -> None:
    """On a network drive saves are found by looking once a second."""
    watch = begin(before="from runner.watch import saves; saves.silent = lambda folder: True")
    watch.until("polling", "0 passed, 6 failed in")
    watch.save(GREEN["01_double"])
    watch.until("6 passed in")


def test_a_state_that_cannot_be_kept_is_told(begin: Callable[..., Watch], tmp_path: Path) -> None:
    """Where .kata can't be made, a notice says so, and all else works."""
    root = ladder_in(tmp_path)
    (root / ".kata").write_text("in the way")
    watch = begin(root=root)
    watch.until("Progress can't be kept", "0 passed, 6 failed in")
    watch.save(GREEN["01_double"])
    watch.until("6 passed in", "▰▱ 1/2")

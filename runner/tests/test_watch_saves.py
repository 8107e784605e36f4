"""What was saved, and how we come to look."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix, wait_until
from watchdog.observers.polling import PollingObserver

from runner.watch import saves as saves_module
from runner.watch.happenings import Change, Crashed, Kind, Message, Saved
from runner.watch.saves import Looker, Saves, content_of, files_of, kind_of, observe, silent

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
C:\\134 /mnt/c 9p rw 0 0
host:/home /home/a\\040b nfs4 rw 0 0
me@host: /home/a\\040b/local ext4 rw 0 0
me@host: /data fuse.sshfs rw 0 0
"""


@pytest.fixture
def saves(copy: LadderCopy) -> Saves:
    """Saves that have looked once."""
    made = Saves(lambda: files_of(copy.workspace.ladder))
    assert len(made.look()) == 3 + 2 * 5  # the ladder, its folder, checks.py; of each rung its files
    return made


def test_a_helper_beside_the_exercise_is_part_of_it(copy: LadderCopy, saves: Saves) -> None:
    """Made, saved, removed; not what an editor or a copy puts there, for nobody can import that."""
    helper = copy.rung().folder / "helper.py"
    for change in (lambda: helper.write_bytes(b"x = 1"), lambda: helper.write_bytes(b"x = 2"), helper.unlink):
        change()
        (found,) = saves.look()
        assert (found.kind, found.rung) == (Kind.HELPERS, "02_mean")
        assert saves.look() == ()
    for name in (".#mean.py", "mean copy.py", "mean.py~"):
        helper.with_name(name).write_bytes(b"x = 1")
    helper.mkdir()  # no file, and told so
    assert [change.kind for change in saves.look()] == [Kind.HELPERS]


def test_a_save_is_what_changes_the_content(copy: LadderCopy, saves: Saves) -> None:
    """Not what touches the file, writes the same, or puts another file beside it."""
    rung = copy.rung()
    rung.code.touch()
    rung.code.write_bytes(rung.code.read_bytes())
    (rung.folder / "double.py.swp").write_bytes(b"\0")
    assert saves.look() == ()
    copy.write("x = 1\n")
    (rung.folder / "README.md").write_bytes(b"new")
    (rung.folder / "hints.md").write_bytes(b"new")
    assert saves.look() == (
        Change(Kind.CODE, rung.name, b"x = 1\n"),
        Change(Kind.README, rung.name, b"new"),
        Change(Kind.HINTS, rung.name, b"new"),
    )
    assert saves.look() == ()


@pytest.mark.parametrize("midway", [lambda path: path.write_bytes(b""), Path.unlink])
def test_the_middle_of_a_save_is_waited_for(
    copy: LadderCopy, saves: Saves, monkeypatch: pytest.MonkeyPatch, midway: Callable[[Path], object]
) -> None:
    """A file that is empty, or gone, gets a moment to be written."""
    rung = copy.rung()
    midway(rung.code)
    sleep = time.sleep
    monkeypatch.setattr(saves_module, "SETTLE", 30.0)
    monkeypatch.setattr(saves_module.time, "sleep", lambda s: (copy.write("x = 1\n"), sleep(s)))
    assert saves.look() == (Change(Kind.CODE, rung.name, b"x = 1\n"),)


def test_an_empty_file_and_none_are_saves_too(copy: LadderCopy, saves: Saves) -> None:
    """After the moment."""
    rung = copy.write("")
    assert saves.look() == (Change(Kind.CODE, rung.name, b""),)
    rung.code.unlink()
    (change,) = saves.look()
    assert isinstance(change.content, str)
    assert saves.look() == ()


def test_what_can_not_have_changed_is_not_read_again(
    copy: LadderCopy, saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old file with the same mark; one of the same size and time that took its place is read."""
    old = time.time() - 3600
    for file in files_of(copy.workspace.ladder):
        if file.path.is_file():
            os.utime(file.path, (old, old))
    rung = copy.rung()
    before = rung.code.read_bytes()
    assert saves.look() == ()  # all read once more, under their marks
    read: list[Path] = []
    monkeypatch.setattr(saves_module, "content_of", lambda path: read.append(path) or content_of(path))
    assert saves.look() == ()
    assert not any(path.is_file() for path in read)
    another = rung.code.with_name("another.txt")
    another.write_bytes(before[::-1])
    os.utime(another, (old, old))
    another.replace(rung.code)
    assert saves.look() == (Change(Kind.CODE, rung.name, before[::-1]),)


def test_a_save_in_the_middle_of_another_is_told(
    copy: LadderCopy, saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files change; while one of them is still empty, the other is not forgotten."""
    rung = copy.rung()
    rung.code.write_bytes(b"")
    hints = rung.folder / "hints.md"
    hints.write_bytes(b"new")
    old = time.time() - 3600
    os.utime(hints, (old, old))
    sleep = time.sleep
    monkeypatch.setattr(saves_module, "SETTLE", 30.0)
    monkeypatch.setattr(saves_module.time, "sleep", lambda s: (copy.write("x = 1\n"), sleep(s)))
    assert {change.kind for change in saves.look()} == {Kind.CODE, Kind.HINTS}


def test_the_ladder_is_watched_with_its_folders(copy: LadderCopy, saves: Saves) -> None:
    """A rung that is new is a change of the ladder."""
    (copy.exercises / "04_new").mkdir()
    (copy.exercises / "notes").mkdir()
    (change,) = saves.look()
    assert change.kind is Kind.LADDER
    (copy.exercises / "ladder.toml").write_text("")
    assert [c.kind for c in saves.look()] == [Kind.LADDER]


@only_posix
def test_what_is_no_file_has_no_content(tmp_path: Path) -> None:
    """A pipe is not read: that would not end. A folder's content is its rungs."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("nowhere")
    assert content_of(tmp_path / "pipe") == "it is a pipe, not a file"
    assert content_of(tmp_path / "link") == content_of(tmp_path / "missing") == os.strerror(2)
    assert content_of(tmp_path) == b"folder"


def test_it_looks_when_it_is_woken(copy: LadderCopy, saves: Saves) -> None:
    """And only tells when something is new."""
    queue: SimpleQueue[Message] = SimpleQueue()
    looker = Looker(saves, queue.put, backstop=None)
    looker.start()
    looker.wake()
    copy.write("x = 1\n")
    looker.wake()
    assert queue.get(timeout=30) == Saved((Change(Kind.CODE, "02_mean", b"x = 1\n"),))
    looker.stop()
    assert queue.empty()


def test_it_looks_now_and_then_even_if_nobody_wakes_it(copy: LadderCopy, saves: Saves) -> None:
    """A folder can be replaced by another one, of which no events come."""
    queue: SimpleQueue[Message] = SimpleQueue()
    looker = Looker(saves, queue.put, backstop=0.01)
    looker.start()
    copy.write("x = 1\n")
    assert isinstance(queue.get(timeout=30), Saved)
    looker.stop()


def test_a_look_that_fails_is_told() -> None:
    """A thread does not die in silence."""
    queue: SimpleQueue[Message] = SimpleQueue()
    looker = Looker(SimpleNamespace(look=lambda: 1 / 0), queue.put)  # type: ignore[arg-type]
    looker.wake()
    looker.start()
    assert isinstance(queue.get(timeout=30), Crashed)
    looker.stop()


# Where events come from


@pytest.mark.parametrize(
    ("folder", "kind", "polls"),
    [
        ("/home/me/ladder", "ext4", False),
        ("/mnt/c/ladder", "9p", True),
        ("/mnt/cc", "ext4", False),
        ("/home/a b/ladder", "nfs4", True),
        ("/home/a b/local/ladder", "ext4", False),
        ("/data", "fuse.sshfs", True),
    ],
)
def test_the_file_system_decides_whether_events_come(
    folder: str, kind: str, polls: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The innermost mount counts."""
    (tmp_path / "mounts").write_text(MOUNTS)
    monkeypatch.setattr(saves_module, "MOUNTS", tmp_path / "mounts")
    monkeypatch.setattr(Path, "resolve", lambda path: path)
    assert (kind_of(Path(folder)), silent(Path(folder))) == (kind, polls)


def test_where_the_system_does_not_say_events_are_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS and Windows."""
    monkeypatch.setattr(saves_module, "MOUNTS", tmp_path / "missing")
    assert not silent(tmp_path)


@pytest.mark.parametrize("way", ["events", "silent", "no more watches"])
def test_every_change_wakes(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By events; by polling where none come or none can be asked for. Reading wakes nobody."""
    monkeypatch.setattr(saves_module, "silent", lambda folder: way == "silent")
    monkeypatch.setattr(saves_module, "INTERVAL", 0.05)
    if way == "no more watches":

        def refuse() -> Any:
            raise OSError(28, "inotify watch limit reached")

        monkeypatch.setattr(saves_module, "Observer", refuse)
    (tmp_path / "rung").mkdir()
    (tmp_path / "rung" / "code.py").write_text("x = 1")
    woken = threading.Event()
    observer, polling = observe(tmp_path, woken.set)
    assert polling == isinstance(observer, PollingObserver) == (way != "events")
    changes: list[Callable[[], object]] = [
        lambda: (tmp_path / "rung" / "code.py").write_text("x = 12345"),
        lambda: (tmp_path / "rung" / "new.py").write_text("x = 3"),
        lambda: (tmp_path / "rung" / "new.py").replace(tmp_path / "rung" / "code.py"),
        lambda: (tmp_path / "rung" / "code.py").unlink(),
    ]
    for change in changes:
        wait_until(lambda: _quiet(woken), "the last change is over")
        change()
        assert woken.wait(30)
    observer.stop()
    observer.join()


def _quiet(woken: threading.Event) -> bool:
    woken.clear()
    return not woken.wait(0.15)


@pytest.mark.skipif(not Path("/proc/mounts").is_file(), reason="of Linux' events alone")
def test_a_file_that_leaves_the_folder_delays_nothing(tmp_path: Path) -> None:
    """Vim moves the old file away before it writes the new one."""
    (tmp_path / "exercises").mkdir()
    code = tmp_path / "exercises" / "code.py"
    woken = threading.Event()
    observer, _ = observe(tmp_path / "exercises", woken.set)
    delays = [1.0]
    while min(delays) >= 0.4 and len(delays) < 20:  # on a busy machine each may be late for another reason
        code.write_text("x = 1")
        wait_until(lambda: _quiet(woken), "it is quiet")
        begin = time.monotonic()
        code.rename(tmp_path / "code.py~")
        assert woken.wait(30)
        delays.append(time.monotonic() - begin)
    assert min(delays) < 0.4
    observer.stop()
    observer.join()


def test_what_watchdog_reports_of_itself_is_not_printed() -> None:
    """At the end of a watch it can happen that one of its threads reads once more."""
    code = "import logging, runner.watch.saves; logging.getLogger('watchdog.observers').error('inactive')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stderr == b""

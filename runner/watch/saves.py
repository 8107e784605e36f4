"""What was saved: compares what the ladder's files hold now with what they held when we last looked.

Whatever an editor does to save (write in place, truncate first, rename over, with temporary files of any name), the
content afterwards tells all: an event from the file system only means "look". A look reads what may have changed.
Where the system tells of no events, we look once a second.
"""

from __future__ import annotations

import logging
import re
import stat
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from runner.files import read_plain
from runner.rung.ladder import Ladder
from runner.watch.happenings import Change, Kind, Post, Saved, in_thread

SETTLE = 0.03  # seconds that a file may be empty, or gone, in the middle of a save
BLINK = 0.005
HELPERS = "*.py"  # stands for all other modules in a rung's folder
RECENT = 4.0  # seconds: a file that was saved so lately may be saved again in the same tick of its disk's clock
BACKSTOP = 2.0  # seconds after which we look even if nothing was told: a watched folder can be replaced by another


@dataclass(frozen=True)
class File:
    """One file of the ladder."""

    path: Path
    kind: Kind
    rung: str = ""


def files_of(ladder: Ladder) -> Iterable[File]:
    """The files whose content matters, the ladder's own first."""
    exercises = ladder.root / "exercises"
    yield File(exercises / "ladder.toml", Kind.LADDER)
    yield File(exercises, Kind.LADDER)
    yield File(exercises / "checks.py", Kind.CHECKS)
    for rung in ladder.rungs:
        yield File(rung.code, Kind.CODE, rung.name)
        yield File(rung.suite, Kind.SUITE, rung.name)
        yield File(rung.folder / HELPERS, Kind.HELPERS, rung.name)
        yield File(rung.folder / "README.md", Kind.README, rung.name)
        yield File(rung.folder / "hints.md", Kind.HINTS, rung.name)


def _mark(path: Path) -> tuple[float, ...] | None:
    """What changes with a file's content; nothing where that can't be known, so the file must be read.

    A folder's own mark tells nothing of the files in it.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode) or abs(time.time() - found.st_mtime) < RECENT:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def content_of(path: Path) -> bytes | str:
    """The bytes of a file; of a folder the names of the rungs in it; else the system's word on what is wrong."""
    try:
        if path.name == HELPERS:
            return _helpers(path.parent)
        if path.is_dir():
            names = sorted(p.name for p in path.iterdir() if p.name[:1].isdecimal() and p.is_dir())
            return "\n".join(["folder", *names]).encode()
        return read_plain(path)
    except OSError as error:
        return error.strerror or str(error)


def _helpers(folder: Path) -> bytes:
    """What a learner's file may import from beside it; not what editors put there for a moment."""
    module = folder.name.partition("_")[2]
    found = [b"helpers"]
    for path in sorted(folder.iterdir()):
        if path.suffix == ".py" and path.stem.isidentifier() and path.stem not in (module, f"test_{module}"):
            content = content_of(path)
            found += [path.name.encode(), content if isinstance(content, bytes) else content.encode()]
    return b"\0".join(found)


class Saves:
    """Remembers what every file held."""

    def __init__(self, files: Callable[[], Iterable[File]]) -> None:
        self._files = files
        self._seen: dict[Path, bytes | str] = {}
        self._read: dict[Path, tuple[tuple[float, ...], bytes | str]] = {}  # the mark under which it was read

    def look(self) -> tuple[Change, ...]:
        """What is new since the last look, once it has settled. At the first look all is new."""
        deadline = time.monotonic() + SETTLE
        while True:
            found = {f: self._content(f.path) for f in self._files()}
            new = {f: content for f, content in found.items() if content != self._seen.get(f.path)}
            unsettled = any(not content or isinstance(content, str) for content in new.values())
            if not (unsettled and self._seen) or time.monotonic() > deadline:
                break
            time.sleep(BLINK)
        self._seen = {f.path: content for f, content in found.items()}
        return tuple(Change(f.kind, f.rung, content) for f, content in new.items())

    def _content(self, path: Path) -> bytes | str:
        mark = _mark(path)  # before it is read: what is saved meanwhile changes the mark
        known, content = self._read.get(path, (None, ""))
        if mark is None or mark != known:
            content = content_of(path)
        if mark:
            self._read[path] = mark, content
        return content


class Looker:
    """Looks whenever it is woken, in a thread of its own, and posts what was saved."""

    def __init__(self, saves: Saves, post: Post, backstop: float | None = BACKSTOP) -> None:
        self._saves, self._post, self._backstop = saves, post, backstop
        self._woken, self._over = threading.Event(), False
        self._thread: threading.Thread

    def start(self) -> None:
        """Begin to look."""
        self._thread = in_thread("saves", self._look, self._post)

    def wake(self) -> None:
        """Something happened under exercises/. From any thread."""
        self._woken.set()

    def stop(self) -> None:
        """Look no more."""
        self._over = True
        self._woken.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over:
            self._woken.wait(self._backstop)
            self._woken.clear()  # before the look: what comes during it is looked for again
            if changes := self._saves.look():
                self._post(Saved(changes))


# What watchdog reports of its own threads, most often at a watch's end, is not for a learner's screen. Without a
# handler Python would print it.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

INTERVAL = 1.0  # seconds between two looks, where there are no events
MOUNTS = Path("/proc/mounts")

# File systems that others write to without this kernel's knowledge: networks, Windows under WSL, a host's folders.
SILENT = re.compile(
    r"9p|drvfs|nfs\d?|cifs|smb\w*|afs|ceph|glusterfs|lustre|beegfs|virtiofs|vboxsf|vmhgfs|prl_fs|fakeowner|grpcfuse"
    r"|fuse\.(sshfs|vmhgfs-fuse|rclone|grpcfuse|osxfs|glusterfs|ceph|s3fs|portal)"
)

# Not the opening and closing of files: our own reading would wake us.
EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class _Waker(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def dispatch(self, event: FileSystemEvent) -> None:
        self._wake()


def observe(folder: Path, wake: Callable[[], None]) -> tuple[BaseObserver, bool]:
    """Call `wake` at each event under the folder. Returns the observer, and whether it has to poll."""
    if not silent(folder):
        with suppress(OSError):  # most often: this user's inotify watches are used up
            _without_delay()
            return _started(Observer(), folder, wake), False
    return _started(PollingObserver(timeout=INTERVAL), folder, wake), True


def _started(observer: BaseObserver, folder: Path, wake: Callable[[], None]) -> BaseObserver:
    observer.schedule(_Waker(wake), str(folder), recursive=True, event_filter=EVENTS)
    observer.start()
    return observer


def silent(folder: Path) -> bool:
    """True if the folder lies on a file system of which the kernel does not know every change."""
    return bool(SILENT.fullmatch(kind_of(folder)))


def kind_of(folder: Path) -> str:
    """The type of the file system that a folder lies on; empty where the system does not say."""
    place, best, kind = folder.resolve(), -1, ""
    with suppress(OSError):
        for line in MOUNTS.read_text("utf-8", "replace").splitlines():
            _, mount, found, *_ = line.split()
            point = Path(re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), mount))  # \040 is a space
            if place.is_relative_to(point) and len(point.parts) >= best:
                best, kind = len(point.parts), found
    return kind


def _without_delay() -> None:
    """Let watchdog wait for nothing.

    It holds back what follows a file's leaving the folder for half a second, in case the file turns up elsewhere in
    it. Vim moves the old file out at each save, where its backups have a folder of their own.
    """
    with suppress(ImportError):
        from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

        InotifyMoveEventGrouper.delay = 0.0

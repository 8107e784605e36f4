"""What was saved: compares what the ladder's files hold now with what they held when we last looked.

Whatever an editor does to save (write in place, truncate first, rename over, with temporary files of any name), the
content afterwards tells all: an event from the file system only means "look". A look reads what may have changed.
"""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

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

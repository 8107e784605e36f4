"""Tells when something happens under a folder: by the system's events, or by looking once a second."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from contextlib import suppress
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

"""What a run may use: memory, time, output.

A list that grows for ever ends as MemoryError, not as a frozen laptop. When the time, or the memory, is nearly up, the
line that runs is noted: a loop without an end is then shown where it is. A thread looks, as one that runs Python code
itself. What the interpreter offers for this (`dump_traceback_later`) reads the frames while they change, and sometimes
crashes on them: then a loop looks like a crash. Of what is printed the beginning is kept, and a flood is stopped.
"""

from __future__ import annotations

import faulthandler
import gc
import io
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

MEMORY = 2**30  # much more than any exercise needs
ROOM = 2**28  # for telling of it, while the list is still there


@dataclass
class Limit:
    """A limit that was set. All is laid out beforehand: where it was met, nothing can be imported or worked out."""

    system: Any
    least: tuple[int, int]
    most: tuple[int, int]
    met: bool = False


_limits: list[Limit] = []  # one, where the system has limits


def limit_memory() -> None:
    """Limit the memory where the system can: Windows can't, and macOS does not say how much is in use."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        least = in_use() + MEMORY
        most = least + ROOM
        resource.setrlimit(resource.RLIMIT_AS, (least, most))
        _limits.append(Limit(resource, (least, most), (most, most)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_room() -> None:
    """The limit was met: from now on there is a little more."""
    for limit in _limits:
        limit.met = True
        limit.system.setrlimit(limit.system.RLIMIT_AS, limit.most)


def is_free_again() -> bool:
    """Once the limit was met: set it anew, if what had filled the memory is gone."""
    for limit in _limits:
        if limit.met:
            gc.collect()
            limit.met = in_use() > limit.least[0] - MEMORY // 2
            limit.system.setrlimit(limit.system.RLIMIT_AS, limit.most if limit.met else limit.least)
    return not any(limit.met for limit in _limits)


def fills() -> bool:
    """True when a good part of it is in use."""
    return any(in_use() > limit.least[0] - MEMORY * 3 // 4 for limit in _limits)


def in_use() -> int:
    """The bytes of address space that this process has. Raises OSError where the system does not say."""
    import resource

    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


# By this signal the runner asks the interpreter itself for the line, once the time is up: where C code holds it (a
# power of a million digits), no thread can look. It answers in the thread that runs, between two changes of a frame;
# should it crash even so, the run was at its end before.
ASK = getattr(signal, "SIGUSR1", None)  # Windows has none
ANSWERS = 2.0  # seconds that the runner waits for the answer, at the most
PAUSE = 0.05  # seconds between two looks at the clock and at the memory


class Lookout:
    """Notes the line that the main thread is at, `patience` seconds after the last `again`.

    And from time to time while the memory fills: without room for a small object, Python's own traceback has no line.
    """

    def __init__(self, note: TextIO, patience: float) -> None:
        self._note, self._patience = note, patience
        self._main = threading.main_thread().ident or 0
        self._noted = False
        self._last: dict[str, int] = {}  # the line of each file that ran last while the memory was filling
        self._since = time.monotonic()
        faulthandler.enable(note)  # for a crash
        if ASK is not None:  # pragma: no branch - all systems but Windows
            faulthandler.register(ASK, note, all_threads=False)
        # Started now: later the code may have taken all the memory that a thread needs.
        threading.Thread(target=self._watch, name="lookout", daemon=True).start()

    def again(self) -> None:
        """The time begins anew; what was noted before is of no use any more."""
        self._since = time.monotonic()
        self._last = {}
        if self._noted:
            self._note.truncate(0)
            self._noted = False

    def line_in(self, path: Path) -> int:
        """The line of this file that ran last while the memory was filling; 0 where nobody has looked."""
        return self._last.get(str(path), 0)

    def _watch(self) -> None:
        looked = 0.0  # the beginning of the time at whose end it looked last
        while not self._note.closed:
            since = self._since
            left = since + self._patience - time.monotonic()
            with suppress(OSError, ValueError, MemoryError):
                if fills():
                    places = self._places()
                    self._last.update(reversed(places))
                    if not self._noted:  # for whoever is ended by the system, which ends what takes all the memory
                        self._write(places)
                if left <= 0 and since != looked:
                    looked = since
                    self._write(self._places())
                time.sleep(PAUSE if left <= 0 else min(left, PAUSE))

    def _places(self) -> list[tuple[str, int]]:
        """Where the thread is: files and lines, the innermost first."""
        frame, places = sys._current_frames().get(self._main), []
        while frame:
            places.append((frame.f_code.co_filename, frame.f_lineno))
            frame = frame.f_back
        return places

    def _write(self, places: list[tuple[str, int]]) -> None:
        """Note them, in the interpreter's own words."""
        self._noted = True
        self._note.truncate(0)
        for file, line in places:
            self._note.write(f'  File "{written(file)}", line {line}\n')
        self._note.flush()


def written(path: str) -> str:
    """A path as the interpreter writes it in a traceback of the last moment, where an é is an escape."""
    return path.encode("ascii", "backslashreplace").decode()


def ask(pid: int, note: Path) -> None:
    """Ask a process that is about to be ended for the line that it is at, if it has noted none."""
    if ASK is None:  # pragma: no cover - Windows
        return
    with suppress(OSError):
        if note.stat().st_size == 0:
            os.kill(pid, ASK)
            end = time.monotonic() + ANSWERS
            while note.stat().st_size == 0 and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(0.01)  # for the rest of the lines


KEPT = 4_000  # characters shown beside a test
FLOOD = 1_000_000  # characters in one test that are no debugging any more


class OutputFlood(Exception):  # noqa: N818 - a learner reads this name
    """The code printed more than anybody can read."""


class Catcher(io.TextIOBase):
    """A stream that keeps the beginning of what is written between two calls of `take`."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._kept = ""
        self._written = 0
        self.flooded = False

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Never."""
        return False

    def write(self, text: str) -> int:
        """Keep the beginning; raises OutputFlood when it gets too much."""
        room = KEPT - len(self._kept)
        if room > 0:
            self._kept += text[:room]
        self._written += len(text)
        if self._written > FLOOD:
            self.flooded = True
            raise OutputFlood(f"the code printed more than {FLOOD // 1_000_000} MB in one test; is it a loop?")
        return len(text)

    def take(self) -> tuple[str, bool]:
        """What was written since the last call, and whether it was a flood."""
        more = "\n…" if self._written > len(self._kept) else ""
        taken = self._kept + more, self.flooded
        self._kept, self._written, self.flooded = "", 0, False
        return taken


def redirect() -> Catcher:
    """Send the process' output to a new Catcher, and the file descriptors below it to nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    catcher = Catcher()
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - lives as long as the process
    sys.stdout = sys.__stdout__ = catcher  # type: ignore[misc, assignment]
    sys.stderr = sys.__stderr__ = catcher  # type: ignore[misc, assignment]
    return catcher

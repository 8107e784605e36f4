"""Which line runs when the time, or the memory, is nearly up: a loop without an end is then shown where it is.

A thread looks, as one that runs Python code itself. What the interpreter offers for this (`dump_traceback_later`) reads
the frames while they change, and sometimes crashes on them: then a loop looks like a crash.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from runner.memory import fills

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

"""The terminal: taken, drawn on, given back as it was, whatever happens."""

from __future__ import annotations

import atexit
import os
import sys
import time
from contextlib import suppress
from typing import Any

from runner.watching.guard import Guard
from runner.watching.model import Model
from runner.watching.view import Size, view

with suppress(ImportError):  # not on Windows
    import termios

# The other screen, no cursor, no wrapping of long lines, a pasted text marked as such.
ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h\x1b[2J"
LEAVE = "\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l"
HOME, TO_LINE_END = "\x1b[H", "\x1b[K"


class Terminal:
    """A screen on which the whole model is drawn, and redrawn in place."""

    interactive = True

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._shown: tuple[str, ...] | None = None
        self._entered = False
        self._guard: Guard | None = None

    def enter(self) -> bool:
        """Take the terminal, if it is ours to take."""
        if not in_front():
            return False
        atexit.register(self.leave)
        self._entered, self._shown = True, None
        self._take_keys()
        if self._guard is None:
            with suppress(OSError):  # no more processes
                self._guard = Guard(sys.stdout, LEAVE, self._before)
        self._write(ENTER)
        return True

    def leave(self) -> None:
        """Give the terminal back as it was. Never fails: the terminal may be gone."""
        if not self._entered:
            return
        self._entered = False
        atexit.unregister(self.leave)
        with suppress(OSError, ValueError):
            self._write(LEAVE)
        if self._before is not None and in_front():  # else a shell has put it right already
            with suppress(OSError, termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._before)
        if self._guard:
            self._guard.end()
            self._guard = None

    def draw(self, model: Model) -> int:
        """Draw the model in one write, without a moment of emptiness. Returns how far it really is scrolled."""
        frame = view(model, self.size())
        if self._entered and frame.lines != self._shown:
            self._shown = frame.lines
            self._write(HOME + f"{TO_LINE_END}\r\n".join(frame.lines) + TO_LINE_END)
        return frame.scroll

    def size(self) -> Size:
        """The size now."""
        with suppress(OSError, ValueError):
            columns, lines = os.get_terminal_size(sys.stdout.fileno())
            if columns and lines:
                return Size(columns, lines)
        return Size(80, 24)

    def _take_keys(self) -> None:
        """Let keys come one by one and unseen; Ctrl-C and Ctrl-Z stay signals, Ctrl-S does not freeze the screen."""
        if os.name == "nt":
            return _understand_escapes()
        changed = termios.tcgetattr(0)
        if self._before is None:
            self._before = termios.tcgetattr(0)
        changed[0] &= ~(termios.IXON | termios.ICRNL)
        changed[3] &= ~(termios.ECHO | termios.ICANON)
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(0, termios.TCSANOW, changed)
        return None

    def _write(self, text: str) -> None:
        """All of it, and as far as the system lets us in one piece."""
        sys.stdout.flush()
        out: Any = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
        data = memoryview(text.encode(sys.stdout.encoding or "utf-8", "replace"))
        while data:
            written = out.write(data)
            if written is None:  # somebody made the terminal non-blocking, and it is busy
                time.sleep(0.005)
            data = data[written or 0 :]


def in_front() -> bool:
    """True unless a shell has put us in the background: who touches the terminal there is stopped."""
    with suppress(OSError, AttributeError):  # Windows has no such thing
        return os.tcgetpgrp(0) == os.getpgrp()
    return True


def _understand_escapes() -> None:
    """Windows' older consoles follow escape sequences only when asked to."""
    import ctypes

    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined]
    mode, handle = ctypes.c_uint32(), kernel.GetStdHandle(-11)
    if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        kernel.SetConsoleMode(handle, mode.value | 4)  # ENABLE_VIRTUAL_TERMINAL_PROCESSING

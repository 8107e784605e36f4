"""The terminal: taken with its keys, drawn on as often as eyes can follow, given back as it was, whatever happens."""

from __future__ import annotations

import atexit
import os
import sys
import time
from contextlib import suppress
from typing import Any, Protocol

from runner.watch.guard import Guard
from runner.watch.keyboard import Keyboard
from runner.watch.model import Model
from runner.watch.view import Size, view

with suppress(ImportError):  # not on Windows
    import termios

# The other screen, no cursor, no wrapping of long lines, a pasted text marked as such.
ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h\x1b[2J"
LEAVE = "\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l"
HOME, TO_LINE_END = "\x1b[H", "\x1b[K"
FRAME = 1 / 30  # seconds between two drawings that are not urgent


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
        if os.name == "nt":  # pragma: no cover - Windows
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


def _understand_escapes() -> None:  # pragma: no cover - Windows
    """Windows' older consoles follow escape sequences only when asked to."""
    import ctypes

    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined]
    mode, handle = ctypes.c_uint32(), kernel.GetStdHandle(-11)
    if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        kernel.SetConsoleMode(handle, mode.value | 4)  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


class Screen(Protocol):
    """Where the model is shown: `Terminal` or `Plain`."""

    interactive: bool

    def enter(self) -> bool:
        """Take it; True if keys can be read there."""

    def leave(self) -> None:
        """Give it back."""

    def draw(self, model: Model) -> int:
        """Show the model. Returns how far it really is scrolled."""


class ScreenGoneError(Exception):
    """The terminal was closed under us."""


class Stage:
    """The screen and the keyboard."""

    def __init__(self, screen: Screen, keyboard: Keyboard) -> None:
        self._screen, self._keyboard = screen, keyboard
        self.reading = False
        self._drawn = 0.0
        self.owed = False  # a drawing that has to wait

    def take(self) -> None:
        """Take the terminal, and read its keys."""
        try:
            ours = self._screen.enter()
        except OSError as error:
            raise ScreenGoneError from error
        if ours and not self.reading:
            self.reading = True
            self._keyboard.start()

    def release(self) -> None:
        """Give the terminal back, with its keys. Doing it twice does no harm."""
        if self.reading:
            self.reading = False
            self._keyboard.stop()
        self._screen.leave()

    def draw(self, model: Model, at_once: bool) -> int:
        """Draw now, or owe it until the last drawing is long enough ago. Returns how far the screen is scrolled."""
        self.owed = not at_once and self.wait() > 0
        if self.owed:
            return model.scroll
        self._drawn = time.monotonic()
        try:
            return self._screen.draw(model)
        except OSError as error:
            raise ScreenGoneError from error

    def postpone(self) -> None:
        """Draw, but not at once."""
        self._drawn, self.owed = time.monotonic(), True

    def wait(self) -> float:
        """Seconds until the next drawing that is not urgent."""
        return max(0.0, self._drawn + FRAME - time.monotonic())

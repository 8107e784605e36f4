"""Keys as they are pressed: from bytes to names, and the threads that read them."""

from __future__ import annotations

import os
import re
import select
import threading
from collections.abc import Callable
from typing import Any, Protocol

from runner.watch.happenings import Ended, Key, Post, in_thread

NAMES = {
    "[A": "up", "OA": "up", "[B": "down", "OB": "down", "[5~": "pgup", "[6~": "pgdn",
    "[H": "home", "OH": "home", "[1~": "home", "[F": "end", "OF": "end", "[4~": "end",
}  # fmt: skip
WINDOWS_NAMES = {"H": "up", "P": "down", "I": "pgup", "Q": "pgdn", "G": "home", "O": "end"}
PLAIN = {" ": "space", "\r": "enter", "\n": "enter"}
# A pasted text is no command; then an escape sequence; then any character.
TOKEN = re.compile(r"\x1b\[200~.*?\x1b\[201~|\x1b(\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z])|\x1b(?![\[O])|[^\x1b]", re.DOTALL)
ESCAPE_WAIT = 0.05  # seconds in which the rest of an escape sequence comes, if the key was not Esc itself
HUNG_UP = 129


class Decoder:
    """Turns what a terminal sends into the names of keys; a sequence may come in pieces."""

    def __init__(self) -> None:
        self.pending = ""

    def feed(self, data: bytes) -> list[str]:
        """The keys that are complete."""
        text, keys, at = self.pending + data.decode("utf-8", "ignore"), [], 0
        while at < len(text) and (found := TOKEN.match(text, at)):
            if text.startswith("\x1b[200~", at) and not found[0].endswith("\x1b[201~"):
                break
            if found[0] == "\x1b" and found.end() == len(text):
                break
            keys.append(found)
            at = found.end()
        self.pending = text[at:]
        return [name for token in keys if (name := _name(token))]

    def flush(self) -> list[str]:
        """Nothing more came: a lone escape character was the key Esc."""
        keys = ["esc"] if self.pending == "\x1b" else []
        if not self.pending.startswith("\x1b[200~"):
            self.pending = ""
        return keys


def _name(token: re.Match[str]) -> str:
    if token[1]:
        return NAMES.get(token[1], "")
    if token[0] == "\x1b":
        return "esc"
    return PLAIN.get(token[0], token[0] if token[0].isprintable() else "") if len(token[0]) == 1 else ""


class Keyboard(Protocol):
    """A reader of keys that can be stopped while an editor has the terminal, and started again."""

    def start(self) -> None:
        """Begin to read."""

    def stop(self) -> None:
        """Leave the keys to somebody else."""


class _Reader:
    """A thread that posts keys until it is stopped."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self._thread: threading.Thread | None = None

    def begin(self, read: Callable[[], None]) -> None:
        self._thread = in_thread("keys", read, self.post)

    def end(self) -> None:
        if self._thread:
            self._thread.join()
        self._thread = None


class PosixKeyboard(_Reader):
    """Reads a terminal of Linux, macOS and the like."""

    def __init__(self, post: Post, terminal: int = 0) -> None:
        super().__init__(post)
        self._terminal = terminal
        self._stopped, self._stop = os.pipe()

    def start(self) -> None:
        """Begin to read."""
        self.begin(self._read)

    def stop(self) -> None:
        """Leave the keys to somebody else."""
        os.write(self._stop, b"x")
        self.end()
        os.read(self._stopped, 1)

    def _read(self) -> None:
        decoder = Decoder()
        while True:
            wait = ESCAPE_WAIT if decoder.pending else None
            ready, _, _ = select.select([self._terminal, self._stopped], [], [], wait)
            if self._stopped in ready:
                return
            try:
                data = os.read(self._terminal, 4096) if ready else b""
            except OSError:
                ready, data = [self._terminal], b""
            if ready and not data:  # the terminal is gone
                self.post(Ended(HUNG_UP))
                return
            for key in decoder.feed(data) if data else decoder.flush():
                self.post(Key(key))


class WindowsKeyboard(_Reader):
    """Reads a console of Windows, through the module msvcrt.

    A console can't be waited for together with a request to stop, so it is asked 20 times a second. Keys without a
    letter come as two characters. Ctrl-C comes as a signal or, while a key is being read, as a character.
    """

    def __init__(self, post: Post, console: Any) -> None:
        super().__init__(post)
        self._console = console
        self._over = threading.Event()

    def start(self) -> None:
        """Begin to read."""
        self._over.clear()
        self.begin(self._read)

    def stop(self) -> None:
        """Leave the keys to somebody else."""
        self._over.set()
        self.end()

    def _read(self) -> None:
        while not self._over.wait(0.05):
            while self._console.kbhit():
                self._take(self._console.getwch())

    def _take(self, character: str) -> None:
        if character in ("\x00", "\xe0"):
            name = WINDOWS_NAMES.get(self._console.getwch(), "")
        elif character == "\x03":
            return self.post(Ended(130))
        else:
            name = {"\x1b": "esc", **PLAIN}.get(character, character if character.isprintable() else "")
        if name:
            self.post(Key(name))
        return None


def keyboard(post: Post) -> Keyboard:
    """The reader for this system."""
    if os.name == "nt":
        import msvcrt

        return WindowsKeyboard(post, msvcrt)
    return PosixKeyboard(post)

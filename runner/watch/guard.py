"""Gives the terminal back where the runner can't: it was killed by force.

Run as a program of its own, it reads from the runner until that has ended. Its one argument is what the terminal is
owed: the escape sequences, the old settings, and the process group to which the terminal then belonged.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import IO, Any

with suppress(ImportError):  # not on Windows
    import termios

PAID = b"paid"


class Guard:
    """The guard, seen from the runner. It leads a group of its own, so that Ctrl-C and Ctrl-Z do not reach it."""

    def __init__(self, screen: IO[str], leave: str, settings: list[Any] | None) -> None:
        group = os.getpgrp() if hasattr(os, "getpgrp") else 0
        plain = settings and [*settings[:6], [ord(c) if isinstance(c, bytes) else c for c in settings[6]]]
        self._process = subprocess.Popen(
            [sys.executable, "-I", __file__, json.dumps([leave, plain, group])],
            stdin=subprocess.PIPE,
            stdout=screen,
            stderr=subprocess.DEVNULL,
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Windows
        )

    def end(self) -> None:
        """The terminal was given back: there is nothing left to guard."""
        self._process.communicate(PAID)


def main(owed: str, runner: int, screen: int) -> None:
    """Wait for the runner's end; unless it has paid, write to the screen and put its settings right."""
    if hasattr(signal, "SIGTTOU"):  # pragma: no branch - all systems but Windows
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # who is in the background may still write
    with os.fdopen(runner, "rb") as said:
        if said.read() == PAID:
            return
    leave, settings, group = json.loads(owed)
    with suppress(OSError):  # the terminal may be gone too
        os.write(screen, leave.encode())
        if settings and os.tcgetpgrp(screen) == group:  # else a shell has put them right already
            termios.tcsetattr(screen, termios.TCSANOW, settings)


if __name__ == "__main__":
    main(sys.argv[1], 0, 1)

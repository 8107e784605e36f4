"""Catches what a learner's code prints: the beginning is kept, a flood is stopped."""

from __future__ import annotations

import io
import os
import sys

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

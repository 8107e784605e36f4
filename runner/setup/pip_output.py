"""pip's wall of text in a few words: which package it is at, how many it had, for how long."""

from __future__ import annotations

import os
import re
import time
from typing import TextIO

FILE = re.compile(r"(?:Downloading|Using cached|Processing) (.+\.(?:whl|tar\.gz|zip))( \([\d.]+ ?[kMG]?B\))?")


def package_in(line: str) -> str:
    """`numpy 2.4.6 (16.9 MB)` of a line that begins with a package's file, or nothing."""
    found = FILE.match(line.strip())
    if not found or ".whl.metadata" in line:
        return ""
    file = re.split(r"[/\\]", found[1])[-1]
    if file.endswith(".whl"):  # the format allows no hyphen in the name
        name, version = file.split("-")[:2]
    else:
        name, _, version = re.sub(r"\.(tar\.gz|zip)$", "", file).rpartition("-")
    return f"{name.replace('_', '-')} {version}{found[2] or ''}"


def stage_in(line: str) -> str:
    """`unpacking` and the like, of a line that begins a stage, or nothing."""
    line = line.strip()
    if line.startswith("Installing build dependencies"):
        return "preparing"
    if line.startswith("Collecting "):
        return "looking up " + re.split(r"[^\w.-]", line.split()[1])[0]
    if line.startswith("Building wheels"):
        return "building" + line.partition(":")[2]
    if line.startswith("Installing collected packages:"):
        return f"unpacking {line.count(',') + 1} packages"
    return ""


class Progress:
    """One line that is rewritten on a terminal; in a pipe, a line for each package."""

    def __init__(self, screen: TextIO) -> None:
        self.screen, self.on_terminal = screen, screen.isatty()
        self.since, self.packages, self.now = time.monotonic(), 0, ""

    def at(self, doing: str) -> None:
        """Show what is being done, in words of ours."""
        self.now = doing
        self.draw()

    def read(self, line: str) -> None:
        """Show what a line of pip's says, if that is worth a word."""
        package, stage = package_in(line), stage_in(line)
        self.packages += bool(package)
        self.now = package or stage or self.now
        if not self.on_terminal and (package or stage.startswith("unpacking")):
            self.screen.write(f"  {self.now}\n")
            self.screen.flush()
        self.draw()

    def draw(self) -> None:
        """Rewrite the line; called now and then too, so that the seconds go on while pip is silent."""
        if self.on_terminal:
            text = f"  {self.packages} packages, {self.seconds()} s: {self.now}"
            # Spaces and not an escape code: an old Windows console shows those.
            self.screen.write("\r" + text[: self.width()].ljust(self.width()))
            self.screen.flush()

    def end(self) -> None:
        """Leave an empty line where the progress was."""
        if self.on_terminal:
            self.screen.write("\r" + " " * self.width() + "\r")
            self.screen.flush()

    def seconds(self) -> int:
        """How long it has taken so far."""
        return round(time.monotonic() - self.since)

    def width(self) -> int:
        """One less than the terminal's, where a cursor in the last column would begin a new line."""
        try:
            return (os.get_terminal_size(self.screen.fileno()).columns or 80) - 1  # 0: it does not know
        except OSError:
            return 79

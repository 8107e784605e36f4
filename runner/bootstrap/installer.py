"""Runs pip in an environment: its output goes to a log and a line of progress, its failure becomes a sentence.

The line is pip's wall of text in a few words: which package it is at, how many it had, for how long.
"""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import TextIO

from runner.bootstrap.hindrance import failure
from runner.bootstrap.needs import name_of, packages_of, pyproject
from runner.bootstrap.trouble import Trouble, python_of, say

LEASH = Path(__file__).with_name("leash.py")
# So that a machine without a network is told so soon. Who has set other values for a slow one keeps them.
PATIENCE = {"PIP_RETRIES": "1", "PIP_TIMEOUT": "15"}
# What would send the packages elsewhere, or nowhere.
PLACES = {f"PIP_{word}" for word in ("TARGET", "PREFIX", "ROOT", "USER", "PYTHON", "DRY_RUN", "NO_DEPS", "EDITABLE")}
ELSEWHERE = re.compile(r"ERROR: .*--(target|prefix|root|user)\b")
OPTIONS = ["--no-input", "--no-user", "--disable-pip-version-check", "--progress-bar", "off", "--prefer-binary"]


class Installer:
    """pip for the environment at `folder`, as a context: within it, the log and the line of progress are open."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder, self.path = root, folder, root / ".kata" / "setup.log"
        self.has_begun = False  # to change what is installed; a failure before that left all as it was

    def __enter__(self) -> Installer:
        self.log = self.path.open("w", encoding="utf-8")
        self.progress = Progress(sys.stderr)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.log.close()
        self.progress.end()
        if kind is None:
            say(f"Ready after {self.progress.seconds()} s.")

    def install(self, arguments: Sequence[str]) -> None:
        """`pip install`, or Trouble. The environment of another tool may have no pip yet."""
        if not (packages_of(self.folder) / "pip").is_dir():
            self.progress.at("pip")
            self.run(lambda line: None, "ensurepip", "--upgrade", "--default-pip")
        try:
            self.run(self.read, "pip", "install", *OPTIONS, *arguments)
        except Trouble:
            if not ELSEWHERE.search(self.path.read_text(encoding="utf-8")):
                raise
        if not self.has(arguments):  # a file of pip's settings sends all elsewhere: say the place aloud
            here = ["--target=", f"--prefix={self.folder}"]
            self.run(self.read, "pip", "install", *OPTIONS, *here, *arguments)
            if not self.has(arguments):
                raise Trouble(
                    f"pip did not install into {self.folder.name}. Do its settings name another place?"
                    f" They are shown by: {python_of(str(self.folder))} -m pip config list"
                )

    def has(self, arguments: Sequence[str]) -> bool:
        """True if what `pip install` was asked for is in the environment, in whatever version."""
        names = [name_of(word) for word in arguments if word[0] not in "-."]
        names += [pyproject(self.root)["project"]["name"]] if "-e" in arguments else []
        path = [str(packages_of(self.folder))]
        return all(any(metadata.distributions(name=name, path=path)) for name in names)

    def read(self, line: str) -> None:
        """Take note of a line of pip's."""
        self.has_begun = self.has_begun or line.startswith("Installing collected packages")
        self.progress.read(line)

    def run(self, read: Callable[[str], None], *module: str) -> None:
        """Run a module of the environment's, and raise Trouble if it fails."""
        # Isolated: what PYTHONPATH leads to would count as installed. UTF-8 whatever the system's encoding is.
        options = ["-I", "-u", "-X", "utf8", str(LEASH), str(os.getpid())]
        process = subprocess.Popen(
            [python_of(str(self.folder)), *options, *module],
            cwd=self.root,
            env={**PATIENCE, **{name: value for name, value in os.environ.items() if name not in PLACES}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            # Ctrl-C reaches this process alone, which then ends pip and what pip has started.
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        try:
            for line in lines_of(process, self.progress.draw):
                self.log.write(line)
                self.log.flush()
                read(line)
        except BaseException:
            end(process)
            raise
        if process.wait():
            raise Trouble(failure(self.path.read_text(encoding="utf-8"), self.root, self.path))


def lines_of(process: subprocess.Popen[str], idle: Callable[[], None]) -> Iterator[str]:
    """The lines that a process writes; `idle` is called twice a second while it is silent."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def pass_on() -> None:
        assert process.stdout
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=pass_on, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=0.5)
        except queue.Empty:
            idle()
            continue
        if line is None:
            return
        yield line


def end(process: subprocess.Popen[str]) -> None:
    """End pip and what it has started. Asked first, it removes its temporary files; a second Ctrl-C hurries it."""
    with suppress(KeyboardInterrupt, subprocess.TimeoutExpired, OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=5)
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


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

"""Runs pip in an environment: its output goes to a log and a line of progress, its failure becomes a sentence.

The log is a file that pip itself writes, so it can come to its end even where whoever started it is killed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TextIO

from runner.bootstrap.needs import name_of, pyproject
from runner.bootstrap.stamp import WINDOWS, Trouble, python_of, say

# So that a machine without a network is told so soon. Who has set other values for a slow one keeps them.
PATIENCE = {"PIP_RETRIES": "1", "PIP_TIMEOUT": "15"}
# What would send the packages elsewhere, or nowhere: as variables they are taken away, as settings they are overridden.
PLACES = {f"PIP_{word}" for word in ("TARGET", "PREFIX", "ROOT", "USER", "PYTHON", "DRY_RUN", "NO_DEPS", "EDITABLE")}
OPTIONS = ["--no-input", "--no-user", "--target=", "--disable-pip-version-check", "--prefer-binary"]
OPTIONS += ["--progress-bar", "off"]


def install(root: Path, folder: Path, arguments: Sequence[str], lock: int) -> None:
    """`pip install` for the environment at `folder`, or Trouble. That of another tool may have no pip yet."""
    packages = str(packages_of(folder))
    progress = Progress(sys.stderr)
    log_of(root).write_bytes(b"")
    try:
        if not any(metadata.distributions(name="pip", path=[packages])):
            run(root, folder, ["ensurepip", "--upgrade", "--default-pip"], lock, lambda text: progress.read(""))
        run(root, folder, ["pip", "install", *OPTIONS, f"--prefix={folder}", *arguments], lock, progress.read)
    finally:
        progress.end()
    names = [name_of(word) for word in arguments if word[0] not in "-."]
    names += [pyproject(root)["project"]["name"]] if "-e" in arguments else []
    if not all(any(metadata.distributions(name=name, path=[packages])) for name in names):
        raise Trouble(
            f"pip did not install into {folder.name}. Do its settings name another place?"
            f" They are shown by: {python_of(folder)} -m pip config list"
        )
    say(f"Ready after {progress.seconds()} s.")


def packages_of(folder: Path) -> Path:
    """Where an environment made by this Python keeps its packages."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))


def log_of(root: Path) -> Path:
    """Where pip's output goes."""
    return root / ".kata" / "setup.log"


def has_begun(root: Path) -> bool:
    """True if pip has begun to change what is installed; a failure before that left all as it was."""
    return "Installing collected packages" in log_of(root).read_text("utf-8", "replace")


def run(root: Path, folder: Path, module: Sequence[str], lock: int, read: Callable[[str], None]) -> None:
    """Run a module of the environment's, which holds the lock too; give what it says to `read`. Trouble if it fails."""
    with log_of(root).open("ab") as written, log_of(root).open(encoding="utf-8", errors="replace") as log:
        log.seek(0, os.SEEK_END)
        process = subprocess.Popen(
            # Isolated: what PYTHONPATH leads to would count as installed. UTF-8 whatever the system's encoding is.
            [python_of(folder), "-I", "-u", "-X", "utf8", "-m", *module],
            cwd=root,
            env={**PATIENCE, **{name: value for name, value in os.environ.items() if name not in PLACES}},
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            pass_fds=() if WINDOWS else (lock,),
            # Ctrl-C reaches this process alone, which then ends pip and what pip has started.
            process_group=0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        try:
            while process.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.1)
                read(log.read())
        except BaseException:
            end(process)
            raise
    if process.returncode:
        raise Trouble(failure(log_of(root).read_text("utf-8", "replace"), root))


def end(process: subprocess.Popen[bytes]) -> None:
    """End pip and what it has started. Asked first, it removes its temporary files; a second Ctrl-C hurries it."""
    if WINDOWS:  # pragma: no cover - Windows has no such groups
        process.kill()
    else:
        with suppress(KeyboardInterrupt, subprocess.TimeoutExpired, OSError):
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=5)
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def failure(log: str, root: Path) -> str:
    """What pip's output says about why it failed."""
    if re.search(r"Errno 28\b|No space left|Errno 122\b|not enough space", log, re.IGNORECASE):
        return full_disk(root)
    network = (
        "connection broken|NewConnectionError|Failed to establish|name resolution|getaddrinfo|timed out|ProxyError"
    )
    if re.search(r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError", log):
        reason = "pip does not trust the certificate of the package index: is the clock right, is there a proxy?"
    elif re.search(network + "|Network is unreachable|Max retries exceeded", log, re.IGNORECASE):
        reason = "pip does not reach the package index: is there a network? Connect, then start again."
    else:
        errors = re.findall(r"^\s*(ERROR: .*)", log, re.MULTILINE) or re.findall(r"^\s*(error: .*)", log, re.MULTILINE)
        reason = f"pip failed: {errors[-1] if errors else 'it ended without a word.'}"
    return f"{reason} Full log: {log_of(root)}"


def full_disk(root: Path) -> str:
    """The advice where there is no space left."""
    return f"The disk is full: the set-up needs about 300 MB in {root}. Make room, then start again."


FILE = r"(?:Downloading|Using cached|Processing) (?:.*[/\\])?([\w.-]+?)-(\d[^-\s]*?)(?:-\S+\.whl|\.tar\.gz|\.zip)(?!\.)"
PACKAGE = re.compile(FILE + r"( \([\d.]+ ?[kMG]?B\))?")
STAGES = {  # beginnings of pip's lines, and what they mean
    "Collecting": "looking up packages",
    "Installing build dependencies": "preparing",
    "Building wheels": "building",
    "Installing collected packages": "unpacking",
}


class Progress:
    """Which package pip is at, how many it had, for how long: a line that is rewritten; in a pipe, one for each."""

    def __init__(self, screen: TextIO) -> None:
        self.screen, self.on_terminal = screen, screen.isatty()
        self.since, self.packages, self.now, self.rest = time.monotonic(), 0, "", ""

    def read(self, text: str) -> None:
        """Show what pip has said since, if that is worth a word."""
        *lines, self.rest = (self.rest + text).split("\n")
        for line in map(str.strip, lines):
            if found := PACKAGE.match(line):
                self.packages += 1
                self.now = f"{found[1].replace('_', '-')} {found[2]}{found[3] or ''}"
                if not self.on_terminal:
                    say(f"  {self.now}")
            else:
                self.now = next((words for start, words in STAGES.items() if line.startswith(start)), self.now)
        self.draw(f"  {self.packages} packages, {self.seconds()} s: {self.now}")

    def draw(self, text: str) -> None:
        """Rewrite the line, with spaces and not with an escape code: an old Windows console shows those."""
        if self.on_terminal:
            try:
                columns = os.get_terminal_size(self.screen.fileno()).columns or 80  # 0: it does not know
            except OSError:
                columns = 80
            # In the last column, the cursor would begin a new line.
            self.screen.write("\r" + text[: columns - 1].ljust(columns - 1))
            self.screen.flush()

    def end(self) -> None:
        """Leave an empty line where the progress was."""
        self.draw("")
        if self.on_terminal:
            self.screen.write("\r")

    def seconds(self) -> int:
        """How long it has taken so far."""
        return round(time.monotonic() - self.since)

"""Runs pip in an environment: its output goes to a log and a line of progress, its failure becomes a sentence."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from types import TracebackType

from runner.setup.hindrance import failure
from runner.setup.needs import name_of, packages_of, pyproject
from runner.setup.pip_output import Progress
from runner.setup.trouble import Trouble, python_of, say

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

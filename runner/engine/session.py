"""A job in this process: what every kind of job has in common."""

from __future__ import annotations

import math
import os
import signal
import sys
import time
from abc import ABC, abstractmethod
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import TextIO

from runner.engine.encoding import to_bytes
from runner.engine.explain import explain_import
from runner.engine.limits import Catcher, Lookout, make_room
from runner.engine.loading import load_source, stand_alone
from runner.engine.messages import Broken, Done, Event, Job, Ready

# Seconds by which this process outlives a deadline that the runner, if it lives, sees to.
GRACE = 5
# A new deadline that is later by less than this share of it is not worth a call of the system. In this last share of
# the time the line that is running is noted.
FRESH = 0.1


class NotTheCode(Exception):  # noqa: N818 - it is a sentence for a learner
    """What stopped the job before the code was looked at: no file of the learner's exercise is to blame."""


def cache(root: Path, content: str = "") -> str:
    """Where Python keeps what it compiles of a ladder's files: under their hash it can't go stale."""
    return str(root / ".kata" / "pycache" / content[:20])


class Session(ABC):
    """A job on its way. Each kind of job has its own `work`."""

    consequence = ""
    blamed: Path  # whose failure it is, if something fails now

    def __init__(self, job: Job, connection: Connection, output: Catcher) -> None:
        self.job = job
        self.rung = job.rung
        self.output = output
        self._connection = connection
        self._reference: ModuleType | None = None
        assert job.trace is not None  # the engine names a file for each run
        self._lookout = Lookout(note_at(job.trace), job.test_timeout * (1 - FRESH))
        self._deadline_since = -math.inf

    def send(self, event: Event) -> None:
        """Tell the runner."""
        self._connection.send_bytes(to_bytes(event))

    @property
    def reference(self) -> ModuleType:
        """The reference, loaded when first needed: a green run never needs it."""
        if self._reference is None:
            self._reference = load_source(f"reference_{self.rung.module}", self.rung.reference)
        return self._reference

    def go(self) -> None:
        """Do the job. Whatever ends it early is told, with the line of the file that is to blame."""
        self.send(Ready())
        sys.dont_write_bytecode = True
        sys.pycache_prefix = cache(self.rung.root)
        self.deadline()
        self.blamed = self.job.path
        try:
            self.work()
        except NotTheCode as problem:
            self.broken(str(problem))
            return
        except BaseException as error:  # SystemExit too: nothing that a learner's file raises may pass for an end
            make_room()
            self.broken(explain_import(error, self.blamed, self.last_line(error)))
            return
        self.send(Done())

    def last_line(self, error: BaseException) -> int:
        """The line of the code that filled the memory, which Python itself may have had no room to tell; else 0."""
        return self._lookout.line_in(self.blamed) if isinstance(error, MemoryError) else 0

    def broken(self, message: str) -> None:
        """Tell that the job came to nothing, and what follows from it."""
        self.send(Broken(f"{message}{self.consequence}"))

    @abstractmethod
    def work(self) -> None:
        """The job itself."""

    def load(self) -> ModuleType:
        """The code under test, under the name by which a suite imports it."""
        sys.path.insert(0, str(self.rung.folder))
        stand_alone(self.job.source, self.job.path)
        return load_source(self.rung.module, self.job.path, self.job.source, register=True)

    def deadline(self) -> None:
        """Shortly before the runner's deadline, note the line that is running: a loop is then shown where it is."""
        self._lookout.again()
        now = time.monotonic()
        if now - self._deadline_since < FRESH * self.job.test_timeout:
            return
        self._deadline_since = now
        if hasattr(signal, "alarm"):  # pragma: no branch - all systems but Windows
            # If the runner is gone, nobody else ends a loop that holds the interpreter.
            signal.alarm(math.ceil(self.job.test_timeout) + GRACE)


def note_at(path: Path) -> TextIO:
    """The file for the line that ran last. Its folder may just have been cleaned away: then nobody knows."""
    try:
        return path.open("a", encoding="utf-8")
    except OSError:
        return Path(os.devnull).open("a", encoding="utf-8")

"""The fresh process of one run: its own group, its limits, and no life beyond the runner's."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from runner.engine.encoding import from_bytes
from runner.engine.family import end_descendants
from runner.engine.limits import limit_memory, redirect
from runner.engine.messages import Job
from runner.engine.session import Session
from runner.engine.stand_by import stand_by


def serve(connection: Connection, root: Path | None) -> None:
    """Wait for one job, do it, and end without looking back: nothing of a learner's code outlives its run.

    With the root of a ladder pytest is started before the job comes, which must then be a run of one of its suites.
    """

    def receive() -> Session:
        job = from_bytes(connection.recv_bytes(), Job)
        threading.Thread(target=end_with_the_runner, args=(connection,), daemon=True).start()
        stay_alone()
        return session_of(job)(job, connection, output)

    try:
        sys.dont_write_bytecode = True
        lead_a_group()
        limit_memory()
        output = redirect()
        if root:
            stand_by(root, receive)
        else:
            receive().go()
    finally:  # whatever happened: the runner knows what it was told, and that this process has ended
        end_descendants(os.getpid())
        os._exit(0)


def session_of(job: Job) -> type[Session]:
    """What does the job: it is imported now, by the name that the job gives."""
    module, _, name = job.worker.partition(":")
    session: type[Session] = getattr(import_module(module), name)
    return session


def unless_orphaned(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell of an error, but not of the end of a runner that had just asked for a worker: nobody is there to read it."""
    if kind is not EOFError:
        sys.__excepthook__(kind, error, trace)


def close_all_but(descriptor: int) -> None:
    """Close what a forked worker inherits: code that writes to every descriptor would end the warm process."""
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, 1024)  # there are a dozen; to try as many as the system allows may take long


def lead_a_group() -> None:
    """Lead a process group, so that all that a run starts can be ended with it (Windows has none)."""
    if hasattr(os, "setsid"):  # pragma: no branch - all systems but Windows
        os.setsid()


def stay_alone() -> None:
    """A copy of this process, which a learner's code may fork, must not go on with the suite: it ends at once."""
    if hasattr(os, "register_at_fork"):  # pragma: no branch - all systems but Windows, which has no fork
        os.register_at_fork(after_in_child=partial(os._exit, 0))


def end_with_the_runner(connection: Connection) -> None:
    """The runner sends nothing more, so the end of its stream means that it is gone."""
    try:
        connection.recv_bytes()
    except (EOFError, OSError):
        end_descendants(os.getpid())
        if hasattr(os, "killpg"):
            os.killpg(0, 9)
        os._exit(1)

"""A worker seen from the runner: how its process is started, and how it is ended with all that it started."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from runner.engine.family import end_descendants
from runner.files import scratch

STARTUP = 120.0  # seconds for a fresh process to import NumPy, pytest and Hypothesis, on the slowest of machines
ANSWER = 10.0  # seconds for the warm process to start a worker or to tell of its end: it takes milliseconds

# The warm process' environment. One thread for linear algebra: a process with threads must not be forked, and no
# exercise is large. The same hashes and the same, invisible, plots each time. No pytest options from elsewhere.
ENVIRONMENT = {
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTEST_ADDOPTS": "",
    "PYTEST_PLUGINS": "",
    "HYPOTHESIS_STORAGE_DIRECTORY": str(Path(__file__).resolve().parents[2] / ".kata" / "hypothesis"),
    "PYTHONPATH": str(Path(__file__).resolve().parent / "door"),
    "PYTHONSAFEPATH": "1",  # a random.py in the folder where the runner was started is not Python's
}

# Of the variables by which a Python is set up, those that say where its packages are, and where it may write. The
# others would make another verdict on the same code: PYTHONWARNINGS=error, PYTHONOPTIMIZE=1.
PYTHONS_PLACES = {
    "PYTHONHOME",
    "PYTHONUSERBASE",
    "PYTHONNOUSERSITE",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
}


def _serve(connection: Connection, forked: bool, root: Path | None) -> None:
    """The worker's first step: warm up (free where it was forked from the warm process), then wait for a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runner, which ends its workers itself
    from runner.engine import warm, worker  # noqa: F401 - in the worker alone: the runner must start fast

    if forked:
        worker.close_all_but(connection.fileno())
    worker.serve(connection, root)


class Worker:
    """A fresh process that waits for one job: with a ladder's root, for a run of one of its suites."""

    def __init__(self, context: Any, forked: bool, preload: str, root: Path | None) -> None:
        self.root = root
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, forked, root), daemon=True)
        with environment(preload):
            if forked:
                try:
                    _fork(self.process)
                except (EOFError, ConnectionError, FileNotFoundError):  # it was ended just now, perhaps by us
                    _stop_warm_process()
                    _fork(self.process)
            else:
                with no_interrupt():
                    self.process.start()
        theirs.close()

    def end(self, patience: float = 0.0) -> None:
        """End the process and all that it started; with patience, let the process itself end first."""
        if patience:
            self.process.join(patience)
        end_tree(self.process)
        self.process.join(ANSWER)
        if self.process.is_alive():  # the warm process, which should tell of its end, is stopped
            end_warm_process()
            self.process.join(ANSWER)
        self.connection.close()


def _fork(process: BaseProcess) -> None:
    """Start a process from the warm one, which is started first if there is none. Raises EOFError if that one ends."""
    from multiprocessing import forkserver, resource_tracker

    resource_tracker.ensure_running()  # the forkserver would start it, and lift the mask
    _find_the_way()
    with no_interrupt():
        forkserver.ensure_running()
    number = _warm_process()
    timer = threading.Timer(ANSWER if number in _answered else STARTUP, end_warm_process)
    timer.daemon = True
    timer.start()
    try:
        process.start()  # waits for the warm process, so here Ctrl-C must work
    finally:
        timer.cancel()
    _answered.add(number)


def _find_the_way() -> None:
    """The warm process is reached by a file in a temporary folder: where that was cleaned away, it is started anew."""
    from multiprocessing import forkserver, process

    process.current_process()._config["tempdir"] = str(scratch())  # type: ignore[attr-defined]
    server: Any = forkserver._forkserver
    if server._forkserver_pid is not None and not Path(server._forkserver_address).exists():
        _stop_warm_process()


def _stop_warm_process() -> None:
    """End it, and wait for its end: till then it would be taken for one that lives."""
    from multiprocessing import forkserver

    end_warm_process()
    with suppress(OSError):  # the file that leads to it may be gone
        forkserver._forkserver._stop()  # type: ignore[attr-defined]


_answered: set[int | None] = set()  # the warm processes that have once started a worker: a stopped one does not answer


def _warm_process() -> int | None:
    from multiprocessing import forkserver

    number: int | None = getattr(forkserver._forkserver, "_forkserver_pid", None)
    return number


def end_warm_process() -> None:
    """End the process from which workers are forked, because it does not answer; the next worker gets a new one."""
    if number := _warm_process():
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def end_tree(process: BaseProcess) -> None:
    """End a process and all that it started."""
    if process.pid is None:
        return
    if process.is_alive():  # else its number may be somebody else's
        end_descendants(process.pid)
    if hasattr(os, "killpg"):  # pragma: no branch - all systems but Windows
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError, ValueError):
        process.kill()


@contextmanager
def no_interrupt() -> Iterator[None]:
    """What is started in here never sees Ctrl-C, not even while Python itself starts: the mask is inherited."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


@contextmanager
def environment(preload: str) -> Iterator[None]:
    """The workers' environment, while one is started; then the old one again."""
    from multiprocessing import util

    old, flags = dict(os.environ), util._args_from_interpreter_flags  # type: ignore[attr-defined]
    for name in old:
        if name.startswith("PYTHON") and name not in PYTHONS_PLACES:
            del os.environ[name]
    os.environ.update(ENVIRONMENT, KATA_PRELOAD=preload)
    util._args_from_interpreter_flags = list  # type: ignore[attr-defined]  # `python -O -W error` is for the runner alone
    try:
        yield
    finally:
        util._args_from_interpreter_flags = flags  # type: ignore[attr-defined]
        os.environ.clear()
        os.environ.update(old)

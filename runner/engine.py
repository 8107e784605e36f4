"""Runs a job in a fresh process and reaches the verdict here, in the parent: the one way to a verdict."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from weakref import WeakSet

from runner.ending import ending_of
from runner.job import Job
from runner.suite import cases
from runner.verdict import Colour, Verdict, judge

Event = Mapping[str, Any]

STARTUP = 120.0  # seconds for a fresh process to import NumPy, pytest and Hypothesis, on the slowest of machines
MOST_AT_ONCE = 8  # runs in parallel: more would only wait for each other, some beyond their deadlines
TICK = 0.05  # seconds between two looks at the clock: a deadline moves with every event
FAREWELL = 2.0  # seconds for a process that has said all to end by itself
LONGEST_EVENT = 16 * 2**20  # bytes: what is longer is no event of ours

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
    "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
    "PYTHONSAFEPATH": "1",  # a random.py in the folder where the runner was started is not Python's
}


def _serve(connection: Connection, forked: bool, root: Path | None) -> None:
    """The worker's first step: warm up (free where it was forked from the warm process), then wait for a job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the runner, which ends its workers itself
    from runner import warm, worker  # noqa: F401 - in the worker alone: the runner must start fast

    if forked:
        worker.close_all_but(connection.fileno())
    worker.serve(connection, root)


def cores() -> int:
    """How many runs at once: the processors that this process may use, in a container fewer than there are."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, MOST_AT_ONCE)


class Worker:
    """A fresh process that waits for one job: with a ladder's root, for a run of one of its suites."""

    def __init__(self, context: Any, forked: bool, preload: str, root: Path | None) -> None:
        self.root = root
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, forked, root), daemon=True)
        with environment(preload):
            if forked:
                from multiprocessing import forkserver, resource_tracker

                resource_tracker.ensure_running()  # the forkserver would start it, and lift the mask
                with no_interrupt():
                    forkserver.ensure_running()
                self.process.start()  # waits for the warm process, so here Ctrl-C must work
            else:
                with no_interrupt():
                    self.process.start()
        theirs.close()

    def end(self, patience: float = 0.0) -> None:
        """End the process and all that it started; with patience, let the process itself end first."""
        if patience:
            self.process.join(patience)
        end_tree(self.process)
        self.process.join()
        self.connection.close()


class Engine:
    """Keeps workers warm and runs jobs in them; safe to use from several threads.

    `method` is multiprocessing's: "forkserver", or "spawn" where there is none (Windows). `preload` names modules,
    apart by blanks, that the suites to come import: a warm process has them already.
    """

    def __init__(self, method: str | None = None, preload: str = "") -> None:
        self._preload = preload
        methods = multiprocessing.get_all_start_methods()
        self.method = method or ("forkserver" if "forkserver" in methods else "spawn")
        self._context: Any = multiprocessing.get_context(self.method)
        if self.method == "forkserver":
            self._context.set_forkserver_preload(["runner.warm"])
        self._lock = threading.Lock()
        self._spare: list[Worker] = []
        self._runs: WeakSet[Run] = WeakSet()
        self._folder = tempfile.TemporaryDirectory(prefix="kata-", ignore_cleanup_errors=True)
        self._count = 0

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers that wait."""
        with self._lock:
            for worker in self._spare:
                worker.end()
            self._spare.clear()
        self._folder.cleanup()

    def cancel(self) -> None:
        """End all runs that are under way."""
        with self._lock:
            runs = list(self._runs)
        for run in runs:
            run.cancel()

    def prepare(self, root: Path) -> None:
        """Have a worker ready for a suite of this ladder: what the next save then waits for is the tests alone."""
        with self._lock:
            if not self._spare:
                self._spare.append(self._worker(root))

    def start(self, job: Job) -> Run:
        """Send the job to a worker that is ready, or to a new one."""
        with self._lock:
            root = job.rung.root if job.runs_suite else None
            fits = self._spare and self._spare[0].root == root
            worker = self._spare.pop() if fits else self._worker(root)
            self._count += 1
            trace = Path(self._folder.name) / f"{self._count}.txt"
            run = Run(worker, job, trace)
            self._runs.add(run)
        return run

    def judge(self, job: Job, on_event: Callable[[Event], None] | None = None) -> Verdict:
        """From an exercise to its verdict."""
        return self.start(job).verdict(on_event)

    def _worker(self, root: Path | None) -> Worker:
        return Worker(self._context, self.method == "forkserver", self._preload, root)


class Run:
    """One job under way."""

    def __init__(self, worker: Worker, job: Job, trace: Path) -> None:
        self.job = job
        self.cancelled = False
        self.deviates: bool | None = None  # of an impostor: whether it ever answered wrong
        self._worker = worker
        self._trace = trace
        self._timed_out = ""
        self._over = threading.Event()
        self._ready = False
        self._started = time.monotonic()
        self._deadline = self._started + STARTUP

    def cancel(self) -> None:
        """End the run at once; its verdict is then of no use. From any thread."""
        self.cancelled = True
        if not self._over.is_set():  # after that its number may belong to another process
            end_tree(self._worker.process)

    def verdict(self, on_event: Callable[[Event], None] | None = None) -> Verdict:
        """Follow the run to its end. `on_event` sees each event as it comes."""
        name = self.job.rung.name
        try:
            defined = cases(self.job.rung.suite.read_bytes())
        except (SyntaxError, ValueError, OSError) as error:
            self._worker.end()
            return Verdict(name, Colour.ERROR, message=f"The suite can't be read: {error}.")
        guard = threading.Thread(target=self._guard, daemon=True)
        guard.start()
        events: list[Event] = []
        complete = False
        try:
            for event in self._events():
                events.append(event)
                if event["event"] == "deviates":
                    self.deviates = event["value"]
                if on_event:
                    on_event(event)
            seconds = time.monotonic() - self._started
            complete = bool(events) and events[-1]["event"] in ("done", "broken")
            ending = None if complete else self._ending()
        finally:
            self._over.set()
            self._worker.end(FAREWELL if complete else 0.0)
            with suppress(OSError):
                self._trace.unlink(missing_ok=True)
        if not self._ready:
            return Verdict(name, Colour.ERROR, message=f"The tests could not be started: {self._no_start()}.")
        return judge(name, defined, events, ending, seconds)

    def _events(self) -> Iterator[Event]:
        connection, process = self._worker.connection, self._worker.process
        with suppress(EOFError, OSError, ValueError, TypeError, KeyError):  # an end, or bytes that are no event
            connection.send(replace(self.job, trace=self._trace))
            while connection in wait([connection, process.sentinel]):
                event = json.loads(connection.recv_bytes(LONGEST_EVENT))
                now = time.monotonic()
                if event["event"] == "ready":  # what the process itself took to start is no test's fault
                    self._ready, self._started = True, now
                self._deadline = min(now + self.job.test_timeout, self._started + self.job.suite_timeout)
                yield event
                if event["event"] in ("done", "broken"):
                    return

    def _guard(self) -> None:
        """End the run at its deadline, whatever it does: it may hold its own interpreter, or its channel."""
        while not self._over.wait(TICK):
            now = time.monotonic()
            if now >= self._deadline:
                suite = self._ready and self._deadline >= self._started + self.job.suite_timeout
                self._timed_out = f"the whole suite got {self.job.suite_timeout:g} s" if suite else ""
                self._timed_out = self._timed_out or f"a test gets {self.job.test_timeout:g} s"
                end_tree(self._worker.process)
                return

    def _ending(self) -> Any:
        self._worker.process.join(1.0)  # a process that lives on has sent what is no event
        return ending_of(self._worker.process.exitcode, self._timed_out, self._trace, self.job.path)

    def _no_start(self) -> str:
        if self._timed_out:
            return f"the Python process that runs them was not ready after {STARTUP:g} s"
        return f"the Python process that runs them ended at once (exit code {self._worker.process.exitcode})"


def end_tree(process: BaseProcess) -> None:
    """End a process and all that it started."""
    if process.pid is None:
        return
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.is_alive():  # Windows: there are no groups to kill, but a tree
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
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
    old = dict(os.environ)
    os.environ.update(ENVIRONMENT, KATA_PRELOAD=preload)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(old)

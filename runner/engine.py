"""Runs a job in a fresh process and reaches the verdict here, in the parent: the one way to a verdict."""

from __future__ import annotations

import json
import multiprocessing
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any
from weakref import WeakSet

from runner.ending import ending_of
from runner.files import digest
from runner.job import Job
from runner.process import Worker, end_tree
from runner.suite import cases
from runner.verdict import Colour, Verdict, judge

Event = Mapping[str, Any]

STARTUP = 120.0  # seconds for a fresh process to import NumPy, pytest and Hypothesis, on the slowest of machines
LOOK_UP = 0.5  # seconds between two looks for Ctrl-C
TICK = 0.05  # seconds between two looks at the clock: a deadline moves with every event
FAREWELL = 2.0  # seconds for a process that has said all to end by itself
LONGEST_EVENT = 16 * 2**20  # bytes: what is longer is no event of ours


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
        self._stopped = False

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

    def stop(self) -> None:
        """End all runs that are under way, and begin none any more."""
        with self._lock:
            self._stopped = True
            runs = list(self._runs)
        for run in runs:
            run.cancel()

    def prepare(self, root: Path) -> None:
        """Have a worker ready for a suite of this ladder: what the next save then waits for is the tests alone."""
        with self._lock:
            if not self._spare:
                self._spare.append(self._worker(root))

    def start(self, job: Job) -> Run:
        """Send the job to a worker that is ready, or to a new one. Raises RuntimeError once the engine was stopped."""
        with self._lock:
            if self._stopped:
                raise RuntimeError("the engine was stopped")
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
            defined = cases(self.job.suite)
        except (SyntaxError, ValueError) as error:
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
        if self.job.runs_suite and self._suite_changed():
            return Verdict(name, Colour.ERROR, message="The suite changed while it ran: run it again.")
        return judge(name, defined, events, ending, seconds)

    def _events(self) -> Iterator[Event]:
        connection, process = self._worker.connection, self._worker.process
        with suppress(EOFError, OSError, ValueError, TypeError, KeyError):  # an end, or bytes that are no event
            connection.send(replace(self.job, trace=self._trace))
            while connection in _first([connection, process.sentinel]):
                event = json.loads(connection.recv_bytes(LONGEST_EVENT))
                now = time.monotonic()
                if event["event"] == "ready":  # what the process itself took to start is no test's fault
                    self._ready, self._started = True, now
                self._deadline = min(now + self.job.test_timeout, self._started + self.job.suite_timeout)
                yield event
                if event["event"] in ("done", "broken"):
                    return

    def _suite_changed(self) -> bool:
        """True when the file is no longer what the job was made with: nobody knows which of the two pytest has read."""
        try:
            return digest(self.job.rung.suite.read_bytes()) != digest(self.job.suite)
        except OSError:
            return True

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


def _first(sources: list[Any]) -> list[Any]:
    """Which of them have something to tell: a signal that comes just before we fall asleep does not wake us."""
    while not (ready := wait(sources, LOOK_UP)):
        pass
    return ready

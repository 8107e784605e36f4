"""From a job to its verdict: workers are kept warm, and a job runs in one of them; many of them over all cores.

The verdict is reached here, in the parent, from what the worker tells; where it does not say how it ended, from how its
process did.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import count
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any
from weakref import WeakSet

from runner.engine.encoding import LONGEST, Nonsense, Understanding, to_bytes
from runner.engine.limits import ask, written
from runner.engine.messages import Broken, Done, Event, Job, Ready
from runner.engine.process import STARTUP, Worker, end_tree
from runner.engine.verdict import Colour, Ending, Verdict, judge
from runner.files import scratch
from runner.rung.source import cases, present_suite, suite_hash

COUNT = count(1)  # of the runs of this process


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
            self._context.set_forkserver_preload(["kata_warm"])
        self._lock = threading.Lock()
        self._spare: list[Worker] = []
        self._runs: WeakSet[Run] = WeakSet()
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
            another = partial(self._worker, root)
            trace = scratch() / f"{next(COUNT)}.txt"
            run = Run(self._spare.pop(), job, trace, another) if fits else Run(another(), job, trace)
            self._runs.add(run)
        return run

    def judge(self, job: Job, on_event: Callable[[Event], None] | None = None) -> Verdict:
        """From an exercise to its verdict."""
        return self.start(job).verdict(on_event)

    def _worker(self, root: Path | None) -> Worker:
        return Worker(self._context, self.method == "forkserver", self._preload, root)


FAREWELL = 2.0  # seconds for a process that has said all to end by itself
AWAKE = 3.0  # seconds for a worker that has waited for a job to begin with it
LOOK_UP = 0.5  # seconds between two looks for Ctrl-C
TICK = 0.05  # seconds between two looks at the clock: a deadline moves with every event


class Run:
    """One job under way.

    `another` gives another worker in the place of one that had waited for a job: something may have stopped or ended
    it meanwhile, which is no fault of the code.
    """

    def __init__(self, worker: Worker, job: Job, trace: Path, another: Callable[[], Worker] | None = None) -> None:
        self.job = job
        self.cancelled = False
        self._worker = worker
        self._trace = trace
        self._another = another
        self._lock = threading.Lock()  # around the worker and the deadline
        self._timed_out = ""
        self._nonsense = False
        self._over = threading.Event()
        self._ready = False
        self._started = time.monotonic()
        self._deadline = self._started + (AWAKE if another else STARTUP)

    def cancel(self) -> None:
        """End the run at once; its verdict is then of no use. From any thread."""
        with self._lock:
            self.cancelled = True
            if not self._over.is_set():  # after that its number may belong to another process
                end_tree(self._worker.process)

    def verdict(self, on_event: Callable[[Event], None] | None = None) -> Verdict:
        """Follow the run to its end. `on_event` sees each event as it comes."""
        name = self.job.rung.name
        try:
            defined = [case for case in cases(self.job.suite) if self.job.wants(case.name)]
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
                if on_event:
                    on_event(event)
            seconds = time.monotonic() - self._started
            complete = bool(events) and isinstance(events[-1], Done | Broken)
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
        yield from self._told()
        if self._replaced():
            yield from self._told()

    def _replaced(self) -> bool:
        """Take another worker, if this one had waited for a job and has not begun with it."""
        if self._ready or self.cancelled or not self._another:
            return False
        with self._lock:
            self._deadline = math.inf
        self._worker.end()
        worker, self._another = self._another(), None
        with self._lock:
            self._worker, self._timed_out, self._deadline = worker, "", time.monotonic() + STARTUP
            if self.cancelled:
                end_tree(worker.process)
        return True

    def _told(self) -> Iterator[Event]:
        connection, process = self._worker.connection, self._worker.process
        understanding = Understanding()
        with suppress(EOFError, OSError):  # its end
            connection.send_bytes(to_bytes(replace(self.job, trace=self._trace)))
            while connection in _first([connection, process.sentinel]):
                try:
                    event = understanding.of(connection.recv_bytes(LONGEST))
                except Nonsense:
                    self._nonsense = True
                    return
                now = time.monotonic()
                if isinstance(event, Ready):  # what the process itself took to start is no test's fault
                    self._ready, self._started = True, now
                self._deadline = min(now + self.job.test_timeout, self._started + self.job.suite_timeout)
                yield event
                if isinstance(event, Done | Broken):
                    return

    def _suite_changed(self) -> bool:
        """True when the file is no longer what the job was made with: nobody knows which of the two pytest has read."""
        return present_suite(self.job.rung) != suite_hash(self.job.suite, self.job.checks)

    def _guard(self) -> None:
        """End the run at its deadline, whatever it does: it may hold its own interpreter, or its channel."""
        while not self._over.wait(TICK):
            with self._lock:
                if time.monotonic() >= self._deadline:
                    suite = self._ready and self._deadline >= self._started + self.job.suite_timeout
                    self._timed_out = f"the whole suite got {self.job.suite_timeout:g} s" if suite else ""
                    self._timed_out = self._timed_out or f"a test gets {self.job.test_timeout:g} s"
                    self._deadline = math.inf
                    if self._ready and self._worker.process.pid:
                        ask(self._worker.process.pid, self._trace)
                    end_tree(self._worker.process)

    def _ending(self) -> Ending:
        if not self._nonsense:
            self._worker.process.join(1.0)  # a process that lives on has sent what is no message at all
        exit_code = None if self._nonsense else self._worker.process.exitcode
        return ending_of(exit_code, self._timed_out, self._trace, self.job.path)

    def _no_start(self) -> str:
        if self._timed_out:
            return f"the Python process that runs them was not ready after {STARTUP:g} s"
        return f"the Python process that runs them ended at once (exit code {self._worker.process.exitcode})"


def _first(sources: list[Any]) -> list[Any]:
    """Which of them have something to tell: a signal that comes just before we fall asleep does not wake us."""
    while not (ready := wait(sources, LOOK_UP)):
        pass
    return ready


LOOP = "It was stopped: is there an endless loop?"
REASONS = {
    "SIGSEGV": "Most often a function that calls itself without an end does this.",
    "SIGKILL": "Did the memory run out? Then the system does this: look for a loop in which something grows.",
}


def ending_of(exit_code: int | None, timed_out: str, trace: Path, path: Path) -> Ending:
    """From the exit code, or the deadline that was missed, and the interpreter's own traceback of the last moment."""
    line = f" ({place})" if (place := _last_line(trace, path)) else ""
    if timed_out:
        return Ending(f"No answer in time ({timed_out})", LOOP, line, timeout=True)
    if exit_code is None:  # it lives, but has sent what is no event
        return Ending("The run sent what makes no sense", "Does the code write to a file that it did not open?", line)
    # See Session.deadline: the runner itself was held up.
    if hasattr(signal, "SIGALRM") and exit_code == -signal.SIGALRM:
        return Ending("No answer in time", LOOP, line, timeout=True)
    with suppress(ValueError):
        name = signal.Signals(-exit_code).name
        return Ending(f"The Python process crashed ({name})", REASONS.get(name, ""), line)
    return Ending(f"The Python process ended with exit code {exit_code}", "Does the code call os._exit()?", line)


def _last_line(trace: Path, path: Path) -> str:
    """`dot_product.py, line 12`: the innermost line of the learner's file that was running."""
    with suppress(OSError):
        text = trace.read_text("utf-8", "replace")
        found = re.search(rf'File "{re.escape(written(str(path)))}", line (\d+)', text)
        if found:
            return f"{path.name}, line {found[1]}"
    return ""


MOST_AT_ONCE = 8  # runs in parallel: more would only wait for each other, some beyond their deadlines


def cores() -> int:
    """How many runs at once: the processors that this process may use, in a container fewer than there are."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, MOST_AT_ONCE)


def in_parallel(engine: Engine, tasks: Sequence[Callable[[], Any]], on_done: Callable[[int, Any], None]) -> None:
    """Do the tasks, which run jobs in the engine; `on_done` gets the place and the result of each, in their order.

    One Ctrl-C ends them all.
    """
    from concurrent import futures  # for one run alone there is no need of it

    with futures.ThreadPoolExecutor(cores()) as pool:
        results = [pool.submit(task) for task in tasks]
        try:
            for place, result in enumerate(results):
                while not result.done():
                    futures.wait([result], LOOK_UP)
                on_done(place, result.result())
        except BaseException:  # Ctrl-C: do not wait for what is under way
            pool.shutdown(wait=False, cancel_futures=True)
            engine.stop()
            raise

"""Keeps processes warm in which jobs are run: the one way to a verdict."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from weakref import WeakSet

from runner.messages import Event, Job
from runner.process import Worker
from runner.run import Run
from runner.scratch import scratch
from runner.verdict import Verdict

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

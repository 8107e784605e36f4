"""The thread that runs suites: the newest job alone counts; an older one is ended for it."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from runner.engine.engine import Engine, Run
from runner.engine.messages import Job
from runner.engine.verdict import Colour, Verdict
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import cases
from runner.watch.happenings import Began, Finished, Happened, Post, in_thread
from runner.watch.saves import SETTLE
from runner.workspace import Workspace


class Runs:
    """Starts runs, tells how they go, and keeps a worker waiting for the next one."""

    def __init__(self, workspace: Workspace, engine: Engine, post: Post) -> None:
        self._workspace, self._engine, self._post = workspace, engine, post
        self._change = threading.Condition()
        self._wanted: tuple[int, Rung] | None = None
        self._run: Run | None = None
        self._over = False
        self._thread = in_thread("runs", self._work, post)

    def start(self, number: int, rung: Rung) -> None:
        """Run this next, and end what runs now. Returns at once."""
        with self._change:
            self._wanted = number, rung
            self._interrupt()

    def stop(self) -> None:
        """End what runs now, and the thread."""
        with self._change:
            self._wanted, self._over = None, True
            self._interrupt()
        self._thread.join()

    def _interrupt(self) -> None:
        if self._run:
            self._run.cancel()
        self._change.notify()

    def _work(self) -> None:
        while self._next():
            pass

    def _next(self) -> bool:
        with self._change:
            if not self._wanted and not self._over:
                self._prepare()
            self._change.wait_for(lambda: self._wanted or self._over)
            if self._over or not self._wanted:
                return False
            (number, rung), self._wanted = self._wanted, None
        self._finish(number, rung)
        return True

    def _prepare(self) -> None:
        self._change.release()  # this takes a while at the first time, and a save must not wait for the lock
        try:
            with suppress(OSError):
                self._engine.prepare(self._workspace.root)
        finally:
            self._change.acquire()

    def _finish(self, number: int, rung: Rung) -> None:
        """From a rung to its verdict; whatever stands in the way becomes one, too."""
        job: Job | None = None
        try:
            job = self._job(rung)
            with suppress(SyntaxError, ValueError):
                self._post(Began(number, cases(job.suite)))
            run = self._engine.start(job)
            with self._change:
                self._run = run
                if self._wanted or self._over:
                    run.cancel()
            verdict = run.verdict(lambda event: self._post(Happened(number, event)))
        except LadderError as error:
            verdict = Verdict(rung.name, Colour.ERROR, message=str(error))
        except OSError as error:  # no more processes, no more memory, no more files
            verdict = Verdict(rung.name, Colour.ERROR, message=f"The suite could not be run: {error}.")
        with self._change:
            self._run = None
            if not self._wanted:
                self._post(Finished(number, verdict, job))

    def _job(self, rung: Rung) -> Job:
        """What to judge; a file that is empty or gone may be in the middle of a save, so it gets a moment."""
        with suppress(LadderError):
            job = self._workspace.job(rung)
            if job.source:
                return job
        time.sleep(SETTLE)
        return self._workspace.job(rung)

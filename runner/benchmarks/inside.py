"""What the engine itself takes, beside the tests: before the first of them, and after the last."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from runner.benchmarks.clone import RUNGS, copy_of_the_ladder
from runner.benchmarks.measure import REPEAT, ms, row
from runner.engine.engine import Engine
from runner.engine.messages import Diagnosed, Event, Job, Subject, TrialJob
from runner.mistakes import known_mistakes
from runner.workspace import Workspace


def overhead(folder: Path) -> None:
    """The engine's own time over the tests', collection included."""
    workspace = Workspace.at(copy_of_the_ladder(folder))
    with Engine() as engine:
        engine.judge(workspace.job(workspace.ladder.rungs[0]))
        for name in RUNGS:
            rung = workspace.ladder.find(name)
            rung.code.write_bytes(rung.reference.read_bytes())
            extra = []
            for _ in range(REPEAT):
                engine.prepare(folder)
                time.sleep(0.3)
                verdict = engine.judge(workspace.job(rung))
                extra.append(verdict.seconds - sum(t.seconds for t in verdict.tests))
            row(f"  engine's overhead, {name}", ms(statistics.median(extra)))


def diagnoses(folder: Path) -> None:
    """From the end of the last test to the diagnosis, for every known mistake; and that green asks for none."""
    workspace = Workspace.at(copy_of_the_ladder(folder))
    row("From the last result to the diagnosis", "median", "slowest", "mistakes", "on green")
    with Engine() as engine:
        for rung in workspace.ladder.rungs:
            job = workspace.job_of(TrialJob, rung, rung.reference)
            seconds = []
            for known in known_mistakes(rung.mistakes):
                seconds += _last_steps(engine, replace(job, subject=Subject("mistake", known.of, known.name)))
            counts = f"{len(seconds)}", f"{len(_last_steps(engine, job))}"
            row(f"  {rung.name}", ms(statistics.median(seconds)), ms(max(seconds)), *counts)


def _last_steps(engine: Engine, job: Job) -> list[float]:
    """Seconds from the event before a diagnosis to the diagnosis; none if there is no such event."""
    came: list[tuple[Event, float]] = []
    engine.judge(job, lambda event: came.append((event, time.perf_counter())))
    return [then - before for (_, before), (event, then) in pairwise(came) if isinstance(event, Diagnosed)]

"""In the fresh process: accuracy and time, step by step, each told as soon as it is known."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from dataclasses import asdict
from time import perf_counter
from types import ModuleType

from runner.comparing.convention import Measures, measures_of
from runner.comparing.facts import Accuracy, Timing
from runner.comparing.jobs import Measure, Step
from runner.comparing.trial import Trial
from runner.explain import explain_import
from runner.modules import load_source
from runner.session import Session

LEAST = 5  # no size gets less than this part of a function's seconds; what takes longer in one call is slow


class Measuring(Session):
    """A run without a suite: the calls are not recorded, because that would be timed as well."""

    job: Measure

    def go(self) -> None:
        """Send `plan`, then for each step `step`, `reference` and `result`."""
        self.send("ready")
        sys.dont_write_bytecode = True
        sys.pycache_prefix = str(self.rung.root / ".kata" / "pycache")
        warnings.simplefilter("ignore")
        self._deadline()
        try:
            measures = measures_of(self.rung)
            sys.path.insert(0, str(self.rung.folder))
            learner = load_source(self.rung.module, self.job.path, self.job.source, register=True)
            self._measure(learner, measures)
        except BaseException as error:  # as in a run of the suite: nothing may pass for an end
            self.send("broken", message=explain_import(error, self.job.path))
            return
        self.send("done")

    def _measure(self, learner: ModuleType, measures: Measures) -> None:
        steps = list(steps_of(measures))
        self.send("plan", steps=len(steps), versus=dict(measures.versus))
        hopeless = set(self.job.stopped)
        left = dict.fromkeys(measures.sizes, self.job.budget)
        for step in steps:
            if step in self.job.settled:
                continue
            self._deadline()
            self.send("step", step=step)
            begin, budget = perf_counter(), max(left.get(step[0], 0.0), self.job.budget / LEAST)
            result = self._outcome(step, learner, measures, budget if step[:2] not in hopeless else 0.0)
            if isinstance(result, Timing):
                left[step[0]] -= perf_counter() - begin
                if (result.yours or 0.0) > self.job.budget / LEAST:
                    hopeless.add(step[:2])
            self.send("result", step=step, **asdict(result))

    def _outcome(self, step: Step, learner: ModuleType, measures: Measures, budget: float) -> Accuracy | Timing:
        name, kind, label = step
        yours, reference = getattr(learner, name, None), getattr(self.reference, name)
        trial = Trial(yours, reference, self._output, lambda value: self.send("reference", value=value))
        if kind == "hard":
            return trial.accuracy(label, *measures.hard[name][label], tried=budget > 0)
        return trial.timing(label, measures.arguments(name, label), budget, tried=budget > 0)


def steps_of(measures: Measures) -> Iterator[Step]:
    """All that there is to measure: of each function first the hard inputs, then the sizes from small to large."""
    for name, inputs in measures.hard.items():
        yield from ((name, "hard", label) for label in inputs)
    for name, sizes in measures.sizes.items():
        yield from ((name, "time", label) for label in sizes)

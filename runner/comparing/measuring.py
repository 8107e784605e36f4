"""In the fresh process: accuracy and time, step by step, each told as soon as it is known."""

from __future__ import annotations

import ctypes
import warnings
from collections.abc import Iterator
from contextlib import suppress
from time import perf_counter
from types import ModuleType

from runner.comparing.convention import Measures, measures_of
from runner.comparing.facts import was_timed
from runner.comparing.trial import Function, Trial
from runner.messages import Accuracy, Gauged, Known, Measure, Planned, Step, Stepped, Timed, Timing
from runner.session import Session

TRIM, MMAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD in <malloc.h>
LEAST = 5  # no size gets less than this part of a function's seconds; what takes longer in one call is slow


class Measuring(Session):
    """A run without a suite: the calls are not recorded, because that would be timed as well."""

    job: Measure

    def work(self) -> None:
        """Send the plan, then of each step that it begins, the reference's result, and both."""
        warnings.simplefilter("ignore")
        keep_memory()
        measures = measures_of(self.rung)
        self._measure(self.load(), measures)

    def _measure(self, learner: ModuleType, measures: Measures) -> None:
        steps = list(steps_of(measures))
        self.send(Planned(len(steps), measures.versus))
        hopeless, well = set(self.job.stopped), set(self.job.timed)
        left = dict.fromkeys(measures.sizes, self.job.budget)
        for step in steps:
            name, kind, label = step
            both = {(name, "time", label), (measures.versus.get(name, name), "time", label)}
            if step in self.job.settled or (kind == "versus" and not both <= well):
                continue
            self.deadline()
            self.send(Stepped(step))
            begin, least = perf_counter(), self.job.budget / LEAST
            budget = max(left[name], least) if kind == "time" else self.job.budget / 2
            result = self._outcome(step, learner, measures, 0.0 if step[:2] in hopeless else budget)
            if kind == "time":
                left[name] -= perf_counter() - begin
            if isinstance(result, Timing) and (result.yours or 0.0) > least:
                hopeless.add(step[:2])
            if was_timed(result):
                well.add(step)
            self.send(Gauged(step, result) if isinstance(result, Accuracy) else Timed(step, result))

    def _outcome(self, step: Step, learner: ModuleType, measures: Measures, budget: float) -> Accuracy | Timing:
        name, kind, label = step
        yours, reference = getattr(learner, name, None), getattr(self.reference, name)
        if kind == "versus":
            reference = _on_its_own(getattr(learner, measures.versus[name]), measures, measures.versus[name], label)
        trial = Trial(yours, reference, self.output, lambda value: self.send(Known(value)))
        if kind == "hard":
            return trial.accuracy(label, *measures.hard[name][label], tried=budget > 0)
        return trial.timing(label, measures.arguments(name, label), budget, tried=budget > 0)


def _on_its_own(function: Function, measures: Measures, name: str, label: str) -> Function:
    """The function on its own input of that name, whatever it is given: two functions may take different arguments."""
    arguments = measures.arguments(name, label)
    return lambda *_: function(*arguments)


def keep_memory() -> None:
    """Let the C library keep the memory that is freed, where it can be told to.

    Else it may hand every large array back to the system, and get it page by page anew: whether it does depends on what
    else lies in the memory, and makes the same function four times as slow.
    """
    with suppress(OSError, AttributeError, TypeError):
        change = ctypes.CDLL(None).mallopt  # glibc's
        for threshold in (TRIM, MMAP):
            change(threshold, 2**30)


def steps_of(measures: Measures) -> Iterator[Step]:
    """All that there is to measure: first the hard inputs, then the sizes from small to large, then the pairs."""
    for name, inputs in measures.hard.items():
        yield from ((name, "hard", label) for label in inputs)
    for name, sizes in measures.sizes.items():
        yield from ((name, "time", label) for label in sizes)
    for name, other in measures.versus.items():
        shared = [label for label in measures.sizes[name] if label in measures.sizes[other]]
        yield from ((name, "versus", label) for label in shared)

"""In the fresh process: the suite's own calls, answered by the learner's code and by the reference; and in another one
accuracy and time, step by step, each told as soon as it is known.
"""

from __future__ import annotations

import ctypes
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from runner.compare.clock import FEWEST, Race, are_apart, digits, race, relative_difference, sampler, timed
from runner.compare.comparison import NOT_TRIED, was_timed
from runner.compare.measures import Measures, measures_of
from runner.engine.limits import Catcher
from runner.engine.messages import (
    Accuracy,
    Agreed,
    Agreement,
    Gauged,
    Known,
    Measure,
    Planned,
    Step,
    Stepped,
    Timed,
    Timing,
)
from runner.engine.session import Session
from runner.files import read_plain
from runner.rung.source import parsed, public_functions
from runner.suite.calls import Call, Outcome
from runner.suite.card import literal, typed
from runner.suite.run import SuiteRun
from runner.suite.values import alike, identical, snapshot

PATIENCE = 2.0  # seconds for the reference to answer one function's calls again: a picture takes a while
TRIM, MMAP = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD in <malloc.h>
LEAST = 5  # no size gets less than this part of a function's seconds; what takes longer in one call is slow


class Agreeing(SuiteRun):
    """A run of the suite that ends with a comparison in the place of a diagnosis."""

    consequence = ""  # the measures are told of as well

    def look_back(self, learner: ModuleType) -> None:
        for name in public_functions(parsed(read_plain(self.rung.reference))):
            self.deadline()
            found = agreement(name, self.recorder.calls.get(name, ()), getattr(self.reference, name))
            self.send(Agreed(name, found))


def agreement(name: str, calls: Iterable[Call], reference: Callable[..., Any]) -> Agreement:
    """Replay the calls on the reference and compare."""
    made = list(calls)
    if made and all(call.outcome.unwritten for call in made):
        return Agreement(len(made), written=False)
    compared = same = differ = 0
    worst, examples = 0.0, []
    end = perf_counter() + PATIENCE
    for call in made:
        right = call.on(reference)
        compared += 1
        if not call.outcome.same_as(right):
            differ += 1
            examples.append(
                f"{typed(name, call)}: yours {told(call.outcome, right)}, the reference {told(right, call.outcome)}"
            )
        elif call.outcome.same_as(right, identical):
            same += 1
        else:
            worst = max(worst, relative_difference(call.outcome.value, right.value))
        if perf_counter() > end:
            break
    return Agreement(compared, differ, same, worst, min(examples, key=len, default=""))


def told(outcome: Outcome, other: Outcome) -> str:
    """`gives 3.0`, `raises ValueError`"""
    if outcome.raised:
        return f"raises {outcome.raised.__name__}"
    kind = type(outcome.value).__name__
    added = "" if other.raised or kind == type(other.value).__name__ else f" ({kind})"
    return f"gives {literal(outcome.value)}{added}"


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


Function = Callable[..., Any]
Tell = Callable[[float], None]

UNTRIED = f"{NOT_TRIED}, because a smaller input took too long"
NO_MORE = f"{NOT_TRIED} after that"


@dataclass(frozen=True)
class Trial:
    """Each method tells the reference's result first: the learner's code may never come back."""

    yours: Function | None
    reference: Function
    output: Catcher
    tell: Tell

    def accuracy(self, label: str, arguments: tuple[Any, ...], truth: Any, tried: bool) -> Accuracy:
        """How many digits of the truth each gets right."""
        right = digits(self.reference(*snapshot(arguments)), truth)
        self.tell(right)
        if not tried:
            return Accuracy(label, None, right, NO_MORE)
        try:
            return Accuracy(label, digits(self._function(*snapshot(arguments)), truth), right)
        except BaseException as error:  # SystemExit too
            return Accuracy(label, None, right, complaint(error))

    def timing(self, label: str, arguments: tuple[Any, ...], budget: float, tried: bool) -> Timing:
        """How long each takes, and how their times compare."""
        copies = snapshot(arguments)  # before a random generator among them is used
        right, once = timed(self.reference, snapshot(arguments))
        theirs = sampler(self.reference, arguments, once)
        seconds = theirs()
        self.tell(seconds)
        if not tried:
            return Timing(label, None, seconds, trouble=UNTRIED)
        try:
            self.output.take()
            answer, once = timed(self._function, copies)
            prints = bool(self.output.take()[0])
            mutates = any(_changed(was, now) for was, now in zip(arguments, copies, strict=True))
            result = Race(once, seconds, once / seconds, stable=False, clear=are_apart([once], [seconds]))
            if once <= budget / FEWEST:  # else one call is all that it can afford
                mine = sampler(self._function, arguments, once, fresh=mutates)
                result = race(mine, theirs, budget, self.output.take)
            agrees = alike(snapshot(answer), snapshot(right))
        except BaseException as error:
            return Timing(label, None, seconds, trouble=complaint(error))
        return Timing(label, **vars(result), agrees=agrees, prints=prints, mutates=mutates)

    @property
    def _function(self) -> Function:
        return _missing if self.yours is None else self.yours


def _missing(*_: Any) -> NoReturn:
    raise NotImplementedError


def complaint(error: BaseException) -> str:
    """What completes "yours …"."""
    return "is not written yet" if isinstance(error, NotImplementedError) else f"raises {type(error).__name__}"


def _changed(was: Any, now: Any) -> bool:
    """True for a list or an array that is no longer what it was; a random generator changes by being used."""
    return isinstance(was, list | dict | np.ndarray) and not alike(was, now)

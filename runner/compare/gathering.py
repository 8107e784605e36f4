"""Has everything measured, in fresh processes: what hangs or crashes there is told as a fact, and the rest goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from runner.compare.comparison import Comparison, Facts, FunctionFacts, Versus, was_timed
from runner.engine.engine import Engine, Run
from runner.engine.messages import (
    BUDGET,
    Accuracy,
    Agree,
    Agreed,
    Agreement,
    Broken,
    Done,
    Event,
    Gauged,
    Job,
    Known,
    Measure,
    Planned,
    Step,
    Stepped,
    Timed,
    Timing,
)
from runner.engine.verdict import Verdict

LIMIT = 5.0  # seconds for one step; what takes longer has no answer
ALTOGETHER = 60.0  # seconds after which nothing new is begun: by then a dozen steps have been stopped

Told = Callable[[int, int, str], object]


class Gathering:
    """One comparison under way. `told(done, of, what)` follows it, in the thread that calls `fill`."""

    def __init__(self, engine: Engine, job: Job, told: Told = lambda done, of, what: None) -> None:
        self._engine, self._job, self._told = engine, job, told
        self._limit = min(LIMIT, job.test_timeout)
        self._run: Run | None = None
        self._cancelled = False
        self._trouble: list[str] = []
        self._agreements: dict[str, Agreement] = {}
        self._results: dict[Step, Accuracy | Timing] = {}
        self._versus: Mapping[str, str] = {}
        self._steps = 0
        self._step: Step | None = None  # the one under way
        self._known: Any = None  # the reference's result in it
        self._over = False
        self._last = 0.0  # when the last event came

    def cancel(self) -> None:
        """End it soon; what is known by then is kept. From any thread."""
        self._cancelled = True
        if self._run:
            self._run.cancel()

    def fill(self, comparison: Comparison) -> Comparison:
        """The comparison with its facts."""
        self._agree()
        self._measure()
        facts = Facts(
            tuple(self._of(pair.name, comparison) for pair in comparison.functions),
            comparison.lines,
            tuple(self._races()),
            tuple(dict.fromkeys(self._trouble)),
        )
        return replace(comparison, facts=facts)

    def _of(self, name: str, comparison: Comparison) -> FunctionFacts:
        lines = next(pair.lines for pair in comparison.functions if pair.name == name)
        accuracy = tuple(r for r in self._all(name, "hard") if isinstance(r, Accuracy))
        return FunctionFacts(name, lines, self._agreements.get(name), accuracy, self._timings(name, "time"))

    def _races(self) -> Iterator[Versus]:
        for name, other in self._versus.items():
            timings = tuple(t for t in self._timings(name, "versus") if t.ratio)
            if timings:
                yield Versus(name, other, timings)

    def _timings(self, name: str, kind: str) -> tuple[Timing, ...]:
        return tuple(r for r in self._all(name, kind) if isinstance(r, Timing))

    def _all(self, name: str, kind: str) -> list[Accuracy | Timing]:
        return [result for step, result in self._results.items() if step[:2] == (name, kind)]

    def _agree(self) -> None:
        self._told(0, 1, "the suite's own calls")
        verdict = self._follow(Agree(**vars(self._job) | {"shrink": False, "diagnose": False}))
        if not self._agreements:
            self._trouble.append(verdict.message)

    def _measure(self) -> None:
        """Measure step by step; after a step that never ends, or ends the process, go on in a new process."""
        end = time.monotonic() + ALTOGETHER
        stopped: set[tuple[str, str]] = set()
        self._over = False
        while not self._over and not self._cancelled:
            if time.monotonic() > end:
                self._trouble.append(f"The rest was not measured: {ALTOGETHER:g} s are over.")
                return
            self._step = None
            verdict = self._follow(self._next(stopped))
            if self._over:
                return
            if self._step is None:  # nothing was measured at all: the file can't even be imported
                self._trouble.append(verdict.message)
                return
            stopped.add(self._step[:2])
            self._results[self._step] = self._stopped(self._step)

    def _next(self, stopped: set[tuple[str, str]]) -> Measure:
        limits = {"test_timeout": self._limit, "suite_timeout": ALTOGETHER, "budget": min(BUDGET, self._limit / 3)}
        well = frozenset(step for step, result in self._results.items() if was_timed(result))
        done = {"settled": frozenset(self._results), "timed": well, "stopped": frozenset(stopped)}
        return Measure(**vars(self._job) | limits | done)

    def _stopped(self, step: Step) -> Accuracy | Timing:
        late = time.monotonic() - self._last >= self._limit
        why = f"gives no answer within {self._limit:g} s" if late else "ends the whole Python process"
        kind = Accuracy if step[1] == "hard" else Timing
        return kind(step[2], None, self._known, trouble=why)

    def _follow(self, job: Job) -> Verdict:
        self._run = self._engine.start(job)
        if self._cancelled:
            self._run.cancel()
        return self._run.verdict(self._see)

    def _see(self, event: Event) -> None:
        self._last = time.monotonic()
        match event:
            case Agreed():
                self._agreements[event.function] = event.agreement
            case Planned():
                self._steps, self._versus = event.steps, event.versus
            case Stepped():
                self._step, self._known = event.step, None
                self._told(len(self._results), self._steps, "{}, {}".format(*self._step[::2]))
            case Known():
                self._known = event.value
            case Gauged() | Timed():
                self._results[event.step] = event.result
            case Broken():
                self._trouble.append(event.message)
                self._over = True
            case Done():
                self._over = True

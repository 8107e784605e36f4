"""The calls on which functions are compared: those of the learner's run, and those that the reference's run makes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from runner.diagnosing.answers import Answer, answer_of, right_answer, size_of
from runner.recorder import Call, Outcome, Recorder

MOST_OF_A_TEST = 40  # calls of one function in one test: more of them tell nothing new
MOST = 300  # of one function
LONGEST = 0.12  # seconds to ask both functions for their answers
SLOW = 0.04  # seconds for one call
FAR_SLOWER = 20  # times as long as the quicker calls take: a training of many steps, where one step tells as much
COARSE = (np.float16, np.float32)


@dataclass(frozen=True, eq=False)
class Probe:
    """One call of a function, what the reference answers, and what the learner's function does on its own."""

    call: Call
    red: bool  # in a test that is red
    first_lap: bool  # in a test that counts
    size: float
    rightly: Outcome
    right: Answer
    done: Outcome  # by the learner's function, beside right other functions
    mine: Answer

    @property
    def answered(self) -> bool:
        """True where there is an answer to give."""
        return self.rightly.raised is None

    @cached_property
    def coarse(self) -> bool:
        """True for a call with numbers of fewer digits: what differs there may be rounding alone."""
        return any(getattr(a, "dtype", None) in COARSE for a in (*self.call.arguments, *self.call.keywords.values()))

    @cached_property
    def is_right(self) -> bool:
        """True where the learner's numbers are the right ones, or the refusal is."""
        return right_answer(self.mine, self.right, self.size)

    def wrong(self, function: Callable[..., Any]) -> Answer:
        """What a wrong function answers."""
        return answer_of(self.call.on(function))


def ask_the_reference(
    recorder: Recorder, suite: ModuleType, learner: ModuleType, reference: ModuleType, tests: Iterable[str]
) -> None:
    """Record the calls that tests make when the reference answers: none stops at its first false assertion."""
    from hypothesis.reporting import with_reporter  # a suite has imported it already

    names = vars(suite)
    swapped = {
        name: (value, recorder.recorded(name, getattr(reference, name)))
        for name, value in names.items()
        if callable(value) and value is vars(learner).get(name) and callable(getattr(reference, name, None))
    }
    try:
        names.update({name: right for name, (_, right) in swapped.items()})
        for test in tests:
            recorder.test = test
            with (
                suppress(Exception),
                with_reporter(lambda _: None),
            ):  # pragma: no branch - the reference passes; an author's slip is no learner's
                names[test]()
    finally:
        names.update({name: own for name, (own, _) in swapped.items()})


def chosen(calls: Iterable[Call], red: frozenset[str]) -> list[Call]:
    """Some calls of each test, in turns: first the last, which Hypothesis has made as small as it can."""
    tests: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        tests[call.test].append(call)
    most = max(8, min(MOST_OF_A_TEST, MOST // max(1, len(tests))))
    picked = [
        made[::-1][:: max(1, len(made) // most)][:most]
        for _, made in sorted(tests.items(), key=lambda t: t[0] not in red)
    ]
    return [call for turn in zip_longest(*picked) for call in turn if call is not None]


def slow_tests(calls: Sequence[Call]) -> set[str]:
    """Those with a call that takes far longer than the quicker ones do: small calls can speak for large ones."""
    seconds = sorted(call.seconds for call in calls)
    longest = max(SLOW, FAR_SLOWER * seconds[len(seconds) // 4]) if seconds else SLOW
    return {call.test for call in calls if call.seconds > longest}


@contextmanager
def right_others(learner: ModuleType, reference: ModuleType, names: Iterable[str]) -> Iterator[None]:
    """For a while the learner's module has the reference's functions of these names."""
    before = {name: vars(learner)[name] for name in names if name in vars(learner)}
    try:
        vars(learner).update({name: getattr(reference, name) for name in before})
        yield
    finally:
        vars(learner).update(before)


def called_by(function: Any, module: ModuleType, names: Iterable[str]) -> list[str]:
    """Which of the names a function uses, directly or through the module's private helpers."""
    pending: list[Any] = [function]
    seen: set[str] = set()
    while pending:
        code = getattr(pending.pop(), "__code__", None)
        for name in _names_in(code) - seen if code else ():
            seen.add(name)
            value = vars(module).get(name)
            if isinstance(value, FunctionType) and name not in names:
                pending.append(value)
    return [name for name in names if name in seen]


def _names_in(code: CodeType) -> set[str]:
    inner = (_names_in(const) for const in code.co_consts if isinstance(const, CodeType))
    return set(code.co_names).union(*inner)


def probes_of(
    made: Iterable[Call],
    made_by_the_reference: Iterable[Call],
    function: Callable[..., Any],
    right: Callable[..., Any],
    red: frozenset[str],
    further: frozenset[str] = frozenset(),
    again: bool = True,
) -> list[Probe]:
    """The calls, each with both answers; those on which the learner is wrong come first.

    A picture takes its time, and so does a loop over 10,000 rows: of what is slow one call of a test is enough, and of
    all there are few. `again` asks the learner's function anew, because what it
    calls is another one now.
    """
    found: list[Probe] = []
    began = before = time.process_time()
    made = list(made)
    slow = slow_tests(made)
    theirs, mine = chosen(made_by_the_reference, red), chosen(made, red)
    for pair in zip_longest(mine, theirs):
        for call, by_reference in zip(pair, (False, True), strict=True):
            if call is not None and call.test not in slow:
                rightly = call.outcome if by_reference else call.on(right)
                done = call.again(function) if again or by_reference else call.outcome
                size = size_of((*call.arguments, *call.keywords.values()))
                marks = call.test in red, call.test not in further
                found.append(Probe(call, *marks, size, rightly, answer_of(rightly), done, answer_of(done)))
                before, last = time.process_time(), before
                if before - last > SLOW:
                    slow.add(call.test)
        if time.process_time() - began > LONGEST:
            break
    found.sort(key=lambda probe: (probe.is_right, not probe.red))
    return found

"""The calls on which functions are compared: those of the learner's run, and those that the reference's run makes.

Their answers are numbers alone: a list, a tuple, an array and an array of one row count as the same.
"""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import zip_longest
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from runner.suite.calls import Call, Outcome, Recorder

MOST_OF_A_TEST = 40  # calls of one function in one test: more of them tell nothing new
MOST = 300  # of one function
LONGEST = 0.12  # seconds to ask both functions for their answers
SLOW = 0.04  # seconds for one call
MANY = 50_000  # entries in a call: a loop over them is slow once it is mended, whatever it was before
FEW = 3  # wrong answers: with fewer of them, what is slow is asked as well
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


def slow_tests(calls: Sequence[Call], red: frozenset[str]) -> set[str]:
    """Those with a call that takes far longer than the quicker ones do: small calls can speak for large ones.

    Where all that is red is slow, nothing else can speak for it.
    """
    seconds = sorted(call.seconds for call in calls)
    longest = max(SLOW, FAR_SLOWER * seconds[len(seconds) // 4]) if seconds else SLOW
    slow = {c.test for c in calls if c.seconds > longest or max(map(_entries, c.arguments), default=0) > MANY}
    return slow if {call.test for call in calls} & red - slow else set()


def _entries(value: Any) -> int:
    return int(value.size) if isinstance(value, np.ndarray) else len(value) if isinstance(value, list | tuple) else 1


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
    all there are few. What is slow from the first is asked where the rest hardly shows anything wrong. `again` asks the
    learner's function anew, because what it calls is another one now.
    """
    found: list[Probe] = []

    def ask(call: Call, by_reference: bool) -> None:
        rightly = call.outcome if by_reference else call.on(right)
        done = call.again(function) if again or by_reference else call.outcome
        size = size_of((*call.arguments, *call.keywords.values()))
        marks = call.test in red, call.test not in further
        found.append(Probe(call, *marks, size, rightly, answer_of(rightly), done, answer_of(done)))

    began = before = time.process_time()
    made = list(made)
    slow = slow_tests(made, red)
    pairs = zip_longest(chosen(made, red), chosen(made_by_the_reference, red))
    turns = [(c, by) for pair in pairs for c, by in zip(pair, (False, True), strict=True) if c is not None]
    for call, by_reference in turns:
        if call.test not in slow:
            ask(call, by_reference)
            before, last = time.process_time(), before
            if before - last > SLOW:
                slow.add(call.test)
                began += before - last  # the quick ones have their time all the same
            if time.process_time() - began > LONGEST:
                break
    if sum(p.red and p.mine.numbers and not p.is_right for p in found) < FEW:
        left = red - {probe.call.test for probe in found}
        for call, by_reference in {call.test: (call, by) for call, by in turns[::-1] if call.test in left}.values():
            ask(call, by_reference)
    found.sort(key=lambda probe: (probe.is_right, not probe.red))
    return found


Leaf = NDArray[np.float64] | str

# What a computation raises, or warns of where warnings are errors, that has no finite answer.
NOTHING_FINITE = (ArithmeticError, RuntimeWarning)

PLAIN_NUMBERS = frozenset((float, bool, np.float64))
NEAR = 1e-9  # of the size of two answers: two right orders of summation differ by less
ROUNDING = 1e-13  # of it: below this the digits are noise
PART = 0.02  # of what tells wrong from right: so near to the wrong answer must the learner's be


@dataclass(frozen=True, eq=False)
class Answer:
    """The numbers (and texts) of an answer, in order; `leaves` is None where there are none."""

    leaves: tuple[Leaf, ...] | None
    refused: str = ""  # with ValueError, or with RuntimeError where a search found nothing
    unfinished: bool = False  # not written yet
    nothing: bool = False  # the computation has no finite answer, and says so by an exception

    @property
    def finite(self) -> bool:
        """True for an answer without NaN and infinity."""
        return self.leaves is not None and all(isinstance(f, str) or bool(np.isfinite(f).all()) for f in self.leaves)

    @property
    def numbers(self) -> bool:
        """True for an answer that holds a finite number."""
        return self.leaves is not None and any(not isinstance(f, str) and np.isfinite(f).any() for f in self.leaves)


def answer_of(outcome: Outcome) -> Answer:
    """The numbers that a call answered, or how it did not answer."""
    if outcome.raised is None:
        return Answer(leaves_of(outcome.value))
    nothing = issubclass(outcome.raised, NOTHING_FINITE)
    nothing |= issubclass(outcome.raised, ValueError) and not outcome.spoken  # math.log(0)
    refused = "ValueError" if issubclass(outcome.raised, ValueError) else ""
    if outcome.raised is RuntimeError:  # not NotImplementedError, which is a kind of it
        refused = "RuntimeError"
    return Answer(None, refused, outcome.unwritten, nothing)


def leaves_of(value: Any) -> tuple[Leaf, ...] | None:
    """The numbers of a value, the arrays without axes of length one; None where it holds something else."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, int | float | Fraction | np.number | np.bool_) and not isinstance(value, np.complexfloating):
        try:
            return (np.float64(value),)  # type: ignore[return-value]
        except OverflowError:
            return (np.float64(math.inf if value > 0 else -math.inf),)  # type: ignore[return-value]
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, list | tuple):
        if PLAIN_NUMBERS.issuperset(map(type, value)):  # the most usual, and quickly read
            return (np.squeeze(np.array(value, dtype=np.float64)),)
        return _joined([leaves_of(entry) for entry in value])
    return None


def _array(value: Any) -> tuple[Leaf, ...] | None:
    if isinstance(value, np.ma.MaskedArray):
        value = np.ma.filled(value.astype(float), math.nan)
    if value.dtype.kind == "O":
        return _joined([leaves_of(entry) for entry in value.ravel().tolist()])
    return (np.squeeze(value.astype(np.float64)),) if value.dtype.kind in "biuf" else None


def _joined(parts: list[tuple[Leaf, ...] | None]) -> tuple[Leaf, ...] | None:
    """Entries of one shape are one array; others stay apart."""
    found: list[Leaf] = []
    for part in parts:
        if part is None:
            return None
        found += part
    shapes = {None if isinstance(leaf, str) else leaf.shape for leaf in found}
    if not found:
        return (np.zeros(0),)
    if len(shapes) == 1 and None not in shapes:
        return (np.squeeze(np.array(found, dtype=np.float64)),)
    return tuple(found)


class Sign(Enum):
    """What one call says about a supposed explanation."""

    FOR = "the wrong answer, and not the right one"
    MUTE = "nothing"
    AGAINST = "another answer"


def size_of(arguments: Iterable[Any]) -> float:
    """The largest number that goes into a call, from 1 to a million: sums of such products are rounded so much more."""
    largest = 1.0
    for value in arguments:
        leaves = None if callable(value) else leaves_of(value)
        for leaf in leaves or ():
            if not isinstance(leaf, str) and leaf.size:
                finite = np.abs(leaf[np.isfinite(leaf)]) if leaf.shape else abs(leaf)
                largest = max(largest, float(np.max(finite, initial=0.0)))
    return min(largest, 1e6) if math.isfinite(largest) else 1.0


def sign_of(mine: Answer, wrong: Answer, right: Answer, size: float = 1.0) -> Sign:
    """Whether the learner's answer is the wrong one. Where one of the two is not finite it says nothing."""
    if mine.leaves is None or wrong.leaves is None:
        return Sign.MUTE
    if len(mine.leaves) != len(wrong.leaves):
        return Sign.AGAINST if mine.finite and wrong.finite else Sign.MUTE
    found = Sign.MUTE
    alike = right.leaves is not None and len(right.leaves) == len(wrong.leaves)
    for place, (a, b) in enumerate(zip(mine.leaves, wrong.leaves, strict=True)):
        c = right.leaves[place] if alike and right.leaves else None
        one = _leaf_sign(a, b, c, size)
        if one is Sign.AGAINST:
            return one
        found = one if one is Sign.FOR else found
    return found


def _leaf_sign(a: Leaf, b: Leaf, c: Leaf | None, size: float) -> Sign:
    if isinstance(a, str) or isinstance(b, str):
        if not (isinstance(a, str) and isinstance(b, str)) or a != b:
            return Sign.AGAINST
        return Sign.MUTE if isinstance(c, str) and c == b else Sign.FOR
    if a.shape != b.shape:
        return Sign.AGAINST if np.isfinite(a).all() and np.isfinite(b).all() else Sign.MUTE
    told = np.isfinite(a) & np.isfinite(b)
    if not told.any():
        empty = a.size == 0 and (c is None or isinstance(c, str) or c.shape != a.shape)
        return Sign.FOR if empty else Sign.MUTE
    with np.errstate(all="ignore"):
        comparable = isinstance(c, np.ndarray | np.floating) and c.shape == b.shape
        apart = np.abs(b - np.asarray(c)) if comparable else np.full(b.shape, math.inf)
        apart = np.where(np.isnan(apart), math.inf, apart)
        gap = np.abs(a - b)
        scale = np.maximum(1.0, np.max(np.abs(np.where(told, b, 0.0)), initial=0.0))
        noise = ROUNDING * np.maximum(scale, 0.01 * size * size)
        wide = apart > noise
        near = (gap <= np.maximum(NEAR * scale, 10 * noise)) & (~wide | (gap <= np.maximum(PART * apart, 0)))
    if not near[told].all() if near.shape else not near:
        return Sign.AGAINST
    return Sign.FOR if bool(np.any(wide & told)) else Sign.MUTE


def right_answer(mine: Answer, right: Answer, size: float = 1.0, tolerance: float = 1e-9) -> bool:
    """True if the learner's numbers are the right ones, whatever their form; an infinity is only like itself."""
    if mine.leaves is None or right.leaves is None:
        return mine.refused != "" and mine.refused == right.refused
    if len(mine.leaves) != len(right.leaves):
        return False
    return all(_leaf_right(a, b, size, tolerance) for a, b in zip(mine.leaves, right.leaves, strict=True))


def _leaf_right(a: Leaf, b: Leaf, size: float, tolerance: float) -> bool:
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    if a.shape != b.shape:
        return False
    with np.errstate(all="ignore"):
        finite = np.abs(b[np.isfinite(b)]) if b.shape else (np.abs(b) if np.isfinite(b) else np.zeros(0))
        scale = max(1.0, float(np.max(finite, initial=0.0)))
        allowed = max(tolerance * scale, 10 * ROUNDING * 0.01 * size * size)
        return bool(np.all((a == b) | (np.isnan(a) & np.isnan(b)) | (np.abs(a - b) <= allowed)))

"""Two functions against the clock, in turns, because a machine is not equally fast from one moment to the next.

And how near an answer is: to the reference's, and to the truth in exact arithmetic.
"""

from __future__ import annotations

import gc
import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat
from time import perf_counter, thread_time
from typing import Any

import numpy as np

from runner.compare.comparison import FAR, FULL, NEAR
from runner.suite.values import ABSOLUTE, RELATIVE, snapshot

Sample = Callable[[], float]

SAMPLE = 5e-4  # seconds that one look at the clock should cover: many calls of what is fast
BRIEF = 1e-2  # seconds: a call that takes less is slowed down by what the other left in the machine's caches
FEWEST = 5  # rounds
TICK = 1e-9  # seconds: a coarse clock may not have moved at all


@dataclass(frozen=True)
class Race:
    """Median seconds of one call of each, and the median ratio: good to 20%, and clearly told apart, or not."""

    yours: float
    reference: float
    ratio: float
    stable: bool
    clear: bool


def timed(function: Callable[..., Any], arguments: tuple[Any, ...], loops: int = 1) -> tuple[Any, float]:
    """The last answer of so many calls, and the seconds of one.

    Code that never waits is measured by the processor's seconds: those of the clock on the wall grow with whatever
    else the machine has to do. Where code waits (it sleeps, or reads a file), they are the ones that count.
    """
    answer = None
    waits, wall, processor = _waits(), perf_counter(), thread_time()
    for _ in repeat(None, loops):
        answer = function(*arguments)
    processor, wall = thread_time() - processor, perf_counter() - wall
    return answer, max(processor if _waits() == waits else wall, TICK) / loops


def _waits() -> float:
    """How often this process has given up the processor of its own; on Windows nobody knows, and NaN is no number."""
    try:
        import resource
    except ImportError:
        return math.nan
    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw


def sampler(function: Callable[..., Any], arguments: tuple[Any, ...], once: float, *, fresh: bool = False) -> Sample:
    """Something that measures the seconds of one call, each time it is called.

    `once`: the seconds of a first call. `fresh`: for code that changes its arguments, each call gets new ones, so only
    single calls can be measured.
    """

    def many(loops: int) -> float:
        if once < BRIEF:
            function(*arguments)
        return timed(function, arguments, loops)[1]

    if fresh:
        return lambda: timed(function, snapshot(arguments))[1]
    loops = 1
    while once < SAMPLE and many(loops) * loops < SAMPLE:
        loops *= 2
    return lambda: many(loops)


def race(yours: Sample, reference: Sample, budget: float, after: Callable[[], object]) -> Race:
    """Measure both in turns until the ratio is stable, or the budget of seconds is spent. `after` follows each turn."""
    samples: list[tuple[float, float]] = []
    stable = False
    end = perf_counter() + budget
    with _no_garbage_collection():
        while not stable and (not samples or perf_counter() < end):
            if len(samples) % 2:  # who comes second finds the machine warm
                theirs, mine = reference(), yours()
            else:
                mine, theirs = yours(), reference()
            samples.append((mine, theirs))
            after()
            stable = is_stable([m / t for m, t in samples])
    mine_all, theirs_all = zip(*samples, strict=True)
    ratio = statistics.median(m / t for m, t in samples)
    clear = are_apart(mine_all, theirs_all)
    return Race(statistics.median(mine_all), statistics.median(theirs_all), ratio, stable, clear)


def are_apart(yours: Sequence[float], reference: Sequence[float]) -> bool:
    """True when all times of the one, but for outliers, are longer than all those of the other, by a fifth at least.

    Of less than five times nobody knows how much they scatter: they must be far apart.
    """
    needed = NEAR if len(yours) >= FEWEST else FAR
    (low, high), (other_low, other_high) = map(_spread, (yours, reference))
    return low > needed * other_high or other_low > needed * high


def _spread(times: Sequence[float]) -> tuple[float, float]:
    outside, ordered = _outside(len(times)), sorted(times)
    return ordered[outside], ordered[-1 - outside]


def _outside(count: int) -> int:
    """So many of the sorted values lie outside of those that enclose the median 19 times in 20: n/2 ± √n."""
    return max(0, math.floor(count / 2 - math.sqrt(count)))


def is_stable(ratios: list[float]) -> bool:
    """True when the median is known to 20%."""
    count = len(ratios)
    if count < FEWEST:
        return False
    low, high = _spread(ratios)
    return high <= NEAR * low


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


FLOOR = ABSOLUTE / RELATIVE  # answers below this are held to an absolute difference: as `alike` does it
SMALLEST = Fraction(2) ** -1022  # below it float64 loses digits whatever the code does


def relative_difference(mine: Any, right: Any) -> float:
    """The largest |mine − right| / |right| over all numbers of two answers that are alike.

    Where |right| is below 0.001, a rounding error's size is that of the numbers that cancelled: then |right| counts
    as 0.001. What is no number has no difference.
    """
    if isinstance(mine, list | tuple):
        pairs = zip(mine, right, strict=True)
        return max((relative_difference(a, b) for a, b in pairs), default=0.0)
    try:
        a, b = np.asarray(mine, dtype=float), np.asarray(right, dtype=float)
    except (TypeError, ValueError):
        return 0.0
    with np.errstate(all="ignore"):
        differences = np.abs(a - b) / np.maximum(np.abs(b), FLOOR)
    return float(np.nanmax(differences, initial=0.0))  # equal infinities and NaN make a NaN here


def digits(answer: Any, truth: Any) -> int:
    """How many decimal digits of every number in the answer are right: from 0 to 15.

    truth: a Fraction, Decimal, int or float, or nested lists of them, in the answer's shape. A truth that is too
    small for float64 is met by the nearest number that float64 has.
    """
    given, exact = np.array(answer, dtype=object), np.array(truth, dtype=object)
    if given.shape != exact.shape:
        return 0
    return min((_digits(a, t) for a, t in zip(given.ravel(), exact.ravel(), strict=True)), default=FULL)


def _digits(number: Any, truth: Any) -> int:
    right = Fraction(truth)
    try:
        error = abs(_fraction(number) - right) / max(abs(right), SMALLEST)
    except (AttributeError, TypeError, ValueError, OverflowError):  # no number, NaN, or an infinity
        return 0
    return max(0, min(FULL, math.floor(-_log10(error)))) if error else FULL


def _fraction(number: Any) -> Fraction:
    """Any real number, exactly: Python's own, NumPy's, Fraction, Decimal."""
    if hasattr(number, "as_integer_ratio"):
        return Fraction(*number.as_integer_ratio())
    return Fraction(number.item())


def _log10(value: Fraction) -> float:
    """log₁₀ of a fraction whose parts may be too large for a float."""
    return math.log10(value.numerator) - math.log10(value.denominator)

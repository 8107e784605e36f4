"""What the wrong numbers are, seen from the right ones: turned in sign, twice as large, always the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from runner.suite.diagnosis.edges import kind_of
from runner.suite.diagnosis.known import beyond
from runner.suite.diagnosis.probes import ROUNDING, Answer, Probe, Sign, leaves_of, right_answer, sign_of

FEWEST = 3  # calls that must speak for it
TRUTHS = (bool, np.bool_)
Numbers = Any

# Of the right answer r, what the wrong one may be. Each must be so on every call that has both.
OF_THE_RIGHT: tuple[tuple[str, Callable[[Numbers], Numbers], str], ...] = (
    (
        "numbers_with_the_sign_turned",
        lambda r: -r,
        "the right ones with the sign turned: a minus is missing, or one too many",
    ),
    ("numbers_without_sign", np.abs, "the right ones without their sign"),
    ("numbers_from_one", lambda r: 1 - r, "one minus the right ones"),
    ("numbers_upside_down", lambda r: 1 / r, "one divided by the right ones"),
    ("numbers_squared", lambda r: r * r, "the squares of the right ones: a root is missing"),
    ("numbers_under_a_root", np.sqrt, "the roots of the right ones: one root too many"),
    ("numbers_in_a_logarithm", np.log, "the logarithms of the right ones"),
    ("numbers_in_an_exponential", np.exp, "the right ones as exponents of e"),
    (
        "numbers_times_ln_2",
        lambda r: r * math.log(2),
        "the right ones times 0.693 = ln 2: a natural logarithm where base 2 is asked",
    ),
    (
        "numbers_divided_by_ln_2",
        lambda r: r / math.log(2),
        "the right ones divided by 0.693 = ln 2: base 2 where the natural logarithm is asked",
    ),
    (
        "numbers_to_base_10",
        lambda r: r * math.log10(2),
        "the right ones times 0.301 = log₁₀ 2: a logarithm of base 10 where base 2 is asked",
    ),
    (
        "numbers_to_base_10",
        lambda r: r / math.log(10),
        "the right ones divided by 2.303 = ln 10: a logarithm of base 10 where the natural one is asked",
    ),
    ("numbers_one_more", lambda r: r + 1, "each one more than the right one"),
    ("numbers_one_less", lambda r: r - 1, "each one less than the right one"),
    ("numbers_transposed", lambda r: np.transpose(r), "the right ones with rows and columns exchanged"),
    ("numbers_backwards", lambda r: np.flip(r, 0) if np.ndim(r) else r, "the right ones in the opposite order"),
    ("numbers_without_the_first", lambda r: r[1:] if np.ndim(r) else r, "the right ones without the first"),
    ("numbers_without_the_last", lambda r: r[:-1] if np.ndim(r) else r, "the right ones without the last"),
    ("numbers_last_only", lambda r: r[-1] if np.ndim(r) and len(r) else r, "the last of the right ones alone"),
    ("numbers_first_only", lambda r: r[0] if np.ndim(r) and len(r) else r, "the first of the right ones alone"),
    ("numbers_added_up", lambda r: np.sum(r) if np.ndim(r) else r, "the sum of the right ones"),
    ("numbers_averaged", lambda r: np.mean(r) if np.ndim(r) else r, "the mean of the right ones"),
    ("numbers_cumulated", lambda r: np.cumsum(r) if np.ndim(r) == 1 else r, "the running sums of the right ones"),
)

# What undoes a mistake that stands beside another one, and which.
UNDONE: tuple[tuple[str, Callable[[Numbers], Numbers], str], ...] = (
    (
        "numbers_with_the_sign_turned",
        lambda r: -r,
        "Two mistakes at once. Your numbers have the sign turned: a minus is missing, or one too many.",
    ),
    (
        "numbers_times_ln_2",
        lambda r: r / math.log(2),
        "Two mistakes at once. Your numbers come from a natural logarithm: base 2 is asked.",
    ),
    (
        "numbers_divided_by_ln_2",
        lambda r: r * math.log(2),
        "Two mistakes at once. Your numbers come from a logarithm of base 2: the natural one is asked.",
    ),
)

# What is still to be done with several numbers, so that they become the one that is asked for.
NOT_YET: tuple[tuple[str, Callable[[Numbers], Numbers], str], ...] = (
    ("numbers_not_averaged", np.mean, "The mean of your numbers is the right answer. Asked for is that one number."),
    ("numbers_not_added", np.sum, "The sum of your numbers is the right answer. Asked for is that one number."),
    (
        "numbers_with_the_least",
        np.min,
        "The smallest of your numbers is the right one. Asked for is that one alone.",
    ),
    ("numbers_with_the_most", np.max, "The largest of your numbers is the right one. Asked for is that one alone."),
)


def what_numbers_are(probes: Sequence[Probe], tolerance: float) -> tuple[str, str] | None:
    """The name and the sentence of the first relation that holds on every call; None where none does."""
    told = [p for p in probes if p.answered and not p.coarse and p.mine.numbers and p.right.leaves is not None]
    if len(told) < FEWEST:
        return None
    if all(type(p.done.value) in TRUTHS and type(p.rightly.value) not in TRUTHS for p in told):
        return "numbers_are_truth_values", "Your answer is True or False. Asked for is a number."
    part = _part(told)
    if part:
        return part
    for name, change, words in OF_THE_RIGHT:
        if _holds(told, partial(_of_the_right, change), tolerance):
            return name, f"Your numbers are {words}."
    for place, which in ((0, "first"), (-1, "last")):
        if any(p.red for p in told) and all(_is_right_at(place, p) for p in told):
            return f"numbers_{which}_is_right", (
                f"The {which} number of your answer is the right one. Asked for is that one alone."
            )
    several = any(p.red and _shape(p.mine) for p in told) and not any(_shape(p.right) for p in told)
    fitting = [
        (name, words) for name, change, words in NOT_YET if several and all(_is_right_once(change, p) for p in told)
    ]
    if fitting:  # of several one can't say which: where one entry alone is not 0, it is the sum and the largest
        return fitting[0] if len(fitting) == 1 else None
    for name, words, wrong in _more(told):
        if _holds(told, wrong, tolerance):
            return name, words
    return None


def _is_right_at(place: int, probe: Probe) -> bool:
    leaves = probe.mine.leaves or ()
    if len(leaves) != 1 or isinstance(leaves[0], str) or leaves[0].ndim != 1 or leaves[0].size < 2:
        return False
    return right_answer(Answer((np.asarray(leaves[0][place]),)), probe.right, probe.size)


def _shape(answer: Answer) -> tuple[int, ...]:
    """The shape of what is one array; empty for one number, and for what has several parts."""
    leaves = answer.leaves or ()
    return leaves[0].shape if len(leaves) == 1 and not isinstance(leaves[0], str) else ()


def _is_right_once(change: Callable[[Numbers], Numbers], probe: Probe) -> bool:
    numbers = np.concatenate([np.ravel(f) for f in probe.mine.leaves or () if not isinstance(f, str)])
    with np.errstate(all="ignore"):
        return right_answer(Answer((np.asarray(change(numbers), dtype=np.float64),)), probe.right, probe.size)


def _part(told: Sequence[Probe]) -> tuple[str, str] | None:
    """Where several things are asked for, and some of them come alone."""
    if not all(isinstance(p.rightly.value, tuple) for p in told):
        return None
    most = max(len(p.rightly.value) for p in told)
    for count in range(1, most):
        if all(_begins_rightly(count, p) for p in told):
            first = "first part" if count == 1 else f"first {count} parts"
            return f"numbers_{count}_of_{most}", (
                f"Your answer is the {first} of what is asked for. The rest belongs to it, in one tuple."
            )
    return None


def _begins_rightly(count: int, probe: Probe) -> bool:
    value = probe.done.value
    if count > 1 and (not isinstance(value, tuple | list) or len(value) != count):
        return False
    asked = leaves_of(probe.rightly.value[:count])
    return asked is not None and right_answer(probe.mine, Answer(asked), probe.size)


def parts_that_are_wrong(probes: Sequence[Probe]) -> tuple[str, str] | None:
    """Which parts of a tuple are wrong, if the others are right on all calls."""
    told = [p for p in probes if p.answered and not p.coarse and p.mine.leaves is not None]
    count = len(told[0].rightly.value) if told and isinstance(told[0].rightly.value, tuple) else 0
    alike = all(isinstance(v, tuple | list) and len(v) == count for p in told for v in (p.rightly.value, p.done.value))
    if len(told) < FEWEST or count < 2 or not alike:
        return None
    wrong = [place for place in range(count) if not all(_part_is_right(place, p) for p in told)]
    if len(wrong) != 1:
        return None
    return (
        "numbers_in_one_part",
        f"Part {wrong[0] + 1} of your answer is wrong. The rest is right.",
    )


def _part_is_right(place: int, probe: Probe) -> bool:
    mine, right = leaves_of(probe.done.value[place]), leaves_of(probe.rightly.value[place])
    return right_answer(Answer(mine), Answer(right), probe.size)


def _holds(told: Sequence[Probe], wrong: Callable[[Probe], Answer | None], tolerance: float) -> bool:
    speaking, red = set(), False
    for probe in told:
        answer = wrong(probe)
        if answer is None or (probe.mine.finite and not answer.finite):
            return False
        sign = sign_of(probe.mine, answer, probe.right, probe.size)
        if sign is Sign.AGAINST:
            return False
        if sign is Sign.FOR:
            speaking.add(str(probe.call.arguments)[:200])
            red |= probe.red and beyond(probe.mine, probe.right, tolerance)
    return red and len(speaking) >= min(FEWEST, len({str(p.call.arguments)[:200] for p in told}))


def _of_the_right(change: Callable[[Numbers], Numbers], probe: Probe) -> Answer | None:
    return changed(probe.right, change)


def changed(answer: Answer, change: Callable[[Numbers], Numbers]) -> Answer | None:
    if answer.leaves is None or any(isinstance(leaf, str) for leaf in answer.leaves):
        return None
    with np.errstate(all="ignore"):
        return Answer(tuple(np.squeeze(np.asarray(change(leaf), dtype=np.float64)) for leaf in answer.leaves))


def _more(told: Sequence[Probe]) -> Iterator[tuple[str, str, Callable[[Probe], Answer | None]]]:
    """Relations that depend on the numbers themselves."""
    first = next((p for p in told if p.red), told[0])
    asked, came = kind_of(first.rightly.value), kind_of(first.done.value)
    if asked != came:
        words = f"Your numbers are the right ones, in another form: asked for is {asked}, and yours is {came}."
        yield "numbers_in_another_form", words, _in_the_form_of_mine
    if any(len(p.right.leaves or ()) > 1 for p in told):
        yield "numbers_in_other_places", "The parts of your answer are the right ones in the opposite order.", _turned
    mine, *more = first.mine.leaves or ("",)
    if not more and not isinstance(mine, str):
        factor = _factor(told)
        if factor:
            yield (
                "numbers_times_a_factor",
                f"Your numbers are the right ones times {factor:.6g}, whatever the arguments: a factor is missing, or "
                "there is one too many.",
                lambda p: changed(p.right, lambda r: r * factor),
            )
        offset = _offset(told)
        if offset:
            yield (
                "numbers_off_by_the_same",
                f"Your numbers are all off by {offset:+.6g}, whatever the arguments.",
                lambda p: changed(p.right, lambda r: r + offset),
            )
        shown = f"{round(float(mine), 12) + 0.0:.6g}" if mine.ndim == 0 else "the same"
        yield (
            "numbers_always_the_same",
            f"Your answer is always {shown}, whatever the arguments.",
            lambda p: Answer((mine,)),
        )
    for digits in range(0, 13):
        yield (
            "numbers_rounded",
            f"Your numbers are the right ones rounded to {digits} decimals. Does a `round` do that, or a search whose "
            "steps are too wide?",
            partial(_of_the_right, partial(np.round, decimals=digits)),
        )
    yield (
        "numbers_added_not_averaged",
        "Your numbers are the right ones times the number of entries (or rows). Look at what is added up, and what is "
        "averaged.",
        lambda p: _by_length(p, 1),
    )
    yield (
        "numbers_averaged_not_added",
        "Your numbers are the right ones divided by the number of entries (or rows). Look at what is added up, and "
        "what is averaged.",
        lambda p: _by_length(p, -1),
    )


def _turned(probe: Probe) -> Answer | None:
    leaves = probe.right.leaves or ()
    if len(leaves) > 1:
        return Answer(leaves[::-1])
    return _of_the_right(lambda r: np.flip(r, 0) if np.ndim(r) else r, probe)  # parts of one shape are one array


def _in_the_form_of_mine(probe: Probe) -> Answer | None:
    """The right numbers in the learner's shape; None where there are more of them, or fewer."""
    (mine, *more), (right, *others) = probe.mine.leaves or ("",), probe.right.leaves or ("",)
    if more or others or isinstance(mine, str) or isinstance(right, str) or mine.size != right.size:
        return None
    return Answer((np.reshape(right, mine.shape),))


def _by_length(probe: Probe, power: int) -> Answer | None:
    for argument in probe.call.arguments:
        leaves = None if callable(argument) or isinstance(argument, int | float) else leaves_of(argument)
        if leaves and np.ndim(argument):
            factor = float(len(argument)) ** power if len(argument) else 1.0
            return changed(probe.right, partial(np.multiply, factor))
    return None


def _pairs(told: Sequence[Probe]) -> Iterator[tuple[float, float]]:
    for probe in told:
        for a, b in zip(probe.mine.leaves or (), probe.right.leaves or (), strict=False):
            if not isinstance(a, str) and not isinstance(b, str) and a.shape == b.shape:
                for x, y in zip(np.ravel(a)[:5].tolist(), np.ravel(b)[:5].tolist(), strict=True):
                    if math.isfinite(x) and math.isfinite(y):
                        yield x, y


def _factor(told: Sequence[Probe]) -> float:
    """The one factor between wrong and right, if the largest right number tells of one; else 0, also for rounding."""
    x, y = max(_pairs(told), key=lambda pair: min(abs(pair[1]), 1e6), default=(0.0, 0.0))
    return x / y if y and abs(x / y) > ROUNDING and not math.isclose(x, y) else 0.0


def _offset(told: Sequence[Probe]) -> float:
    x, y = min(_pairs(told), key=lambda pair: abs(pair[1]), default=(0.0, 0.0))
    return x - y

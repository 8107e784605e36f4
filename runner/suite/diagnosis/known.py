"""Does a known mistake explain what a function answers? Exactly so, or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from runner.mistakes import Mistake
from runner.suite.diagnosis.probes import Answer, Probe, Sign, right_answer, sign_of
from runner.suite.values import identical

ENOUGH = 3  # calls that speak for a mistake, if there are so many on which it differs from what is right
SHARE = 0.25  # of them, of which the others may be silent: what the code can't do yet says nothing

Function = Callable[..., Any]


def explains(wrong: Function, probes: Sequence[Probe], tolerance: float = 0.0) -> bool:
    """True if the function's finite answers are the learner's on every call, and in a red test not the right ones."""
    answered = [probe for probe in probes if probe.answered and not probe.coarse]
    witnesses, possible, red = 0, 0, False
    for probe in answered:
        answer = probe.wrong(wrong)
        sign = sign_of(probe.mine, answer, probe.right, probe.size)
        if sign is Sign.AGAINST:
            return False
        changed = _changes(probe, wrong)
        if sign is Sign.FOR or changed:
            witnesses += 1
            red |= probe.red and (changed or beyond(probe.mine, probe.right, tolerance))
        possible += sign_of(answer, answer, probe.right, probe.size) is Sign.FOR or changed
    return red and witnesses >= min(ENOUGH, possible) and witnesses >= SHARE * possible


def _changes(probe: Probe, wrong: Function) -> bool:
    """True if both leave their arguments changed in the same way, and the reference does not.

    A call that ended with an exception may not have come so far.
    """
    if probe.done.raised is not None:
        return False
    mine, right = probe.done.after, probe.rightly.after
    return not identical(mine, right) and identical(mine, probe.call.on(wrong).after)


def beyond(mine: Answer, right: Answer, tolerance: float) -> bool:
    """True if two answers are so far apart that a test can see it."""
    return not (
        mine.leaves is not None
        and right.leaves is not None
        and len(mine.leaves) == len(right.leaves)
        and all(
            not isinstance(a, str) and not isinstance(b, str) and a.shape == b.shape and _within(a, b, tolerance / 2)
            for a, b in zip(mine.leaves, right.leaves, strict=True)
        )
    )


def _within(a: Any, b: Any, tolerance: float) -> bool:
    with np.errstate(all="ignore"):
        return bool(np.all((a == b) | (np.abs(a - b) <= tolerance)))


def explains_the_last_bit(wrong: Function, probes: Sequence[Probe]) -> bool:
    """The same where all answers are right but for rounding, and rounding itself is what a test is red for."""
    tests = {p.call.test for p in probes if p.red} - {p.call.test for p in probes if not p.is_right}
    red = False
    for probe in probes:
        if probe.answered and probe.mine.finite:
            if not identical(probe.done.value, probe.call.on(wrong).value):
                return False
            red |= probe.call.test in tests and not identical(probe.done.value, probe.rightly.value)
    return red


def explains_the_edges(wrong: Function, probes: Sequence[Probe]) -> bool:
    """True if the function has no finite answer, refuses nothing, or refuses too much, just where the learner's does.

    NaN, an infinity and an exception that a computation raises are one and the same.
    """
    first = any(p.red and p.first_lap and p.answered and not p.is_right for p in probes)
    return _at_the_edges(wrong, probes) or (first and _at_the_edges(wrong, [p for p in probes if p.answered]))


def _at_the_edges(wrong: Function, probes: Sequence[Probe]) -> bool:
    red, right = False, False
    for probe in probes:
        if probe.mine.unfinished or probe.coarse:
            continue
        answer = probe.wrong(wrong)
        if probe.is_right:
            if not right_answer(answer, probe.right, probe.size):
                return False
            right |= probe.mine.numbers
        elif right_answer(answer, probe.right, probe.size) or not _same_edge(probe, answer):
            return False  # also where an exception stands for the infinity that is right
        else:
            red |= probe.red
    return red and right  # "your numbers are right, but …": there must be one


def explains_what_is_not_finite(wrong: Function, first: Function, probes: Sequence[Probe]) -> bool:
    """True if the function has no finite answer on just those calls on which the learner's has none and should.

    On some of them `first`, which explains the finite answers, has one, and so it does not explain these as well.
    """
    red = False
    for probe in probes:
        if not probe.right.finite or probe.mine.unfinished or probe.coarse:
            continue
        answer = probe.wrong(wrong)
        if answer.finite != probe.mine.finite:
            return False
        if not answer.finite:
            if not _same_edge(probe, answer):
                return False
            red |= probe.red and probe.wrong(first).finite
    return red


def first_red(probes: Sequence[Probe], edges: bool, order: Callable[[str], int]) -> int:
    """The place of the first red test in which a number is wrong, or (`edges`) in which none comes."""
    wrong = (p for p in probes if p.red and not p.is_right and p.right.finite and p.mine.finite != edges)
    return min((order(p.call.test) for p in wrong), default=0)


def _same_edge(probe: Probe, answer: Answer) -> bool:
    mine = probe.mine
    if mine.refused and not mine.nothing:  # what has an answer, and both refuse it
        return answer.refused != "" and not answer.nothing
    if mine.leaves is None and not mine.nothing:  # another exception: a type that does not fit, a name that is missing
        return False
    if not mine.finite:
        return (answer.nothing or (answer.leaves is not None and not answer.finite)) and (
            sign_of(mine, answer, probe.right, probe.size) is not Sign.AGAINST
        )
    return answer.finite and right_answer(mine, answer, probe.size)


def named(of: str, mistakes: Sequence[Mistake], probes: Sequence[Probe], tolerance: float) -> Mistake | None:
    """The first known mistake that fits: by the finite answers if one of them is wrong, else by the edges."""
    about = [m for m in mistakes if m.of == of]
    for mistake in about:
        if mistake.matches is not None:
            if any(p.red and p.answered and mistake.met_by(p.done.value) for p in probes):
                return mistake
        elif not mistake.edges and explains(mistake.wrong, probes, tolerance):
            return mistake
    for mistake in about:
        if mistake.edges and mistake.matches is None and explains_the_edges(mistake.wrong, probes):
            return mistake
    if any(p.answered and finitely_wrong(p) for p in probes):
        return None
    plain = (m for m in about if not m.edges and m.matches is None)
    return next((m for m in plain if explains_the_last_bit(m.wrong, probes)), None)


def finitely_wrong(probe: Probe) -> bool:
    """True if one of the learner's finite numbers is not the right one."""
    if probe.is_right or probe.coarse or not probe.mine.numbers:
        return False
    masked = Answer(
        tuple(
            leaf if isinstance(leaf, str) else np.where(np.isfinite(leaf), leaf, np.nan)
            for leaf in probe.mine.leaves or ()
        )
    )
    if probe.right.leaves is None or len(probe.right.leaves) != len(masked.leaves or ()):
        return True
    target = Answer(
        tuple(
            right
            if isinstance(mine, str) or isinstance(right, str) or mine.shape != right.shape
            else np.where(np.isnan(mine), np.nan, right)
            for mine, right in zip(masked.leaves or (), probe.right.leaves, strict=True)
        )
    )
    return not right_answer(masked, target, probe.size)

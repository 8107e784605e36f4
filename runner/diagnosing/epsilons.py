"""A small number that was put somewhere so that nothing becomes 0: of any size, in any form."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from runner.diagnosing.answers import Answer, Leaf, answer_of, right_answer
from runner.diagnosing.probes import Probe
from runner.syntax import parsed

LARGEST = 1e-2  # a number above this is no epsilon
EXACT = 2e-15  # of an answer's size: less is noise, and nothing that an epsilon has moved
ROUNDED = 1e-12  # of it: so far may a right answer be off by rounding
MACHINE = float(np.finfo(float).eps), float(np.finfo(float).tiny)  # those that have a name
Function = Callable[..., Any]


def sizes_in(source: bytes) -> list[float]:
    """The sizes that a learner's epsilon may have: the small numbers that stand in the file, or the machine's own."""
    values = (_value(node) for node in ast.walk(parsed(source.decode("utf-8-sig", "replace"))))
    own = MACHINE if b"finfo" in source or b"float_info" in source else ()
    return list(dict.fromkeys((*(v for v in values if v is not None and 0 < v <= LARGEST), *own)))


def _value(node: ast.AST) -> float | None:
    """A number as it is written: 1e-12, or 10**-12."""
    match node:
        case ast.Constant(value=float(number)):
            return number
        case ast.BinOp(
            ast.Constant(value=10 | 10.0), ast.Pow(), ast.UnaryOp(ast.USub(), ast.Constant(value=int(power)))
        ):
            return 10.0**-power
    return None


def may_shift(probes: Sequence[Probe]) -> bool:
    """True if some number in a red test is off by more than rounding."""
    return any(p.red and gap(p.mine, p.right) > EXACT for p in probes)


def only_shifts(function: Function | None, probes: Sequence[Probe]) -> bool:
    """True if the function, which is the learner's without its epsilon, is wrong nowhere in a finite number.

    Where the epsilon moved an answer, the right one must come now, or none that is finite: that case is another
    matter. And there must be right ones besides.
    """
    if function is None:
        return False
    shifted, right = False, False
    for probe in probes:
        if probe.coarse or not probe.answered:
            continue
        answer = answer_of(probe.call.again(function))
        now = right_answer(answer, probe.right, probe.size, ROUNDED)
        if not now and (answer.finite or (answer.leaves is None and not answer.nothing)):
            return False
        right |= now and probe.right.finite
        before, after = gap(probe.mine, probe.right), gap(answer, probe.right)
        shifted |= probe.red and before > EXACT and (not now or after < before / 2)
    return shifted and right


def gap(mine: Answer, right: Answer) -> float:
    """By how much an answer is off, of its size: 0 where it can't be told, infinite where only one is finite."""
    if mine.leaves is None or right.leaves is None or len(mine.leaves) != len(right.leaves):
        return 0.0
    return max((_leaf_gap(a, b) for a, b in zip(mine.leaves, right.leaves, strict=True)), default=0.0)


def _leaf_gap(a: Leaf, b: Leaf) -> float:
    if isinstance(a, str) or isinstance(b, str) or a.shape != b.shape:
        return 0.0
    with np.errstate(all="ignore"):
        apart = np.where((a == b) | np.isnan(a) | np.isnan(b), 0.0, np.abs(a - b))
        return float(np.max(apart / np.maximum(1.0, np.where(np.isfinite(b), np.abs(b), 1.0)), initial=0.0))

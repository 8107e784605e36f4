"""What a call answered, as numbers alone: a list, a tuple, an array and an array of one row count as the same."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from runner.recorder import Outcome

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
    unfinished = issubclass(outcome.raised, NotImplementedError)
    refused = "ValueError" if issubclass(outcome.raised, ValueError) else ""
    refused = (
        "RuntimeError" if outcome.raised is RuntimeError else refused
    )  # not NotImplementedError, which is a kind of it
    return Answer(None, refused, unfinished, nothing)


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

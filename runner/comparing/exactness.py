"""How near an answer is: to the reference's, and to the truth in exact arithmetic."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from runner.comparing.facts import FULL
from runner.values import ABSOLUTE, RELATIVE

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

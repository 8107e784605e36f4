"""Derivatives by small steps: how fast a function rises, measured instead of derived."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

# The slope of x² + 3x + 6 at x = 0, worked out with pen and paper.
SLOPE_AT_0: float = 3.0  # ((h² + 3h + 6) − 6) / h = h + 3, which goes to 3 as h goes to 0

# Predict, before you write any code. Make the step h a tenth of what it was: by what is the error of the
# forward difference divided, for x²?
FORWARD_TENTH: float = 10.0  # ((x + h)² − x²) / h = 2x + h: the error is h

# And the error of the central difference, for x³?
CENTRAL_TENTH: float = 100.0  # ((x + h)³ − (x − h)³) / 2h = 3x² + h²: the error is h²


def forward_difference(f: Callable[[float], float], x: float, h: float) -> float:
    """(f(x + h) − f(x)) / h: the slope of the line through the points of f at x and at x + h.

    f: takes a number, gives a number. x, h: numbers; h is not 0, and may be negative. Returns a number.
    """
    x, h = _point(x, h)  # given
    return (f(x + h) - f(x)) / h


def central_difference(f: Callable[[float], float], x: float, h: float) -> float:
    """(f(x + h) − f(x − h)) / (2h): the slope of the line through the points of f at x − h and at x + h.

    f, x, h: as in `forward_difference`. Returns a number.
    """
    x, h = _point(x, h)  # given
    return (f(x + h) - f(x - h)) / (2 * h)


def best_step(
    difference: Callable[..., float], f: Callable[[float], float], x: float, exact: float, steps: ArrayLike
) -> float:
    """The h in steps for which difference(f, x, h) comes nearest to the exact slope; of equals, the first.

    difference: `forward_difference`, `central_difference` or another function of f, x and h. f, x: as there.
    exact: the true slope of f at x. steps: numbers, at least one, none of them 0. Returns one of the steps.
    """
    steps = _steps(steps)  # given
    return min(steps, key=lambda h: abs(difference(f, x, h) - exact))


# --- Given ---


def _point(x: float, h: float) -> tuple[float, float]:
    """x and h as floats; h is not 0."""
    x, h = float(x), float(h)
    if h == 0 or not (math.isfinite(x) and math.isfinite(h)):
        raise ValueError("x and h are finite numbers, and h is not 0")
    return x, h


def _steps(steps: ArrayLike) -> list[float]:
    """The steps as a list of floats, at least one and none of them 0."""
    values = np.array(steps, dtype=np.float64)
    if values.ndim != 1 or values.size == 0 or not (np.isfinite(values) & (values != 0)).all():
        raise ValueError("steps are finite numbers, at least one, and none of them is 0")
    return [float(h) for h in values]

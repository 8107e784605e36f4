"""Gradient descent on a parabola: walk down f(x) = (x − 3)² step by step, and draw the walk."""

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Start at x = 0 and take two steps with the rate η = 0.1, with pen and paper. At which x are you then?
X_AFTER_TWO: float = 1.08  # 0 − 0.1·(−6) = 0.6, and 0.6 − 0.1·(−4.8) = 1.08

# A rate η > 0 with which the walk runs away: from every start but 3, each step leads farther from 3.
DIVERGES: float = 2.0  # a step multiplies the distance from 3 by 1 − 2η = −3


def f(x: float) -> float:
    """The height of the parabola at x, which is (x − 3)².

    x: one number (Python's or NumPy's, or an array of shape ()), which is not changed. Returns one number.
    Raises ValueError if x is NaN or infinite.
    """
    distance = _number(x, "x") - 3.0
    return distance * distance  # far out a product becomes infinite, where ** would raise OverflowError


def gradient(x: float) -> float:
    """The slope of the parabola at x, which is the derivative f′(x) of f(x) = (x − 3)².

    x: one number, as in `f`. Returns one number: negative where f falls, positive where it rises.
    Raises ValueError if x is NaN or infinite.
    """
    return 2.0 * (_number(x, "x") - 3.0)


def step(x: float, eta: float) -> float:
    """One step of gradient descent from x with the rate η: the x where it leads.

    x, eta: one number each, as in `f`; neither is changed. Returns one number.
    Raises ValueError if x or eta is NaN or infinite, or if eta is not greater than 0.
    """
    return _number(x, "x") - _rate(eta) * gradient(x)


def descend(start: float = 0.0, eta: float = 0.1, steps: int = 50) -> NDArray[np.float64]:
    """The walk x₀, x₁, …, xₙ of n = `steps` steps, each from where the one before it led; x₀ is the start.

    start, eta: one number each, as in `step`; neither is changed. steps: a whole number, 0 or more.
    Returns a NumPy array of floats with shape (steps + 1,).
    Raises ValueError for what `step` refuses (even if steps is 0), and if steps is negative or no whole number.
    """
    if not isinstance(steps, int | np.integer) or steps < 0:
        raise ValueError(f"steps must be a whole number, 0 or more, got {steps}")
    _rate(eta)  # refuse a bad one even if there is no step to take
    xs = [_number(start, "start")]
    for _ in range(steps):
        xs.append(step(xs[-1], eta))
    return np.array(xs)


def plot_descent(xs: ArrayLike) -> tuple[Any, Any]:
    """Two matplotlib Axes, drawn anew at each call: on the first x, on the second f(x), against the step 0, 1, 2, …

    xs: the points of a walk, a list or 1-D array with at least one number, which is not changed.
    Returns the two Axes (a tuple, list or array of two). Each shows its numbers as a line (`Axes.plot`), with one
    point for every entry of xs, and has a label on both axes. It opens no window: whoever calls may show or save.
    Raises ValueError if xs is not 1-D, is empty, or has an entry that is NaN or infinite.
    """
    import matplotlib.pyplot as plt  # here, because it takes half a second that only a plot is worth

    path = np.array(xs, dtype=np.float64)
    if path.ndim != 1 or not path.size:
        raise ValueError(f"xs must be a 1-D array with at least one point, got shape {path.shape}")
    heights = [f(x) for x in path]  # f refuses a NaN or an infinity, before there is a figure
    _, (upper, lower) = plt.subplots(2, 1, layout="constrained")
    upper.plot(path, marker=".")
    upper.set(xlabel="step", ylabel="x")
    lower.plot(heights, marker=".")
    lower.set(xlabel="step", ylabel="f(x)")
    return upper, lower


def _number(value: float, name: str) -> float:
    """The value as a float, or a ValueError that says what is wrong with it."""
    if np.ndim(value) or not math.isfinite(value):
        raise ValueError(f"{name} must be one finite number, got {value}")
    return float(value)


def _rate(eta: float) -> float:
    """The rate as a float, or a ValueError that says what is wrong with it."""
    rate = _number(eta, "eta")
    if rate <= 0.0:
        raise ValueError(f"eta must be greater than 0, got {eta}")
    return rate

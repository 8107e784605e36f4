"""Gradient descent on a parabola: walk down f(x) = (x − 3)² step by step, and draw the walk."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Start at x = 0 and take two steps with the rate η = 0.1, with pen and paper. At which x are you then?
X_AFTER_TWO: float = 1.08  # 0 − 0.1·(−6) = 0.6, and 0.6 − 0.1·(−4.8) = 1.08

# A rate η > 0 with which the walk runs away: from every start but 3, each step leads farther from 3.
DIVERGES: float = 2.0  # a step multiplies the distance from 3 by 1 − 2η = −3


def f(x: float) -> float:
    """The height of the parabola at x, which is (x − 3)².

    x: one number. Returns one number.
    """
    x = _finite(x)  # given
    return (x - 3) ** 2


def gradient(x: float) -> float:
    """The slope of the parabola at x, which is the derivative f′(x) of f(x) = (x − 3)².

    x: one number. Returns one number: negative where f falls, positive where it rises.
    """
    x = _finite(x)  # given
    return 2 * (x - 3)


def step(x: float, eta: float) -> float:
    """One step of gradient descent from x with the rate η (eta): the x where it leads.

    x: one number. eta: a number greater than 0. Returns one number.
    """
    x, eta = _finite(x), _rate(eta)  # given
    return x - eta * gradient(x)


def descend(start: float = 0.0, eta: float = 0.1, steps: int = 50) -> NDArray[np.float64]:
    """The walk x₀, x₁, …, xₙ of n = `steps` steps, each from where the one before it led; x₀ is the start.

    start: one number. eta: as in `step`. steps: a whole number, 0 or more.
    Returns a NumPy array of shape (steps + 1,).
    """
    start, eta, steps = _finite(start), _rate(eta), _count(steps)  # given
    xs = [start]
    for _ in range(steps):
        xs.append(step(xs[-1], eta))
    return np.array(xs)


def plot_descent(xs: ArrayLike) -> tuple[Any, Any]:
    """Two plots: above x against the step 0, 1, 2, …, below f(x) against the step.

    xs: the points of a walk, at least one. Returns the two Axes of Matplotlib, as a pair. Each has one line, with a
    point for every entry of xs. Under each stands "step"; at the left, "x" and "f(x)". No window opens.
    """
    xs = _points(xs)  # given
    above, below = _two_axes()  # given
    above.plot(xs, marker=".")
    above.set(xlabel="step", ylabel="x")
    below.plot([f(x) for x in xs], marker=".")
    below.set(xlabel="step", ylabel="f(x)")
    return above, below


# --- Given ---


def _finite(x: ArrayLike) -> Any:
    """The number (or all numbers of an array) in float64: a copy. Refuses NaN and ∞."""
    numbers = np.array(x, dtype=np.float64)[()]
    if not np.isfinite(numbers).all():
        raise ValueError("a place is a finite number: not NaN, not ∞")
    return numbers


def _rate(eta: float) -> float:
    """The rate as a float. Refuses what is not greater than 0."""
    if not 0 < eta < np.inf:
        raise ValueError(f"a rate is greater than 0, got {eta}")
    return float(eta)


def _count(steps: int) -> int:
    """The number of steps. Refuses what nobody can take: −1 or 2.5 steps."""
    if steps < 0 or steps != int(steps):
        raise ValueError(f"steps are counted 0, 1, 2, …, got {steps}")
    return int(steps)


def _points(xs: ArrayLike) -> NDArray[np.float64]:
    """The points of a walk as an array of floats: a copy."""
    points: NDArray[np.float64] = np.atleast_1d(_finite(xs))
    if points.ndim != 1 or points.size == 0:
        raise ValueError("a walk is a list of at least one number")
    return points


def _two_axes() -> tuple[Any, Any]:
    """Two empty plots in one new figure, the second below the first."""
    from matplotlib.figure import Figure  # here, because it takes half a second that only a plot is worth

    above, below = Figure(layout="constrained").subplots(2)
    return above, below

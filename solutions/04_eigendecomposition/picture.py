"""The picture of eigenvectors: the unit circle, what becomes of it, and the directions that stay."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

A = np.array([[1.5, 1.0], [1.0, 0.0]])  # its eigenvalues are 2 and −1/2
START = np.array([-0.4, 1.0])
STEPS = 3


def picture(learner: Learner) -> Figure:
    """Circle and ellipse with the two eigenvectors; beside it, power iteration on its way to the first."""
    below = "A sends the circle to the ellipse. Only along two directions does a vector stay on its line."
    figure, (left, right) = sheet("Two directions are only stretched", below, columns=2, heads=1, height=4.6)
    for axes in (left, right):
        axes.set(xlim=(-2.6, 2.9), ylim=(-1.75, 1.9), aspect="equal", xlabel="first entry", xticks=range(-2, 3))
        _circle(axes)
    left.set_ylabel("second entry")
    low, high = learner.eigenvalues_2x2(A)
    _, along = learner.power_iteration(A, START, 60)
    along = along * np.sign(along[0])  # v and −v are one direction
    across = np.array([-along[1], along[0]])
    left.set_title(f"λ = {number(high)} and λ = {number(low)}")
    for v, value, color, name, beside in (
        (along, high, BLUE, (-4, 8), (4, -9)),
        (across, low, VERMILION, (-9, 4), (9, -4)),
    ):
        left.axline((0, 0), tuple(np.nan_to_num(v, nan=1.0)), color=color, linewidth=0.8, linestyle=":")
        _arrow(left, value * v, color, 2.2)
        left.plot(*v, "o", color=color)
        is_pair = learner.is_eigenpair(A, value, v)
        label(left, v, {True: "v", False: "no eigenvector"}.get(is_pair, "?"), name, color)
        label(left, value * v, f"{number(value)} · v", beside, color)
    right.set_title("Power iteration: the step, and the value")
    right.axline((0, 0), tuple(np.nan_to_num(along, nan=1.0)), color=BLUE, linewidth=0.8, linestyle=":")
    for k in range(STEPS + 1):
        value, v = learner.power_iteration(A, START, k)
        _arrow(right, v, GREEN, 1.0 + 0.4 * k)
        label(right, v, f"{k}: {number(value, 2)}", (9 * np.sign(v[0]), 6 * np.sign(v[1])), GREEN)
    return figure


def _circle(axes: Axes) -> None:
    """The unit circle and its image, with some dots and where they go."""
    around = np.linspace(0, 2 * np.pi, 200)
    circle = np.array([np.cos(around), np.sin(around)])
    axes.plot(*circle, color=QUIET, linewidth=1.0)
    axes.plot(*(A @ circle), color=QUIET, linewidth=1.6)


def _arrow(axes: Axes, end: NDArray[np.float64], color: str, width: float) -> None:
    """From the middle to a point; none where the point is not known."""
    if np.isfinite(end).all():
        shape = {"arrowstyle": "-|>", "color": color, "linewidth": width, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", tuple(end), (0, 0), arrowprops=shape | {"mutation_scale": 13})

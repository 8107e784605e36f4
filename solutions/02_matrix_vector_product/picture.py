"""The picture of a matrix times a vector: the columns, scaled, laid end to end."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, PURPLE, VERMILION, label, number, sheet

A = np.array([[3.0, 1.0, 3.0], [0.5, 2.5, -1.5]])
X = np.array([1.5, 1.0, -1.0])
# Colour, name, and on which side of the middle of its scaled column a label has room.
LOOKS = (BLUE, "first", (0, -10)), (GREEN, "second", (10, 0)), (PURPLE, "third", (-4, -8))


def picture(learner: Learner) -> Figure:
    """The three columns of A; beside them what becomes of them, end to end, and the two products as marks."""
    below = "x says how much of each column is taken. The scaled columns, laid end to end, lead to A x."
    figure, (left, right) = sheet("A matrix mixes its columns", below, columns=2, heads=1, height=4.5)
    for axes in (left, right):
        axes.set(xlim=(-2.5, 7.5), ylim=(-2.4, 5.9), aspect="equal", xlabel="first entry", xticks=range(-2, 8, 2))
    left.set_ylabel("second entry")
    left.set_title("The columns of A")
    for column, (color, name, _) in zip(A.T, LOOKS, strict=True):
        _arrow(left, np.zeros(2), column, color)
        label(left, column, name, (7, 0), color)
    right.set_title(f"x = [{', '.join(number(entry) for entry in X)}]")
    at = np.zeros(2)
    for column, entry, (color, _, beside) in zip(learner.scaled_columns(A, X).T, X, LOOKS, strict=True):
        _arrow(right, at, at + column, color)
        label(right, at + column / 2, f"{number(entry)} times", beside, color)
        at = at + column
    rows, columns = learner.by_rows(A, X), learner.by_columns(A, X)
    right.plot(*rows, "o", color=VERMILION, markersize=15, markerfacecolor="none", markeredgewidth=2)
    right.plot(*columns, "x", color=VERMILION, markersize=9, markeredgewidth=2)
    label(right, rows, "○ by rows", (-12, 6), VERMILION)
    label(right, columns, "× by columns", (-12, -8), VERMILION)
    return figure


def _arrow(axes: Axes, start: NDArray[np.float64], end: NDArray[np.float64], color: str) -> None:
    """From one point to another; none where a point is not known."""
    if np.isfinite([start, end]).all():
        shape = {"arrowstyle": "-|>", "color": color, "linewidth": 2.2, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", tuple(end), tuple(start), arrowprops=shape | {"mutation_scale": 14})

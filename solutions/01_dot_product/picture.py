"""The picture of the dot product: what it measures is a shadow, and its sign tells the angle."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Arc
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

A = np.array([4.0, 3.0])  # its length is 5
OTHERS = [1.0, 4.0], [-3.0, 4.0], [-4.0, 2.0]  # less than a right angle from A, a right angle, more


def picture(learner: Learner) -> Figure:
    """Three times the same a, with another b: the shadow that b throws on the line of a, and the angle."""
    below = "a · b is the length of a times the length of b's shadow on the line of a, negative where it falls behind."
    figure, panels = sheet("The dot product measures a shadow", below, columns=3, heads=2, height=4.3)
    for axes, b in zip(panels, OTHERS, strict=True):
        _panel(axes, np.array(b), learner)
    panels[0].set_ylabel("second entry")
    return figure


def _panel(axes: Axes, b: NDArray[np.float64], learner: Learner) -> None:
    product, cos = learner.dot(A, b), learner.cosine(A, b)
    length = np.sqrt(learner.dot(A, A))
    shadow, angle = product / length, np.degrees(np.arccos(cos))
    tip = shadow * A / length
    axes.set(xlim=(-5, 6), ylim=(-3.2, 5.4), aspect="equal", xlabel="first entry", xticks=range(-4, 5, 2))
    axes.set_title(
        f"a · b = {number(length)} · {_in_brackets(shadow)} = {number(product, 2)}\n"
        f"cos θ = {number(cos)},  θ = {number(angle, 1)}°"
    )
    axes.axline((0, 0), (A[0], A[1]), color=QUIET, linewidth=0.8)
    axes.plot([b[0], tip[0]], [b[1], tip[1]], color=QUIET, linestyle=":", linewidth=1.6)
    axes.plot([0, tip[0]], [0, tip[1]], color=GREEN, linewidth=7, alpha=0.55, solid_capstyle="butt")
    label(axes, tip / 2, f"shadow {number(shadow, 2)}", (6, -8), GREEN)
    for vector, color, name in ((A, BLUE, "a"), (b, VERMILION, "b")):
        arrow = {
            "arrowstyle": "-|>",
            "color": color,
            "linewidth": 2.2,
            "shrinkA": 0,
            "shrinkB": 0,
            "mutation_scale": 14,
        }
        axes.annotate("", tuple(vector), (0, 0), arrowprops=arrow)
        label(axes, vector, name, (0, 5), color, weight="bold", size=13)
    start = np.degrees(np.arctan2(A[1], A[0]))
    axes.add_patch(Arc((0, 0), 2.4, 2.4, theta1=start, theta2=start + np.nan_to_num(angle)))
    middle = np.radians(start + angle / 2)
    label(axes, (1.6 * np.cos(middle), 1.6 * np.sin(middle)), "θ", (0, 0))


def _in_brackets(value: float) -> str:
    """As a factor: 3.2, but (−2)."""
    return f"({number(value, 2)})" if value < 0 else number(value, 2)

"""The picture of gradient descent: the same parabola, the same start, and three rates that arrive sooner or later."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

STEPS = 8
# The rate, what it does, and how its walk looks; the last says where its last step's label has room.
WALKS = (
    (0.03, "crawls", BLUE, "o", (-8, -4)),
    (0.2, "lands", GREEN, "s", (0, -8)),
    (0.9, "jumps", VERMILION, "^", (-4, -10)),
)


def picture(learner: Learner) -> Figure:
    """The walk on the parabola for a rate that is too small, one that is right, and one that overshoots."""
    below = f"Each walk starts at x = 0 and takes {STEPS} steps x ← x − η · f′(x). The valley is at x = 3."
    figure, panels = sheet("One hill, one start, three rates", below, columns=3, heads=2, height=5.2)
    for axes, walk in zip(panels, WALKS, strict=True):
        _walk(axes, learner, *walk)
    panels[0].set_ylabel("f(x) = (x − 3)²")
    return figure


def _walk(
    axes: Axes, learner: Learner, eta: float, what: str, color: str, marker: str, beside: tuple[float, float]
) -> None:
    ground = np.linspace(-2.2, 8.2, 105)
    xs = learner.descend(0.0, eta, STEPS)
    heights = [learner.f(x) for x in xs]
    axes.set(xlim=(-4, 9.5), ylim=(-4, 27), xticks=range(-3, 10, 3), xlabel="x")
    axes.set_title(f"η = {eta} {what}\nx = {number(xs[-1], 2)} after {STEPS} steps")
    axes.plot(ground, [learner.f(x) for x in ground], color=QUIET, linewidth=1.2)
    axes.plot(xs, heights, color=color, linewidth=1.3, marker=marker, markersize=5.5)
    label(axes, (xs[0], heights[0]), "start", (-8, -3), color)
    label(axes, (xs[-1], heights[-1]), f"step {STEPS}", beside, color)

"""The picture of gradient descent in two dimensions: a round bowl and a narrow one, the same start, the same rule."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, QUIET, VERMILION, label, number, sheet

START = np.array([-8.0, 3.0])
STEPS = 12
# The bowl's two eigenvalues, its name, and how its walk looks.
BOWLS = ((1.0, 1.0, "round", BLUE, "o"), (1.0, 12.0, "narrow", VERMILION, "s"))
SHARE = 0.75  # of the largest stable rate


def picture(learner: Learner) -> Figure:
    """Lines of equal height, and a walk with nine tenths of the rate that each bowl allows."""
    below = f"Each walk starts at (−8, 3) and takes {STEPS} steps, with {SHARE} of the largest stable rate of its bowl."
    figure, panels = sheet("One rate for all directions", below, columns=2, heads=2, height=4.7)
    for axes, bowl in zip(panels, BOWLS, strict=True):
        _bowl(axes, learner, *bowl)
    panels[0].set_ylabel("second entry")
    return figure


def _bowl(axes: Axes, learner: Learner, flat: float, steep: float, name: str, color: str, marker: str) -> None:
    A = np.diag([flat, steep])
    eta = SHARE * learner.largest_stable_rate(A)
    xs = learner.descend(lambda x: A @ x, START, eta, STEPS)
    xs = xs if np.ndim(xs) == 2 else np.full((1, 2), np.nan)  # without a rate there is no walk
    axes.set(
        xlim=(-10, 9), ylim=(-6, 6), aspect="equal", xlabel="first entry", xticks=range(-8, 9, 4), yticks=(-4, 0, 4)
    )
    x, y = (number(entry, 1) for entry in xs[-1])
    axes.set_title(
        f"A {name} bowl: λ = {number(flat, 0)} and {number(steep, 0)}\nη = {number(eta, 3)} leads to ({x}, {y})"
    )
    around = np.linspace(0, 2 * np.pi, 200)
    for size in (2.0, 4.0, 6.0, 8.0):
        axes.plot(size * np.cos(around), size * np.sin(around) * np.sqrt(flat / steep), color=QUIET, linewidth=0.8)
    axes.plot(*xs.T, color=color, linewidth=1.3, marker=marker, markersize=4.5)
    label(axes, xs[0], "start", (0, 9), color)

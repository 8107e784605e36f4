"""The picture of doubling."""

import numpy as np
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, VERMILION, label, number, sheet


def picture(learner: Learner) -> Figure:
    """Each point is twice as high as it is far to the right."""
    x = np.arange(5.0)
    figure, (axes,) = sheet("Twice as much", "Each point is twice as high as it is far to the right.", height=3.5)
    axes.set(xlim=(0, 5), ylim=(0, 10), xlabel="x", ylabel="2 · x")
    axes.plot(x, learner.double_all(x), color=BLUE)
    axes.plot(x, [learner.double(value) for value in x], "o", color=VERMILION)
    label(axes, (3, learner.TWICE_THREE), f"2 · 3 = {number(learner.TWICE_THREE)}", (9, -5))
    return figure

"""The picture of softmax: three scores, shifted farther and farther, by the naive way and by the stable one."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, PURPLE, QUIET, label, number, sheet

SCORES = np.array([1.0, 2.0, 3.0])
FARTHEST, STEP = 1200, 10
LOOKS = (BLUE, "o"), (GREEN, "s"), (PURPLE, "^")


def picture(learner: Learner) -> Figure:
    """Three probabilities along the shift: lines for the stable softmax, marks for the naive one while it lasts."""
    shifts = np.arange(-FARTHEST, FARTHEST + 1, STEP)
    stable = np.array([learner.softmax(SCORES + c) for c in shifts])
    naive = np.array([learner.naive_softmax(SCORES + c) for c in shifts])
    below = "The scores 1, 2, 3, with c added to each. Lines: softmax. Marks: naive_softmax."
    figure, (axes,) = sheet("Where the naive softmax breaks", below)
    axes.set(xlim=(-FARTHEST, FARTHEST), ylim=(0, 0.8), xlabel="shift c", ylabel="probability")
    _broken(axes, shifts[np.isfinite(naive).all(axis=1)])
    for k, (color, marker) in enumerate(LOOKS):
        axes.plot(shifts, stable[:, k], color=color, linewidth=1.6)
        axes.plot(shifts[::10], naive[::10, k], marker, color=color, markersize=7.5)
        p = stable[len(shifts) // 2, k]  # where c is 0
        label(axes, (0, p), f"score {SCORES[k]:.0f} + c: {number(p)}", (0, 8), color)
    return figure


def _broken(axes: Axes, works: NDArray[np.int_]) -> None:
    """The shifts on both sides of those where the naive softmax gives numbers."""
    if not works.size:
        return
    first, last = works[0], works[-1]
    for start, end, why in (
        (-FARTHEST, first, "here every\nexp is 0:\n0 / 0 = nan"),
        (last, FARTHEST, "here an\nexp is inf:\ninf / inf = nan"),
    ):
        if start < end:
            axes.axvspan(start, end, color=QUIET, alpha=0.18, linewidth=0)
            label(axes, ((start + end) / 2, 0.45), why, (0, 0), path_effects=[])

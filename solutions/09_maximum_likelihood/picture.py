"""The picture of maximum likelihood: each p explains the flips more or less well, and one does best."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, VERMILION, label, number, sheet

SERIES = ((7, 3), (70, 30))  # heads and tails


def picture(learner: Learner) -> Figure:
    """The likelihood over p of few flips and of many, with its maximum."""
    below = "How likely the flips are for each p, as a share of the best. More flips leave fewer p's in the race."
    figure, panels = sheet("Which p explains the flips best?", below, columns=2, heads=2, height=4.6)
    for axes, (heads, tails) in zip(panels, SERIES, strict=True):
        _panel(axes, learner, heads, tails)
    panels[0].set_ylabel("likelihood (the best is 1)")
    return figure


def _panel(axes: Axes, learner: Learner, heads: int, tails: int) -> None:
    flips = [1] * heads + [0] * tails
    p = np.linspace(0.01, 0.99, 99)
    best = learner.mle_bernoulli(flips)
    heights = np.array([learner.log_likelihood(x, flips) for x in p])
    axes.set(xlim=(0, 1), ylim=(0, 1.15), xlabel="p, the probability of heads")
    axes.set_title(f"{heads} heads in {heads + tails} flips\nbest: p̂ = {number(best)}")
    axes.plot(p, np.exp(heights - np.nanmax(heights)) if np.isfinite(heights).any() else heights, color=BLUE)
    axes.axvline(best, color=VERMILION, linestyle="--", linewidth=1.3)
    label(axes, (best, 1.06), "p̂", (6, 0), VERMILION)

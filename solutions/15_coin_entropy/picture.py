"""The picture of a coin's entropy: the curve over p, the two shares of which it is the sum, and one coin on it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

EXAMPLE = 0.8  # the coin of the page: what is to be found by hand is not in the picture


def picture(learner: Learner) -> Figure:
    """H(p), what heads and tails contribute, and the coin of the worked example."""
    p = np.linspace(0, 1, 201)
    entropy = np.array([learner.coin_entropy(x) for x in p])
    # A side that never shows adds nothing.
    heads = np.array([x * learner.surprise(x) if x > 0 else 0.0 for x in p])
    below = "How much a toss surprises you on average, in bits: the part of heads and the part of tails."
    figure, (axes,) = sheet("The entropy of a coin", below)
    axes.set(xlim=(0, 1.24), ylim=(0, 1.12), ylabel="bits per toss", xticks=np.linspace(0, 1, 6), yticks=[0])
    axes.set_xlabel("p, the probability of heads", x=0.5 / 1.24)
    axes.spines.bottom.set_bounds(0, 1)  # the paper goes on for the labels; p does not
    axes.plot(p, heads, color=VERMILION, linestyle="--", linewidth=1.6)
    label(axes, (0.36, heads[72]), "heads: p · s(p)", (0, 5), VERMILION)
    axes.plot(p, heads[::-1], color=GREEN, linestyle="-.", linewidth=1.6)
    label(axes, (0.64, heads[72]), "tails: (1 − p) · s(1 − p)", (0, 5), GREEN)
    axes.plot(p, entropy, color=BLUE, linewidth=2.8)
    label(axes, (0.26, entropy[52]), "H(p), their sum", (10, -5), BLUE)
    _coin(axes, learner.coin_entropy(EXAMPLE))
    return figure


def _coin(axes: Axes, entropy: float) -> None:
    """The coin of the example on the curve, and where to read off its number."""
    axes.plot([EXAMPLE, EXAMPLE, 0], [0, entropy, entropy], color=QUIET, linestyle=":", linewidth=1.3)
    axes.plot(EXAMPLE, entropy, "o", color=BLUE, markersize=9)
    label(axes, (EXAMPLE, entropy), f"80/20 coin: {number(entropy)} bits", (11, 6), weight="bold")

"""The picture of Bayes' rule: three beliefs about a coin, after each of forty tosses."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, sheet

HEADS = np.array([0.3, 0.5, 0.7])  # what the hypotheses say about the share of heads
LOOKS = (GREEN, "--"), (VERMILION, "-."), (BLUE, "-")
TOSSES = "1101000011011101110111010111011110110111"  # of a coin that shows heads 7 times out of 10


def picture(learner: Learner) -> Figure:
    """The posterior of each hypothesis over the number of tosses seen; below, the tosses themselves."""
    tosses = np.array([int(toss) for toss in TOSSES])
    rows = np.where(tosses[:, np.newaxis] == 1, HEADS, 1 - HEADS)
    prior = np.full(3, 1 / 3)
    seen = np.arange(len(tosses) + 1)
    beliefs = np.array([learner.update_all(prior, rows[:n]) for n in seen])
    below = (
        "Three hypotheses about one coin. Each toss, a full dot for heads, an empty one for tails, moves the beliefs."
    )
    figure, (axes,) = sheet("Belief after each toss", below)
    axes.set(xlim=(0, len(tosses) + 7), ylim=(-0.12, 1), xlabel="tosses seen", ylabel="posterior probability")
    axes.set_xticks(range(0, len(tosses) + 1, 10))
    axes.set_yticks(np.linspace(0, 1, 6))
    axes.spines.bottom.set_bounds(0, len(tosses))  # the paper goes on for the labels
    for k, (color, line) in enumerate(LOOKS):
        axes.plot(seen, beliefs[:, k], color=color, linestyle=line, linewidth=2.4)
        label(axes, (seen[-1], beliefs[-1, k]), f"{HEADS[k] * 10:.0f} of 10 heads", (6, 0), color)
    _dots(axes, tosses)
    return figure


def _dots(axes: Axes, tosses: NDArray[np.int_]) -> None:
    """The evidence."""
    places = np.arange(1, len(tosses) + 1)
    for value, face in ((1, QUIET), (0, "none")):
        at = places[tosses == value]
        axes.plot(at, np.full(len(at), -0.07), "o", color=QUIET, markerfacecolor=face, markersize=6)

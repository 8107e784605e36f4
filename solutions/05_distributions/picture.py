"""The picture of sampling: chance has habits, and they show in many draws."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, VERMILION, label, number, sheet

P = np.array([0.1, 0.35, 0.05, 0.3, 0.2])
COUNTS = (30, 10_000)  # few draws, and many


def picture(learner: Learner) -> Figure:
    """How often each outcome was drawn, beside how often it should be."""
    below = "Bars: how often it came. Dashes: its probability. A few draws show chance, many show its habits."
    figure, panels = sheet("Few draws and many from one distribution", below, columns=2, heads=1)
    for axes, n in zip(panels, COUNTS, strict=True):
        _panel(axes, n, learner)
    panels[0].set_ylabel("share of the draws")
    return figure


def _panel(axes: Axes, n: int, learner: Learner) -> None:
    drawn = np.asarray(learner.sample(P, n, np.random.default_rng(5)), dtype=float)
    places = np.arange(len(P))
    shares = np.array([np.mean(drawn == k) for k in places]) if np.isfinite(drawn).all() else np.full(len(P), np.nan)
    axes.set(xlim=(-0.7, len(P) - 0.3), ylim=(0, 0.5), xticks=places, xlabel="outcome")
    axes.set_title(f"{n:,} draws")
    axes.bar(places, shares, width=0.6, color=BLUE, alpha=0.75)
    axes.hlines(P, places - 0.42, places + 0.42, color=VERMILION, linestyle="--", linewidth=2.4)
    for k, share in zip(places, shares, strict=True):
        label(axes, (k, max(share, P[k])), number(share), (0, 5), BLUE)

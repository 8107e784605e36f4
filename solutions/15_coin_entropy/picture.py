"""The picture of a coin's entropy: the curve over p, the two shares of which it is the sum, and two coins on it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picturing.learner import Learner
from runner.picturing.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet


def picture(learner: Learner) -> Figure:
    """H(p) with the fair and the 90/10 coin on it, and below it what heads and tails contribute."""
    p = np.linspace(0, 1, 201)
    entropy = np.array([learner.coin_entropy(x) for x in p])
    # 0 · ∞ counts as 0: a side that never shows adds nothing.
    heads = np.array([x * learner.surprise(x) if x > 0 else 0.0 for x in p])
    below = "A fair coin is the hardest to foresee. The surer a coin, the less news is in a toss."
    figure, (axes,) = sheet("The entropy of a coin", below)
    axes.set(xlim=(0, 1.24), ylim=(0, 1.12), ylabel="bits per toss", xticks=np.linspace(0, 1, 6))
    axes.set_xlabel("p, the probability of heads", x=0.5 / 1.24)
    axes.spines.bottom.set_bounds(0, 1)  # the paper goes on for the labels; p does not
    axes.plot(p, heads, color=VERMILION, linestyle="--", linewidth=1.6)
    label(axes, (0.3, heads[60]), "heads: p · s(p)", (0, 5), VERMILION)
    axes.plot(p, heads[::-1], color=GREEN, linestyle="-.", linewidth=1.6)
    label(axes, (0.7, heads[60]), "tails: (1 − p) · s(1 − p)", (0, 5), GREEN)
    axes.plot(p, entropy, color=BLUE, linewidth=2.8)
    label(axes, (0.26, entropy[52]), "H(p), their sum", (10, -5), BLUE)
    _coin(axes, 0.5, learner.coin_entropy(0.5), "o", "fair coin", (0, 9))
    _coin(axes, 0.9, learner.coin_entropy(0.9), "s", "90/10 coin", (11, 6))
    return figure


def _coin(axes: Axes, p: float, entropy: float, marker: str, name: str, beside: tuple[float, float]) -> None:
    """One coin on the curve, and where to read off its two numbers."""
    axes.plot([p, p, 0], [0, entropy, entropy], color=QUIET, linestyle=":", linewidth=1.3)
    axes.plot(p, entropy, marker, color=BLUE, markersize=9)
    bits = number(entropy)
    label(axes, (p, entropy), f"{name}: {bits} {'bit' if bits == '1' else 'bits'}", beside, weight="bold")

"""The picture of the divergence: one bell for two humps, and the way round decides which one it is."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, QUIET, VERMILION, label, number, sheet

X = np.linspace(-6, 6, 121)  # the outcomes: a line, cut into small steps
MEANS, SPREADS = np.linspace(-3, 3, 25), np.linspace(0.5, 3, 26)

Array = NDArray[np.float64]


def picture(learner: Learner) -> Figure:
    """The same two-humped p twice, with the bell curve q that is best for D(p ‖ q), and for D(q ‖ p)."""
    below = "p has two humps, q may have one. Among all bell curves: the q of least divergence, one way and the other."
    figure, (left, right) = sheet("One bell for two humps", below, columns=2, heads=2)
    p = 0.6 * _bell(-2, 0.6) + 0.4 * _bell(2, 0.6)
    _panel(left, p, "D(p ‖ q)", "q must reach all that comes", lambda q: learner.kl_divergence(p, q))
    _panel(right, p, "D(q ‖ p)", "q must not leave what is possible", lambda q: learner.kl_divergence(q, p))
    left.set_ylabel("probability of a step")
    return figure


def _bell(mean: float, spread: float) -> Array:
    density = np.exp(-(((X - mean) / spread) ** 2) / 2)
    bell: Array = density / density.sum()
    return bell


def _panel(axes: Axes, p: Array, name: str, why: str, cost: Callable[[Array], float]) -> None:
    """p, and the q of least cost among all means and spreads."""
    bells = [_bell(mean, spread) for mean in MEANS for spread in SPREADS]
    costs = np.array([cost(q) for q in bells])
    known = np.where(np.isnan(costs), np.inf, costs)
    best = int(np.argmin(known))
    least = costs[best]
    q = bells[best] if np.isfinite(least) else np.full(X.shape, np.nan)
    axes.set(xlim=(-6, 6), ylim=(0, 0.078), xlabel="outcome", xticks=range(-6, 7, 2))
    axes.set_title(f"least {name}: {number(least)} bits\n{why}")
    axes.fill_between(X, p, color=QUIET, alpha=0.35, linewidth=0)
    axes.plot(X, p, color=QUIET, linewidth=1.6)
    label(axes, (-2.9, 0.018), "p", (-10, 0), weight="bold")
    axes.plot(X, q, color=BLUE if "p ‖" in name else VERMILION, linestyle="-" if "p ‖" in name else "--")
    top = int(np.argmax(np.nan_to_num(q)))
    label(axes, (X[top], q[top]), "q", (0, 5), BLUE if "p ‖" in name else VERMILION, weight="bold")

"""The picture of the covariance matrix: a cloud of samples, and the ellipse along its eigenvectors."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

# Three ways to mix two independent numbers: y rises with x, has nothing to do with it, falls as it rises. And
# where there is room for two lines of text.
MIXES = ([[1.6, 0.0], [1.0, 0.6]], 1.0), ([[1.5, 0.0], [0.0, 0.8]], 1.0), ([[1.2, 0.0], [-1.3, 0.5]], -5.6)
SAMPLES = 150


def picture(learner: Learner) -> Figure:
    """Three clouds, each with its ellipse of two standard deviations and the two axes of it."""
    below = (
        "Blue: two standard deviations. Its axes are the eigenvectors of C; each eigenvalue is the variance along one."
    )
    figure, panels = sheet("The covariance matrix draws an ellipse", below, columns=3, heads=2, height=4.6)
    rng = np.random.default_rng(8)
    for axes, (mix, left) in zip(panels, MIXES, strict=True):
        _panel(axes, rng.normal(size=(SAMPLES, 2)) @ np.array(mix).T, left, learner)
    panels[0].set_ylabel("second number, y")
    return figure


def _panel(axes: Axes, X: NDArray[np.float64], left: float, learner: Learner) -> None:
    C, R = learner.covariance_matrix(X), learner.correlation_matrix(X)
    axes.set(xlim=(-6, 6), ylim=(-6, 6), aspect="equal", xlabel="first number, x", xticks=range(-4, 5, 2))
    axes.set_yticks(range(-4, 5, 2))
    axes.set_title(f"Cov(x, y) = {number(C[0, 1], 2)}\nr = {number(R[0, 1], 2)}")
    axes.plot(X[:, 0], X[:, 1], "o", color=QUIET, markersize=3.5, alpha=0.6)
    if not np.isfinite(C).all():
        return
    values, vectors = np.linalg.eigh((C + C.T) / 2)
    lengths = 2 * np.sqrt(np.maximum(values, 0))
    turn = np.linspace(0, 2 * np.pi, 200)
    middle = X.mean(axis=0)
    ellipse = middle[:, np.newaxis] + vectors @ (lengths[:, np.newaxis] * [np.cos(turn), np.sin(turn)])
    axes.plot(*ellipse, color=BLUE)
    for k, color in ((1, VERMILION), (0, GREEN)):
        tip = middle + lengths[k] * vectors[:, k] * (1 if vectors[0, k] >= 0 else -1)
        axes.plot([middle[0], tip[0]], [middle[1], tip[1]], color=color, linewidth=2.6, linestyle="-" if k else "--")
        sign = "—" if k else "- -"
        label(axes, (left, -3.7 - 1.3 * (1 - k)), f"{sign} λ = {number(values[k], 2)}", (1, 0), color)

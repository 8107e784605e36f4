"""The picture of softmax regression: the loss falls, and the plane is divided among three species."""

from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, VERMILION, label, sheet

DATA = Path(__file__).resolve().parents[2] / "exercises" / "20_softmax_regression" / "iris.csv"
KINDS = (("setosa", BLUE, "o"), ("versicolor", GREEN, "s"), ("virginica", VERMILION, "^"))
NAMES = (1.3, 0.75), (2.4, 1.45), (5.6, 2.6)  # where the names stand, beside their flowers
STEPS = 200


def picture(learner: Learner) -> Figure:
    """The losses of a fit on two measures of the petals, and the class that wins at each point of the plane."""
    table = np.loadtxt(DATA, delimiter=",", encoding="utf-8")
    X, labels = table[:, 2:4], table[:, 4].astype(int)
    below = "Learned from two measures of the petals. Each region is where one species is the most probable."
    figure, (left, right) = sheet("A classifier learns", below, columns=2, shared=False, height=4.9)
    centre, scale = X.mean(axis=0), X.std(axis=0)
    W, b, losses = learner.fit((X - centre) / scale, labels, 0.5, STEPS)
    left.set(xlim=(0, STEPS), ylim=(0, 1.2), xlabel="step", ylabel="loss (nats)")
    left.plot(losses, color=BLUE)
    _regions(right, learner, W, b, X, labels, centre, scale)
    return figure


def _regions(axes: Axes, learner: Learner, W, b, X, labels, centre, scale) -> None:  # type: ignore[no-untyped-def]
    axes.set(xlim=(0.5, 7.2), ylim=(-0.1, 2.8), xlabel="petal length (cm)", ylabel="petal width (cm)")
    lengths, widths = np.meshgrid(np.linspace(0.5, 7.2, 120), np.linspace(-0.1, 2.8, 90))
    points = np.column_stack([lengths.ravel(), widths.ravel()])
    P = learner.probabilities(W, b, (points - centre) / scale)
    if np.isfinite(P).all():
        colors = ListedColormap([color for _, color, _ in KINDS])
        best = np.argmax(P, axis=1).reshape(lengths.shape)
        axes.pcolormesh(lengths, widths, best, cmap=colors, alpha=0.18, vmin=0, vmax=2, rasterized=True)
    for kind, (name, color, marker) in enumerate(KINDS):
        mine = X[labels == kind]
        axes.plot(*mine.T, linestyle="", marker=marker, markersize=4, color=color, alpha=0.8)
        label(axes, NAMES[kind], name, (0, 0), color)

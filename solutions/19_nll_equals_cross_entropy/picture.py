"""The picture of the loss: what each class of a row costs and weighs, and many batches, judged by both roads."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, number, sheet

ROW, LABEL = np.array([[2.0, 1.0, 0.1]]), 1
CLASSES, ROWS, BATCHES = 3, 12, 36


def picture(learner: Learner) -> Figure:
    """Left the terms of one row's sum, right many batches: NLL against cross-entropy."""
    below = "Left: what each class would cost, and its weight p(k). Right: batches from bad to good, by both roads."
    figure, (left, right) = sheet("Two roads, one number", below, columns=2, heads=1, shared=False)
    _one_row(left, learner)
    _batches(right, learner)
    return figure


def _one_row(axes: Axes, learner: Learner) -> None:
    """What each class would cost, and what is left of it when it is weighed by the one-hot target."""
    axes.set(xlim=(-0.6, 2.6), ylim=(0, 2.7), xticks=range(CLASSES), xlabel="class k", ylabel="−log q(k), in nats")
    axes.set_title(f"One row with label {LABEL}: p(k) · (−log q(k))")
    for k in range(CLASSES):
        cost = learner.cross_entropy(np.eye(CLASSES)[[k]], ROW)
        if k == LABEL:
            axes.bar(k, cost, 0.6, color=BLUE)
            label(axes, (k, cost), f"1 · {number(cost)}", (0, 5), weight="bold")
        else:
            axes.bar(k, cost, 0.6, facecolor="none", edgecolor=QUIET, linestyle="--")
            label(axes, (k, cost), f"0 · {number(cost)}", (0, 5))
    cost = learner.nll(ROW, [LABEL])
    axes.axhline(cost, color=VERMILION, linestyle=":")
    label(axes, (-0.6, cost), f"NLL {number(cost)}", (6, 5), VERMILION)


def _batches(axes: Axes, learner: Learner) -> None:
    """Models from very wrong to nearly certain, each judged by both roads."""
    rng = np.random.default_rng(19)
    points = np.empty((BATCHES, 2))
    for i, skill in enumerate(np.linspace(-2.4, 8, BATCHES)):
        labels = rng.integers(0, CLASSES, ROWS)
        logits = rng.normal(size=(ROWS, CLASSES)) + skill * np.eye(CLASSES)[labels]
        points[i] = learner.nll(logits, labels), learner.cross_entropy(np.eye(CLASSES)[labels], logits)
    even = np.zeros((1, CLASSES))
    middle = learner.nll(even, [0]), learner.cross_entropy(np.eye(CLASSES)[[0]], even)
    axes.set(xlim=(-0.2, 4), ylim=(-0.2, 4), aspect="equal", xticks=range(5), yticks=range(5))
    axes.set(xlabel="NLL, in nats", ylabel="cross-entropy, in nats", title="Many batches: all on the diagonal")
    axes.axline((0, 0), slope=1, color=QUIET, linewidth=1)
    axes.plot(*points.T, "o", color=BLUE, markerfacecolor="none")
    axes.plot(*middle, "s", color=GREEN, markersize=8)
    label(axes, points[0], "sure, but wrong", (-10, 0), BLUE)
    label(axes, middle, f"equal scores: log 3 = {number(middle[0])}", (11, -6), GREEN)
    label(axes, points[-1], "sure, and right", (22, 0), BLUE)

"""The picture of derivatives: a smaller step is better, until float64 has no digits left."""

import math

import numpy as np
from matplotlib.figure import Figure

from runner.picture.learner import Learner
from runner.picture.paper import BLUE, GREEN, QUIET, VERMILION, label, sheet


def picture(learner: Learner) -> Figure:
    """The error of both differences for exp at 1, against the step, on log-log paper."""
    below = "How wrong the slope of eˣ at x = 1 is. It gets better with the step, until rounding takes over."
    figure, (axes,) = sheet("There is a best step", below, columns=1, height=4.9)
    h = np.logspace(-15, 0, 46)
    axes.set(xscale="log", yscale="log", xlim=(1e-15, 1), ylim=(1e-13, 10), xlabel="step h", ylabel="error")
    kinds = (
        ("forward", learner.forward_difference, BLUE, "o"),
        ("central", learner.central_difference, VERMILION, "s"),
    )
    for name, difference, color, marker in kinds:
        errors = np.array([abs(difference(math.exp, 1.0, step) - math.e) for step in h])
        errors[errors == 0] = np.nan  # no place on log paper
        axes.plot(h, errors, color=color, marker=marker, markersize=4, linewidth=1, label=name)
    axes.axvspan(1e-15, 1e-13, color=QUIET, alpha=0.15)
    label(axes, (2e-13, 2.5), "hardly a digit left", (4, 0), GREEN)
    axes.legend(loc="lower left", frameon=False)
    return figure

"""What people get wrong in doubling."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong("TWICE_THREE", {5: "You added 2 to 3. To double is to multiply."})


@mistake("double")
def squares(x):
    """You multiplied x by itself. That is its square: right for 2, wrong for 3."""
    return float(x) * float(x)


@mistake("double", edges=True)
def accepts_nan(x):
    """Your function answers when x is no number at all. Check for it first."""
    return 2.0 * x


@mistake("double_all")
def in_place(values):
    """You changed the caller's own list or array. Work on a copy."""
    for i in range(len(values)):
        values[i] = 2.0 * values[i]
    return np.asarray(values, dtype=float)

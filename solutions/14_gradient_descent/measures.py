"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

import numpy as np

STEPS = {"100 steps": 100, "1,000 steps": 1_000, "10,000 steps": 10_000}
SIDES = {"n = 3": 3, "n = 30": 30, "n = 300": 300}


def slope(x):
    """The gradient of a bowl that is twice as steep along each axis as along the one before."""
    return x * 2.0 ** np.arange(len(x))


def bowl(rng, n):
    """A symmetric matrix whose eigenvalues are above 1."""
    M = rng.normal(size=(n, n))
    return M.T @ M + np.eye(n)


SIZES = {
    "descend": {label: lambda rng, n=n: (slope, rng.normal(size=3), 0.1, n) for label, n in STEPS.items()},
    "largest_stable_rate": {label: lambda rng, n=n: (bowl(rng, n),) for label, n in SIDES.items()},
    "descend_until": {"a narrow bowl": lambda rng: (slope, 1 + rng.random(size=5), 0.1, 1e-9, 10_000)},
}


def true_walk(start, eta, steps):
    """The walk down the bowl of `slope`, without rounding."""
    rows = [[Fraction(x) for x in start]]
    for _ in range(steps):
        rows.append([x - Fraction(eta) * 2**k * x for k, x in enumerate(rows[-1])])
    return rows


WALKS = {
    "a rate of 0.1": ([1.0, -2.0, 3.0], 0.1, 50),
    "a rate at which the steepest part jumps to and fro": ([1.0, -2.0, 3.0], 0.5, 50),
}
HARD = {
    "descend": {label: ((slope, *walk), true_walk(*walk)) for label, walk in WALKS.items()},
    "largest_stable_rate": {
        "a bowl that is nearly flat in one direction": (([[1.0, 0.0], [0.0, 1e-12]],), 2.0),
        "entries of a third": (([[1 / 3, 0.0], [0.0, 0.1]],), 2 / Fraction(1 / 3)),
    },
}

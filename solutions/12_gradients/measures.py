"""What `compare` measures: inputs from small to large (SIZES)."""

import numpy as np


def squares(x):
    """Σ x²."""
    return float(np.sum(x * x))


def double(x):
    """Its gradient."""
    return 2 * x


COUNTS = {"n = 10": 10, "n = 300": 300}
SIZES = {
    "numerical_gradient": {label: lambda rng, n=n: (squares, rng.normal(size=n)) for label, n in COUNTS.items()},
    "quadratic_gradient": {
        label: lambda rng, n=n: (rng.normal(size=(n, n)), rng.normal(size=n), rng.normal(size=n))
        for label, n in COUNTS.items()
    },
    "gradient_check": {label: lambda rng, n=n: (squares, double, rng.normal(size=n)) for label, n in COUNTS.items()},
}

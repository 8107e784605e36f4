"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

import numpy as np

COUNTS = {"n = 10": 10, "n = 1,000": 1_000, "n = 100,000": 100_000}
WEIGHED = {label: lambda rng, n=n: (rng.normal(size=n), np.full(n, 1 / n)) for label, n in COUNTS.items()}
DRAWS = {label: lambda rng, n=n: (rng.normal(size=n),) for label, n in COUNTS.items()}

SIZES = {"expectation": WEIGHED, "variance": WEIGHED, "sample_variance": DRAWS}


def true_mean(values, p):
    """Σ pᵢxᵢ without rounding, for probabilities that sum to 1 exactly."""
    return sum(Fraction(x) * Fraction(w) for x, w in zip(values, p, strict=True))


def true_variance(values, p):
    """Σ pᵢ(xᵢ − E[X])² without rounding."""
    mean = true_mean(values, p)
    return true_mean([(Fraction(x) - mean) ** 2 for x in values], p)


def true_sample_variance(x):
    """Σ (xᵢ − x̄)² / (n − 1) without rounding."""
    n = len(x)
    return true_variance(x, [Fraction(1, n)] * n) * n / (n - 1)


FAR = ([1e9, 1e9 + 2, 1e9 + 6], [0.5, 0.25, 0.25])
NEAR = ([0.1, 0.2, 0.7, -1.3], [0.125, 0.375, 0.25, 0.25])
CANCEL = ([1e8, 0.1, -1e8], [0.25, 0.5, 0.25])

MILLION = [1e6 + 0.1, 1e6 + 0.2, 1e6 + 0.4]

HARD = {
    "expectation": {
        "values of a few decimals": (NEAR, true_mean(*NEAR)),
        "large values that cancel": (CANCEL, true_mean(*CANCEL)),
    },
    "variance": {
        "a mean of 10⁹": (FAR, true_variance(*FAR)),
        "values of a few decimals": (NEAR, true_variance(*NEAR)),
    },
    "sample_variance": {
        "a mean of 10⁹": ((FAR[0],), true_sample_variance(FAR[0])),
        "a mean of 10⁶": ((MILLION,), true_sample_variance(MILLION)),
    },
}

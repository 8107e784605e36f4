"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

HYPOTHESES = {"n = 2": 2, "n = 100": 100, "n = 10,000": 10_000}
ROWS = {"10 rows": 10, "1,000 rows": 1_000, "10,000 rows": 10_000}


def prior(rng, n):
    """A belief about so many hypotheses."""
    weights = rng.random(n) + 0.1
    return weights / weights.sum()


SIZES = {
    "posterior": {label: lambda rng, n=n: (prior(rng, n), rng.random(n)) for label, n in HYPOTHESES.items()},
    "update_all": {
        label: lambda rng, rows=rows: (prior(rng, 3), rng.random((rows, 3))) for label, rows in ROWS.items()
    },
    "medical_test": {"three shares": lambda rng: tuple(map(float, rng.random(3)))},
}


def true_posterior(prior, rows):
    """The rule without rounding: every float is a fraction."""
    weights = [Fraction(p) for p in prior]
    for row in rows:
        weights = [weight * Fraction(x) for weight, x in zip(weights, row, strict=True)]
    return [weight / sum(weights) for weight in weights]


def true_share(prevalence, sensitivity, false_positive_rate):
    """The sick among all who are positive, without rounding."""
    sick = Fraction(prevalence) * Fraction(sensitivity)
    return sick / (sick + (1 - Fraction(prevalence)) * Fraction(false_positive_rate))


ONE = {"a rare hypothesis": ([1e-9, 1 - 1e-9], [0.9, 1e-8]), "likelihoods of 1e-150": ([0.3, 0.7], [3e-150, 1e-150])}
MANY = {
    "300 rows that cancel": ([0.25, 0.75], [[0.6, 0.4]] * 150 + [[0.4, 0.6]] * 150),
    "300 rows of 1e-5": ([0.25, 0.75], [[1e-5, 1.01e-5]] * 300),
}
TESTS = {"one in a million": (1e-6, 0.99, 0.01), "nearly everybody": (0.999999, 0.5, 0.9)}

HARD = {
    "posterior": {label: (case, true_posterior(case[0], [case[1]])) for label, case in ONE.items()},
    "update_all": {label: (case, true_posterior(*case)) for label, case in MANY.items()},
    "medical_test": {label: (case, true_share(*case)) for label, case in TESTS.items()},
}

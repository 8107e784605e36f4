"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

COUNTS = {"10 flips": 10, "1,000 flips": 1_000, "100,000 flips": 100_000}

SIZES = {
    "log_likelihood": {label: lambda rng, n=n: (0.3, rng.integers(0, 2, size=n)) for label, n in COUNTS.items()},
    "mle_bernoulli": {label: lambda rng, n=n: (rng.integers(0, 2, size=n),) for label, n in COUNTS.items()},
    "mle_gaussian": {
        label.replace("flips", "samples"): lambda rng, n=n: (rng.normal(size=n),) for label, n in COUNTS.items()
    },
}


def true_log_likelihood(p, heads, tails):
    """heads · log p + tails · log(1 − p), to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        exact = Decimal(p)
        return heads * exact.ln() + tails * (1 - exact).ln()


HARD = {
    "log_likelihood": {
        "10,000 flips at p = 0.1": ((0.1, [1] * 1_000 + [0] * 9_000), true_log_likelihood(0.1, 1_000, 9_000)),
        "p = 1e-12": ((1e-12, [0, 1, 0]), true_log_likelihood(1e-12, 1, 2)),
    },
}

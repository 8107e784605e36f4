"""What `compare` measures: inputs from small to large (SIZES)."""


def batch(n, d=10, k=5):
    """A model and so many samples with their labels."""

    def make(rng):
        return rng.normal(size=(d, k)), rng.normal(size=k), rng.normal(size=(n, d)), rng.integers(0, k, n)

    return make


def samples(n, steps):
    """So many samples with their labels, and how many steps to take."""

    def make(rng):
        return rng.normal(size=(n, 4)), rng.integers(0, 3, n), 0.1, steps

    return make


COUNTS = {"100 samples": 100, "10,000 samples": 10_000}

SIZES = {
    "probabilities": {label: lambda rng, n=n: batch(n)(rng)[:3] for label, n in COUNTS.items()},
    "loss": {label: batch(n) for label, n in COUNTS.items()},
    "gradients": {label: batch(n) for label, n in COUNTS.items()},
    "standardize": {label: lambda rng, n=n: (rng.normal(size=(n, 10)),) for label, n in COUNTS.items()},
    "fit": {"120 samples and 20 steps": samples(120, 20), "120 samples and 200 steps": samples(120, 200)},
    "accuracy": {label: batch(n) for label, n in COUNTS.items()},
}
